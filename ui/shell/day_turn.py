"""The turn of the day: what says *i dag* is read again when the day on the wall has become another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.session.session import Session

MINUTE = 60_000  # ms; a computer that has slept looks again within one, and at once when its window is used


class DayTurn(QObject):
    """Looks once a minute, and whenever the window becomes the active one."""

    turned = Signal()

    def __init__(self, session: Session, watched: QWidget) -> None:
        super().__init__(watched)
        self._session, self._day = session, session.today()
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        watched.installEventFilter(self)

    @Slot()
    def look(self) -> None:
        """Tell if the day is another than when last looked at; also backwards, when the clock has been set right."""
        if (day := self._session.today()) != self._day:
            self._day = day
            self.turned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look when the window is taken up again."""
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False
