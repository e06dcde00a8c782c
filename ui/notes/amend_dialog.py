"""Rätta: what no longer holds, what holds instead, and why."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import Note
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.notes.amending import amend_note, struck_places
from desktop.notes.text import StruckAt
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label


class AmendDialog(FormSheet):
    """Adds a correction to a signed note; the original is never touched.

    `struck` and `place` are what is marked in the note. Words typed by hand that stand in several places ask which.
    """

    def __init__(
        self, parent: QWidget, session: Session, note: Note, struck: str, place: StruckAt | None = None
    ) -> None:
        act = self.tr("Skriv in rättelsen")
        super().__init__(parent, self.tr("Vad ska rättas?"), act, "lock-outline", wide=True)
        self.setObjectName("amend-dialog")
        self._session, self._note = session, note
        self._marked, self._place = struck, place
        self._found: list[StruckAt] = []
        self.struck, self.added, self.reason = (
            PlainText(lines=2, most=6),
            PlainText(lines=3, most=10),
            LineEdit(),
        )
        self.struck.set_text(struck)
        for name, widget in (("struck", self.struck), ("added", self.added), ("reason", self.reason)):
            widget.setObjectName(name)
        self.which = Combo()
        self.which.setObjectName("which-place")
        self._asked = Field(self.tr("Orden står på flera ställen. Vilket gäller det?"), self.which)
        self._compose()
        self.struck.textChanged.connect(self._look)
        self._look()
        self.added.setFocus()
        self.keep_draft(session, DraftOf("rattelse", note.case_id, "notes", note.id))

    def perform(self) -> None:
        """Write the correction. Raises `UserError`."""
        struck, chosen = self.struck.text(), self.which.data()
        place = self._found[int(str(chosen))] if len(self._found) > 1 and chosen is not None else None
        if place is None and struck == self._marked:
            place = self._place
        if place is None and len(self._found) > 1:
            raise UserError(
                self.tr("Orden står på flera ställen"),
                safe=self.tr("Den signerade anteckningen är orörd."),
                do=self.tr("Välj vilket ställe det gäller."),
            )
        amend_note(self._session, self._note, struck, self.added.text(), self.reason.text(), place)

    def _compose(self) -> None:
        words = self.tr("Det du skrev tidigare står kvar, struket. Rättelsen låses på samma sätt.")
        self.body.addWidget(label(words, "body", "text2"))
        help_ = self.tr("Ordagrant ur anteckningen. Tomt om något bara ska läggas till.")
        self.close_form(
            Field(self.tr("Det här stämmer inte"), self.struck, help_, optional=True),
            self._asked,
            Field(self.tr("Så ska det stå"), self.added, self.tr("Tomt om orden bara ska strykas.")),
            Field(self.tr("Varför"), self.reason),
        )

    @Slot()
    def _look(self) -> None:
        """Ask which when what is typed stands in several places, and nobody has marked one of them."""
        struck = self.struck.text()
        is_marked = self._place is not None and struck == self._marked
        self._found = [] if is_marked else struck_places(self._session, self._note, struck)
        rows = [(_around(place, struck), number) for number, place in enumerate(self._found)]
        self.which.fill([(self.tr("Välj ställe"), None), *rows])
        self.which.choose(None)
        show_if(len(self._found) > 1, self._asked)


def _around(place: StruckAt, struck: str) -> str:
    """Return the words with what is around them on one line: `… tog bussen [Åbo] på måndag …`."""
    words = " ".join(struck.split())
    around = f"{' '.join(place.before.split())} [{words[:60]}] {' '.join(place.after.split())}"
    return f"… {around.strip()} …"
