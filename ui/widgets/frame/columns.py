"""Parts of a page side by side while they fit, under each other when they do not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.look.metrics import row
from ui.look.theme import px

Part = tuple[QWidget, int, int]  # widget, weight, least width in design pixels


class Columns(QWidget):
    """Cards in a row end at the same line; the page scrolls down, never sideways."""

    turned = Signal(bool)  # whether the parts stand under each other now

    def __init__(self, parts: Sequence[Part], gap: int = 12) -> None:
        super().__init__()
        self._parts = list(parts)
        self._gap = gap
        self._whole = row(self, gap=gap)
        for widget, weight, _ in parts:
            self._whole.addWidget(widget, weight)

    def is_stacked(self) -> bool:
        """Return whether the parts stand under each other now."""
        return self._whole.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose side by side or stacked."""
        super().resizeEvent(event)
        least = sum(px(width) for _, _, width in self._parts) + px(self._gap) * (len(self._parts) - 1)
        fits = least <= event.size().width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._whole.direction() != way:
            self._whole.setDirection(way)
            for place, (_, weight, _) in enumerate(self._parts):
                self._whole.setStretch(place, weight if fits else 0)
            self.turned.emit(not fits)

    def minimumSizeHint(self) -> QSize:
        """The narrowest is the widest part alone."""
        least = max((widget.minimumSizeHint().width() for widget, _, _ in self._parts), default=0)
        return QSize(least, super().minimumSizeHint().height())
