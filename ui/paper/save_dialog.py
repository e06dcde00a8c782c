"""Spara: locked with a password by default; open only after the risk has been named."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.paper.locked_file import locked
from desktop.secrets.passphrase import suggest
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.segments import Segments
from ui.widgets.show.text import label

LEAST = 15


class SaveDialog(FormSheet):
    """Asks how the file is to be protected.

    Once it was accepted `data` is what is to be written, and `is_locked` whether it has a password.
    """

    def __init__(self, parent: QWidget, pdf: bytes) -> None:
        super().__init__(parent, self.tr("Hur ska filen skyddas?"), self.tr("Välj plats"), wide=True)
        self.setObjectName("save-dialog")
        self.data, self.is_locked = pdf, False
        self.lock = Segments(
            [("locked", self.tr("Låst med lösenord")), ("open", self.tr("Olåst"))], self.tr("Skydd")
        )
        self.word = LineEdit(suggest(5))
        self.word.setObjectName("password")
        self.word.setProperty("secret", True)  # what is typed here is not kept at lock
        self._help = label("", "body", "text2")
        self._field = Field(self.tr("Lösenord"), self.word, self.tr("Skriv av det nu. Det visas bara här."))
        self.body.addWidget(self.lock)
        self.close_form(self._field, self._help)
        self.lock.chosen.connect(self._on_lock)
        self._on_lock("locked")

    def perform(self) -> None:
        """Lock the file in memory. Raises `UserError` for a password that is too short."""
        if self.lock.key() == "open":
            return
        if len(self.word.text()) < LEAST:
            raise UserError(
                self.tr("Lösenordet är för kort"), do=self.tr("Välj minst 15 tecken eller fem ord.")
            )
        self.data, self.is_locked = locked(self.data, self.word.text()), True

    @Slot(str)
    def _on_lock(self, key: str) -> None:
        is_locked = key == "locked"
        self._field.setVisible(is_locked)
        self._help.setText(
            self.tr("Ge lösenordet till mottagaren på ett annat sätt än filen, till exempel på telefon.")
            if is_locked
            else self.tr(
                "Den som hittar filen kan läsa allt i den. Spara olåst bara på en plats kommunen har godkänt."
            )
        )
