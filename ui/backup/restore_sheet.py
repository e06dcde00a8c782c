"""Restoring a copy while the vault is open: made ready now, in place after the lock that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.vault.restoring import Restoring, nearby
from desktop.work import Work
from ui.backup.restore_form import RestoreForm
from ui.dialogs.sheet import Sheet
from ui.secrets.notice import Notice
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label

if TYPE_CHECKING:
    from desktop.vault.open_session import OpenSession


class RestoreSheet(Sheet):
    """First a copy of what is there now, then the chosen one is made ready, then the program locks."""

    def __init__(self, parent: QWidget, session: OpenSession) -> None:
        super().__init__(parent, self.tr("Återställ från en säkerhetskopia?"), wide=True)
        self.setObjectName("restore-sheet")
        folder = session.vault.folder
        self._backups = session.backups
        self._form = RestoreForm(Restoring(folder, Work(self), self), nearby(folder), at_once=False)
        self._notice = Notice("hourglass-medium", "text2")
        self._stay = Button(self.tr("Avbryt"))
        self._act = Button(self.tr("Återställ och lås"), "danger")
        self._stay.setObjectName("stay")
        self._act.setObjectName("act")
        words = self.tr(
            "Arkivet blir som det var när kopian gjordes. Det du har nu kopieras först och flyttas sedan åt "
            "sidan till en mapp som heter ersatt och ett nummer. Inget tas bort."
        )
        self.setAccessibleDescription(words)
        for part in (label(words), self._form, self._notice):
            self.body.addWidget(part)
        self.acts.addWidget(self._stay)
        self.acts.addWidget(self._act)
        self._stay.clicked.connect(self.reject)
        self._act.clicked.connect(self._on_act)
        self._form.rested.connect(self._on_rested)
        self._form.restored.connect(self._on_restored)
        self._stay.setFocus()

    def reject(self) -> None:
        """Close, but not in the middle."""
        if self._stay.isEnabled():
            self._form.forget()
            super().reject()

    @Slot()
    def _on_act(self) -> None:
        if not self._form.is_filled():
            return
        self._on_rested(True)
        self._notice.say(self.tr("Kopierar det du har nu…"))
        self._backups.ended.connect(self._on_copied)
        if not self._backups.copy_now("before_restore"):
            self._backups.cancel()

    @Slot(object)
    def _on_copied(self, error: UserError | None) -> None:
        self._backups.ended.disconnect(self._on_copied)
        self._on_rested(False)
        self._notice.say("")
        if error is not None:
            self._notice.tint("prohibit", "danger")
            self._notice.say(error.text())
            return
        self._form.restore()

    @Slot(bool)
    def _on_rested(self, is_resting: bool) -> None:
        for button in (self._stay, self._act):
            button.setEnabled(not is_resting)

    @Slot()
    def _on_restored(self) -> None:
        self.accept()
        self._backups.restore_waits.emit()
