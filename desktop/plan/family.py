"""The wall of the plan: what of a version the family may read. It is decided here and nowhere else.

What stays between some, risk and protection, and points that repeat what was said in private are not in what comes
out, and leave no number or gap.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from db.records import Goal, LadderStep, Measure, Participant, Plan, PlanPoint, PlanWords
from db.tables.database import Database
from desktop.assessment.form import form_of
from desktop.content import form
from desktop.forms.definition import Form, Question
from desktop.plan.sources import family_findings
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
    """Return the ids of the points that repeat what somebody said in private.

    A point knows its question and not whose answer it was. Where some of the answers to the question are private, it
    is open only when it says what the family may meet of them. One whose question is lost is private.
    """
    asked = [one for one in session.db.plan_points.of(plan.id) if one.question_id]
    if not asked:
        return frozenset()
    questions = _form(session, plan.case_id)
    unsure = [one for one in asked if _may_be_private(questions.find(one.question_id))]
    if not unsure:
        return frozenset()
    found = family_findings(session, plan.case_id)
    open_ = {(one.question_id, one.text) for one in (*found.strengths, *found.barriers)}
    return frozenset(one.id for one in unsure if (one.question_id, " ".join(one.text.split())) not in open_)


def _may_be_private(question: Question | None) -> bool:
    return question is None or question.may_be_private


def _form(session: Session, case_id: str) -> Form:
    assessment = session.db.assessments.current(case_id)
    return form_of(session, assessment) if assessment else form()
