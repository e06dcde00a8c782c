"""Changing the passphrase; what it shares with the dialogs about codes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from desktop.errors import UserError
from desktop.os_account import account_names
from desktop.secrets.change import change_passphrase
from desktop.session.session import Session
from desktop.work import Work
from ui.dialogs.sheet import Sheet
from ui.secrets.new_passphrase import NewPassphrase
from ui.secrets.notice import Notice
from ui.secrets.secret_edit import SecretEdit
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.show.announce import announce
from ui.widgets.show.text import label


class SecretSheet(Sheet):
    """A sheet with one act that takes its time in the worker; Esc closes it until then."""

    def __init__(self, parent: QWidget, session: Session, title: str, act: str) -> None:
        super().__init__(parent, title, wide=True)
        self.setProperty("secret", True)  # what is typed here is not kept at lock
        self._session = session
        self._work = Work(self)
        self._had_keyboard: QWidget | None = None
        self._notice = Notice()
        self._stay = Button(self.tr("Avbryt"))
        self._act = Button(act, "primary")
        self._stay.setObjectName("stay")
        self._act.setObjectName("act")
        self.acts.addWidget(self._stay)
        self.acts.addWidget(self._act)
        self._stay.clicked.connect(self.reject)
        self._act.clicked.connect(self._on_act)

    def reject(self) -> None:
        """Close, but not while the key file is being written: its answer must be seen."""
        if self._stay.isEnabled():
            super().reject()

    def done(self, result: int) -> None:
        """Close and drop what was typed: the closed sheet lives on until the program locks."""
        super().done(result)
        for field in self.findChildren(QLineEdit):
            field.clear()

    def explain(self, text: str) -> None:
        """Tell a screen reader what the sheet is about as it opens, and anew when that changes while it shows."""
        self.setAccessibleDescription(text)
        if self.isVisible():
            announce(self, text)

    def _rest(self, resting: bool) -> None:
        """Take no more presses while it is being done; the keyboard is given back to what had it."""
        if resting:
            self._had_keyboard = self.focusWidget()
        self._act.setEnabled(not resting)
        self._stay.setEnabled(not resting)
        if resting:
            self._notice.tint("hourglass-medium", "text2")
            self._notice.say(self.tr("Ett ögonblick…"))
        else:
            self._notice.tint("prohibit", "danger")
            self._notice.say("")

    def _on_failed(self, error: UserError) -> None:
        self._rest(False)
        if self._had_keyboard is not None and isValid(self._had_keyboard):
            self._had_keyboard.setFocus(Qt.FocusReason.OtherFocusReason)
        self._notice.say(error.text())

    @Slot()
    def _on_act(self) -> None:
        """Do it. Subclasses say what."""


class ChangePassphraseDialog(SecretSheet):
    """Current and new; an old copy of the vault still opens with the old one, and that is said."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, session, self.tr("Byt lösenfras"), self.tr("Byt lösenfras"))
        self.setObjectName("change-passphrase")
        now = self.tr("Nuvarande lösenfras")
        self._current = Field(now, SecretEdit(now))
        self._current.control.setObjectName("current-passphrase")
        schools = [school.name for school in session.db.schools.all()]
        own = (*account_names(), session.worker.name, session.office.municipality, *schools)
        self._fields = NewPassphrase(self._work, own, self.tr("Ny lösenfras"))
        words = self.tr("En gammal kopia av arkivet öppnas fortfarande med den gamla lösenfrasen.")
        self.explain(words)
        for part in (self._current, self._fields, label(words, "small"), self._notice):
            self.body.addWidget(part)
        self._fields.entered.connect(self._on_act)
        self._current.control.setFocus()

    @Slot()
    def _on_act(self) -> None:
        if not self._act.isEnabled():
            return
        current = self._current.control.text()
        self._current.set_error("" if current else self.tr("Skriv den lösenfras du har nu."))
        if not current:
            self._current.control.setFocus()
        elif self._fields.missing():
            self._fields.show_missing()
        else:
            self._rest(True)
            new, level = self._fields.passphrase(), self._fields.level()
            change_passphrase(self._session, self._work, current, new, level, self.accept, self._on_failed)
