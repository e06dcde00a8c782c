"""Rätta: what no longer holds, what holds instead, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import Note
from desktop.drafts.dialogs import DraftOf
from desktop.notes.notes import amend_note
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label


class AmendDialog(FormSheet):
    """Adds a correction to a signed note; the original is never touched."""

    def __init__(self, parent: QWidget, session: Session, note: Note, struck: str) -> None:
        act = self.tr("Skriv in rättelsen")
        super().__init__(parent, self.tr("Vad ska rättas?"), act, "lock-outline", wide=True)
        self.setObjectName("amend-dialog")
        self._session, self._note = session, note
        self.struck, self.added, self.reason = (
            PlainText(lines=2, most=6),
            PlainText(lines=3, most=10),
            LineEdit(),
        )
        self.struck.set_text(struck)
        for name, widget in (("struck", self.struck), ("added", self.added), ("reason", self.reason)):
            widget.setObjectName(name)
        words = self.tr("Det du skrev tidigare står kvar, struket. Rättelsen låses på samma sätt.")
        self.body.addWidget(label(words, "body", "text2"))
        help_ = self.tr("Ordagrant ur anteckningen. Tomt om något bara ska läggas till.")
        self.close_form(
            Field(self.tr("Det här stämmer inte"), self.struck, help_, optional=True),
            Field(self.tr("Så ska det stå"), self.added),
            Field(self.tr("Varför"), self.reason),
        )
        self.added.setFocus()
        self.keep_draft(session, DraftOf("rattelse", note.case_id, "notes", note.id))

    def perform(self) -> None:
        """Write the correction. Raises `UserError`."""
        amend_note(self._session, self._note, self.struck.text(), self.added.text(), self.reason.text())
