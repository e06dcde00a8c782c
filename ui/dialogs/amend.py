"""Rätta: what no longer holds, what holds instead, and why."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import Note
from desktop.errors import UserError
from desktop.notes import amend_note
from desktop.session import Session
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.line import LineEdit
from ui.widgets.plain_text import PlainText
from ui.widgets.text import label


class AmendDialog(Sheet):
    """Adds a correction to a signed note; the original is never touched."""

    def __init__(self, parent: QWidget, session: Session, note: Note, struck: str) -> None:
        super().__init__(parent, self.tr("Vad ska rättas?"), wide=True)
        self._session, self._note = session, note
        self.struck = PlainText(lines=2, most=6)
        self.struck.set_text(struck)
        self.added = PlainText(lines=3, most=10)
        self.reason = LineEdit()
        self.keep = Button(self.tr("Avbryt"))
        self.done_button = Button(self.tr("Skriv in rättelsen"), "primary", "lock-outline")
        self._compose()

    def _compose(self) -> None:
        self.setObjectName("amend-dialog")
        words = self.tr("Det du skrev tidigare står kvar, struket. Rättelsen låses på samma sätt.")
        self.body.addWidget(label(words, "body", "text2"))
        self._struck_field = Field(
            self.tr("Det här stämmer inte"),
            self.struck,
            self.tr("Ordagrant ur anteckningen. Tomt om något bara ska läggas till."),
            optional=True,
        )
        self._added_field = Field(self.tr("Så ska det stå"), self.added)
        self._reason_field = Field(self.tr("Varför"), self.reason)
        for field in (self._struck_field, self._added_field, self._reason_field):
            self.body.addWidget(field)
        for name, widget in (("struck", self.struck), ("added", self.added), ("reason", self.reason)):
            widget.setObjectName(name)
        self.done_button.setObjectName("amend-done")
        self.acts.addWidget(self.keep)
        self.acts.addWidget(self.done_button)
        self.keep.clicked.connect(self.reject)
        self.done_button.clicked.connect(self._on_done)
        self.added.setFocus()

    @Slot()
    def _on_done(self) -> None:
        self._added_field.set_error("" if self.added.text().strip() else self.tr("Skriv vad som ska stå."))
        self._reason_field.set_error(
            "" if self.reason.text().strip() else self.tr("Skriv varför det rättas.")
        )
        if self._added_field.error() or self._reason_field.error():
            return
        try:
            amend_note(self._session, self._note, self.struck.text(), self.added.text(), self.reason.text())
        except UserError as error:
            self._struck_field.set_error(error.text())
            return
        self.accept()
