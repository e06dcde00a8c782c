"""The papers of the record between two days: drawn, and remembered when they have left. For the own record alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.records import Print
from db.records.states import PrintHow
from desktop.events.line import Picked
from desktop.paper.choices import Choice
from desktop.paper.needed import told_when_empty
from desktop.paper.prints import remember
from desktop.session.session import Session
from desktop.sharing.recipients import RECORD

if TYPE_CHECKING:
    from desktop.paper.pdf import Printed


def journal(case_id: str) -> Choice:
    """Return the journal as a document that can leave."""
    return Choice("journal", case_id, "Journal")


def some_events(case_id: str) -> Choice:
    """Return a choice of events as a document that can leave."""
    return Choice("handelser", case_id, "Händelser")


@told_when_empty()
def draw_journal(session: Session, case_id: str, first: date, last: date) -> Printed:
    """Return the journal between two days as PDF. Raises `UserError` when the sender is not filled in."""
    from desktop.paper.builders import journal_paper  # 150 ms with reportlab: only when something is printed
    from desktop.paper.pdf import Level, render

    return render(journal_paper(session, case_id, first, last), level=Level.RECORD)


@told_when_empty()
def draw_events(session: Session, case_id: str, which: Picked) -> Printed:
    """Return the events picked as PDF. Raises `UserError` when the sender is not filled in."""
    from desktop.paper.builders import events_paper  # as above
    from desktop.paper.pdf import Level, render

    return render(events_paper(session, case_id, which), level=Level.RECORD)


def note_left(
    session: Session, choice: Choice, pages: int, copies: int, how: PrintHow, *, is_locked: bool = False
) -> Print:
    """Note that one of them left the program, for the own record."""
    case = session.db.cases.get(choice.id)
    return remember(
        session,
        case,
        choice,
        level="akt",
        recipient=RECORD,
        copies=copies,
        pages=pages,
        how=how,
        is_locked=is_locked,
    )
