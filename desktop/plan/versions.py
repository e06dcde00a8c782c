"""A case's plan through its versions: begun, copied into a new draft, thrown away as a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from db.chain.seals import PLAN_PARTS as PARTS
from db.clock import now
from db.ids import new_id
from db.records import Participant, Plan, PlanPoint, PlanWords
from db.records.states import PointKind
from db.tables.database import Database
from desktop.errors import UserError
from desktop.plan import sources as plan_sources
from desktop.plan.parts import refuse_signed
from desktop.plan.process import plan_was_started
from desktop.session.session import Session

TABLES = ("plans", *PARTS)


def start_plan(session: Session, case_id: str) -> Plan:
    """Return the case's draft; makes the first one, or a new version of the plan that holds."""
    db = session.db
    present = db.plans.draft(case_id)
    if present:
        return present
    held = db.plans.current(case_id)
    return new_version(session, held.id) if held else _first(session, case_id)


def new_version(session: Session, plan_id: str) -> Plan:
    """Copy a signed plan with everything under it into a draft. Raises `UserError` if there is a draft already."""
    plan = session.db.plans.get(plan_id)
    if session.db.plans.draft(plan.case_id):
        raise UserError(
            "Det finns redan ett utkast",
            "Planen kan bara ha ett utkast åt gången.",
            "Utkastet är sparat.",
            "Skriv vidare i det, eller kasta det först.",
        )
    last = max(one.version for one in session.db.plans.of(plan.case_id) if one.number == plan.number)
    copy = _as_draft(plan, last + 1)
    with session.change(
        *TABLES,
        event="plan_version_begun",
        subject_id=plan.case_id,
        object_id=copy.id,
        detail=f"v{copy.version}",
    ) as db:
        db.plans.add(copy)
        _copy_parts(db, plan.id, copy.id)
        _take_over_progress(db, copy)
        plan_was_started(session, plan.case_id)
    return copy


def discard_draft(session: Session, plan_id: str) -> None:
    """Throw a draft away with everything under it. Raises `UserError` if it is signed."""
    plan = session.db.plans.get(plan_id)
    refuse_signed(plan)
    with session.change(*TABLES, event="plan_discarded", subject_id=plan.case_id, object_id=plan.id) as db:
        for name in ("goal_factors", "measures", "goals"):
            _clear(db, name, plan_id)
        for name in PARTS:
            _clear(db, name, plan_id)
        db.plans.remove(plan_id)


def _clear(db: Database, name: str, plan_id: str) -> None:
    table: Any = getattr(db, name)
    for part in table.of(plan_id):
        table.remove(part.id)


def _first(session: Session, case_id: str) -> Plan:
    case = session.db.cases.get(case_id)
    plan = Plan(case_id=case_id, attendance=plan_sources.attendance_words(session, case))
    with session.change(*TABLES, event="plan_begun", subject_id=case_id, object_id=plan.id) as db:
        db.plans.add(plan)
        _prepare_people(session, db, plan, case.pupil_id)
        points: tuple[tuple[PointKind, list[plan_sources.Source]], ...] = (
            ("strength", plan_sources.first_strengths(session, case_id)),
            ("barrier", plan_sources.first_barriers(session, case_id)),
        )
        for kind, sources in points:
            for order, source in enumerate(sources):
                db.plan_points.add(
                    PlanPoint(
                        plan_id=plan.id,
                        kind=kind,
                        text=source.text,
                        question_id=source.question_id,
                        sort_order=order,
                    )
                )
        plan_was_started(session, case_id)
    return plan


def _prepare_people(session: Session, db: Database, plan: Plan, pupil_id: str) -> None:
    """Give each guardian a row for own words, and all a row among those who take part."""
    pupil = db.pupils.get(pupil_id)
    names = [(pupil.called, "elev")]
    for order, guardian in enumerate(db.contacts.guardians(pupil_id)):
        role = plan_sources.role_words(guardian)
        db.plan_words.add(
            PlanWords(
                plan_id=plan.id, contact_id=guardian.id, name=guardian.name, role=role, sort_order=order
            )
        )
        names.append((guardian.name, role))
    if session.worker.name:
        names.append((session.worker.name, session.worker.title))
    for order, (name, role) in enumerate(names):
        db.participants.add(Participant(plan_id=plan.id, name=name, role=role, sort_order=order))


def _as_draft(plan: Plan, version: int) -> Plan:
    """Return the plan as a draft; the meeting that has been is not the next one, so its day is asked for again."""
    return replace(
        plan,
        id=new_id(),
        version=version,
        status="draft",
        next_on=None,
        next_time="",
        next_called="",
        next_interpreter="",
        change_note="",
        created_at=now(),
        updated_at=now(),
        signed_at=None,
        signed_by="",
        signed_for="",
        content_hash="",
    )


def _copy_parts(db: Database, old_id: str, new_plan_id: str) -> None:
    """Copy every part; lineage stays, ids are new, and nobody has approved the new version."""
    goals = {goal.id: new_id() for goal in db.goals.of(old_id)}
    for name in PARTS:
        table: Any = getattr(db, name)
        for part in table.of(old_id):
            values: dict[str, Any] = {"id": new_id(), "plan_id": new_plan_id}
            if name == "goals":
                values["id"] = goals[part.id]
            elif name in ("goal_factors", "measures"):
                values["goal_id"] = goals.get(part.goal_id)
            elif name == "participants":
                values |= {"approved": "", "approved_on": None}
            table.add(replace(part, **values))


def _take_over_progress(db: Database, copy: Plan) -> None:
    """Let the new version begin where goals and measures stand now."""
    latest = {(one.subject, one.lineage): one.value for one in db.progress.standing(copy.case_id)}
    for goal in db.goals.of(copy.id):
        value = latest.get(("goal", goal.lineage))
        if value is not None:
            db.goals.put(replace(goal, current_level=int(value)))
    for measure in db.measures.of(copy.id):
        value = latest.get(("measure", measure.lineage))
        if value is not None:
            db.measures.put(replace(measure, status=value))
