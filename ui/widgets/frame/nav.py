"""A place in the sidebar: icon, word, small count, and a bar when one is there."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.look.icons import paint_icon
from ui.look.theme import color, font, px
from ui.widgets.input.buttons import Button
from ui.widgets.paint.painted import Painted


class NavButton(Painted, Button):
    """Painted whole, since its parts stand in columns. In the rail only the icon is left."""

    def __init__(self, text: str, icon: str, *, keys: str = "", end_icon: str = "") -> None:
        super().__init__("", "nav")
        self._word, self._symbol = text, icon
        self._keys, self._end_icon = keys, end_icon
        self._count = ""
        self._is_rail = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_word(self, text: str) -> None:
        """Show another word."""
        self._word = text
        self._name()
        self.update()

    def set_count(self, count: str) -> None:
        """Show a number or a short fact at the right."""
        self._count = count
        self._name()
        self.update()

    def set_rail(self, is_rail: bool) -> None:
        """Show the icon alone, with the word in a tooltip."""
        self._is_rail = is_rail
        self._name()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(px(40 if self._is_rail else 190), px(36 if self._is_rail else 32))

    def minimumSizeHint(self) -> QSize:
        """The word may be shortened, the row not."""
        return QSize(px(40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, icon, word, and what stands at the right."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            bar = QRectF(0, px(8), px(3), self.height() - px(16))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary"))
            painter.drawRoundedRect(bar, px(1), px(1))
        token = "text" if self.isChecked() else "text2"
        left = (self.width() - px(18)) / 2 if self._is_rail else px(10)
        paint_icon(painter, QRectF(left, 0, px(18), self.height()), self._symbol, color(token))
        if not self._is_rail:
            self._paint_words(painter, self._paint_end(painter), token)

    def _paint_end(self, painter: QPainter) -> int:
        right = self.width() - px(10)
        painter.setFont(font(12, tabular=True))
        if self._end_icon:
            paint_icon(
                painter, QRectF(right - px(14), 0, px(14), self.height()), self._end_icon, color("text2")
            )
            return right - px(18)
        text = self._keys or self._count
        if not text:
            return right
        wide = QFontMetrics(painter.font()).horizontalAdvance(text)
        if self._keys:
            cap = QRectF(right - wide - px(12), (self.height() - px(18)) / 2, wide + px(12), px(18))
            painter.setPen(QPen(color("border"), 1))
            painter.setBrush(color("surface"))
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
            painter.setPen(color("text2"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
            return right - wide - px(18)
        painter.setPen(color("text2"))
        room = QRectF(right - wide, 0, wide + 1, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return right - wide - px(6)

    def _paint_words(self, painter: QPainter, right: int, token: str) -> None:
        painter.setFont(font(14, 600 if self.isChecked() else 400))
        painter.setPen(color(token))
        room = QRectF(px(38), 0, right - px(38), self.height())
        words = QFontMetrics(painter.font()).elidedText(
            self._word, Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _name(self) -> None:
        self.setAccessibleName(f"{self._word}, {self._count}" if self._count else self._word)
        self.setToolTip(self._word if self._is_rail else "")


class PlaceButton(NavButton):
    """One of the places one can be; stays down while one is there."""

    heard: ClassVar[str] = "place"

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text, icon)
        self.setCheckable(True)


class PlaceList(QWidget):
    """Places that belong together, under a name that only a screen reader says."""

    heard: ClassVar[str] = "places"

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
