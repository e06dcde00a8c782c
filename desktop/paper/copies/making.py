"""Copies: what lay before the family, with what was answered and where it stands, out of the vault."""

from __future__ import annotations

from dataclasses import replace

from db.clock import day_of
from db.records import Consent, Plan, Signatory
from desktop.assessment.clearing import is_cleared
from desktop.consent.around import person
from desktop.consent.state import state_here
from desktop.paper import values as papers
from desktop.paper.builders.consent import label_of
from desktop.paper.builders.record import plan_for_the_record, summary_for_the_record, under_the_head_of
from desktop.paper.builders.summary import family_summary
from desktop.paper.copies.originals import Original, Values, original_of
from desktop.paper.copies.standing import (
    consent_standing,
    plan_standing,
    said_no_on,
    summary_standing,
    taken_of,
)
from desktop.session.session import Session


def is_answered(session: Session, consent: Consent) -> bool:
    """Return whether somebody has answered a consent: from then on its paper is a copy."""
    answers = session.db.signatories.of(consent.id)
    return consent.locked_at is not None or any(one.kind or one.refused_on for one in answers)


def consent_copy(session: Session, consent_id: str, level: papers.Level) -> papers.ConsentCopy:
    """Return the copy of a consent that somebody has answered; the family's names nobody while a no stands."""
    consent = session.db.consents.get(consent_id)
    original = original_of(session, papers.ConsentPaper, consent_id)
    state = state_here(session, consent)
    standing = consent_standing(session, consent, state)
    is_open = bool(state.refused) and level is not papers.Level.RECORD
    if is_open:
        standing = replace(standing, on=None, pupil=False) if _is_no(standing) else standing
    refused = {person(one) for one in state.refused}
    return papers.ConsentCopy(
        original=original.values,
        notes=_notes(session, original, standing),
        answers=() if is_open else _answers(session, consent, refused),
        is_refused=bool(state.refused),
        taken=taken_of(session, consent, original.values, state, standing),
        view=_view(consent),
        made_for=level,
    )


def plan_copy(session: Session, plan_id: str, level: papers.Level) -> papers.PlanCopy:
    """Return the copy of a signed plan. Raises `ValueError` without a next follow-up."""
    plan = session.db.plans.get(plan_id)
    original = original_of(session, papers.PlanPaper, plan_id)
    paper = original.values
    if level is papers.Level.RECORD:
        paper = plan_for_the_record(session, plan, paper)
    notes = _notes(session, original, plan_standing(session, plan))
    return papers.PlanCopy(paper, notes, _said_yes(session, plan, paper))


def still_to_sign(
    session: Session, kind: type[papers.ConsentPaper | papers.PlanPaper], object_id: str, level: papers.Level
) -> papers.ConsentPaper | papers.PlanPaper:
    """Return the paper for those who have not signed yet: the one the others signed, with every line empty."""
    if kind is papers.ConsentPaper:
        return original_of(session, papers.ConsentPaper, object_id).values
    paper = original_of(session, papers.PlanPaper, object_id).values
    if level is papers.Level.RECORD:
        return plan_for_the_record(session, session.db.plans.get(object_id), paper)
    return paper


def signed_follow_up(session: Session, follow_up_id: str) -> papers.FollowUpPaper:
    """Return the family's paper of a signed follow-up, as it was kept when it was signed."""
    return original_of(session, papers.FollowUpPaper, follow_up_id).values


def signed_closing(session: Session, closing_id: str) -> papers.ClosingPaper:
    """Return the family's letter of a closing, as it was kept when the case was closed."""
    return original_of(session, papers.ClosingPaper, closing_id).values


def summary_copy(session: Session, assessment_id: str, level: papers.Level) -> papers.SummaryCopy:
    """Return the copy of a signed round's summary.

    A pupil who has taken back the yes to showing its answers is in no copy for the family, whatever the original has;
    the copy then says that it has not all of it. Who never was on the original is added by no later yes.
    """
    assessment = session.db.assessments.get(assessment_id)
    original = original_of(session, papers.SummaryPaper, assessment_id)
    paper, is_whole = original.values, True
    if level is papers.Level.RECORD:
        paper = summary_for_the_record(session, assessment, paper)
    elif _has_pupil(paper) and not is_cleared(session, assessment):
        paper, is_whole = under_the_head_of(paper, family_summary(session, assessment)), False
    notes = _notes(session, original, summary_standing(session, assessment))
    return papers.SummaryCopy(paper, notes, is_whole)


def _has_pupil(paper: papers.SummaryPaper) -> bool:
    shapes = {one.shape for one in paper.informants}
    return papers.InformantShape.PUPIL in shapes or bool(paper.pupil_words.text)


def _notes(session: Session, original: Original[Values], standing: papers.Standing) -> papers.CopyNotes:
    return papers.CopyNotes(session.today(), standing, original.code, original.in_hindsight)


def _is_no(standing: papers.Standing) -> bool:
    return standing.mark is papers.StandingMark.REFUSED


def _answers(session: Session, consent: Consent, refused: set[str]) -> tuple[papers.Given, ...]:
    """Return everybody's answer, the pupil's first. A no to an earlier version stands until it is changed."""
    people = sorted(session.db.signatories.of(consent.id), key=lambda one: one.signer != "E")
    return tuple(_answer(session, consent, one, is_no=person(one) in refused) for one in people)


def _answer(session: Session, consent: Consent, one: Signatory, *, is_no: bool) -> papers.Given:
    about = label_of(one).lower()
    if one.kind:
        return papers.Given(one.name, about, papers.Answer.YES, one.signed_on, one.kind == "muntligt")
    if is_no:
        return papers.Given(one.name, about, papers.Answer.NO, said_no_on(session, consent, one))
    return papers.Given(one.name, about)


_STANCES = {stance.value: stance for stance in papers.Stance}


def _view(consent: Consent) -> papers.ChildsView | None:
    """Return what the child said when asked; a code of the municipality's own is no answer that a paper knows."""
    stance = _STANCES.get(consent.child_stance)
    if stance is None:
        return None
    return papers.ChildsView(stance, consent.child_asked_on, consent.child_words, consent.child_reason)


def _said_yes(session: Session, plan: Plan, paper: papers.PlanPaper) -> tuple[papers.Given, ...]:
    """Return who said yes to a plan, when and how; its author locked it, and has signed nothing with a pen."""
    signed = day_of(plan.signed_at) if plan.signed_at else None
    given = []
    for one in session.db.participants.of(plan.id):
        if one.how == "inte_med" or not one.name.strip() or one.name == plan.signed_by:
            continue
        answer = papers.Answer.YES_TO_PLAN if one.approved else papers.Answer.NONE
        given.append(papers.Given(one.name, one.role, answer, one.approved_on, one.approved == "oral"))
    author = papers.Given(plan.signed_by, paper.worker.title, papers.Answer.SIGNED, signed)
    return (*given, author)
