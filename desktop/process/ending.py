"""The system asking the program to end (SIGTERM, SIGINT, SIGHUP), heard in Qt's own thread."""

from __future__ import annotations

import os
import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


class EndSignals(QObject):
    """Wakes Qt through a pipe, since Python handles signals only when Python runs. Idle on Windows."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier: QSocketNotifier | None = None
        if os.name == "nt":
            return
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        for name in _NAMES:
            signal.signal(getattr(signal, name), _noted)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)

    def close(self) -> None:
        """Give the signals their usual meaning back."""
        if self._notifier is None:
            return
        self._notifier.setEnabled(False)
        self._notifier = None
        signal.set_wakeup_fd(-1)
        for name in _NAMES:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for end in (self._read, self._write):
            os.close(end)

    @Slot()
    def _on_woken(self) -> None:
        os.read(self._read, 64)
        self.asked.emit()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the byte in the pipe has said it."""
