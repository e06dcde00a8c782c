"""What tests of stand-ins begin with: Karolina Ström comes in for Karin Lund, and signs a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.records import Case, Note
from db.records.states import StandInReason
from desktop.notes import notes
from desktop.session import who
from desktop.session.session import Session

UNTIL = date(2027, 1, 31)
KAROLINA = ("Karolina Ström", "skolkurator")


def stand_in(
    session: Session,
    name: str = KAROLINA[0],
    title: str = KAROLINA[1],
    reason: StandInReason = "sjuk",
    until: date | None = UNTIL,
) -> None:
    who.go_on_as_stand_in(session, name, title, reason, until)


def signed(session: Session, case: Case, body: str = "Amina kom klockan nio.") -> Note:
    return notes.sign_note(session, replace(notes.begin_note(session, case.id), body=body))
