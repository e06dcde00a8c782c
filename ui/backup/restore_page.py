"""Restoring a copy before anything is open: on a new computer, or where the vault cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot

from desktop.process.appearance import has_files
from desktop.vault.restoring import Restoring, nearby
from desktop.work import Work
from ui.backup.restore_form import RestoreForm
from ui.look.metrics import row
from ui.secrets.middle import Middle
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label
from ui.window.main_window import MainWindow


class Words(NamedTuple):
    """What the page says. `note` stands under the form; `acting` on the button while it is at work."""

    title: str
    text: str
    note: str
    act: str
    acting: str
    icon: str


class RestorePage(Middle):
    """One copy, one secret. What lies in the folder already is moved aside, and that is said."""

    restored = Signal()
    back_asked = Signal()

    def __init__(
        self, folder: Path, work: Work, *, has_vault: bool, restoring: Restoring | None = None
    ) -> None:
        super().__init__(560)
        self.setObjectName("restore-page")
        self._said = self._words(has_vault=has_vault)
        self._form = RestoreForm(restoring or Restoring(folder, work, self), nearby(folder), at_once=True)
        self._back = Button(self.tr("Tillbaka"), tall=True)
        self._act = Button(self._said.act, "primary", self._said.icon, tall=True)
        self._build()
        self._form.restored.connect(self.restored)
        self._form.rested.connect(self._on_rested)
        self._form.entered.connect(self._form.restore)
        self._act.clicked.connect(self._form.restore)
        self._back.clicked.connect(self.back_asked)
        self.setFocusProxy(self._act)

    def start(self) -> None:
        """Take the keyboard."""
        self._form.start()

    def go_back(self) -> None:
        """Turn back, but not in the middle."""
        if self._back.isEnabled():
            self.back_asked.emit()

    def _words(self, *, has_vault: bool) -> Words:
        note = self.tr(
            "Det arkiv som ligger här flyttas åt sidan till en mapp som heter ersatt och ett nummer. "
            "Inget skrivs över."
        )
        return Words(
            self.tr("Återställ från en säkerhetskopia"),
            self.tr("Kopian provas först. Den tas i bruk när allt stämmer."),
            note if has_vault else "",
            self.tr("Återställ"),
            self.tr("Återställer…"),
            "arrow-counter-clockwise",
        )

    def _build(self) -> None:
        self.set_title(self._said.title, self._said.text)
        self.body.addWidget(self._form)
        if self._said.note:
            self.body.addWidget(label(self._said.note, "small"))
        acts = row(gap=8)
        acts.addWidget(self._back)
        acts.addStretch(1)
        acts.addWidget(self._act)
        self.body.addLayout(acts)
        for button, name in ((self._back, "back"), (self._act, "restore")):
            button.setObjectName(name)
            button.setAutoDefault(True)

    @Slot(bool)
    def _on_rested(self, is_resting: bool) -> None:
        self._act.set_text(self._said.acting if is_resting else self._said.act)
        for button in (self._back, self._act):
            button.setEnabled(not is_resting)


def show_restore(window: MainWindow, folder: Path, work: Work, begin: Callable[[], None]) -> None:
    """Show the page in the window; `begin` is called when it has restored, or when the user turns back."""
    page = RestorePage(folder, work, has_vault=has_files(folder))
    page.restored.connect(begin)
    page.back_asked.connect(begin)
    window.show_widget(page)
    page.start()
