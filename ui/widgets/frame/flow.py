"""A layout that fills lines from the left and goes on below when a line is full."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.look.theme import px


class Flow(QLayout):
    """Lays children out like words; `gap` in design pixels both ways."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one, or None past the end, as Qt wants."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one away, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Never asks for more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width."""
        return self._place(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        """Put the children in `rect`."""
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + px(self._gap) * max(0, len(shown) - 1)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest child alone."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        wide = max((size.width() for size in shown), default=0)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        x, y = rect.x(), rect.y()
        line: list[tuple[QLayoutItem, int]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            wide = min(item.sizeHint().width(), max(rect.width(), item.minimumSize().width()))
            if line and x + wide > rect.right() + 1:
                x, y = rect.x(), y + self._set_line(line, y, is_trial=is_trial) + px(self._gap)
                line = []
            line.append((item, x))
            x += wide + px(self._gap)
        return y + self._set_line(line, y, is_trial=is_trial) - rect.y()

    def _set_line(self, line: list[tuple[QLayoutItem, int]], y: int, *, is_trial: bool) -> int:
        """Put one line's children on a common middle; returns the line's height."""
        high = max((item.sizeHint().height() for item, _ in line), default=0)
        for item, x in [] if is_trial else line:
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
        return high
