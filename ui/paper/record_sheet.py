"""A paper of the unit's own: its real pages, and onto paper or into a file. Nobody else can be chosen to have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout, QWidget

from desktop.errors import UserError
from desktop.paper import prints
from desktop.paper.choices import Choice
from desktop.session.session import Session
from ui.dialogs.ask import show_error
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column
from ui.paper.pages_view import PagesView
from ui.paper.printing import print_pdf
from ui.paper.save_file import save_pdf
from ui.widgets.input.buttons import Button
from ui.widgets.show.banner import Banner

if TYPE_CHECKING:
    from desktop.paper.pdf import Printed

_HIGH = 420  # design pixels of the pages


class RecordSheet(Sheet):
    """Subclasses call `lay`, then `show_pages`, and draw in `drawn`. `words` say what it is and not for whom."""

    def __init__(
        self, parent: QWidget, session: Session, case_id: str, choice: Choice, words: tuple[str, str]
    ) -> None:
        super().__init__(parent, choice.label, wide=True)
        self._session, self._case_id, self._choice, self._words = session, case_id, choice, words
        self._printed: Printed | None = None
        self.has_left = False
        self.told, self.pages = Banner(), PagesView(_HIGH)
        self.stay = Button(self.tr("Stäng"))
        self.save = Button(self.tr("Spara fil"), "quiet", "hard-drives")
        self.print = Button(self.tr("Skriv ut"), "primary", "printer")

    def drawn(self) -> Printed:
        """Return the pages. Raises `UserError` with what lacks, which is shown instead."""
        raise NotImplementedError

    def lay(self, above: QLayout | None = None) -> None:
        """Put the parts in their places, under what is to stand above."""
        if above is not None:
            self.body.addLayout(above)
        self.body.addWidget(self.told)
        self.pages.set_apart(self.objectName().removesuffix("-sheet"))
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

    @Slot()
    def show_pages(self) -> None:
        """Draw the pages; without any nothing can be printed."""
        self._printed = None
        try:
            self._printed = self.drawn()
            self.pages.show_pdf(self._printed.data)
            self.told.say("private", *self._words)
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
                prints.note_left(
                    self._session,
                    self._case_id,
                    self._choice,
                    copies=job.copies,
                    pages=job.pages(),
                    how="skrivare",
                )
                self.has_left = True
        except UserError as error:
            show_error(self, error)

    @Slot()
    def _save(self) -> None:
        printed = self._printed
        if printed is None:
            return
        name = prints.file_name(self._session, self._case_id, self._choice)
        try:
            saved = save_pdf(self, printed.data, name, self.tr("Allt i ärendet är kvar."))
            if saved is not None:
                prints.note_left(
                    self._session,
                    self._case_id,
                    self._choice,
                    copies=1,
                    pages=printed.pages,
                    how="fil",
                    is_locked=saved == "locked",
                )
                self.has_left = True
        except UserError as error:
            show_error(self, error)
