"""The wall of the plan: what of a version the family may read. It is decided here and nowhere else.

What stays between some, risk and protection, and points that repeat what was said in private are not in what comes
out, and leave no number or gap.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from db.records import Goal, LadderStep, Measure, Participant, Plan, PlanPoint, PlanWords
from db.records.states import PointKind
from db.tables.database import Database
from desktop.assessment.form import form_of
from desktop.content import form
from desktop.forms.definition import Form, Question
from desktop.plan.sources import Source, findings, with_the_pupil_only
from desktop.session.session import Session


@dataclass(frozen=True)
class PlanContent:
    """What lies under a version of a plan, in its order."""

    words: tuple[PlanWords, ...]
    points: tuple[PlanPoint, ...]
    goals: tuple[Goal, ...]
    measures: tuple[Measure, ...]
    steps: tuple[LadderStep, ...]
    people: tuple[Participant, ...]


@dataclass(frozen=True, kw_only=True)
class FamilyPlan:
    """One version of a plan as the family may read it. A type of its own: a `Plan` does not fit in its place.

    It has the fields of `Plan` but those in `KEPT`; `content` lacks the private points.
    """

    id: str
    case_id: str
    number: int
    version: int
    status: str
    child_words: str
    child_missing_reason: str
    situation: str
    attendance: str
    long_term_goal: str
    morning_plan: str
    stop_plan: str
    school_support: str
    shared: str
    next_on: date | None
    next_time: str
    next_place: str
    next_interpreter: str
    next_called: str
    signed_at: datetime | None
    signed_by: str
    signed_for: str
    content_hash: str
    content: PlanContent


KEPT = frozenset({"private", "risk", "change_note", "created_at", "updated_at", "branch"})
"""The fields of a plan that the family never meets. A test holds that every other is a field of `FamilyPlan`."""


def content_of(db: Database, plan_id: str) -> PlanContent:
    """Return all that lies under a version of a plan."""
    return PlanContent(
        words=tuple(db.plan_words.of(plan_id)),
        points=tuple(db.plan_points.of(plan_id)),
        goals=tuple(db.goals.of(plan_id)),
        measures=tuple(db.measures.of(plan_id)),
        steps=tuple(db.ladder_steps.of(plan_id)),
        people=tuple(db.participants.of(plan_id)),
    )


def family_plan(session: Session, plan: Plan) -> FamilyPlan:
    """Return a version of a plan as the family may read it."""
    whole = content_of(session.db, plan.id)
    hidden = private_points(session, plan)
    content = PlanContent(
        words=whole.words,
        points=tuple(one for one in whole.points if one.id not in hidden),
        goals=whole.goals,
        measures=whole.measures,
        steps=whole.steps,
        people=whole.people,
    )
    names = {field.name for field in fields(FamilyPlan)} - {"content"}
    return FamilyPlan(**{name: getattr(plan, name) for name in names}, content=content)


def private_points(session: Session, plan: Plan) -> frozenset[str]:
    """Return the ids of the points that repeat what the family may not meet: said in private, or not cleared.

    A point with the very words that only the pupil's yes lets stand goes with that yes: also what the pupil and
    another said together, and that something is seen differently.

    A point knows its question and not whose answer it was. Where some of the answers to the question are private, it
    is open only when it says what the family may meet of them. One whose question is lost is private. Where some were
    not cleared, it is open unless it says just those words, or nothing on that side may be met.
    """
    asked = [one for one in session.db.plan_points.of(plan.id) if one.question_id]
    if not asked:
        return frozenset()
    questions, found = _form(session, plan.case_id), findings(session, plan.case_id)
    sides: dict[PointKind, tuple[Source, ...]] = {"strength": found.strengths, "barrier": found.barriers}
    pupils = with_the_pupil_only(session, plan.case_id)
    gone = {(one.question_id, one.text) for one in (*pupils.strengths, *pupils.barriers)}
    return frozenset(
        one.id
        for one in asked
        if (one.question_id, " ".join(one.text.split())) in gone
        or _is_kept(one, questions.find(one.question_id), sides)
    )


def _is_kept(point: PlanPoint, question: Question | None, sides: dict[PointKind, tuple[Source, ...]]) -> bool:
    every = [one for found in sides.values() for one in found if one.question_id == point.question_id]
    said = " ".join(point.text.split())
    if question is None or question.may_be_private:
        return not any(one.text == said and not one.is_kept for one in every)
    if any(one.text == said and one.is_kept for one in every):
        return True
    here = [one for one in sides[point.kind] if one.question_id == point.question_id]
    return bool(here) and all(one.is_kept for one in here)


def _form(session: Session, case_id: str) -> Form:
    assessment = session.db.assessments.current(case_id)
    return form_of(session, assessment) if assessment else form()
