"""What is written in a closing while it is a draft: its own fields and its rows. One transaction a save.

A run of autosaves of the same draft is one row in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from typing import Any

from db.clock import now
from db.records import Case, Closing, ClosingDuty, ClosingGoal, ClosingPerson, ClosingView
from db.records.events import MaybeLogged
from db.tables.database import Database
from desktop import dates, spans
from desktop.attendance.calendars import calendar_for
from desktop.cases.coming import ahead
from desktop.cases.next_day import next_day
from desktop.closing.family import began
from desktop.closing.outcomes import proposed
from desktop.closing.proposal import MONTHS, BoosterProposal, propose
from desktop.errors import UserError
from desktop.session.session import Session

Part = ClosingGoal | ClosingPerson | ClosingDuty | ClosingView

TABLES = ("closings", "closing_goals", "closing_people", "closing_duties", "closing_views")

_NEVER = frozenset(
    {
        *("id", "case_id", "number", "status", "snapshot_id", "attendance_words"),
        *("created_at", "updated_at", "signed_at", "signed_by", "signed_for", "content_hash", "branch"),
    }
)
WRITTEN = frozenset(one.name for one in fields(Closing)) - _NEVER
"""The closing's own fields that may be written while it is a draft."""

_OF_PARTS = {
    "closing_goals": frozenset({"outcome"}),
    "closing_people": frozenset({"who", "organisation", "what", "by_when"}),
    "closing_duties": frozenset({"choice", "to_whom"}),
    "closing_views": frozenset({"listened", "helped", "again"}),
}


def begin(session: Session, case_id: str) -> Closing:
    """Return the draft of a case's closing; begins one today, with the booster proposed.

    Raises `UserError` for a case that is closed.
    """
    present = session.db.closings.draft(case_id)
    if present is not None:
        sync(session, present.id)
        return session.db.closings.get(present.id)
    case, today = session.db.cases.get(case_id), session.today()
    if case.status != "open":
        raise UserError("Ärendet är redan avslutat", safe="Inget har ändrats.")
    due = next_day(session, case_id)
    made = Closing(
        case_id=case_id,
        number=session.db.closings.last_number(case_id) + 1,
        closed_on=today,
        booster_on=proposal(session, case_id, today).day,
        booster_time=due.time if due else "",
        booster_place=due.place if due else "",
    )
    with session.change(*TABLES, event="closing_begun", subject_id=case_id, object_id=made.id) as db:
        db.closings.add(made)
        db.closing_people.add(ClosingPerson(closing_id=made.id))
        for order, (who, name) in enumerate(_asked(session, case)):
            db.closing_views.add(ClosingView(closing_id=made.id, sort_order=order, who=who, name=name))
        sync(session, made.id)
    return made


def proposal(session: Session, case_id: str, closed_on: date) -> BoosterProposal:
    """Return the day that is proposed for a booster, by the calendar of the school the pupil goes to."""
    pupil_id = session.db.cases.get(case_id).pupil_id
    return propose(calendar_for(session, pupil_id), closed_on)


def aim(closed_on: date) -> date:
    """Return the day three months on."""
    return dates.months_on(closed_on, MONTHS)


def sync(session: Session, closing_id: str) -> None:
    """Give a draft a row for every goal and everything still to come; what is chosen for the same stays.

    Rows of what has been done meanwhile go.
    """
    db, closing = session.db, session.db.closings.get(closing_id)
    goals, duties = _goals(session, closing), _to_come(session, closing)
    had_goals, had = db.closing_goals.of(closing_id), db.closing_duties.of(closing_id)
    if goals == had_goals and duties == had:
        return
    with session.change("closing_goals", "closing_duties"):
        kept = {one.id for one in goals} | {one.id for one in duties}
        for goal in had_goals:
            if goal.id not in kept:
                db.closing_goals.remove(goal.id)
        for duty in had:
            if duty.id not in kept:
                db.closing_duties.remove(duty.id)
        for made in goals:
            db.closing_goals.save(made)
        for row in duties:
            db.closing_duties.save(row)


def save_all(
    session: Session,
    closing_id: str,
    own: dict[str, Any],
    parts: Iterable[tuple[Part, dict[str, Any]]] = (),
) -> Closing:
    """Write fields of a draft and of its rows, all or nothing.

    Raises `UserError` when it is no draft or a day cannot be meant, `ValueError` for fields never written here.
    """
    if not own.keys() <= WRITTEN:
        raise ValueError(f"not written here: {sorted(own.keys() - WRITTEN)}")
    with _draft(session, closing_id) as (db, was):
        today = session.today()
        spans.hold("closing", own.get("closed_on"), today, was=was.closed_on)
        spans.hold("follow_up", own.get("booster_on"), today, was=was.booster_on)
        if own:
            db.closings.put(replace(was, **own))
        if "reason" in own and own["reason"] != was.reason:
            _propose_outcomes(db, closing_id, own["reason"])
        for part, values in parts:
            _put(db, part, values)
    return session.db.closings.get(closing_id)


def add_person(session: Session, closing_id: str) -> ClosingPerson:
    """Add a row to fill in for somebody who does something now."""
    with _draft(session, closing_id) as (db, _):
        order = max((one.sort_order for one in db.closing_people.of(closing_id)), default=-1) + 1
        return db.closing_people.add(ClosingPerson(closing_id=closing_id, sort_order=order))


def remove_person(session: Session, person: ClosingPerson) -> None:
    """Take a row away."""
    with _draft(session, person.closing_id) as (db, _):
        db.closing_people.remove(person.id)


def refuse_locked(closing: Closing) -> None:
    """Raise `UserError` unless the closing is a draft."""
    if closing.status != "utkast":
        raise UserError(
            "Ärendet är redan avslutat", "Avslutet går inte att ändra.", "Det står kvar som det är."
        )


def _asked(session: Session, case: Case) -> Iterator[tuple[str, str]]:
    """Yield who is asked what they think of the support: the pupil, and each who is a guardian now."""
    yield "E", session.db.pupils.get(case.pupil_id).called
    for one in session.db.contacts.of(case.pupil_id):
        if one.informant and one.ended_on is None:
            yield one.informant, one.name


def _goals(session: Session, closing: Closing) -> list[ClosingGoal]:
    db = session.db
    plan = db.plans.current(closing.case_id)
    if plan is None:
        return []
    had = {one.goal_id: one for one in db.closing_goals.of(closing.id)}
    last = {one.lineage: one for one in db.progress.standing(closing.case_id) if one.subject == "goal"}
    first, found = began(session, closing.case_id), []
    for order, goal in enumerate(one for one in db.goals.of(plan.id) if one.wording.strip()):
        noted = last.get(goal.lineage)
        level = int(noted.value) if noted is not None else goal.current_level
        row = had.get(goal.id) or ClosingGoal(
            closing_id=closing.id, goal_id=goal.id, outcome=proposed(level, closing.reason)
        )
        found.append(
            replace(
                row, sort_order=order, level_then=first.get(goal.lineage, goal).current_level, level=level
            )
        )
    return found


def _to_come(session: Session, closing: Closing) -> list[ClosingDuty]:
    had = {one.subject_id: one for one in session.db.closing_duties.of(closing.id)}
    coming = [("uppgift", one.id, one.what) for one in session.db.tasks.of(closing.case_id)]
    coming += [("mote", one.id, one.title) for one in ahead(session, closing.case_id)]
    return [
        replace(
            had.get(id) or ClosingDuty(closing_id=closing.id, kind=kind, subject_id=id, what=what),  # type: ignore[arg-type]  # one of two words above
            what=what,
            sort_order=order,
        )
        for order, (kind, id, what) in enumerate(coming)
    ]


def _propose_outcomes(db: Database, closing_id: str, reason: str) -> None:
    for goal in db.closing_goals.of(closing_id):
        db.closing_goals.put(replace(goal, outcome=proposed(goal.level, reason)))


def _put(db: Database, part: Part, values: dict[str, Any]) -> None:
    table = {
        ClosingGoal: db.closing_goals,
        ClosingPerson: db.closing_people,
        ClosingDuty: db.closing_duties,
        ClosingView: db.closing_views,
    }[type(part)]
    if not values.keys() <= _OF_PARTS[table.name]:  # type: ignore[attr-defined]  # every table has a name
        raise ValueError(f"never changes: {sorted(values)}")
    present: Any = table.find(part.id)  # type: ignore[attr-defined]  # gone, when it was done meanwhile
    if present is not None:
        table.put(replace(present, **values))  # type: ignore[attr-defined]  # of the row's own table


@contextmanager
def _draft(session: Session, closing_id: str) -> Iterator[tuple[Database, Closing]]:
    closing = session.db.closings.get(closing_id)
    refuse_locked(closing)
    latest = session.log.rows(1)
    is_told = bool(latest) and latest[0].tells_of("closing_edited") and latest[0].object_id == closing_id
    event: MaybeLogged = "" if is_told else "closing_edited"
    with session.change(*TABLES, event=event, subject_id=closing.case_id, object_id=closing_id) as db:
        yield db, closing
        db.closings.put(replace(db.closings.get(closing_id), updated_at=now()))
