"""Part of the second step: vidare stöd is a record of its own, and what is answered stands beside it."""

from __future__ import annotations

from db.store.connection import Connection

_MADE = (
    """CREATE TABLE referrals (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    kind TEXT NOT NULL CHECK (
        kind IN ('oro', 'ansokan', 'sip', 'bup', 'habilitering', 'utredning', 'elevhalsa', 'annan')
    ),
    status TEXT NOT NULL CHECK (status IN ('utkast', 'lamnad', 'avbruten')),
    title TEXT NOT NULL,
    to_code TEXT NOT NULL,
    to_unit TEXT NOT NULL,
    to_person TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('', 'telefon', 'blankett', 'post', 'etjanst', 'epost')),
    given_on TEXT,
    given_time TEXT NOT NULL,
    written TEXT NOT NULL,
    seen_on TEXT,
    seen_time TEXT NOT NULL,
    seen_place TEXT NOT NULL,
    what TEXT NOT NULL,
    who_said TEXT NOT NULL,
    wishes TEXT NOT NULL,
    question TEXT NOT NULL,
    child_words TEXT NOT NULL,
    take_up TEXT NOT NULL,
    leave_out TEXT NOT NULL,
    thought TEXT NOT NULL,
    ongoing TEXT NOT NULL,
    siblings TEXT NOT NULL,
    safe_now TEXT NOT NULL,
    comfort TEXT NOT NULL,
    reach TEXT NOT NULL,
    did TEXT NOT NULL,
    consulted TEXT NOT NULL,
    invited TEXT NOT NULL,
    goals TEXT NOT NULL,
    ground TEXT NOT NULL CHECK (ground IN ('samtycke', 'anmalningsplikt', 'familjen_sjalv', 'annan')),
    categories TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_on TEXT,
    decided_words TEXT NOT NULL,
    family_knows TEXT NOT NULL CHECK (family_knows IN ('', 'tillsammans', 'vet', 'vet_inte')),
    family_why TEXT NOT NULL,
    child_knows TEXT NOT NULL CHECK (child_knows IN ('', 'ja', 'nej')),
    child_how TEXT NOT NULL,
    follow_on TEXT,
    not_watched TEXT NOT NULL,
    aborted_reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    signed_at TEXT,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL
) STRICT""",
    "CREATE INDEX referrals_by_case ON referrals (case_id)",
    """CREATE TABLE referral_additions (
    id TEXT PRIMARY KEY NOT NULL,
    referral_id TEXT NOT NULL REFERENCES referrals,
    kind TEXT NOT NULL CHECK (kind IN ('svar', 'kontroll', 'avslutad', 'avbruten', 'rattelse')),
    answer TEXT NOT NULL CHECK (
        answer IN ('', 'mottaget', 'inleds', 'inleds_inte', 'beviljad', 'avslag',
            'sip_mote', 'vantelista', 'annat', 'inget_svar')
    ),
    happened_on TEXT,
    words TEXT NOT NULL,
    diary TEXT NOT NULL,
    coordinator TEXT NOT NULL,
    next_on TEXT,
    signed_at TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL
) STRICT""",
    "CREATE INDEX referral_additions_by_referral ON referral_additions (referral_id)",
)


def referrals(connection: Connection) -> None:
    """Make the tables, empty: what was handed on before stands in the journal."""
    for statement in _MADE:
        connection.execute(statement)
