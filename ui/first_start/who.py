"""Step 4: who the user is and where; it stands on the papers and in the log."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop import content
from desktop.session.settings import Office, Worker
from ui.look.metrics import row
from ui.secrets.panel import Panel
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit


class WhoPanel(Panel):
    """Name and municipality are needed, the rest may wait."""

    def __init__(self, worker: Worker, office: Office) -> None:
        say = content.texts().get
        super().__init__(say("start.du_rubrik"), say("start.du"))
        self._name = Field(self.tr("Ditt namn"), LineEdit(worker.name))
        self._title = Field(self.tr("Titel"), LineEdit(worker.title))
        self._phone = Field(self.tr("Telefon"), LineEdit(worker.phone), optional=True)
        self._municipality = Field(
            self.tr("Kommun"), LineEdit(office.municipality), self.tr("Bara namnet, till exempel Älvbro.")
        )
        self._board = Field(self.tr("Nämnd"), LineEdit(office.board))
        self._team = Field(self.tr("Enhet eller team"), LineEdit(office.team))
        for name, field in self._named().items():
            field.control.setObjectName(name)
            field.control.textChanged.connect(partial(self._on_edited, field))
            field.control.returnPressed.connect(self.moved_on)
        self.body.addWidget(self._name)
        self.body.addLayout(_beside(self._title, self._phone))
        self.body.addWidget(self._municipality)
        self.body.addLayout(_beside(self._board, self._team))
        self.body.addStretch(1)

    def values(self) -> dict[str, str]:
        """Return what was written, by the names of `desktop.vault.first_start.save_who`."""
        return {name: field.control.text() for name, field in self._named().items()}

    def missing(self) -> str:
        """Name and municipality."""
        if not self._name.control.text().strip():
            return self.tr("Skriv ditt namn för att gå vidare")
        if not self._municipality.control.text().strip():
            return self.tr("Skriv kommunens namn för att gå vidare")
        return ""

    def show_missing(self) -> None:
        """Say it under the field."""
        for field in (self._municipality, self._name):
            is_empty = not field.control.text().strip()
            field.set_error(self.tr("Det här behövs på papperen.") if is_empty else "")
            if is_empty:
                field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Begin with the name."""
        self._name.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, field: Field[LineEdit], text: str) -> None:
        if text.strip():
            field.set_error("")
        self.changed.emit()

    def _named(self) -> dict[str, Field[LineEdit]]:
        return {
            "name": self._name,
            "title": self._title,
            "phone": self._phone,
            "municipality": self._municipality,
            "board": self._board,
            "team": self._team,
        }


def _beside(left: Field[LineEdit], right: Field[LineEdit]) -> QHBoxLayout:
    line = row(gap=12)
    line.addWidget(left, 1)
    line.addWidget(right, 1)
    return line
