"""What a plan still needs before it can be signed, and what it might do better. Only the first stops anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from db.records import Goal, Measure, Plan
from desktop.dates import long
from desktop.plan import most_goals
from desktop.plan.sources import barriers_without_goal
from desktop.session.session import Session

LEVELS = ("minus2", "minus1", "zero", "plus1", "plus2")
"""The fields of the five worded levels, from −2 to +2."""


@dataclass(frozen=True)
class Gap:
    """Something to see to: in words, and where (`section` of the plan, `part` the id of a goal or measure)."""

    text: str
    section: str
    field: str = ""
    part: str = ""


@dataclass(frozen=True)
class Check:
    """One soft question about a goal, and its answer in words; empty while unanswered."""

    question: str
    answer: str
    field: str


def missing(session: Session, plan: Plan) -> list[Gap]:
    """Return what stops the plan from being signed, in the order of its sections."""
    return [
        *_child(plan),
        *_goal_gaps(session, plan),
        *_measure_gaps(session, plan),
        *_follow_up(plan, session.today()),
        *_participant_gaps(session, plan),
    ]


def advice(session: Session, plan: Plan) -> list[Gap]:
    """Return all that is worth a thought and stops nothing, also the barriers that no goal answers to."""
    without = len(barriers_without_goal(session, plan.id))
    return [*thoughts(session, plan), *([Gap(_without_goal(without), "goals")] if without else [])]


def thoughts(session: Session, plan: Plan) -> list[Gap]:
    """Return what the plan's own rows give a thought about; the kartläggning is not read again for it."""
    db, found = session.db, []
    for words in db.plan_words.of(plan.id):
        if not words.words.strip() and not words.missing_reason.strip():
            found.append(Gap(f"{words.name} har inte sagt vad som är viktigast", "words", "words", words.id))
    if not any(point.kind == "strength" for point in db.plan_points.of(plan.id)):
        found.append(Gap("Ingen styrka står i planen", "strengths"))
    linked = {factor.goal_id for factor in db.goal_factors.of(plan.id)}
    for number, goal in enumerate(db.goals.of(plan.id), start=1):
        if goal.status == "active" and goal.id not in linked:
            found.append(Gap(f"Mål {number} svarar inte mot något i kartläggningen", "goals", "", goal.id))
    return found


def goal_checks(goal: Goal, today: date) -> list[Check]:
    """Return the three soft questions about a goal: how it is noticed, by when, and why."""
    when = f"Senast {_day(goal.due_on, today)}." if goal.due_on else ""
    return [
        Check("Hur märks det?", goal.noticed.strip(), "noticed"),
        Check("När?", when, "due_on"),
        Check("Varför?", goal.why.strip(), "why"),
    ]


def level_hints(goal: Goal) -> list[str]:
    """Return hints about the five levels after Marson et al. (2009); empty while nothing is filled."""
    filled = [bool(getattr(goal, field).strip()) for field in LEVELS]
    if not any(filled):
        return []
    hints = []
    if not filled[2]:
        hints.append("Skriv vad målet är, i mittraden.")
    if not any(filled[:2]):
        hints.append("Skriv minst ett steg under målet.")
    if not any(filled[3:]):
        hints.append("Skriv minst ett steg över målet.")
    if sum(filled) < 3:
        hints.append("Minst tre steg behöver ord.")
    if any(not low and not high for low, high in pairwise(filled)):
        hints.append("Två tomma steg intill varandra blir svåra att följa.")
    return hints


def is_late(measure: Measure, status: str, today: date) -> bool:
    """Return whether a measure should have been finished and is not; `status` is where it stands today."""
    open_still = status in ("planerad", "pagar", "paus")
    return open_still and measure.ends_on is not None and measure.ends_on < today


def _child(plan: Plan) -> list[Gap]:
    if plan.child_words.strip() or plan.child_missing_reason.strip():
        return []
    return [Gap("Elevens egna ord, eller varför de saknas", "words", "child_words")]


def _goal_gaps(session: Session, plan: Plan) -> list[Gap]:
    goals = session.db.goals.of(plan.id)
    if not any(goal.status == "active" for goal in goals):
        return [Gap("Minst ett mål", "goals")]
    led = {measure.goal_id for measure in session.db.measures.of(plan.id)}
    found = [Gap(most_goals.gap(), "goals")] if most_goals.too_many(goals) else []
    for number, goal in enumerate(goals, start=1):
        if goal.status != "active":
            continue
        if not goal.wording.strip():
            found.append(Gap(f"Ord för mål {number}", "goals", "wording", goal.id))
        if goal.id not in led:
            found.append(Gap(f"En insats till mål {number}", "goals", "add_measure", goal.id))
    return found


def _measure_gaps(session: Session, plan: Plan) -> list[Gap]:
    numbers = {goal.id: number for number, goal in enumerate(session.db.goals.of(plan.id), start=1)}
    found = []
    for measure in session.db.measures.of(plan.id):
        lacks = [
            word
            for word, is_there in (
                ("vad", measure.what.strip()),
                ("vem", measure.who.strip()),
                ("när", measure.when_text.strip() or measure.starts_on or measure.ends_on),
            )
            if not is_there
        ]
        if lacks:
            what = measure.what.strip()[:40] or f"en insats till mål {numbers.get(measure.goal_id or '', 1)}"
            found.append(Gap(f"{_joined(lacks).capitalize()}: {what}", "goals", "measure", measure.id))
    return found


def _follow_up(plan: Plan, today: date) -> list[Gap]:
    found = []
    if plan.next_on is None:
        found.append(Gap("Datum för nästa uppföljning", "follow_up", "next_on"))
    elif plan.next_on < today:
        found.append(Gap("Ett datum för uppföljning som inte har varit", "follow_up", "next_on"))
    if not plan.next_time.strip():
        found.append(Gap("Tid för nästa uppföljning", "follow_up", "next_time"))
    if not plan.next_place.strip():
        found.append(Gap("Plats för nästa uppföljning", "follow_up", "next_place"))
    return found


def _participant_gaps(session: Session, plan: Plan) -> list[Gap]:
    if session.db.participants.of(plan.id):
        return []
    return [Gap("Vilka som var med och gjorde planen", "people")]


def _without_goal(number: int) -> str:
    return "Ett hinder har inget mål" if number == 1 else f"{number} hinder har inget mål"


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"


def _day(day: date, today: date) -> str:
    words = long(day).split(" ", 1)[1]
    return words if day.year == today.year else f"{words} {day.year}"
