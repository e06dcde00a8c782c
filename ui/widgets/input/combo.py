"""A drop-down list with our arrow."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from ui.look.icons import paint_icon
from ui.look.theme import color, px
from ui.widgets.show.text import Elided


class Combo(QComboBox):
    """One of few; each row has a word and a value."""

    def __init__(self) -> None:
        super().__init__()
        self._spoken: Elided | None = None
        self.setMaxVisibleItems(14)

    def call(self, name: str) -> None:
        """Give it a label that only a screen reader meets, where none stands beside it.

        On Linux the row that is chosen is the name of a combo box, and what it is about is said by its label alone,
        which must be a sibling: one of no size follows it to wherever it is laid.
        """
        self.setAccessibleName(name)
        if self._spoken is None:
            self._spoken = Elided()
            self._spoken.setBuddy(self)
            self._put_label()
        self._spoken.setText(name)

    def event(self, event: QEvent) -> bool:
        """Take the spoken label along to another parent."""
        if event.type() == QEvent.Type.ParentChange:
            self._put_label()
        return super().event(event)

    def _put_label(self) -> None:
        spoken, around = getattr(self, "_spoken", None), self.parentWidget()
        if spoken is not None and around is not None:
            spoken.setParent(around)
            spoken.setGeometry(0, 0, 0, 0)
            spoken.show()

    def fill(self, rows: Iterable[tuple[str, object]]) -> None:
        """Take new rows (word, value); keeps the chosen value if it is still there. Emits nothing."""
        kept = self.data()
        was_quiet = self.blockSignals(True)
        self.clear()
        for word, value in rows:
            self.addItem(word, value)
        self.choose(kept)
        self.blockSignals(was_quiet)
        self.updateGeometry()

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

    def sizeHint(self) -> QSize:
        """As wide as the longest word, within reason.

        Measured here, because with Qt's policy for it the box is resized past its layout a moment after it shows.
        """
        self.ensurePolished()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        letters = self.fontMetrics()
        words = (self.itemText(place) for place in range(self.count()))
        longest = max((letters.horizontalAdvance(word) for word in words), default=0)
        room = QSize(longest, max(letters.height(), 14) + 2)
        hint = self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, room, self)
        return QSize(min(hint.width() + px(16), px(300)), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Narrower words are shortened."""
        return QSize(px(96), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the word, shortened to the room there is, and the arrow."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.rect().adjusted(px(11), 0, -px(28), 0)
        painter.setPen(color("text" if self.isEnabled() else "disabled"))
        word = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), word)
        side = px(14)
        where = QRectF(self.width() - side - px(9), (self.height() - side) / 2, side, side)
        paint_icon(painter, where, "caret-down", color("text2" if self.isEnabled() else "disabled"))
