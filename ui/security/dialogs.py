"""Changing the passphrase, making a new code, trying the code on the paper."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.account import account_names
from desktop.errors import UserError
from desktop.first_start import code_was_proved
from desktop.session import Session
from desktop.vault_secrets import change_passphrase, looks_whole, new_recovery_code, try_recovery_code
from desktop.work import Work
from ui.dialogs.sheet import Sheet
from ui.first_start.new_passphrase import NewPassphrase
from ui.first_start.print_code import print_code
from ui.first_start.show_code import ShowCode
from ui.unlock.notice import Notice
from ui.unlock.secret_edit import SecretEdit
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.line import LineEdit
from ui.widgets.text import label


class SecretSheet(Sheet):
    """A sheet with one act that takes its time in the worker; Esc closes it until then."""

    def __init__(self, parent: QWidget, session: Session, title: str, act: str) -> None:
        super().__init__(parent, title, wide=True)
        self.setProperty("secret", True)  # what is typed here is not kept at lock
        self._session = session
        self._work = Work(self)
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

    def _rest(self, resting: bool) -> None:
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


class NewCodeDialog(SecretSheet):
    """Asks first, since the paper in the envelope becomes void; then shows and has it typed back."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(
            parent, session, self.tr("Ta fram en ny återställningskod?"), self.tr("Ta fram en ny kod")
        )
        self.setObjectName("new-code")
        self._code: ShowCode | None = None
        self._words = label(self.tr("Den kod du har på papper slutar gälla genast."))
        self.body.addWidget(self._words)
        self.body.addWidget(self._notice)
        self._stay.setFocus()

    @Slot()
    def _on_act(self) -> None:
        if self._code is None:
            self._rest(True)
            new_recovery_code(self._session, self._work, self._show, self._on_failed)
        elif self._code.missing():
            self._notice.say(self._code.missing())
            self._code.show_missing()
        else:
            self._code.forget()
            code_was_proved(self._session)
            self.accept()

    def _show(self, code: str) -> None:
        self._rest(False)
        self._code = ShowCode(code)
        self._code.print_asked.connect(lambda: print_code(self, code, self._session.today()))
        self.body.insertWidget(0, self._code)
        self._words.setText(self.tr("Riv det gamla papperet när det nya ligger i kuvertet."))
        self._stay.hide()
        self._act.set_text(self.tr("Klar"))
        self._code.start()


class TryCodeDialog(SecretSheet):
    """Types the code from the paper; says whether it would open the vault."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, session, self.tr("Prova återställningskoden"), self.tr("Prova koden"))
        self.setObjectName("try-code")
        self._field = Field(self.tr("Koden från papperet"), LineEdit(tall=True))
        self._field.control.setObjectName("code")
        words = self.tr("Ta fram papperet och skriv av koden. Inget ändras, du får bara veta om den stämmer.")
        for part in (label(words, "body", "text2"), self._field, self._notice):
            self.body.addWidget(part)
        self._field.control.returnPressed.connect(self._on_act)
        self._field.control.setFocus()

    @Slot()
    def _on_act(self) -> None:
        if not self._act.isEnabled():
            return
        code = self._field.control.text()
        if not looks_whole(code):
            self._field.set_error(
                self.tr("Koden är inte hel. Kolla att alla 28 tecken är med och rätt skrivna.")
            )
            return
        self._field.set_error("")
        self._rest(True)
        try_recovery_code(self._session, self._work, code, self._answer, self._on_failed)

    def _answer(self, is_right: bool) -> None:
        self._rest(False)
        if not is_right:
            self._field.set_error(self.tr("Koden hör inte till det här arkivet. Ta fram en ny kod."))
            return
        self._notice.tint("check-circle", "ok")
        self._notice.say(self.tr("Koden stämmer. Den öppnar arkivet."))
        self._act.hide()
        self._stay.set_text(self.tr("Stäng"))
        self._stay.setFocus()
