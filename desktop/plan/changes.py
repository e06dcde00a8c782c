"""What is different from the version before, in Swedish: families should never find a plan silently changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from db.clock import day_of
from db.records import Goal, LadderStep, Measure, Plan, PlanPoint, PlanWords
from desktop.content import lists
from desktop.dates import full, long
from desktop.plan.family import FamilyPlan, PlanContent, content_of
from desktop.session.session import Session

_TEXTS = (
    ("situation", "Beskrivningen av nuläget är ändrad."),
    ("attendance", "Uppgiften om närvaro är ändrad."),
    ("long_term_goal", "Det vi vill på sikt är ändrat."),
    ("morning_plan", "Morgonplanen är ändrad."),
    ("stop_plan", "Det vi gör om det blir stopp är ändrat."),
    ("school_support", "Stödet som skolan har bestämt är ändrat."),
    ("shared", "Det som delas är ändrat."),
)
_HIDDEN = (
    ("private", "Det som stannar mellan oss är ändrat."),
    ("risk", "Risk och skydd är ändrat."),
)
_LEVELS = ("minus2", "minus1", "zero", "plus1", "plus2")
_LONGEST = 80  # characters of a quoted text

Version = Plan | FamilyPlan
Row = TypeVar("Row", Goal, Measure)


def previous(session: Session, plan: Plan) -> Plan | None:
    """Return the signed version before this one."""
    older = [
        one
        for one in session.db.plans.of(plan.case_id)
        if one.status != "draft" and (one.number, one.version) < (plan.number, plan.version)
    ]
    return older[0] if older else None


def changed_since(session: Session, plan: Plan) -> str:
    """Return `Ändrat sedan 14 oktober`, or nothing for a first version."""
    older = previous(session, plan)
    if older is None or older.signed_at is None:
        return ""
    day = day_of(older.signed_at)
    words = full(day) if day.year != session.today().year else long(day).split(" ", 1)[1]
    return f"Ändrat sedan {words}"


def changes_since(session: Session, plan: Plan) -> list[str]:
    """Return for the worker what differs from the signed version before, a sentence each; nothing for a first one."""
    older = previous(session, plan)
    if older is None:
        return []
    db = session.db
    return _changes(older, plan, content_of(db, older.id), content_of(db, plan.id), (*_TEXTS, *_HIDDEN))


def family_changes(older: FamilyPlan, plan: FamilyPlan) -> list[str]:
    """Return what differs between two versions for the family: a list on paper must not hint at what is left out."""
    return _changes(older, plan, older.content, plan.content, _TEXTS)


def _changes(
    older: Version, plan: Version, before: PlanContent, after: PlanContent, texts: Iterable[tuple[str, str]]
) -> list[str]:
    return [
        *_words(older, plan, before.words, after.words),
        *_points(before.points, after.points),
        *_goals(before.goals, after.goals),
        *_measures(before.measures, after.measures),
        *_ladder(before.steps, after.steps),
        *(sentence for field, sentence in texts if _differs(older, plan, field)),
        *_meeting(older, plan),
    ]


def _words(older: Version, plan: Version, old: Iterable[PlanWords], now: Iterable[PlanWords]) -> list[str]:
    found = []
    if _differs(older, plan, "child_words") or _differs(older, plan, "child_missing_reason"):
        found.append("Elevens egna ord är nya.")
    before = {one.contact_id or one.name: (one.words, one.missing_reason) for one in old}
    for one in now:
        if before.get(one.contact_id or one.name, ("", "")) != (one.words, one.missing_reason):
            found.append(f"Orden från {one.name} är nya.")
    return found


def _points(old: Sequence[PlanPoint], now: Sequence[PlanPoint]) -> list[str]:
    found = []
    for kind, new, gone in (
        ("strength", "Ny styrka", "Borttagen styrka"),
        ("barrier", "Nytt hinder", "Borttaget hinder"),
    ):
        before, after = _texts(old, kind), _texts(now, kind)
        found += [f"{new}: {_quoted(text)}." for text in after if text not in before]
        found += [f"{gone}: {_quoted(text)}." for text in before if text not in after]
    return found


def _goals(old: Iterable[Goal], now: Iterable[Goal]) -> list[str]:
    before, after = _by_lineage(old), _by_lineage(now)
    found = []
    for lineage, goal in after.items():
        was = before.get(lineage)
        if was is None:
            found.append(f"Nytt mål: {_quoted(goal.wording)}.")
        else:
            found += _goal_changes(was, goal)
    found += [
        f"Målet {_quoted(was.wording)} är borttaget." for key, was in before.items() if key not in after
    ]
    return found


def _goal_changes(old: Goal, goal: Goal) -> list[str]:
    found = []
    name = _quoted(goal.wording)
    if old.wording != goal.wording:
        found.append(f"Målet {_quoted(old.wording)} heter nu {name}.")
    if old.status != goal.status:
        states = {"active": "pågår igen", "reached": "är nått", "ended": "är avslutat"}
        found.append(f"Målet {name} {states[goal.status]}.")
    if old.due_on != goal.due_on:
        found.append(f"Målet {name} ska vara nått senast {_day(goal)}.")
    if any(getattr(old, level) != getattr(goal, level) for level in _LEVELS):
        found.append(f"Stegen i målet {name} är ändrade.")
    if old.current_level != goal.current_level:
        found.append(f"Läget i målet {name} är nytt.")
    if any(
        getattr(old, name_) != getattr(goal, name_) for name_ in ("noticed", "why", "now_text", "target_text")
    ):
        found.append(f"Beskrivningen av målet {name} är ändrad.")
    return found


def _measures(old: Iterable[Measure], now: Iterable[Measure]) -> list[str]:
    before, after = _by_lineage(old), _by_lineage(now)
    found = []
    for lineage, measure in after.items():
        was = before.get(lineage)
        if was is None:
            found.append(f"Ny insats: {_quoted(measure.what)}{_by(measure)}.")
        else:
            found += _measure_changes(was, measure)
    found += [
        f"Insatsen {_quoted(was.what)} är borttagen." for key, was in before.items() if key not in after
    ]
    return found


def _measure_changes(old: Measure, measure: Measure) -> list[str]:
    found = []
    name = _quoted(measure.what)
    if old.what != measure.what:
        found.append(f"Insatsen {_quoted(old.what)} är nu {name}.")
    if old.who != measure.who:
        found.append(f"{measure.who.strip() or 'Ingen'} ansvarar nu för {name}.")
    if (old.when_text, old.starts_on, old.ends_on) != (measure.when_text, measure.starts_on, measure.ends_on):
        found.append(f"Tiden för {name} är ändrad.")
    if old.status != measure.status:
        found.append(f"Insatsen {name}: {lists().label('insats_status', measure.status)}.")
    return found


def _by(measure: Measure) -> str:
    return f", {measure.who.strip()}" if measure.who.strip() else ""


def _ladder(old: Iterable[LadderStep], now: Iterable[LadderStep]) -> list[str]:
    fields = ("what", "when_text", "who_meets", "plan_b", "criterion", "is_current")
    before, after = (
        [tuple(getattr(step, field) for field in fields) for step in steps] for steps in (old, now)
    )
    return ["Trappan är ändrad."] if before != after else []


def _meeting(older: Version, plan: Version) -> list[str]:
    if plan.next_on is None or (older.next_on, older.next_time) == (plan.next_on, plan.next_time):
        return []
    at = f" kl. {plan.next_time.replace(':', '.')}" if plan.next_time else ""
    return [f"Nästa uppföljning är {long(plan.next_on)}{at}."]


def _differs(older: Version, plan: Version, field: str) -> bool:
    return str(getattr(older, field)).strip() != str(getattr(plan, field)).strip()


def _texts(points: Iterable[PlanPoint], kind: str) -> list[str]:
    return [point.text.strip() for point in points if point.kind == kind and point.text.strip()]


def _by_lineage(rows: Iterable[Row]) -> dict[str, Row]:
    return {row.lineage: row for row in rows}


def _day(goal: Goal) -> str:
    return full(goal.due_on) if goal.due_on else "utan bestämd dag"


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"”{line}”" if len(line) <= _LONGEST else f"”{line[: _LONGEST - 1].rstrip()}…”"
