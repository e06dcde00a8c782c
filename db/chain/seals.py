"""The hash that a signed thing carries in its own row (`content_hash`), each kind by the rule it has always had.

The rules differ in what they cover and how they write it; they are kept as they are, since old rows must verify.
The first letters of a plan's and a consent's are printed. What a seal leaves out, the link's content hash covers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from db.records import (
    Amendment,
    Assessment,
    Booster,
    Closing,
    ClosingUndoing,
    Consent,
    ConsentCell,
    ConsentParty,
    FollowUp,
    FollowUpCorrection,
    Note,
    Plan,
    Referral,
    ReferralAddition,
)
from db.store.codec import to_sql
from db.store.sealing import sealed
from db.tables.database import Database

PLAN_PARTS = (
    "plan_words",
    "plan_points",
    "goals",
    "goal_factors",
    "measures",
    "ladder_steps",
    "participants",
)
"""The tables under a plan, each with its `plan_id`, in the order they are copied."""

FOLLOW_UP_PARTS = ("follow_up_goals", "follow_up_measures", "follow_up_people")
"""The tables under a follow-up, each with its `follow_up_id`."""

CLOSING_PARTS = ("closing_goals", "closing_people", "closing_duties", "closing_views")
"""The tables under a closing, each with its `closing_id`."""

NOT_IN_NOTES = frozenset({"content_hash", "transferred_at"})
NOT_IN_ROUNDS = frozenset({"status", "signed_at", "signed_by", "content_hash", "branch"})
NOT_IN_PLANS = NOT_IN_ROUNDS | {"updated_at", "approved", "approved_on"}
NOT_IN_FOLLOW_UPS = frozenset({"content_hash", "branch"})
NOT_IN_CLOSINGS = NOT_IN_FOLLOW_UPS
"""What may be different in a signed thing, and in what lies under it, than when it was sealed."""


def note_seal(note: Note) -> str:
    """Return the SHA-256 (hexadecimal) of everything that was signed in a note."""
    return _sha(_dense(sealed(note, NOT_IN_NOTES)))


def amendment_seal(amendment: Amendment) -> str:
    """Return the SHA-256 (hexadecimal) of a correction."""
    return _sha(_dense(sealed(amendment, NOT_IN_NOTES)))


def assessment_seal(db: Database, assessment: Assessment) -> str:
    """Return the SHA-256 (hexadecimal) of a round, its informants, answers and conclusions, in a fixed order."""
    answers = sorted(db.answers.of(assessment.id), key=lambda row: (row.question_id, row.informant))
    summary = db.summaries.find(assessment.id)
    signed: dict[str, Any] = {
        "assessment": sealed(assessment, NOT_IN_ROUNDS),
        "informants": [sealed(one, NOT_IN_ROUNDS) for one in db.informants.of(assessment.id)],
        "answers": [sealed(answer, NOT_IN_ROUNDS) for answer in answers],
        "summary": sealed(summary, NOT_IN_ROUNDS) if summary else None,
    }
    placed = [
        sealed(one, NOT_IN_ROUNDS) for one in sorted(db.placements.of(assessment.id), key=lambda one: one.id)
    ]
    asked = [sealed(one, NOT_IN_ROUNDS) for one in db.askings.of(assessment.id)]
    if placed:  # came later: a round without any has the seal it was signed with
        signed["placements"] = placed
    if asked:  # likewise
        signed["askings"] = sorted(asked, key=lambda one: str(one["id"]))
    return _sha(json.dumps(signed, sort_keys=True, separators=(",", ":")))


def plan_seal(db: Database, plan: Plan) -> str:
    """Return the SHA-256 (hexadecimal) of a plan's own fields and every part, in a fixed order."""
    signed: dict[str, Any] = {"plan": sealed(plan, NOT_IN_PLANS)}
    for table in PLAN_PARTS:
        signed[table] = [sealed(part, NOT_IN_PLANS) for part in getattr(db, table).of(plan.id)]
    return _sha(json.dumps(signed, ensure_ascii=False, sort_keys=True))


def follow_up_seal(db: Database, follow_up: FollowUp) -> str:
    """Return the SHA-256 (hexadecimal) of a follow-up as it is signed or cancelled, and every part of it."""
    signed: dict[str, Any] = {"follow_up": sealed(follow_up, NOT_IN_FOLLOW_UPS)}
    for table in FOLLOW_UP_PARTS:
        signed[table] = [sealed(part, NOT_IN_FOLLOW_UPS) for part in getattr(db, table).of(follow_up.id)]
    return _sha(_dense(signed))


def follow_up_correction_seal(correction: FollowUpCorrection) -> str:
    """Return the SHA-256 (hexadecimal) of a correction of a follow-up."""
    return _sha(_dense(sealed(correction, NOT_IN_FOLLOW_UPS)))


def referral_seal(one: Referral | ReferralAddition) -> str:
    """Return the SHA-256 (hexadecimal) of a referral as it is handed over or given up, or of an addition to it."""
    return _sha(_dense(sealed(one, NOT_IN_FOLLOW_UPS)))


def closing_seal(db: Database, closing: Closing) -> str:
    """Return the SHA-256 (hexadecimal) of a closing as it is signed, and every part of it."""
    signed: dict[str, Any] = {"closing": sealed(closing, NOT_IN_CLOSINGS)}
    for table in CLOSING_PARTS:
        signed[table] = [sealed(part, NOT_IN_CLOSINGS) for part in getattr(db, table).of(closing.id)]
    return _sha(_dense(signed))


def after_closing_seal(record: ClosingUndoing | Booster) -> str:
    """Return the SHA-256 (hexadecimal) of what comes after a closing: that it was taken back, or a booster."""
    return _sha(_dense(sealed(record, NOT_IN_CLOSINGS)))


def consent_seal(consent: Consent, parties: Iterable[ConsentParty], cells: Iterable[ConsentCell]) -> str:
    """Return the SHA-256 (hexadecimal) of a consent's period, purpose, parties and cells."""
    signed = {
        "case": consent.case_id,
        "number": consent.number,
        "version": consent.version,
        "purpose": consent.purpose,
        "how": consent.how,
        "not_shared": consent.not_shared,
        "from": to_sql(consent.valid_from),
        "until": to_sql(consent.valid_until),
        "parties": [[party.id, party.code, party.name, party.unit, party.not_this] for party in parties],
        "cells": sorted([cell.party_id, cell.category, cell.direction] for cell in cells),
    }
    return _sha(_dense(signed))


def file_hash(data: bytes) -> str:
    """Return the SHA-256 (hexadecimal) of a file."""
    return hashlib.sha256(data).hexdigest()


def is_sealed(db: Database, kind: str, object_id: str) -> bool:
    """Tell whether a thing that is there carries the hash of what it says; kinds without one do."""
    try:
        return kind not in _CHECKS or _CHECKS[kind](db, object_id)
    except ValueError:
        return False  # a day or moment that is none: somebody wrote past the program


def _is_note(db: Database, id: str) -> bool:
    note = db.notes.get(id)
    return note_seal(note) == note.content_hash


def _is_amendment(db: Database, id: str) -> bool:
    amendment = db.amendments.get(id)
    return amendment_seal(amendment) == amendment.content_hash


def _is_round(db: Database, id: str) -> bool:
    assessment = db.assessments.get(id)
    return assessment_seal(db, assessment) == assessment.content_hash


def _is_plan(db: Database, id: str) -> bool:
    plan = db.plans.get(id)
    return plan_seal(db, plan) == plan.content_hash


def _is_consent(db: Database, id: str) -> bool:
    consent = db.consents.get(id)
    seal = consent_seal(consent, db.consent_parties.of(id), db.consent_cells.of(id))
    return seal == consent.content_hash


def _is_follow_up(db: Database, id: str) -> bool:
    follow_up = db.follow_ups.get(id)
    return follow_up_seal(db, follow_up) == follow_up.content_hash


def _is_follow_up_correction(db: Database, id: str) -> bool:
    correction = db.follow_up_corrections.get(id)
    return follow_up_correction_seal(correction) == correction.content_hash


def _is_referral(db: Database, id: str) -> bool:
    one = db.referrals.get(id)
    return referral_seal(one) == one.content_hash


def _is_referral_addition(db: Database, id: str) -> bool:
    one = db.referral_additions.get(id)
    return referral_seal(one) == one.content_hash


def _is_closing(db: Database, id: str) -> bool:
    closing = db.closings.get(id)
    return closing_seal(db, closing) == closing.content_hash


def _is_undoing(db: Database, id: str) -> bool:
    undoing = db.closing_undoings.get(id)
    return after_closing_seal(undoing) == undoing.content_hash


def _is_booster(db: Database, id: str) -> bool:
    booster = db.boosters.get(id)
    return after_closing_seal(booster) == booster.content_hash


def _is_paper(db: Database, id: str) -> bool:
    paper = db.kept_papers.get(id)
    return (
        _sha(paper.drawn_from) == paper.drawn_from_hash and file_hash(paper.original) == paper.original_hash
    )


_CHECKS: Mapping[str, Callable[[Database, str], bool]] = {
    "anteckning": _is_note,
    "rattelse": _is_amendment,
    "kartlaggning": _is_round,
    "plan": _is_plan,
    "uppfoljning": _is_follow_up,
    "uppfoljningsrattelse": _is_follow_up_correction,
    "vidare_stod": _is_referral,
    "vidare_tillagg": _is_referral_addition,
    "avslut": _is_closing,
    "angrat_avslut": _is_undoing,
    "booster": _is_booster,
    "samtycke": _is_consent,
    "papper": _is_paper,
}


def _dense(signed: Mapping[str, object]) -> str:
    return json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
