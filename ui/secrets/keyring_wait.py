"""The line that says that the computer's keyring is being waited for, and lets the user stop."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.look.metrics import row
from ui.secrets.notice import Notice
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button

SHOWN_AFTER = 700
"""Milliseconds; a keyring that is open answers sooner, and nothing need be said."""


class KeyringWait(QWidget):
    """Hidden until `begin` has been waited for a while; takes no keyboard."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = Notice("hourglass-medium", "text2")
        self._cancel = Button(self.tr("Avbryt"), small=True)
        self._cancel.setObjectName("stop-waiting")
        self._cancel.setAccessibleName(self.tr("Vänta inte på nyckelringen"))
        line = row(self, gap=8)
        line.addWidget(self._words, 1)
        line.addWidget(self._cancel)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._show)
        self._cancel.clicked.connect(self.cancelled)
        self.hide()

    def begin(self) -> None:
        """The keyring is being asked."""
        self._clock.start(SHOWN_AFTER)

    def end(self) -> None:
        """It has answered, or is not waited for any more."""
        self._clock.stop()
        self._words.say("")
        self.hide()

    @Slot()
    def _show(self) -> None:
        show_if(True, self)
        self._words.say(
            self.tr("Väntar på datorns nyckelring, högst tio sekunder. Kanske vill den låsas upp.")
        )
