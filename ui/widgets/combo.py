"""A drop-down list with our arrow."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.icons import paint_icon
from ui.theme import color, px


class Combo(QComboBox):
    """One of few; each row has a word and a value."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(14)

    def fill(self, rows: Iterable[tuple[str, object]]) -> None:
        """Take new rows (word, value); keeps the chosen value if it is still there. Emits nothing."""
        kept = self.data()
        self.blockSignals(True)
        self.clear()
        for word, value in rows:
            self.addItem(word, value)
        self.choose(kept)
        self.blockSignals(False)

    def data(self) -> object:
        """Return the chosen row's value, or None."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose the row with `value`; the first one if there is none such."""
        places = (place for place in range(self.count()) if self.itemData(place) == value)
        self.setCurrentIndex(next(places, 0 if self.count() else -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel must not change an answer in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over what QSS drew."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(14)
        where = QRectF(self.width() - side - px(9), (self.height() - side) / 2, side, side)
        paint_icon(painter, where, "caret-down", color("text2" if self.isEnabled() else "disabled"))
