"""What lies under a plan: written, added, moved and taken away while the plan is a draft.

Every change is one transaction. A run of autosaves of the same plan is one row in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from db.clock import now
from db.records import Goal, LadderStep, Measure, Participant, Plan, PlanPoint, PlanWords
from db.records.events import MaybeLogged
from db.tables.database import Database
from db.tables.plans import PlanParts
from desktop import spans
from desktop.errors import UserError
from desktop.plan import most_goals
from desktop.session.session import Session

Part = TypeVar("Part", PlanWords, PlanPoint, Goal, Measure, LadderStep, Participant)

TABLES: dict[type[Any], str] = {
    PlanWords: "plan_words",
    PlanPoint: "plan_points",
    Goal: "goals",
    Measure: "measures",
    LadderStep: "ladder_steps",
    Participant: "participants",
}
"""The table of each kind of part; also the name of its attribute on `Database`."""

PLAN_TEXTS = frozenset(
    {
        "child_words",
        "child_missing_reason",
        "situation",
        "attendance",
        "long_term_goal",
        "morning_plan",
        "stop_plan",
        "school_support",
        "shared",
        "private",
        "risk",
        "next_on",
        "next_time",
        "next_place",
        "next_interpreter",
        "next_called",
        "change_note",
    }
)
"""The plan's own fields that may be written while it is a draft."""

_DAYS = frozenset({"due_on", "starts_on", "ends_on"})
_LOCKED = frozenset({"id", "plan_id", "lineage"})


def save_fields(session: Session, plan_id: str, **values: Any) -> Plan:
    """Write some of the plan's own fields. Raises `UserError` if it is signed, `ValueError` on other fields."""
    save_all(session, plan_id, values, ())
    return session.db.plans.get(plan_id)


def save_all(
    session: Session, plan_id: str, fields: dict[str, Any], parts: Iterable[tuple[Any, dict[str, Any]]]
) -> None:
    """Write fields of the plan and of its parts, all or nothing."""
    if not fields.keys() <= PLAN_TEXTS:
        raise ValueError(f"not written here: {sorted(fields.keys() - PLAN_TEXTS)}")
    changes = list(parts)
    with draft(session, plan_id, *{TABLES[type(part)] for part, _ in changes}) as (db, plan):
        spans.hold("follow_up", fields.get("next_on"), session.today(), was=plan.next_on)
        if fields:
            db.plans.put(replace(plan, **fields))
        for part, values in changes:
            _put(session, part, values)


def add_part(session: Session, part: Part) -> Part:
    """Add a part last in its list."""
    name = TABLES[type(part)]
    with draft(session, part.plan_id, name) as (db, _):
        table = part_table(db, part)
        last = max((other.sort_order for other in table.of(part.plan_id)), default=-1)
        return table.add(replace(part, sort_order=last + 1))


def save_part(session: Session, part: Part, **values: Any) -> Part:
    """Write some fields of a part, whatever else of it has changed meanwhile. See `draft` for what is refused."""
    with draft(session, part.plan_id, TABLES[type(part)]):
        return _put(session, part, values)


def remove_part(session: Session, part: Part) -> None:
    """Take a part away. A goal goes through `remove_goal`."""
    if isinstance(part, Goal):
        raise TypeError("a goal has parts of its own")
    with draft(session, part.plan_id, TABLES[type(part)]) as (db, _):
        part_table(db, part).remove(part.id)


def restore_part(session: Session, part: Part) -> Part:
    """Put a part back where it was when it was taken away."""
    with draft(session, part.plan_id, TABLES[type(part)]) as (db, _):
        return part_table(db, part).add(part)


def move_part(session: Session, part: Part, by: int) -> None:
    """Move a part up (−1) or down (+1) among its own; at the end nothing happens."""
    with draft(session, part.plan_id, TABLES[type(part)]) as (db, _):
        table = part_table(db, part)
        rows = [row for row in table.of(part.plan_id) if _together(row, part)]
        place = next(index for index, row in enumerate(rows) if row.id == part.id)
        target = max(0, min(len(rows) - 1, place + by))
        rows.insert(target, rows.pop(place))
        for order, row in enumerate(rows):
            if row.sort_order != order:
                table.put(replace(row, sort_order=order))


def _put(session: Session, part: Part, values: dict[str, Any]) -> Part:
    """Write some fields of a part. Raises `UserError` for a new day that cannot be meant."""
    if _LOCKED & values.keys():
        raise ValueError(f"never changes: {sorted(_LOCKED & values.keys())}")
    table = part_table(session.db, part)
    was = table.get(part.id)
    for name in _DAYS & values.keys():
        spans.hold("plan", values[name], session.today(), was=getattr(was, name))
    return table.put(replace(was, **values))


def part_table(db: Database, part: Part) -> PlanParts[Part]:
    """Return the table a part lies in."""
    table: PlanParts[Part] = getattr(db, TABLES[type(part)])
    return table


@contextmanager
def draft(session: Session, plan_id: str, *tables: str) -> Iterator[tuple[Database, Plan]]:
    """Open the door for writing in a draft, and stamp the plan when it closes.

    Raises `UserError` if it is signed, or when more goals would be active than the rules allow; nothing is written
    then.
    """
    plan = session.db.plans.get(plan_id)
    refuse_signed(plan)
    event: MaybeLogged = "" if _was_just_logged(session, plan_id) else "plan_edited"
    with session.change("plans", *tables, event=event, subject_id=plan.case_id, object_id=plan_id) as db:
        goals = db.goals.of(plan_id) if "goals" in tables else []
        yield db, plan
        if "goals" in tables:
            most_goals.refuse_more(goals, db.goals.of(plan_id))
        db.plans.put(replace(db.plans.get(plan_id), updated_at=now()))


def refuse_signed(plan: Plan) -> None:
    """Raise `UserError` unless the plan is a draft."""
    if plan.status != "draft":
        raise UserError(
            "Planen är signerad",
            "En signerad plan går inte att ändra.",
            "Den står kvar som den är.",
            "Välj Ny version för att ändra i en kopia.",
        )


def _together(row: Part, part: Part) -> bool:
    """Return whether two rows stand in the same list: same kind of point, same goal of a measure."""
    return all(getattr(row, name, None) == getattr(part, name, None) for name in ("kind", "goal_id"))


def _was_just_logged(session: Session, plan_id: str) -> bool:
    latest = session.log.rows(1)
    return bool(latest) and latest[0].tells_of("plan_edited") and latest[0].object_id == plan_id
