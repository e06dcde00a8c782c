"""A radio button that looks like a tile: the word large, its key as a small cap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ui.look.icons import paint_icon
from ui.look.theme import color, font, px
from ui.widgets.paint.painted import Painted


class Tile(Painted, QRadioButton):
    """One answer of several. `is_high` puts the cap under the word, else it stands after it."""

    def __init__(self, word: str, cap: str, *, is_high: bool, spoken: str = "") -> None:
        super().__init__(word)
        self.word, self.cap = word, cap
        self._is_high = is_high
        self.caps_by_focus = False
        """Whether the key is shown only while it works: beside a text it would be a letter in that text."""
        self.setAccessibleName(spoken or word)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the whole tile be the target."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Wide enough for the word in 600."""
        metrics = QFontMetrics(font(14, 600))
        if not self._is_high:
            return QSize(metrics.horizontalAdvance(self.word) + px(70), px(32))
        longest = max((metrics.horizontalAdvance(part) for part in self.word.split()), default=0)
        return QSize(max(px(96), longest + px(24)), px(72))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keys that work now."""
        super().focusInEvent(event)
        self._tell_group()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the keys again."""
        super().focusOutEvent(event)
        self._tell_group()

    def _tell_group(self) -> None:
        group = self.parentWidget()
        for tile in group.findChildren(Tile) if self.caps_by_focus and group is not None else ():
            tile.update()

    def _shows_cap(self) -> bool:
        group = self.parentWidget()
        if not self.caps_by_focus or group is None:
            return True
        return any(tile.hasFocus() for tile in group.findChildren(Tile))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, word, cap, and the tick when chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tile(painter, QRectF(self.rect()), self.isChecked(), self.underMouse())
        painter.setFont(font(14, 600 if self.isChecked() else 400))
        painter.setPen(color("text"))
        if self._is_high:
            self._paint_high(painter)
        else:
            self._paint_low(painter)

    def _paint_high(self, painter: QPainter) -> None:
        room = QRectF(self.rect()).adjusted(px(8), px(6), -px(8), -px(30))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self.word)
        cap = QRectF(0, 0, px(18), px(18))
        cap.moveCenter(room.center())
        cap.moveTop(self.height() - px(26))
        if self.isChecked():
            cap.translate(px(12), 0)
            paint_icon(painter, cap.translated(-px(24), 0), "check", color("primary"))
        paint_cap(painter, cap, self.cap)

    def _paint_low(self, painter: QPainter) -> None:
        words = QFontMetrics(painter.font()).horizontalAdvance(self.word)
        tick = px(24) if self.isChecked() else 0
        shows = self._shows_cap()
        left = (self.width() - words - (px(28) if shows else 0) - tick) / 2
        if tick:
            paint_icon(painter, QRectF(left, 0, px(18), self.height()), "check", color("primary"))
        painter.drawText(
            QRectF(left + tick, 0, words + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self.word
        )
        if shows:
            cap = QRectF(left + tick + words + px(10), (self.height() - px(18)) / 2, px(18), px(18))
            paint_cap(painter, cap, self.cap)


def paint_tile(painter: QPainter, where: QRectF, is_on: bool, is_hovered: bool) -> None:
    """Draw the ground of a tile; a thicker edge when it is on."""
    edge = px(2) if is_on else 1
    painter.setPen(QPen(color("primary" if is_on else "border_strong"), edge))
    painter.setBrush(color("selected" if is_on else "hover" if is_hovered else "surface"))
    half = edge / 2
    painter.drawRoundedRect(where.adjusted(half, half, -half, -half), px(6), px(6))


def paint_cap(painter: QPainter, where: QRectF, text: str) -> None:
    """Draw a key cap with one sign in it."""
    painter.save()
    painter.setPen(QPen(color("border"), 1))
    painter.setBrush(color("surface"))
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    painter.setPen(color("text2"))
    painter.setFont(font(12))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
