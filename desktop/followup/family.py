"""The wall of the follow-up: what of it the family may read. It is decided here and nowhere else.

The child's words only where the child has said yes; never why something was not done, the levels' figures, what a
guardian or the school said, nor why it was decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.clock import day_of
from db.records import FollowUp, FollowUpGoal, FollowUpMeasure, FollowUpPerson, Goal, Measure
from db.records.states import ChildAbsence, PromiseKept
from desktop.followup import attendance
from desktop.followup.in_force import before
from desktop.plan.progress import LEVELS
from desktop.session.session import Session

FIELDS = ("minus2", "minus1", "zero", "plus1", "plus2")
"""The fields of a goal with its worded levels, −2 to +2."""


@dataclass(frozen=True)
class FamilyGoal:
    """A goal as the family reads it. Steps are 1 to 5, None for what nobody judged."""

    wording: str
    then: int | None
    now: int | None
    then_words: str
    now_words: str
    said: str


@dataclass(frozen=True)
class FamilyPromise:
    """A measure as the family reads it."""

    who: str
    role: str
    what: str
    actor: str
    kept: PromiseKept
    what_now: str


@dataclass(frozen=True, kw_only=True)
class FamilyFollowUp:
    """A follow-up as the family may read it. A type of its own: a `FollowUp` does not fit in its place."""

    number: int
    held_on: date
    since: date | None
    child_words: str
    child_absence: ChildAbsence
    goals: tuple[FamilyGoal, ...]
    promises: tuple[FamilyPromise, ...]
    changes: str
    keeps: str
    attendance_words: str
    next_on: date | None
    next_time: str
    next_place: str
    interpreter: str
    pause_until: date | None
    is_last: bool
    people: tuple[FollowUpPerson, ...]
    is_draft: bool


def family_follow_up(session: Session, follow_up: FollowUp) -> FamilyFollowUp:
    """Return a follow-up as the family may read it."""
    db = session.db
    plan = db.plans.get(follow_up.plan_id) if follow_up.plan_id else None
    goals = {one.id: one for one in db.goals.of(plan.id)} if plan else {}
    measures = {one.id: one for one in db.measures.of(plan.id)} if plan else {}
    earlier = before(session, follow_up)
    signed = day_of(plan.signed_at) if plan and plan.signed_at else None
    is_signed = follow_up.status == "signerad"
    return FamilyFollowUp(
        number=follow_up.number,
        held_on=follow_up.held_on or session.today(),
        since=earlier.held_on if earlier else signed,
        child_words=follow_up.child_words.strip() if follow_up.child_words_shown else "",
        child_absence="" if follow_up.child_words.strip() else follow_up.child_absence,
        goals=tuple(_goal(row, goals[row.goal_id]) for row in db.follow_up_goals.of(follow_up.id)),
        promises=tuple(
            _promise(row, measures[row.measure_id])
            for row in db.follow_up_measures.of(follow_up.id)
            if row.kept
        ),
        changes=follow_up.changes.strip(),
        keeps=follow_up.keeps.strip(),
        attendance_words=follow_up.attendance_words if is_signed else attendance.now(session, follow_up),
        next_on=follow_up.next_on,
        next_time=follow_up.next_time,
        next_place=follow_up.next_place,
        interpreter=follow_up.interpreter,
        pause_until=follow_up.pause_until if follow_up.decision == "paus" else None,
        is_last=follow_up.decision == "avsluta" or bool(follow_up.no_more_reason.strip()),
        people=tuple(db.follow_up_people.of(follow_up.id)),
        is_draft=not is_signed,
    )


def level_words(goal: Goal, level: int | None) -> str:
    """Return a goal's own words for a level, empty for none."""
    return str(getattr(goal, FIELDS[level - LEVELS.start])).strip() if level is not None else ""


def _goal(row: FollowUpGoal, goal: Goal) -> FamilyGoal:
    then, now = row.level_then, row.level
    then_words = level_words(goal, then) or goal.now_text.strip()
    return FamilyGoal(
        wording=goal.wording,
        then=then - LEVELS.start + 1 if then is not None else None,
        now=now - LEVELS.start + 1 if now is not None else None,
        then_words=then_words,
        now_words=level_words(goal, now),
        said=row.sentence.strip(),
    )


def _promise(row: FollowUpMeasure, measure: Measure) -> FamilyPromise:
    return FamilyPromise(
        who=measure.who,
        role=measure.who_role,
        what=measure.what,
        actor=measure.actor,
        kept=row.kept,
        what_now=row.what_now.strip(),
    )
