"""The papers of the record between two days, for the own record alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.events.line import Picked
from desktop.paper.choices import Choice
from desktop.paper.needed import told_when_empty
from desktop.session.session import Session

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
