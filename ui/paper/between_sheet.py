"""Skriv ut mellan två datum: the days, the real pages beneath, and onto paper or into a file, for the own record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.events.line import Picked, begins
from desktop.paper import between, prints
from desktop.paper.choices import Choice
from desktop.session.session import Session
from ui.dialogs.ask import show_error
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column, row
from ui.paper.pages_view import PagesView
from ui.paper.printing import print_pdf
from ui.paper.save_file import save_pdf
from ui.widgets.input.buttons import Button
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.show.banner import Banner

if TYPE_CHECKING:
    from desktop.paper.pdf import Printed

_HIGH = 420  # design pixels of the pages

Draw = Callable[[date, date], "Printed"]


class BetweenSheet(Sheet):
    """`draw` makes the pages of two days; `first` and `last` are the days to begin with."""

    def __init__(
        self, parent: QWidget, session: Session, choice: Choice, draw: Draw, first: date, last: date
    ) -> None:
        super().__init__(parent, choice.label, wide=True)
        self.setObjectName("between-sheet")
        self._session, self._choice, self._draw = session, choice, draw
        self._printed: Printed | None = None
        self._has_left = False
        self.first = DateField(session.today, "period", needed=True)
        self.last = DateField(session.today, "period", needed=True)
        self.told, self.pages = Banner(), PagesView(_HIGH)
        self.stay = Button(self.tr("Stäng"))
        self.save = Button(self.tr("Spara fil"), "quiet", "hard-drives")
        self.print = Button(self.tr("Skriv ut"), "primary", "printer")
        self._lay(first, last)
        self._show()
        begun = f"mellan-{choice.kind}-{first.isoformat()}-{last.isoformat()}"
        self.keep_draft(session, DraftOf(begun, choice.id))

    def _lay(self, first: date, last: date) -> None:
        days = row(gap=12)
        for name, words, field, day in (
            ("first-day", self.tr("Från och med"), self.first, first),
            ("last-day", self.tr("Till och med"), self.last, last),
        ):
            field.setObjectName(name)
            field.set_date(day)
            field.dated.connect(self._show)
            days.addWidget(Field(words, field))
        days.addStretch(1)
        self.body.addLayout(days)
        self.body.addWidget(self.told)
        self.pages.set_apart("between")
        self.pages.fill_width()
        held = QWidget()
        column(held, gap=0).addWidget(self.pages)
        self.body.addWidget(held)
        for name, button in (("stay", self.stay), ("save", self.save), ("print", self.print)):
            button.setObjectName(name)
            self.acts.addWidget(button)
        self.stay.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        self.unfold_when_low(self.pages)

    def reject(self) -> None:
        """Close. Days that have been printed or saved are no draft any more."""
        if self._has_left:
            self.accept()
        else:
            super().reject()

    @Slot()
    def _show(self) -> None:
        """Draw the pages of the days; without two days in order nothing can be printed."""
        self._printed = None
        try:
            first, last = self.first.date(), self.last.date()
            if first is None or last is None or first > last:
                self.told.say("warn", self.tr("Skriv två datum, det tidigaste först."))
            else:
                self._printed = self._draw(first, last)
                self.pages.show_pdf(self._printed.data)
                words = self.tr(
                    "Innehåller det som sagts enskilt. Ska inte lämnas till familjen eller skolan."
                )
                self.told.say("private", self.tr("Till akten."), words)
        except UserError as error:
            self.told.say("warn", f"{error.title}.", f"{error.what} {error.do}".strip())
        for act in (self.save, self.print):
            act.setEnabled(self._printed is not None)

    @Slot()
    def _print(self) -> None:
        printed = self._printed
        if printed is None:
            return
        do = self.tr("Välj en annan skrivare, spara en låst fil eller skriv ut senare.")
        try:
            job = print_pdf(self, printed.data, self.tr("Allt i ärendet är kvar."), do)
            if job is not None:
                between.note_left(self._session, self._choice, job.pages(), job.copies, "skrivare")
                self._has_left = True
        except UserError as error:
            show_error(self, error)

    @Slot()
    def _save(self) -> None:
        printed = self._printed
        if printed is None:
            return
        name = prints.file_name(self._session, self._choice.id, self._choice)
        try:
            saved = save_pdf(self, printed.data, name, self.tr("Allt i ärendet är kvar."))
            if saved is not None:
                between.note_left(
                    self._session, self._choice, printed.pages, 1, "fil", is_locked=saved == "locked"
                )
                self._has_left = True
        except UserError as error:
            show_error(self, error)


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
