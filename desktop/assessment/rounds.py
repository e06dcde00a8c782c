"""Kartläggning: begun, carried out over several meetings, concluded and signed; asked again in a new round."""

from __future__ import annotations

from dataclasses import replace

from db.records import Assessment
from desktop.assessment.answers import (
    answer_of,
    answers_of,
    clear_answer,
    keep_place,
    save_answer,
    writing,
)
from desktop.assessment.clearing import clearance, is_cleared, note_clearance
from desktop.assessment.documents import (
    DocumentRow,
    document_progress,
    document_rows,
    save_document,
)
from desktop.assessment.form import (
    SetAside,
    age_now,
    age_of,
    form_of,
    keep_form,
    set_aside,
    unfilled_form_of,
    with_name,
)
from desktop.assessment.informants import (
    called,
    name_school,
    prepare_informants,
    save_informant,
    school_suggestion,
)
from desktop.assessment.lifting import News, lift, news_for
from desktop.assessment.placing import place, placed_in, proposals_of
from desktop.assessment.safety import feedback_day, note_safety
from desktop.assessment.signing import gaps, sign_assessment
from desktop.assessment.summary import Offer, Offers, offers, save_summary, summary_of
from desktop.assessment.which import chosen, current, earlier_id
from desktop.cases.steps import begin
from desktop.content import form
from desktop.session.session import Session

FORM = "kartlaggning"

__all__ = [
    "FORM",
    "DocumentRow",
    "News",
    "Offer",
    "Offers",
    "SetAside",
    "age_now",
    "age_of",
    "answer_of",
    "answers_of",
    "called",
    "chosen",
    "clear_answer",
    "clearance",
    "current",
    "document_progress",
    "document_rows",
    "earlier_id",
    "feedback_day",
    "form_of",
    "gaps",
    "is_cleared",
    "keep_place",
    "lift",
    "name_school",
    "news_for",
    "note_clearance",
    "note_safety",
    "offers",
    "place",
    "placed_in",
    "prepare_informants",
    "proposals_of",
    "save_answer",
    "save_document",
    "save_informant",
    "save_summary",
    "school_suggestion",
    "set_aside",
    "set_short",
    "sign_assessment",
    "start_assessment",
    "summary_of",
    "unfilled_form_of",
    "with_name",
]


def start_assessment(session: Session, case_id: str, *, short: bool = True) -> Assessment:
    """Begin a round with today's questions; an open round is taken up again instead of a second one.

    After a signed round this is the next: the signed one is kept as it is.
    """
    last = current(session, case_id)
    if last is not None and last.status == "open":
        return last
    questions = form(FORM)
    round_ = Assessment(
        case_id=case_id,
        form_id=questions.id,
        form_version=questions.version,
        form_hash=questions.hash,
        round=last.round + 1 if last else 1,
        short=short,
        started_on=session.today(),
    )
    with session.change(
        "assessments", "informants", event="assessment_started", subject_id=case_id, object_id=round_.id
    ) as db:
        keep_form(db, questions)
        db.assessments.add(round_)
        prepare_informants(session, round_)
        begin(session, case_id, "kartlaggning")
    return round_


def set_short(session: Session, assessment: Assessment, *, short: bool) -> Assessment:
    """Go between the short and the whole version; answers already given stay."""
    with writing(session, assessment, "assessments") as db:
        return db.assessments.put(replace(db.assessments.get(assessment.id), short=short))
