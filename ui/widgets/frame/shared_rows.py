"""Fields in as few rows as they fit in, each row filled from edge to edge."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.look.theme import px
from ui.widgets.frame.flow import Flow


class SharedRows(Flow):
    """Like words on lines, but what is left of a line is shared by those in it that may be wider.

    Where none on a line may, the last one takes it: a field is never alone and narrower than its row.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent, gap)
        self._told: dict[QWidget, tuple[int, int]] = {}

    def add(self, widget: QWidget, least: int, share: int = 0) -> None:
        """Add a widget that is at least so wide, in design pixels, and takes so large a share of what is left."""
        self._told[widget] = least, share
        self.addWidget(widget)

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        y, line, used = rect.y(), list[QLayoutItem](), 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = self._least(item)
            if line and used + px(self._gap) + wide > rect.width():
                y += self._share(line, QRect(rect.x(), y, rect.width(), 0), is_trial=is_trial) + px(self._gap)
                line, used = [], 0
            used += wide + (px(self._gap) if line else 0)
            line.append(item)
        return y + self._share(line, QRect(rect.x(), y, rect.width(), 0), is_trial=is_trial) - rect.y()

    def _least(self, item: QLayoutItem) -> int:
        widget = item.widget()
        least = px(self._told[widget][0]) if widget is not None else 0
        return max(least, item.minimumSize().width())

    def _share(self, line: list[QLayoutItem], row: QRect, *, is_trial: bool) -> int:
        """Put one line's children, tops level; returns the line's height."""
        shares = [self._told[widget][1] if (widget := item.widget()) is not None else 0 for item in line]
        if line and not any(shares):
            shares[-1] = 1
        wide = [self._least(item) for item in line]
        left = max(0, row.width() - sum(wide) - px(self._gap) * (len(line) - 1))
        parts = sum(shares)
        for place, share in enumerate(shares):
            more = left * share // parts if parts else 0
            left, parts = left - more, parts - share
            wide[place] += more
        high = max((_height(item, width) for item, width in zip(line, wide, strict=True)), default=0)
        x = row.x()
        for item, width in zip(line, wide, strict=True):
            if not is_trial:
                item.setGeometry(QRect(x, row.y(), width, _height(item, width)))
            x += width + px(self._gap)
        return high


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
