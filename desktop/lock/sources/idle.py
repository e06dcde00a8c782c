"""Locking when nobody is there. Any input restarts the time; sleeping computers and changed clocks do not stop it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot

from desktop.lock.sources.source import LockSource
from desktop.lock.untouched import Untouched
from desktop.session.settings import LONGEST_IDLE, SHORTEST_IDLE, USUAL_IDLE

_TICK_MS = 1000

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.NativeGesture,
        QEvent.Type.InputMethod,
    }
)
# After a sleep one of these comes before the timer does: nothing may be shown that should be locked.
_WAKING = frozenset(
    {
        QEvent.Type.ApplicationStateChange,
        QEvent.Type.WindowActivate,
        QEvent.Type.FocusIn,
        QEvent.Type.Expose,
        QEvent.Type.UpdateRequest,  # a window is about to be painted
    }
)


class Idle(LockSource):
    """Watches the whole program for input and says when there has been none for `minutes` (1–15)."""

    def __init__(
        self,
        minutes: int = USUAL_IDLE,
        parent: QObject | None = None,
        untouched: Untouched | None = None,
    ) -> None:
        super().__init__()
        self.setParent(parent)
        self._untouched = untouched or Untouched()
        self.was_touched = False
        """Whether there has been input since somebody last made this false."""
        self._is_running = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.check)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Set how long; what is out of range becomes the nearest allowed. It cannot be turned off."""
        self.minutes = max(SHORTEST_IDLE, min(LONGEST_IDLE, minutes))

    def start(self) -> None:
        """Begin to count, from now."""
        application = QCoreApplication.instance()
        if application is not None and not self._is_running:
            application.installEventFilter(self)
        self._is_running = True
        self._touch()
        self._timer.start()

    def stop(self) -> None:
        """Stop counting: there is nothing to lock."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._is_running = False
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every event of the program, and let all of them pass."""
        kind = event.type()
        if kind in _INPUT:
            # The first touch after a long sleep must lock, not restart the time.
            if not self.check():
                self._touch()
        elif kind in _WAKING:
            self.check()
        return False

    @Slot()
    def check(self) -> bool:
        """Ask for a lock, once, if the time is out by either clock; tell whether it was."""
        if not self._is_running or self.seconds_idle() < self.minutes * 60:
            return False
        self.stop()
        self.asked.emit("idle")
        return True

    def seconds_idle(self) -> float:
        """Return for how long nothing has been touched, by the longer of two clocks."""
        return self._untouched.seconds()

    def _touch(self) -> None:
        self._untouched.touch()
        self.was_touched = True
