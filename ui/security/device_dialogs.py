"""Binding the vault to this computer, and letting go of that: what it protects, what it does not, what it costs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.device.binding import bind, device_facts, release
from desktop.vault.open_session import OpenSession
from ui.secrets.keyring_wait import KeyringWait
from ui.secrets.secret_edit import SecretEdit
from ui.security.dialogs import SecretSheet
from ui.widgets.frame.shown import show_if
from ui.widgets.input.field import Field
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.text import label


class PassphraseSheet(SecretSheet):
    """A sheet whose act wants the passphrase."""

    _session: OpenSession

    def __init__(self, parent: QWidget, session: OpenSession, title: str, act: str) -> None:
        super().__init__(parent, session, title, act)
        self._field = Field(self.tr("Din lösenfras"), SecretEdit(self.tr("Din lösenfras")))
        self._field.control.setObjectName("passphrase")
        self._field.control.returnPressed.connect(self._on_act)

    def _typed(self) -> str:
        """Return the passphrase; where it is missing, say so."""
        typed = self._field.control.text() if self._act.isEnabled() else ""
        if self._act.isEnabled():
            self._field.set_error("" if typed else self.tr("Skriv din lösenfras."))
        if not typed:
            self._field.control.setFocus()
        return typed


class BindDialog(PassphraseSheet):
    """Wants the recovery code to have been tried: it is what opens the vault when this computer breaks."""

    _asks_keyring = Signal()  # from the worker

    def __init__(self, parent: QWidget, session: OpenSession) -> None:
        super().__init__(parent, session, self.tr("Bind arkivet till den här datorn?"), self.tr("Slå på"))
        self.setObjectName("bind-device")
        self._stop: Callable[[], None] = _nothing
        self._wait = KeyringWait()
        self._wait.cancelled.connect(self._on_cancel)
        self._asks_keyring.connect(self._on_asks)
        self._copies = CheckBox(self.tr("Kopior på en annan disk ska också öppnas med lösenfrasen"))
        self._copies.setObjectName("copies-open")
        self._copies.setChecked(True)
        facts = device_facts(session)
        self._words() if facts.is_code_proved else self._refuse()

    def reject(self) -> None:
        """Close; while the keyring is waited for, stop waiting."""
        if self._wait.isHidden():
            super().reject()
        else:
            self._on_cancel()

    def _words(self) -> None:
        texts = (
            self.tr(
                "Lösenfrasen öppnar då arkivet bara här, ihop med en nyckel i datorns nyckelring. "
                "Den som kopierar arkivets mapp till en annan dator kommer inte in med bara lösenfrasen. "
                "Mot den som kan logga in som du på den här datorn hjälper det inte."
            ),
            self.tr(
                "Säkerhetskopiorna bredvid arkivet öppnas därför bara med återställningskoden. "
                "Går datorn sönder eller installeras om behöver du koden."
            ),
        )
        self.explain(" ".join(texts))
        for text in texts:
            self.body.addWidget(label(text))
        for part in (self._field, self._copies):
            self.body.addWidget(part)
        cost = self.tr("Då kan en ny dator ta över, men den som tar en sådan kopia behöver bara lösenfrasen.")
        self._copies.setAccessibleDescription(cost)
        self.body.addWidget(label(cost, "small"))
        self.body.addWidget(self._wait)
        self.body.addWidget(self._notice)
        self._field.control.setFocus()

    def _refuse(self) -> None:
        text = self.tr(
            "Prova först återställningskoden, på raden Återställningskod. "
            "Den behövs om datorn går sönder eller installeras om."
        )
        self.explain(text)
        self.body.addWidget(label(text))
        show_if(False, self._act)
        self._stay.set_text(self.tr("Stäng"))
        self._stay.setFocus()

    @Slot()
    def _on_act(self) -> None:
        typed = self._typed()
        if typed:
            self._rest(True)
            asks, is_open = self._asks_keyring.emit, self._copies.isChecked()
            self._stop = bind(self._session, self._work, typed, is_open, asks, self._done, self._on_failed)

    def _rest(self, resting: bool) -> None:
        super()._rest(resting)
        for part in (self._field, self._copies):
            part.setEnabled(not resting)
        if not resting:
            self._wait.end()

    def _done(self) -> None:
        self._rest(False)
        # The copies that lie beside the vault lose their slot for the passphrase as the next one is made.
        self._session.backups.copy_now("auto", is_asked=False)
        self.accept()

    @Slot()
    def _on_asks(self) -> None:
        self._wait.begin()

    @Slot()
    def _on_cancel(self) -> None:
        self._stop()


class ReleaseDialog(PassphraseSheet):
    """Back to the passphrase alone."""

    def __init__(self, parent: QWidget, session: OpenSession) -> None:
        title = self.tr("Slå av bindningen till den här datorn?")
        super().__init__(parent, session, title, self.tr("Slå av"))
        self.setObjectName("release-device")
        words = self.tr(
            "Lösenfrasen räcker då på vilken dator som helst, och nya säkerhetskopior öppnas "
            "med lösenfrasen eller återställningskoden."
        )
        self.explain(words)
        for part in (label(words), self._field, self._notice):
            self.body.addWidget(part)
        self._field.control.setFocus()

    @Slot()
    def _on_act(self) -> None:
        typed = self._typed()
        if typed:
            self._rest(True)
            release(self._session, self._work, typed, self._done, self._on_failed)

    def _done(self, is_removed: bool) -> None:
        if is_removed:
            self.accept()
            return
        self._rest(False)
        self._field.hide()
        self._act.hide()
        self._notice.tint("info", "text2")
        self._notice.say(
            self.tr(
                "Arkivet är inte längre bundet. Nyckeln ligger kvar i datorns nyckelring, men öppnar ingenting."
            )
        )
        self._stay.set_text(self.tr("Stäng"))
        self._stay.setFocus()


def _nothing() -> None:
    """Stand in until there is something to stop."""
