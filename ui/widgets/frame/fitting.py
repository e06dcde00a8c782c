"""Lines under each other: as many from the top as there is room for, whole lines only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.look.theme import px


class Fitting(QWidget):
    """Puts its lines itself, so that a line without room is hidden and not squeezed. Each line has one height."""

    def __init__(self, gap: int = 4) -> None:
        super().__init__()
        self._gap = gap
        self._lines: list[QWidget] = []
        self._is_whole = False

    def show_lines(self, lines: list[QWidget]) -> None:
        """Show these and no others."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = lines
        for line in lines:
            line.setParent(self)
        self._place()
        self.updateGeometry()

    def show_whole(self, is_whole: bool) -> None:
        """Ask for room for every line, or take what height there is."""
        self._is_whole = is_whole
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for every line where it is shown whole, else for the first."""
        lines = self._lines if self._is_whole else self._lines[:1]
        high = sum(line.sizeHint().height() + px(self._gap) for line in lines)
        return QSize(px(200), high)

    def minimumSizeHint(self) -> QSize:
        """What it asks for."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the lines that have room now."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Measure again once the lines have the letters they are shown in."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        top, is_full = 0, False
        for line in self._lines:
            high = line.sizeHint().height()
            is_full = is_full or top + high > self.height()
            line.setGeometry(0, top, self.width(), high)
            line.setVisible(not is_full)
            top += high + px(self._gap)
