"""A handlingsplan's paper for the family. What is added for the record: `builders.record`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from db.clock import day_of
from db.records import Case, Goal, Measure, Participant, PlanWords
from db.records.states import Attended
from desktop.attendance.figures import percent, shares
from desktop.attendance.weeks import by_week, four_before, rows_of
from desktop.attendance.words import runs
from desktop.paper import values as papers
from desktop.paper.builders.shared import (
    letterhead,
    listed,
    meeting_on,
    paper_pupil,
    pupil_of,
    worker,
)
from desktop.plan.changes import family_changes, previous
from desktop.plan.family import FamilyPlan, family_plan
from desktop.plan.progress import level_now
from desktop.session.session import Session
from desktop.session.who import named, title_of

_HOW: dict[Attended, str] = {"plats": "på plats", "telefon": "på telefon", "skarm": "på skärm"}
LEVELS = ("minus2", "minus1", "zero", "plus1", "plus2")


def family_plan_paper(session: Session, plan: FamilyPlan) -> papers.PlanPaper:
    """Return what stands on the family's paper. Raises `ValueError` without a next follow-up.

    Of the plan it knows nothing but what the family may read.
    """
    case = session.db.cases.get(plan.case_id)
    if plan.next_on is None:
        raise ValueError("a plan without a follow-up is not printed")
    day = (day_of(plan.signed_at) if plan.signed_at else None) or session.today()
    paper = papers.PlanPaper(
        letterhead=letterhead(session),
        worker=worker(session),
        pupil=paper_pupil(session, case),
        number=plan.number,
        version=plan.version,
        day=day,
        next_meeting=_meeting(plan, plan.next_on),
        pupil_words=papers.Words(pupil_of(session, case).called, plan.child_words, plan.child_missing_reason),
        attendance=_attendance(session, case, day),
        situation=plan.situation,
        long_term=plan.long_term_goal,
        morning=plan.morning_plan,
        stop=plan.stop_plan,
        school_support=plan.school_support,
        shared_with=plan.shared,
        draft=plan.status == "draft",
        made_for=papers.Level.FAMILY,
    )
    return _with_changes(session, plan, _with_content(session, plan, paper))


def _with_content(session: Session, plan: FamilyPlan, paper: papers.PlanPaper) -> papers.PlanPaper:
    """Return the paper with what lies under the plan: words, points, goals, steps, people."""
    content = plan.content
    points = [one for one in content.points if one.text.strip()]
    goals = going_on(content.goals)
    steps = [step for step in content.steps if step.what.strip()]
    return replace(
        paper,
        home_words=tuple(_words(one) for one in content.words),
        strengths=tuple(papers.Item(one.text, private=False) for one in points if one.kind == "strength"),
        hardest=tuple(papers.Item(one.text, private=False) for one in points if one.kind == "barrier"),
        goals=tuple(_goal(session, plan, goal) for goal in goals),
        doings=_doings(content.measures, goals),
        stairs=tuple(papers.Step(step.what) for step in steps),
        stairs_now=next((place for place, step in enumerate(steps) if step.is_current), None),
        participants=_took_part(content.people),
        signers=_signers(session, plan, content.people),
    )


def going_on(goals: Iterable[Goal]) -> list[Goal]:
    """Return the goals that stand on paper, in their order."""
    return [goal for goal in goals if goal.status != "ended"]


def _with_changes(session: Session, plan: FamilyPlan, paper: papers.PlanPaper) -> papers.PlanPaper:
    older = previous(session, session.db.plans.get(plan.id))
    if older is None or older.signed_at is None:
        return paper
    found = family_changes(family_plan(session, older), plan)
    return replace(
        paper,
        changes=tuple(papers.Item(change, private=False) for change in found),
        changed_since=day_of(older.signed_at),
    )


def _words(one: PlanWords) -> papers.Words:
    who = ", ".join(part for part in (one.name, one.role) if part)
    return papers.Words(who, one.words, one.missing_reason)


def _meeting(plan: FamilyPlan, day: date) -> papers.Meeting:
    extra = f"Tolk: {plan.next_interpreter}." if plan.next_interpreter else ""
    called = f"Kallas: {plan.next_called}." if plan.next_called else ""
    return meeting_on(
        day, plan.next_time, plan.next_place, " ".join(part for part in (extra, called) if part)
    )


def _attendance(session: Session, case: Case, day: date) -> papers.Attendance | None:
    """Return the mean of the four school weeks before the plan's day."""
    before = four_before(by_week(session.db.attendance_weeks.of(case.pupil_id)), day)
    found = shares(rows_of(before))
    if found is None:
        return None
    return papers.Attendance(percent(found.present), f"vecka {runs(one.key for one in before)}")


def _goal(session: Session, plan: FamilyPlan, goal: Goal) -> papers.Goal:
    now = level_now(session, session.db.plans.get(plan.id), goal)
    words = tuple(str(getattr(goal, name)) for name in LEVELS)
    standing = goal.now_text or (words[now + 2] if now is not None else "")
    return papers.Goal(
        sentence=goal.wording,
        noticed_by=goal.noticed,
        now=standing,
        target=goal.target_text or goal.zero,
        by=goal.due_on,
        private=False,
    )


def _doings(measures: Iterable[Measure], goals: list[Goal]) -> tuple[papers.Doing, ...]:
    numbers = {goal.id: place for place, goal in enumerate(goals, 1)}
    return tuple(
        papers.Doing(
            who=one.who,
            what=one.what,
            role=one.who_role,
            when=one.when_text or _period(one.starts_on, one.ends_on),
            goals=(numbers[one.goal_id],) if one.goal_id in numbers else (),
            side=papers.Side(one.actor),
            private=False,
        )
        for one in measures
        if (one.what.strip() or one.who.strip()) and one.status not in ("avbruten", "avbojd")
    )


def _period(first: date | None, last: date | None) -> str:
    if first and last:
        return f"{first.day}/{first.month}–{last.day}/{last.month}"
    if first:
        return f"från {first.day}/{first.month}"
    return f"till {last.day}/{last.month}" if last else ""


def _took_part(people: Iterable[Participant]) -> str:
    there = [one for one in people if one.how in _HOW and one.name.strip()]
    is_mixed = len({one.how for one in there}) > 1
    return listed([f"{one.name} ({_HOW[one.how]})" if is_mixed else one.name for one in there])


def _signers(session: Session, plan: FamilyPlan, people: Iterable[Participant]) -> tuple[papers.Signer, ...]:
    """Return everyone with a line, the worker last. Every line is for the pen."""
    signer = plan.signed_by or session.worker.name
    stood_in_for = plan.signed_for if plan.signed_by else session.acting_for
    asked = [one for one in people if one.how != "inte_med" and one.name.strip() and one.name != signer]
    found = (papers.Signer(one.name, one.role) for one in asked)
    return (*found, papers.Signer(named(signer, stood_in_for), title_of(session, signer)))
