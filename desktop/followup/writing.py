"""What is written in a draft: its own fields, the choice per goal and measure, who was there. One transaction a save.

A run of autosaves of the same draft is one row in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any

from db.clock import now
from db.records import FollowUp, FollowUpGoal, FollowUpMeasure, FollowUpPerson
from db.records.events import MaybeLogged
from db.records.states import Presence
from db.tables.database import Database
from desktop import spans
from desktop.errors import UserError
from desktop.followup.in_force import plan_on
from desktop.followup.planning import TABLES, prepare
from desktop.session.session import Session

Part = FollowUpGoal | FollowUpMeasure | FollowUpPerson

_NEVER = frozenset(
    {
        *("id", "case_id", "plan_id", "number", "status", "due_on", "snapshot_id", "attendance_words"),
        *("cancelled_reason", "created_at", "updated_at", "discarded_at"),
        *("signed_at", "signed_by", "signed_for", "content_hash", "branch"),
    }
)
WRITTEN = frozenset(one.name for one in fields(FollowUp)) - _NEVER
"""The follow-up's own fields that may be written while it is a draft."""

_KEPT = frozenset({"id", "follow_up_id", "goal_id", "measure_id", "lineage", "level_then"})


def save_all(
    session: Session,
    follow_up_id: str,
    own: dict[str, Any],
    parts: Iterable[tuple[Part, dict[str, Any]]] = (),
) -> FollowUp:
    """Write fields of a draft and of its parts, all or nothing.

    Raises `UserError` when it is no draft or a day cannot be meant, `ValueError` for fields never written here.
    """
    if not own.keys() <= WRITTEN:
        raise ValueError(f"not written here: {sorted(own.keys() - WRITTEN)}")
    with _draft(session, follow_up_id) as (db, was):
        today = session.today()
        spans.hold("note", own.get("held_on"), today, was=was.held_on)
        for name in ("next_on", "pause_until"):
            spans.hold("follow_up", own.get(name), today, was=getattr(was, name))
        changed = replace(was, **own)
        if own:
            db.follow_ups.put(changed)
        if changed.held_on != was.held_on:
            _move(session, changed)
        for part, values in parts:
            _put(db, part, values)
    return session.db.follow_ups.get(follow_up_id)


def add_person(session: Session, follow_up_id: str, name: str, role: str = "") -> FollowUpPerson:
    """Add somebody who was there, last. Raises `UserError` without a name."""
    said = " ".join(name.split())
    if not said:
        raise UserError("Skriv ett namn", safe="Inget har ändrats.", do="Skriv vem som är med.")
    with _draft(session, follow_up_id) as (db, _):
        order = len(db.follow_up_people.of(follow_up_id))
        return db.follow_up_people.add(
            FollowUpPerson(
                follow_up_id=follow_up_id, name=said, role=role.strip(), how="plats", sort_order=order
            )
        )


def everybody_came(session: Session, follow_up_id: str, how: Presence = "plats") -> None:
    """Tick everybody who is not ticked yet."""
    with _draft(session, follow_up_id) as (db, _):
        for one in db.follow_up_people.of(follow_up_id):
            if one.how in ("", "inte_med"):
                db.follow_up_people.put(replace(one, how=how))


def sync(session: Session, follow_up_id: str) -> None:
    """Take in a version of the plan that was signed after the draft was begun, if it was in force that day."""
    follow_up = session.db.follow_ups.get(follow_up_id)
    if follow_up.status != "utkast" or follow_up.held_on is None:
        return
    plan = plan_on(session, follow_up.case_id, follow_up.held_on, follow_up.plan_id)
    if plan is not None and plan.id != follow_up.plan_id:
        with _draft(session, follow_up_id):
            _move(session, follow_up)


def refuse_locked(follow_up: FollowUp) -> None:
    """Raise `UserError` unless the follow-up is a draft."""
    if follow_up.status == "signerad":
        raise UserError(
            "Uppföljningen är redan signerad",
            "Den går inte att ändra.",
            "Den står kvar som den är.",
            "Skriv en rättelse bredvid om något blev fel.",
        )
    if follow_up.status != "utkast":
        raise UserError(
            "Uppföljningen är inget utkast", safe="Inget har ändrats.", do="Välj Börja uppföljningen."
        )


def _move(session: Session, follow_up: FollowUp) -> None:
    """Let the follow-up be about the plan that was in force on its day; without one it stays as it was."""
    if follow_up.held_on is None:
        return
    plan = plan_on(session, follow_up.case_id, follow_up.held_on, follow_up.plan_id)
    if plan is not None and plan.id != follow_up.plan_id:
        follow_up = session.db.follow_ups.put(replace(follow_up, plan_id=plan.id))
    prepare(session, follow_up)


def _put(db: Database, part: Part, values: dict[str, Any]) -> None:
    if values.keys() & _KEPT:
        raise ValueError(f"never changes: {sorted(values.keys() & _KEPT)}")
    # A row may have gone with a version of the plan that was not in force: nothing of it is said any more.
    if isinstance(part, FollowUpGoal):
        goal = db.follow_up_goals.find(part.id)
        if goal is not None:
            db.follow_up_goals.put(replace(goal, **values))
    elif isinstance(part, FollowUpMeasure):
        measure = db.follow_up_measures.find(part.id)
        if measure is not None:
            db.follow_up_measures.put(replace(measure, **values))
    else:
        person = db.follow_up_people.find(part.id)
        if person is not None:
            db.follow_up_people.put(replace(person, **values))


@contextmanager
def _draft(session: Session, follow_up_id: str) -> Iterator[tuple[Database, FollowUp]]:
    follow_up = session.db.follow_ups.get(follow_up_id)
    refuse_locked(follow_up)
    event: MaybeLogged = "" if _was_just_logged(session, follow_up_id) else "follow_up_edited"
    with session.change(*TABLES, event=event, subject_id=follow_up.case_id, object_id=follow_up_id) as db:
        yield db, follow_up
        db.follow_ups.put(replace(db.follow_ups.get(follow_up_id), updated_at=now()))


def _was_just_logged(session: Session, follow_up_id: str) -> bool:
    latest = session.log.rows(1)
    return bool(latest) and latest[0].tells_of("follow_up_edited") and latest[0].object_id == follow_up_id
