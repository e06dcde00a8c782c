"""Text is written to the vault by itself: a second after the last key, and every other second while one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from db import clock
from desktop.errors import NotUnderstoodError, UserError
from ui.widgets.show.saved import SavedLabel

REST = 1000  # ms without a key
LONGEST = 1800  # ms a text may wait while keys keep coming: two seconds is what may be lost
AGAIN = 5000  # ms before a failed save is tried again


class Autosave(QObject):
    """Calls `save` in time and says so in `label`. A failed save is told, kept and tried again.

    `save` writes everything unsaved, or raises `UserError`. What a field holds that cannot be read is told once and
    waits, without new tries, until somebody types again.
    """

    def __init__(self, save: Callable[[], None], label: SavedLabel, parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._label = label
        self._is_waiting = False
        self._rest = self._timer(REST)
        self._longest = self._timer(LONGEST)

    @property
    def is_waiting(self) -> bool:
        """Whether there is text that is not in the vault."""
        return self._is_waiting

    @Slot()
    def touch(self) -> None:
        """Say that something was typed."""
        self._is_waiting = True
        self._rest.start(REST)
        if not self._longest.isActive():
            self._longest.start(LONGEST)
            self._label.typing()

    @Slot()
    def flush(self) -> None:
        """Write now if anything waits. Never raises: what fails is shown, and the text stays on the screen."""
        self._rest.stop()
        self._longest.stop()
        if not self._is_waiting:
            return
        try:
            self._save()
        except NotUnderstoodError as error:
            self._is_waiting = True
            self._label.typing() if error.is_half else self._label.failed(error.title, aloud=False)
            return
        except UserError as error:
            self._label.failed(error.text())
            self._rest.start(AGAIN)
            return
        self._is_waiting = False
        self._label.saved(clock.here())

    def forget(self) -> None:
        """Drop what waits: another text is shown now."""
        self._rest.stop()
        self._longest.stop()
        self._is_waiting = False

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self.flush)
        return timer
