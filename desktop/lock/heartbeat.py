"""Tells the launcher, from the window's own thread, that it answers and whether anybody is there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.lock.sources.idle import Idle
from desktop.process.pulse import PULSE, Pulse

_BEAT_MS = 1500
"""Milliseconds; the launcher waits for three. Coarse: Qt lets it fall together with the idle clock's tick."""


class Heartbeat(QObject):
    """Beats from `begin` on. `alone` is said once if the launcher is no longer there to watch."""

    alone = Signal()

    def __init__(self, idle: Idle, parent: QObject | None = None, pulse: Pulse = PULSE) -> None:
        super().__init__(parent)
        self._idle, self._pulse = idle, pulse
        self._minutes = idle.minutes
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self.beat)

    def begin(self) -> None:
        """The vault is open: be watched from now on."""
        self._pulse.opened(self._minutes)
        self._timer.start()

    @Slot()
    def beat(self) -> None:
        """Say that this thread answers."""
        if self._idle.minutes != self._minutes:
            self._minutes = self._idle.minutes
            self._pulse.allow(self._minutes)
        self._pulse.beat(self._idle.was_touched)
        self._idle.was_touched = False
        if self._pulse.is_alone:
            self.stop()
            self.alone.emit()

    def stop(self) -> None:
        """Beat no more: there is nothing to lock, or it is being locked."""
        self._timer.stop()
