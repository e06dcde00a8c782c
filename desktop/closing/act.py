"""Avslut, the act: everything that closing a case does, in one transaction; and Ångra avslut within 14 days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from db.chain.seals import after_closing_seal, closing_seal
from db.clock import day_of, now
from db.records import STEPS, Booster, Case, Closing, ClosingUndoing
from db.tables.database import Database
from desktop import dates
from desktop.attendance import snapshots
from desktop.cases import steps, tasks
from desktop.cases.cases import close_case, open_case, refuse_second
from desktop.chain.locked import chain
from desktop.closing.checks import is_late, missing
from desktop.closing.outcomes import NO_BOOSTER
from desktop.closing.writing import TABLES, refuse_locked, sync
from desktop.consent.ending import end_with_case
from desktop.content import lists
from desktop.errors import UserError
from desktop.names import clean_lines
from desktop.session.session import Session

UNDO = timedelta(days=14)
"""How long after a closing it may be taken back as a mistake (decision 37)."""

_ENDED = "Stödet avslutades."


def close(session: Session, closing_id: str) -> Closing:
    """Close the case. Raises `UserError` while something is missing, or when it is closed already."""
    refuse_locked(session.db.closings.get(closing_id))
    sync(session, closing_id)
    closing = session.db.closings.get(closing_id)
    _refuse_gaps(session, closing)
    assert closing.closed_on is not None
    case_id, day = closing.case_id, closing.closed_on
    with session.change(*TABLES, "boosters", "tasks", "meetings") as db:
        taken = snapshots.take(session, case_id, "avslut", day)
        settled = replace(
            _settled(closing, session.today()),
            snapshot_id=taken.id,
            attendance_words=snapshots.sentence(taken) if taken.basis != "for_lite" else "",
            status="signerad",
            updated_at=now(),
            signed_at=now(),
            signed_by=session.worker.name,
            signed_for=session.acting_for,
        )
        signed = db.closings.put(replace(settled, content_hash=closing_seal(db, settled)))
        chain(session, "avslut", signed.id)
        close_case(session, case_id, signed.reason, signed.note, day)
        _settle_duties(session, db, signed)
        _settle_steps(session, signed)
        if signed.booster_on is not None:
            db.boosters.add(
                Booster(
                    case_id=case_id,
                    number=db.boosters.last_number(case_id) + 1,
                    planned_on=signed.booster_on,
                    planned_time=signed.booster_time,
                    place=signed.booster_place,
                )
            )
    return signed


def standing(session: Session, case_id: str) -> Closing | None:
    """Return the closing that a closed case stands closed by; None where it is open, or was closed before 2.0."""
    if session.db.cases.get(case_id).status != "closed":
        return None
    signed = session.db.closings.signed(case_id)
    return signed[0] if signed and session.db.closing_undoings.of(signed[0].id) is None else None


def undo_until(closing: Closing) -> date:
    """Return the last day a closing may be taken back."""
    assert closing.signed_at is not None
    return day_of(closing.signed_at) + UNDO


def undo(session: Session, case_id: str, reason: str) -> Case:
    """Take a closing back as a mistake. Consents do not come back; the closing stays readable with the reason.

    Raises `UserError` without a reason, after 14 days, and where the pupil has another open case meanwhile.
    """
    closing, why = standing(session, case_id), clean_lines(reason)
    if closing is None or session.today() > undo_until(closing):
        raise UserError(
            "Avslutet går inte att ångra längre",
            f"Det går i {UNDO.days} dagar. Sedan börjar ett nytt ärende för eleven.",
            "Inget har ändrats.",
            "Välj Nytt ärende.",
        )
    if not why:
        raise UserError("Skriv vad som blev fel", safe="Inget har ändrats.", do="En mening räcker.")
    case = session.db.cases.get(case_id)
    refuse_second(session, case.pupil_id)
    made = ClosingUndoing(
        closing_id=closing.id, reason=why, signed_by=session.worker.name, signed_for=session.acting_for
    )
    with session.change(
        *("closing_undoings", "boosters", "cases"),
        event="case_reopened",
        subject_id=case_id,
        object_id=closing.id,
    ) as db:
        db.closing_undoings.add(replace(made, content_hash=after_closing_seal(made)))
        chain(session, "angrat_avslut", made.id)
        for booster in db.boosters.of(case_id):
            if booster.status == "planerad":
                db.boosters.remove(booster.id)
        # What an older version left running ends on the day it was closed all the same.
        end_with_case(session, db, case_id, case.closed_on or session.today())
        opened = db.cases.put(replace(case, status="open", closed_on=None))
        steps.set_status(session, case_id, "avslut", "pagar", "Avslutet ångrades.")
        steps.set_status(session, case_id, "vidmakthallande", "kommande")
    return opened


def come_back(session: Session, case_id: str) -> Case:
    """Open a new case beside a closed one, for a pupil who comes back; network and schools are there.

    Nothing of consents, figures or goals is carried. Raises `UserError` where the pupil has an open case.
    """
    earlier = session.db.cases.get(case_id)
    school = session.db.schoolings.current(earlier.pupil_id)
    new = Case(number="", pupil_id=earlier.pupil_id, opened_on=session.today(), continues=earlier.id)
    return open_case(session, new, school.school_id if school is not None else "")


def _settled(closing: Closing, today: date) -> Closing:
    """Return the closing without what its own choices leave no room for."""
    settled = closing if is_late(closing.closed_on, today) else replace(closing, late_reason="")
    if settled.child_words.strip():
        settled = replace(settled, child_absence="", child_how="")
    if settled.reason in NO_BOOSTER:
        settled = replace(settled, booster_on=None, no_booster_reason="")
    if settled.booster_on is None:
        return replace(settled, booster_time="", booster_place="")
    return replace(settled, no_booster_reason="")


def _settle_duties(session: Session, db: Database, signed: Closing) -> None:
    """Do with each task and meeting as was chosen; what is kept for the booster goes to its day."""
    for row in db.closing_duties.of(signed.id):
        if row.kind == "uppgift":
            task = db.tasks.find(row.subject_id)
            if task is not None and row.choice == "booster":
                tasks.change_task(session, task, task.what, signed.booster_on)
            elif task is not None:
                tasks.tick(session, task)
        else:
            meeting = db.meetings.find(row.subject_id)
            if meeting is not None and row.choice != "booster":
                tasks.cancel_meeting(session, meeting)


def _settle_steps(session: Session, signed: Closing) -> None:
    """Let the steps follow: what goes on has gaps, what never began is passed over, and Vidmakthållande goes on."""
    gaps = clean_lines(signed.unfinished_reason)
    for step in STEPS[: STEPS.index("avslut")]:
        status = steps.step_of(session, signed.case_id, step).status
        if status == "pagar":
            steps.set_status(session, signed.case_id, step, "klar_med_luckor", gaps or _ENDED)
        elif status == "kommande":
            steps.skip(session, signed.case_id, step, _ENDED)
    steps.set_status(session, signed.case_id, "avslut", "klar_med_luckor" if gaps else "klar", gaps)
    if signed.booster_on is not None:
        steps.begin(session, signed.case_id, "vidmakthallande")
    else:
        why = clean_lines(signed.no_booster_reason) or "Ingen boosterträff."
        steps.skip(session, signed.case_id, "vidmakthallande", why)


def _refuse_gaps(session: Session, closing: Closing) -> None:
    if not session.worker.name.strip():
        raise UserError(
            "Ditt namn saknas",
            "Avslutet signeras med namnet på den som har skrivit det.",
            "Det är sparat som utkast.",
            "Skriv ditt namn under Inställningar och avsluta sedan.",
        )
    gaps = missing(session, closing)
    if gaps:
        listed = "; ".join(gap.text.rstrip(".") for gap in gaps)
        raise UserError(
            "Avslutet är inte färdigt",
            f"Det här saknas: {listed}.",
            "Allt är sparat som utkast, och ärendet är öppet.",
            "Fyll i det som saknas och försök igen.",
        )


def told(case: Case) -> str:
    """Return that a case is closed, since when and why: `Avslutat 24 november 2026. Målen nådda.`"""
    day = f" {dates.full(case.closed_on)}" if case.closed_on else ""
    why = lists().label("avslutsorsak", case.closure_reason) if case.closure_reason else ""
    return " ".join(part for part in (f"Avslutat{day}.", f"{why}." if why else "") if part)
