"""Skriv ut mellan två datum: the days above the real pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.events.line import Picked, begins
from desktop.paper import between
from desktop.paper.choices import Choice
from desktop.session.session import Session
from ui.look.metrics import row
from ui.paper.record_sheet import RecordSheet
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field

if TYPE_CHECKING:
    from desktop.paper.pdf import Printed

Draw = Callable[[date, date], "Printed"]


class BetweenSheet(RecordSheet):
    """`draw` makes the pages of two days; `first` and `last` are the days to begin with."""

    def __init__(
        self, parent: QWidget, session: Session, choice: Choice, draw: Draw, first: date, last: date
    ) -> None:
        words = self.tr("Innehåller det som sagts enskilt. Ska inte lämnas till familjen eller skolan.")
        super().__init__(parent, session, choice.id, choice, (self.tr("Till akten."), words))
        self.setObjectName("between-sheet")
        self._draw = draw
        self.first = DateField(session.today, "period", needed=True)
        self.last = DateField(session.today, "period", needed=True)
        days = row(gap=12)
        for name, said, field, day in (
            ("first-day", self.tr("Från och med"), self.first, first),
            ("last-day", self.tr("Till och med"), self.last, last),
        ):
            field.setObjectName(name)
            field.set_date(day)
            field.dated.connect(self.show_pages)
            days.addWidget(Field(said, field))
        days.addStretch(1)
        self.lay(days)
        self.show_pages()
        begun = f"mellan-{choice.kind}-{first.isoformat()}-{last.isoformat()}"
        self.keep_draft(session, DraftOf(begun, choice.id))

    def reject(self) -> None:
        """Close. Days that have been printed or saved are no draft any more."""
        if self.has_left:
            self.accept()
        else:
            super().reject()

    def drawn(self) -> Printed:
        """Return the pages of the days. Raises `UserError` without two days in order."""
        first, last = self.first.date(), self.last.date()
        if first is None or last is None or first > last:
            raise UserError(self.tr("Skriv två datum, det tidigaste först"))
        return self._draw(first, last)


def print_journal(parent: QWidget, session: Session, case_id: str) -> None:
    """Show the journal from the opening of the case until today, to be printed or saved."""
    _shown(
        parent,
        session,
        between.journal(case_id),
        lambda first, last: between.draw_journal(session, case_id, first, last),
        Picked(),
    )


def print_events(parent: QWidget, session: Session, case_id: str, which: Picked) -> None:
    """Show the events that are picked, to be printed or saved; the days can be changed there too."""
    _shown(
        parent,
        session,
        between.some_events(case_id),
        lambda first, last: between.draw_events(session, case_id, replace(which, first=first, last=last)),
        which,
    )


def _shown(parent: QWidget, session: Session, choice: Choice, draw: Draw, which: Picked) -> None:
    first = which.first or begins(session.db.cases.get(choice.id))
    sheet = BetweenSheet(parent, session, choice, draw, first, which.last or session.today())
    sheet.exec()
    sheet.deleteLater()
