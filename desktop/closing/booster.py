"""Boosterträffen: planned, moved, held or declined on a closed case, which stays closed with its last day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from db.chain.seals import after_closing_seal
from db.clock import now
from db.records import Booster
from db.records.events import MaybeLogged
from db.records.states import BoosterStatus
from desktop import spans
from desktop.attendance import snapshots
from desktop.cases import steps
from desktop.chain.locked import chain
from desktop.closing.checks import Unmet
from desktop.errors import UserError
from desktop.names import clean_lines
from desktop.session.session import Session

WRITTEN = frozenset(
    {
        *("planned_time", "place", "held_on", "people", "child_words", "child_absence", "child_how"),
        *("home_words", "school_words", "signs_seen", "signs_unseen", "assessment", "support"),
    }
)
"""What may be written while it is planned."""

ENDS: tuple[BoosterStatus, ...] = ("genomford", "avbojd", "ingen_kontakt")
"""States that end it; one of them is enough for the step Vidmakthållande."""


def plan(session: Session, case_id: str, day: date, time: str = "", place: str = "") -> Booster:
    """Plan one more booster on a closed case. Raises `UserError` for a day that cannot be meant, or an open case."""
    if session.db.cases.get(case_id).status != "closed":
        raise UserError("Ärendet är öppet", "En boosterträff hör till ett avslutat ärende.")
    spans.hold("follow_up", day, session.today())
    number = session.db.boosters.last_number(case_id) + 1
    made = Booster(case_id=case_id, number=number, planned_on=day, planned_time=time, place=place.strip())
    with session.change("boosters", event="booster_edited", subject_id=case_id, object_id=made.id) as db:
        return db.boosters.add(made)


def save(session: Session, booster_id: str, own: dict[str, Any]) -> Booster:
    """Write what is typed of a planned booster. Raises `UserError` when it is locked or a day cannot be meant."""
    if not own.keys() <= WRITTEN:
        raise ValueError(f"not written here: {sorted(own.keys() - WRITTEN)}")
    was = session.db.boosters.get(booster_id)
    refuse_locked(was)
    spans.hold("note", own.get("held_on"), session.today(), was=was.held_on)
    latest = session.log.rows(1)
    is_told = bool(latest) and latest[0].tells_of("booster_edited") and latest[0].object_id == booster_id
    event: MaybeLogged = "" if is_told else "booster_edited"
    with session.change("boosters", event=event, subject_id=was.case_id, object_id=booster_id) as db:
        return db.boosters.put(replace(was, **own, updated_at=now()))


def missing(session: Session, booster: Booster) -> list[Unmet]:
    """Return what signing a held booster demands and is not there, in the order of the screen."""
    case, found = session.db.cases.get(booster.case_id), []
    if not booster.child_words.strip():
        if not booster.child_absence:
            found.append(Unmet("Elevens egna ord, eller varför de saknas", "child_words"))
        elif not booster.child_how.strip():
            found.append(Unmet("Hur ni ändå tog reda på vad eleven tycker", "child_how"))
    if not booster.assessment:
        found.append(Unmet("Hur det går nu", "assessment"))
    elif booster.assessment == "lite_stod" and not booster.support.strip():
        found.append(Unmet("Vilket stöd, och vem som ger det", "support"))
    if booster.held_on is None:
        found.append(Unmet("Vilken dag ni sågs", "held_on"))
    elif booster.held_on > session.today():
        found.append(Unmet("Mötet har inte varit än", "held_on"))
    elif case.closed_on is not None and booster.held_on < case.closed_on:
        found.append(Unmet("Mötet är före avslutet", "held_on"))
    return found


def hold(session: Session, booster_id: str) -> Booster:
    """Sign a booster that was held. Raises `UserError` while something is missing. The case stays closed."""
    booster = session.db.boosters.get(booster_id)
    refuse_locked(booster)
    gaps = missing(session, booster)
    if gaps:
        listed = "; ".join(gap.text for gap in gaps)
        raise UserError(
            "Boosterträffen är inte färdig",
            f"Det här saknas: {listed}.",
            "Allt är sparat.",
            "Fyll i det som saknas och försök igen.",
        )
    assert booster.held_on is not None
    with session.change("boosters"):
        taken = snapshots.take(session, booster.case_id, "booster", booster.held_on)
        words = snapshots.sentence(taken) if taken.basis != "for_lite" else ""
        held = replace(booster, snapshot_id=taken.id, attendance_words=words)
        if held.child_words.strip():
            held = replace(held, child_absence="", child_how="")
        if held.assessment != "lite_stod":
            held = replace(held, support="")
        return _lock(session, replace(held, status="genomford"))


def decline(session: Session, booster_id: str, status: BoosterStatus, reason: str) -> Booster:
    """Say that it is not held: the family said no, or nobody was reached. Raises `UserError` without a reason."""
    booster, why = session.db.boosters.get(booster_id), clean_lines(reason)
    refuse_locked(booster)
    if status not in ("avbojd", "ingen_kontakt"):
        raise ValueError(status)
    _need(why)
    with session.change("boosters"):
        return _lock(session, replace(booster, status=status, reason=why))


def move(session: Session, booster_id: str, day: date, reason: str, time: str = "") -> Booster:
    """Cancel it for a new day, and plan that one; return the new one.

    Raises `UserError` without a reason and for a day that cannot be meant.
    """
    booster, why = session.db.boosters.get(booster_id), clean_lines(reason)
    refuse_locked(booster)
    _need(why)
    spans.hold("follow_up", day, session.today())
    with session.change("boosters"):
        _lock(session, replace(booster, status="installd", reason=why, next_on=day))
        return plan(session, booster.case_id, day, time or booster.planned_time, booster.place)


def refuse_locked(booster: Booster) -> None:
    """Raise `UserError` unless it is planned."""
    if booster.status != "planerad":
        raise UserError("Boosterträffen är redan signerad", "Den går inte att ändra.", "Den står kvar.")


def _need(reason: str) -> None:
    if not reason:
        raise UserError("Skriv varför", safe="Inget har ändrats.", do="En mening räcker.")


def _lock(session: Session, booster: Booster) -> Booster:
    settled = replace(
        booster,
        updated_at=now(),
        signed_at=now(),
        signed_by=session.worker.name,
        signed_for=session.acting_for,
    )
    with session.change(
        "boosters",
        event="booster_held",
        subject_id=booster.case_id,
        object_id=booster.id,
        detail=booster.status,
    ) as db:
        locked = db.boosters.put(replace(settled, content_hash=after_closing_seal(settled)))
        chain(session, "booster", locked.id)
        if locked.status in ENDS:
            steps.finish(session, locked.case_id, "vidmakthallande")
    return locked
