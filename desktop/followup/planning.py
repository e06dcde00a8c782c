"""A follow-up booked, begun, prepared from the plan, and cancelled for a new day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.chain.seals import follow_up_seal
from db.clock import now
from db.records import FollowUp, FollowUpGoal, FollowUpMeasure, FollowUpPerson, Plan
from db.records.views import NextDay
from db.tables.database import Database
from desktop import spans
from desktop.cases.next_day import next_day
from desktop.chain.locked import chain
from desktop.errors import UserError
from desktop.followup.in_force import before, goals_of, levels_then, measures_of, plan_on, signed_plans
from desktop.names import clean_lines
from desktop.session.session import Session

TABLES = ("follow_ups", "follow_up_goals", "follow_up_measures", "follow_up_people")

NO_PLAN = UserError(
    "Det finns ingen signerad plan än",
    "Uppföljningen utgår från planen.",
    "Inget har ändrats.",
    "Signera planen först.",
)


def begin(session: Session, case_id: str, held_on: date | None = None) -> FollowUp:
    """Return the case's draft; begins one when there is none, from the one that was booked and the plan.

    `held_on` is the day it is about, else the day that is due when it has come, else today. Raises `UserError`
    without a signed plan.
    """
    present = session.db.follow_ups.draft(case_id)
    if present is not None:
        return present
    if not signed_plans(session, case_id):
        raise NO_PLAN
    due, today = next_day(session, case_id), session.today()
    day = held_on or (due.day if due is not None and due.day is not None and due.day <= today else today)
    plan = plan_on(session, case_id, day) or signed_plans(session, case_id)[-1]
    booked = session.db.follow_ups.planned(case_id)
    made = _drafted(session, case_id, plan, due, day, booked)
    with session.change(
        *TABLES, event="follow_up_begun", subject_id=case_id, object_id=made.id, detail=str(made.number)
    ) as db:
        db.follow_ups.save(made)
        _prepare_people(db, made, plan)
        prepare(session, made)
    return db.follow_ups.get(made.id)


def _drafted(
    session: Session, case_id: str, plan: Plan, due: NextDay | None, day: date, booked: FollowUp | None
) -> FollowUp:
    """Return the one that was booked as a draft, or a new one. Nothing of what is decided there is chosen."""
    number = session.db.follow_ups.last_number(case_id) + 1
    made = booked or FollowUp(case_id=case_id, number=number)
    return replace(
        made,
        plan_id=plan.id,
        status="utkast",
        held_on=day,
        held_time=due.time if due else "",
        place=due.place if due else "",
        interpreter=due.interpreter if due else "",
        due_on=due.day if due else None,
        next_place=due.place if due else "",
        next_time=due.time if due else "",
        created_at=now(),
        updated_at=now(),
    )


def prepare(session: Session, follow_up: FollowUp) -> None:
    """Give a draft a row for every goal and measure in force on its day; what is chosen for the same stays.

    Rows of what is not in that version of the plan go, with what was said of it.
    """
    db = session.db
    plan = db.plans.get(follow_up.plan_id) if follow_up.plan_id else None
    if plan is None:
        return
    then = levels_then(session, plan, before(session, follow_up))
    with session.change(*TABLES[1:3]):
        goals = {one.lineage: one for one in db.follow_up_goals.of(follow_up.id)}
        for order, goal in enumerate(goals_of(session, plan)):
            was = goals.pop(goal.lineage, None)
            row = was or FollowUpGoal(follow_up_id=follow_up.id, goal_id=goal.id, lineage=goal.lineage)
            put = replace(row, goal_id=goal.id, sort_order=order, level_then=then.get(goal.lineage))
            if put != was:
                db.follow_up_goals.save(put)
        measures = {one.lineage: one for one in db.follow_up_measures.of(follow_up.id)}
        for order, measure in enumerate(measures_of(session, plan)):
            kept = measures.pop(measure.lineage, None)
            line = kept or FollowUpMeasure(
                follow_up_id=follow_up.id, measure_id=measure.id, lineage=measure.lineage
            )
            changed = replace(line, measure_id=measure.id, sort_order=order)
            if changed != kept:
                db.follow_up_measures.save(changed)
        for gone in goals.values():
            db.follow_up_goals.remove(gone.id)
        for left in measures.values():
            db.follow_up_measures.remove(left.id)


def _prepare_people(db: Database, follow_up: FollowUp, plan: Plan) -> None:
    """Call those who took part in the plan, none of them ticked, and the interpreter that is booked."""
    if db.follow_up_people.of(follow_up.id):
        return
    called = [(one.name, one.role) for one in db.participants.of(plan.id) if one.name.strip()]
    if follow_up.interpreter.strip():
        called.append(("Tolk", follow_up.interpreter.strip()))
    for order, (name, role) in enumerate(called):
        db.follow_up_people.add(
            FollowUpPerson(follow_up_id=follow_up.id, name=name, role=role, sort_order=order)
        )


def cancel(
    session: Session, case_id: str, reason: str, new_day: date, new_time: str = "", new_place: str = ""
) -> FollowUp:
    """Say that the meeting that was due is not held, why, and which day it is held instead; locked at once.

    Raises `UserError` without a reason, for a day that cannot be meant, and when no meeting is due.
    """
    due, why = next_day(session, case_id), clean_lines(reason)
    if due is None or due.day is None:
        raise UserError(
            "Ingen uppföljning är bokad", safe="Inget har ändrats.", do="Välj Börja uppföljningen."
        )
    if not why:
        raise UserError(
            "Skriv varför mötet ställs in", safe="Inget har ändrats.", do="Skriv en mening och försök igen."
        )
    spans.hold("follow_up", new_day, session.today())
    booked = session.db.follow_ups.planned(case_id)
    made = booked or FollowUp(case_id=case_id, number=session.db.follow_ups.last_number(case_id) + 1)
    plan = session.db.plans.current(case_id)
    cancelled = replace(
        made,
        plan_id=plan.id if plan else None,
        status="installd",
        due_on=due.day,
        cancelled_reason=why,
        next_on=new_day,
        next_time=new_time,
        next_place=new_place or due.place,
        interpreter=due.interpreter,
        updated_at=now(),
        signed_at=now(),
        signed_by=session.worker.name,
        signed_for=session.acting_for,
    )
    with session.change(
        *TABLES, event="follow_up_cancelled", subject_id=case_id, object_id=cancelled.id
    ) as db:
        stored = replace(cancelled, content_hash=follow_up_seal(db, cancelled))
        db.follow_ups.save(stored)
        chain(session, "uppfoljning", stored.id)
        book(db, stored)
    return stored


def book(db: Database, after: FollowUp) -> None:
    """Book the next one, when there is a day for it; at most one is booked in a case."""
    if after.next_on is None or db.follow_ups.planned(after.case_id) is not None:
        return
    db.follow_ups.add(
        FollowUp(
            case_id=after.case_id,
            plan_id=after.plan_id,
            number=db.follow_ups.last_number(after.case_id) + 1,
            status="planerad",
            held_on=after.next_on,
            held_time=after.next_time,
            place=after.next_place,
            interpreter=after.interpreter,
        )
    )
