"""Which kinds of thing are locked, where they stand, and what of each its content hash covers.

A content hash covers every column that is locked, of the thing and of all that lies under it, its own earlier hash
(`content_hash`) included: SHA-256 of compact JSON, tables and columns by name, rows by id. `FREE` names what may
still change in a locked row. A column that came after a link was made is named in `db.store.sealing.LATER` with the
value that old rows have: it enters the hash only where it holds something else, so that old links still verify.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.records import (
    Amendment,
    Asking,
    Assessment,
    Booster,
    Closing,
    ClosingDuty,
    ClosingGoal,
    ClosingPerson,
    ClosingUndoing,
    ClosingView,
    Consent,
    ConsentCell,
    ConsentParty,
    Disclosure,
    FollowUp,
    FollowUpCorrection,
    FollowUpGoal,
    FollowUpMeasure,
    FollowUpPerson,
    Goal,
    GoalFactor,
    Informant,
    KeptPaper,
    LadderStep,
    Measure,
    Note,
    PaperSigning,
    Participant,
    Placement,
    Plan,
    PlanPoint,
    PlanWords,
    Referral,
    ReferralAddition,
    Signatory,
    StoredAnswer,
    Summary,
    Withdrawal,
)
from db.store.codec import Value, columns
from db.store.sealing import LATER
from db.tables.database import Database

RECORDS: Mapping[str, type[Any]] = {
    "amendments": Amendment,
    "answers": StoredAnswer,
    "askings": Asking,
    "assessments": Assessment,
    "boosters": Booster,
    "closing_duties": ClosingDuty,
    "closing_goals": ClosingGoal,
    "closing_people": ClosingPerson,
    "closing_undoings": ClosingUndoing,
    "closing_views": ClosingView,
    "closings": Closing,
    "consent_cells": ConsentCell,
    "consent_parties": ConsentParty,
    "consents": Consent,
    "disclosures": Disclosure,
    "follow_up_corrections": FollowUpCorrection,
    "follow_up_goals": FollowUpGoal,
    "follow_up_measures": FollowUpMeasure,
    "follow_up_people": FollowUpPerson,
    "follow_ups": FollowUp,
    "goal_factors": GoalFactor,
    "goals": Goal,
    "informants": Informant,
    "kept_papers": KeptPaper,
    "ladder_steps": LadderStep,
    "measures": Measure,
    "notes": Note,
    "paper_signings": PaperSigning,
    "participants": Participant,
    "placements": Placement,
    "plan_points": PlanPoint,
    "plan_words": PlanWords,
    "plans": Plan,
    "referral_additions": ReferralAddition,
    "referrals": Referral,
    "signatories": Signatory,
    "summaries": Summary,
    "withdrawals": Withdrawal,
}
"""Every table with something a content hash covers."""

FREE: Mapping[str, frozenset[str]] = {
    "notes": frozenset({"transferred_at"}),
    "plans": frozenset({"status"}),
    "participants": frozenset({"approved", "approved_on"}),
    "consents": frozenset(
        {
            *("stage", "information_given_on", "information_language", "interpreter", "original_kept"),
            *("child_stance", "child_reason", "child_words", "child_asked_by", "child_asked_on"),
            *("override_ground", "override_at", "override_by", "updated_at"),
            *("override_kind", "override_decided_by", "override_decided_on"),
            *("ended_on", "ended_how", "ended_note"),
        }
    ),
    "signatories": frozenset({"reminded_on"}),
}
"""What may still be written in a row that is locked."""

ONLY_WITH_ROWS = frozenset({"placements", "askings"})
"""Parts that came after the first links: without a row the hash is what it was before there was such a table."""

OUTSIDE = frozenset({"branch", "original"})
"""Locked, and yet in no hash: what comes from another vault, where it was signed without one, is given a branch.

A kept paper's bytes have a hash of their own in the row, which `seals.is_sealed` holds them to.
"""


@dataclass(frozen=True)
class Kind:
    """One kind of locked thing. `locked` and `case` are SQL on a row of `table`; `parts` are (table, key to it)."""

    table: str
    locked: str
    case: str = "case_id"
    parts: tuple[tuple[str, str], ...] = ()


_OF_CONSENT = "(SELECT case_id FROM consents WHERE consents.id = consent_id)"
_UNDER_PLAN = (
    "plan_words",
    "plan_points",
    "goals",
    "goal_factors",
    "measures",
    "ladder_steps",
    "participants",
)

KINDS: Mapping[str, Kind] = {
    "anteckning": Kind("notes", "status = 'signed'"),
    "vidare_stod": Kind("referrals", "status <> 'utkast'"),
    "vidare_tillagg": Kind(
        "referral_additions",
        "TRUE",
        "(SELECT case_id FROM referrals WHERE referrals.id = referral_id)",
    ),
    "rattelse": Kind("amendments", "TRUE", "(SELECT case_id FROM notes WHERE notes.id = note_id)"),
    "kartlaggning": Kind(
        "assessments",
        "status = 'signed'",
        parts=(
            ("answers", "assessment_id"),
            ("informants", "assessment_id"),
            ("summaries", "id"),
            ("placements", "assessment_id"),
            ("askings", "assessment_id"),
        ),
    ),
    "plan": Kind("plans", "status <> 'draft'", parts=tuple((table, "plan_id") for table in _UNDER_PLAN)),
    "uppfoljning": Kind(
        "follow_ups",
        "status IN ('signerad', 'installd')",
        parts=(
            ("follow_up_goals", "follow_up_id"),
            ("follow_up_measures", "follow_up_id"),
            ("follow_up_people", "follow_up_id"),
        ),
    ),
    "uppfoljningsrattelse": Kind(
        "follow_up_corrections",
        "TRUE",
        "(SELECT case_id FROM follow_ups WHERE follow_ups.id = follow_up_id)",
    ),
    "avslut": Kind(
        "closings",
        "status = 'signerad'",
        parts=(
            ("closing_goals", "closing_id"),
            ("closing_people", "closing_id"),
            ("closing_duties", "closing_id"),
            ("closing_views", "closing_id"),
        ),
    ),
    "angrat_avslut": Kind(
        "closing_undoings", "TRUE", "(SELECT case_id FROM closings WHERE closings.id = closing_id)"
    ),
    "booster": Kind("boosters", "status <> 'planerad'"),
    "samtycke": Kind(
        "consents",
        "locked_at IS NOT NULL",
        parts=(("consent_parties", "consent_id"), ("consent_cells", "consent_id")),
    ),
    "underskrift": Kind("signatories", "kind <> ''", _OF_CONSENT),
    "nej": Kind("signatories", "kind = '' AND refused_on IS NOT NULL", _OF_CONSENT),
    "aterkallelse": Kind("withdrawals", "TRUE", _OF_CONSENT),
    "delning": Kind("disclosures", "TRUE"),
    "papper": Kind("kept_papers", "TRUE"),
    "papperssvar": Kind("paper_signings", "TRUE"),
}
"""By code, as it stands in a link."""


def content_hash(db: Database, kind: str, object_id: str) -> str | None:
    """Return the SHA-256 (hexadecimal) of a thing as it stands, or None when it is not there."""
    its = KINDS[kind]
    rows = {its.table: _rows(db, its.table, "id", object_id)}
    if not rows[its.table]:
        return None
    for table, key in its.parts:
        found = _rows(db, table, key, object_id)
        if found or table not in ONLY_WITH_ROWS:
            rows[table] = found
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def case_of(db: Database, kind: str, object_id: str) -> str:
    """Return the case a thing belongs to. Raises `LookupError` when there is none."""
    its = KINDS[kind]
    found = db.case_links.ask(f"SELECT {its.case} FROM {its.table} WHERE id = ?", object_id)
    if not found or not found[0][0]:
        raise LookupError(f"{its.table}: no case")
    return str(found[0][0])


def covered(table: str) -> tuple[str, ...]:
    """Return the columns of a table that a content hash covers, in the order of its record."""
    free = FREE.get(table, frozenset()) | OUTSIDE
    return tuple(name for name in columns(RECORDS[table]) if name not in free)


def _rows(db: Database, table: str, key: str, value: str) -> list[dict[str, Value]]:
    names, later = covered(table), LATER.get(RECORDS[table].__name__, {})
    found = db.case_links.ask(f"SELECT {', '.join(names)} FROM {table} WHERE {key} = ? ORDER BY id", value)
    rows = [dict(zip(names, row, strict=True)) for row in found]
    return [{name: it for name, it in row.items() if name not in later or it != later[name]} for row in rows]
