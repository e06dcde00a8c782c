"""Part of the second step: papers that were printed for signing are kept, and which of them was signed.

What was signed before has no paper yet: it is drawn afterwards, by the program and not by this step, since nothing
here may know what a paper looks like.
"""

from __future__ import annotations

from db.store.connection import Connection

_MADE = (
    """CREATE TABLE kept_papers (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    document TEXT NOT NULL CHECK (document IN ('handlingsplan', 'samtycke', 'kartlaggning', 'uppfoljning', 'avslut')),
    object_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    code TEXT NOT NULL,
    drawn_from TEXT NOT NULL,
    drawn_from_hash TEXT NOT NULL,
    rows_then TEXT NOT NULL,
    texts_version TEXT NOT NULL,
    texts_hash TEXT NOT NULL,
    program TEXT NOT NULL,
    pages INTEGER NOT NULL,
    in_hindsight INTEGER NOT NULL CHECK (in_hindsight IN (0, 1)),
    kept_by TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    original_hash TEXT NOT NULL,
    original BLOB NOT NULL
) STRICT""",
    "CREATE INDEX kept_papers_by_case ON kept_papers (case_id)",
    "CREATE INDEX kept_papers_by_object ON kept_papers (object_id)",
    "CREATE INDEX kept_papers_by_code ON kept_papers (code)",
    """CREATE TABLE paper_signings (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    paper_id TEXT NOT NULL REFERENCES kept_papers,
    document TEXT NOT NULL CHECK (document IN ('handlingsplan', 'samtycke', 'kartlaggning', 'uppfoljning', 'avslut')),
    object_id TEXT NOT NULL,
    signer_id TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('ja', 'nej')),
    noted_by TEXT NOT NULL,
    noted_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX paper_signings_by_object ON paper_signings (object_id)",
    "CREATE INDEX paper_signings_by_signer ON paper_signings (signer_id)",
)


def papers(connection: Connection) -> None:
    """Make the two tables."""
    for statement in _MADE:
        connection.execute(statement)
