"""Signing a follow-up: locked and chained with all under it, the duty cleared, the next set; the plan untouched."""

from __future__ import annotations

from dataclasses import replace

from db.chain.seals import follow_up_correction_seal, follow_up_seal
from db.clock import now
from db.records import FollowUp, FollowUpCorrection, Progress
from db.tables.database import Database
from desktop.cases.next_day import next_day
from desktop.cases.steps import begin, step_of
from desktop.chain.locked import chain
from desktop.drafts import unread
from desktop.errors import UserError
from desktop.followup import attendance
from desktop.followup.checks import EARLY, clears, missing
from desktop.followup.planning import TABLES, book
from desktop.followup.writing import refuse_locked, sync
from desktop.names import clean_lines
from desktop.plan.versions import start_plan
from desktop.session.session import Session


def sign(session: Session, follow_up_id: str) -> FollowUp:
    """Lock a follow-up. Raises `UserError` while something is missing, or when it is signed already.

    In one transaction: levels and chosen states are noted beside the plan, the step begins, the next meeting is
    booked, and when it was decided to change the plan a new version of it is begun as a draft.
    """
    refuse_locked(session.db.follow_ups.get(follow_up_id))
    sync(session, follow_up_id)
    follow_up = session.db.follow_ups.get(follow_up_id)
    _refuse_gaps(session, follow_up)
    unread.refuse(session, unread.form(follow_up.case_id, "uppfoljning", follow_up.id))
    due = next_day(session, follow_up.case_id)
    due_on = due.day if due else None
    with session.change(
        *TABLES,
        event="follow_up_signed",
        subject_id=follow_up.case_id,
        object_id=follow_up.id,
        detail=str(follow_up.number),
    ) as db:
        snapshot_id, attended = attendance.take(session, follow_up)
        settled = replace(
            _settled(follow_up),
            snapshot_id=snapshot_id,
            attendance_words=attended,
            due_on=due_on,
            replaces_due=_replaces(follow_up, due_on is not None),
            status="signerad",
            updated_at=now(),
            signed_at=now(),
            signed_by=session.worker.name,
            signed_for=session.acting_for,
        )
        signed = db.follow_ups.put(replace(settled, content_hash=follow_up_seal(db, settled)))
        chain(session, "uppfoljning", signed.id)
        _note_progress(session, db, signed)
        _move_step(session, signed.case_id)
        book(db, signed)
        if signed.decision == "andra_planen":
            start_plan(session, signed.case_id)
    return signed


def correct(
    session: Session, follow_up: FollowUp, added: str, reason: str, struck: str = ""
) -> FollowUpCorrection:
    """Put a correction beside a signed follow-up, which stays readable as it was.

    Raises `UserError` without words or a reason, and for one that is not signed.
    """
    words, why = added.strip(), clean_lines(reason)
    if follow_up.status not in ("signerad", "installd"):
        raise UserError(
            "Uppföljningen är ett utkast", safe="Inget har ändrats.", do="Ändra direkt i utkastet."
        )
    if not words or not why:
        raise UserError(
            "Skriv vad som ska stå, och varför",
            "Rättelsen läses bredvid det som redan står.",
            "Inget har ändrats.",
            "Fyll i båda och försök igen.",
        )
    made = FollowUpCorrection(
        follow_up_id=follow_up.id,
        struck=struck.strip(),
        added=words,
        reason=why,
        signed_by=session.worker.name,
        signed_for=session.acting_for,
    )
    made = replace(made, content_hash=follow_up_correction_seal(made))
    with session.change(
        "follow_up_corrections",
        event="follow_up_corrected",
        subject_id=follow_up.case_id,
        object_id=follow_up.id,
    ) as db:
        db.follow_up_corrections.add(made)
        chain(session, "uppfoljningsrattelse", made.id)
    return made


def _settled(follow_up: FollowUp) -> FollowUp:
    """Return the follow-up without what its own decisions leave no room for."""
    words = follow_up
    if words.child_words.strip():
        words = replace(words, child_absence="", child_how="")
    if words.decision != "paus":
        words = replace(words, pause_until=None)
    if words.decision in ("avsluta", "paus"):
        return replace(words, next_on=None, next_time="", next_place="", no_more_reason="")
    return words if words.next_on is None else replace(words, no_more_reason="")


def _replaces(follow_up: FollowUp, is_due: bool) -> bool:
    """Return whether it clears what was due: what was answered, else yes, since no one had to be asked."""
    return follow_up.replaces_due if is_due and follow_up.replaces_due is not None else True


def _note_progress(session: Session, db: Database, signed: FollowUp) -> None:
    """Note each judged level, and each state that was chosen, beside the plan, as its readers know them."""
    assert signed.held_on is not None
    for goal in db.follow_up_goals.of(signed.id):
        if goal.level is not None:
            _note(db, signed, Progress(
                case_id=signed.case_id, subject="goal", lineage=goal.lineage, value=str(goal.level),
                sentence=goal.sentence.strip(), noted_on=signed.held_on,
            ))  # fmt: skip
    for row in db.follow_up_measures.of(signed.id):
        if row.new_status:
            _note(db, signed, Progress(
                case_id=signed.case_id, subject="measure", lineage=row.lineage, value=row.new_status,
                sentence=row.what_now.strip(), noted_on=signed.held_on,
            ))  # fmt: skip


def _note(db: Database, signed: FollowUp, made: Progress) -> None:
    db.progress.add(replace(made, follow_up_id=signed.id))


def _move_step(session: Session, case_id: str) -> None:
    """The step goes on from the first signed follow-up; that one is no step back from what is done."""
    if step_of(session, case_id, "uppfoljning").status in ("kommande", "overhoppad"):
        begin(session, case_id, "uppfoljning")


def _refuse_gaps(session: Session, follow_up: FollowUp) -> None:
    if not session.worker.name.strip():
        raise UserError(
            "Ditt namn saknas",
            "Uppföljningen signeras med namnet på den som har skrivit den.",
            "Den är sparad som utkast.",
            "Skriv ditt namn under Inställningar och signera sedan.",
        )
    gaps = missing(session, follow_up)
    if gaps:
        listed = "; ".join(gap.text.rstrip(".") for gap in gaps)
        raise UserError(
            "Uppföljningen är inte färdig",
            f"Det här saknas: {listed}.",
            "Allt är sparat som utkast.",
            "Fyll i det som saknas och försök igen.",
        )
    day = clears(session, follow_up)
    if day is not None:
        raise UserError(
            "Säg om mötet ersätter det som är bokat",
            f"Det är mer än {EARLY.days} dagar före nästa bokade uppföljning.",
            "Allt är sparat som utkast.",
            "Svara på frågan och försök igen.",
        )
