"""Signing a kartläggning: what is missing is told and never stops it; then the round is locked and sealed."""

from __future__ import annotations

from dataclasses import replace

from db.chain.seals import assessment_seal
from db.clock import now
from db.records import Assessment
from desktop.assessment.answers import answers_of, refuse_signed, settle
from desktop.assessment.asking import silent_in
from desktop.assessment.form import age_of, form_of
from desktop.cases.steps import set_status, what_is_missing
from desktop.chain.locked import chain
from desktop.drafts import unread
from desktop.errors import UserError
from desktop.forms.checks import Missing, missing
from desktop.session.session import Session


def gaps(session: Session, assessment: Assessment) -> tuple[Missing, ...]:
    """Return what the round lacks, most telling first; nothing of it stops a signature."""
    return missing(
        form_of(session, assessment),
        answers_of(session, assessment.id),
        age_of(session, assessment),
        tuple(one.informant for one in session.db.informants.of(assessment.id)),
        short=assessment.short,
        silent=frozenset(silent_in(session, assessment.id)),
    )


def sign_assessment(session: Session, assessment: Assessment) -> Assessment:
    """Lock the round with its answers, informants and summary, and call the step done, with gaps if there are any.

    Raises `UserError` when it is signed already, when nobody has answered, when the worker has no name, or
    while something typed in an answer cannot be read.
    """
    current = session.db.assessments.get(assessment.id)
    refuse_signed(current)
    _refuse_empty(session, current)
    unread.refuse(session, unread.form(current.case_id, "svar", current.id))
    has_gaps = bool(gaps(session, current) or what_is_missing(session, current.case_id, "kartlaggning"))
    with session.change(
        "assessments", event="assessment_signed", subject_id=current.case_id, object_id=current.id
    ) as db:
        settle(session, db, current.id)
        current = db.assessments.get(current.id)
        current = replace(current, signed_for=session.acting_for)
        seal = assessment_seal(db, current)
        signed = db.assessments.put(
            replace(
                current,
                status="signed",
                signed_at=now(),
                signed_by=session.worker.name,
                content_hash=seal,
            )
        )
        chain(session, "kartlaggning", current.id)
        set_status(session, current.case_id, "kartlaggning", "klar_med_luckor" if has_gaps else "klar")
    return signed


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
