"""Signing a kartläggning: what is missing is told and never stops it; then the round is locked and sealed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from db.clock import now
from db.records import Assessment
from db.store.codec import Value
from db.store.sealing import sealed
from db.tables.database import Database
from desktop.assessment.answers import answers_of, refuse_signed
from desktop.assessment.form import age_of, form_of
from desktop.cases.steps import set_status, what_is_missing
from desktop.errors import UserError
from desktop.forms.checks import Missing, missing
from desktop.session.session import Session

NOT_SEALED = frozenset({"status", "signed_at", "signed_by", "content_hash", "branch"})
"""What may be different in a signed round than when its content was sealed."""


def gaps(session: Session, assessment: Assessment) -> tuple[Missing, ...]:
    """Return what the round lacks, most telling first; nothing of it stops a signature."""
    return missing(
        form_of(session, assessment),
        answers_of(session, assessment.id),
        age_of(session, assessment.case_id),
        tuple(voice.informant for voice in session.db.informants.of(assessment.id)),
        short=assessment.short,
    )


def sign_assessment(session: Session, assessment: Assessment) -> Assessment:
    """Lock the round with its answers, voices and summary, and call the step done, with gaps if there are any.

    Raises `UserError` when it is signed already, when nobody has answered, or when the worker has no name.
    """
    current = session.db.assessments.get(assessment.id)
    refuse_signed(current)
    _refuse_empty(session, current)
    has_gaps = bool(gaps(session, current) or what_is_missing(session, current.case_id, "kartlaggning"))
    with session.change(
        "assessments", event="assessment_signed", subject_id=current.case_id, object_id=current.id
    ) as db:
        seal = content_hash(db, current)
        signed = db.assessments.put(
            replace(
                current,
                status="signed",
                signed_at=now(),
                signed_by=session.worker.name,
                content_hash=seal,
            )
        )
        set_status(session, current.case_id, "kartlaggning", "klar_med_luckor" if has_gaps else "klar")
    return signed


def content_hash(db: Database, assessment: Assessment) -> str:
    """Return the SHA-256 (hexadecimal) of the round, its voices, answers and conclusions, in a fixed order."""
    answers = sorted(db.answers.of(assessment.id), key=lambda row: (row.question_id, row.informant))
    summary = db.summaries.find(assessment.id)
    signed = {
        "assessment": _row(assessment),
        "informants": [_row(voice) for voice in db.informants.of(assessment.id)],
        "answers": [_row(answer) for answer in answers],
        "summary": _row(summary) if summary else None,
    }
    text = json.dumps(signed, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_intact(session: Session, assessment: Assessment) -> bool:
    """Return whether a signed round still says what was signed."""
    return bool(assessment.content_hash) and content_hash(session.db, assessment) == assessment.content_hash


def _row(record: Any) -> dict[str, Value]:
    return sealed(record, NOT_SEALED)


def _refuse_empty(session: Session, assessment: Assessment) -> None:
    if not session.worker.name.strip():
        raise UserError(
            "Ditt namn saknas",
            "Kartläggningen signeras med namnet på den som har frågat.",
            "Alla svar är sparade.",
            "Skriv ditt namn under Inställningar och signera sedan.",
        )
    if not answers_of(session, assessment.id).informants():
        raise UserError(
            "Ingen har svarat än",
            "Det finns inget att signera.",
            "Inget har ändrats.",
            "Börja samtalet och signera när ni är klara.",
        )
