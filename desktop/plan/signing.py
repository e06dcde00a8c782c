"""Signing a plan: locked for good with everything under it, and sealed by a hash of its content."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.chain.seals import plan_seal
from db.clock import now
from db.records import Participant, Plan
from db.records.states import Approved
from desktop import spans
from desktop.attendance.snapshots import take
from desktop.chain.locked import chain
from desktop.drafts import unread
from desktop.errors import UserError
from desktop.plan.checks import missing
from desktop.plan.parts import refuse_signed
from desktop.plan.process import plan_was_signed
from desktop.session.session import Session


def sign_plan(session: Session, plan_id: str) -> Plan:
    """Lock the plan; the version before it is thereby replaced. Raises `UserError` while something is missing."""
    plan = session.db.plans.get(plan_id)
    refuse_signed(plan)
    _refuse_gaps(session, plan)
    unread.refuse(session, unread.form(plan.case_id, "plan", plan.id))
    with session.change(
        "plans", event="plan_signed", subject_id=plan.case_id, object_id=plan.id, detail=f"v{plan.version}"
    ) as db:
        for older in db.plans.of(plan.case_id):
            if older.status == "signed":
                db.plans.put(replace(older, status="replaced"))
        plan = replace(plan, signed_for=session.acting_for)
        seal = plan_seal(db, plan)
        signed = db.plans.put(
            replace(
                plan,
                status="signed",
                updated_at=now(),
                signed_at=now(),
                signed_by=session.worker.name,
                content_hash=seal,
            )
        )
        chain(session, "plan", plan.id)
        if plan.version == 1:
            take(session, plan.case_id, "plan", session.today())
        plan_was_signed(session, plan.case_id)
    return signed


def approve(session: Session, participant: Participant, how: Approved, on: date) -> Participant:
    """Note that somebody has said yes, on paper or orally. Also possible after signing, once for each.

    `how`: `paper` or `oral`. Raises `UserError` for a day to come, or when the yes of a signed plan is noted
    already.
    """
    db = session.db
    plan = db.plans.get(participant.plan_id)
    current = db.participants.get(participant.id)
    if on > session.today():
        raise UserError(
            "Datumet har inte varit än", safe="Inget har ändrats.", do="Välj dagen då det sades ja."
        )
    spans.hold("approval", on, session.today())
    if plan.status != "draft" and current.approved:
        raise UserError(
            "Godkännandet är redan antecknat", "Planen är signerad.", "Det står kvar som det är.", ""
        )
    with session.change(
        "participants", event="plan_approved", subject_id=plan.case_id, object_id=plan.id, detail=how
    ):
        return db.participants.put(replace(current, approved=how, approved_on=on))


def _refuse_gaps(session: Session, plan: Plan) -> None:
    if not session.worker.name.strip():
        raise UserError(
            "Ditt namn saknas",
            "Planen signeras med namnet på den som har skrivit den.",
            "Planen är sparad som utkast.",
            "Skriv ditt namn under Inställningar och signera sedan.",
        )
    gaps = missing(session, plan)
    if gaps:
        listed = "; ".join(gap.text for gap in gaps)
        raise UserError(
            "Planen är inte färdig att signera",
            f"Det här saknas: {listed}.",
            "Allt är sparat som utkast.",
            "Fyll i det som saknas och signera sedan.",
        )
