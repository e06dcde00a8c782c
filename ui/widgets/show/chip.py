"""A state in words: shape, word, tint, in that order of weight."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.icons import paint_icon
from ui.look.theme import Scheme, color, font, px, theme
from ui.widgets.paint.painted import Painted


class Chip(Painted, QLabel):
    """A small rounded label; `about` is what the word is about ("Samtycke"), for those who cannot see it."""

    def __init__(
        self, text: str = "", tone: str = "neutral", icon: str | None = None, about: str = ""
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._about = about
        self.show_state(text, tone, icon)

    def show_state(self, text: str, tone: str, icon: str | None = None) -> None:
        """Show another state."""
        self._tone, self._icon = tone, icon
        self.setText(text)
        self.setAccessibleName(f"{self._about}: {text}" if self._about else text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as icon and word, 22 high."""
        return chip_size(self.text(), self._icon)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tint, icon and word."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self.text(), self._tone, self._icon)


def chip_size(text: str, icon: str | None) -> QSize:
    """Return the size of a chip with this word and icon."""
    words = QFontMetrics(font(12, 600)).horizontalAdvance(text)
    return QSize(px(20) + words + (px(20) if icon else 0), px(22))


def paint_chip(painter: QPainter, where: QRectF, text: str, tone: str, icon: str | None) -> None:
    """Draw a chip in `where`; used by the chip itself and by lists."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    has_edge = theme.scheme is Scheme.HIGH
    painter.setPen(QPen(color(tone), 1) if has_edge else Qt.PenStyle.NoPen)
    painter.setBrush(color(f"{tone}_bg"))
    box = where.adjusted(0.5, 0.5, -0.5, -0.5) if has_edge else where
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    left = where.left() + px(10)
    if icon:
        paint_icon(painter, QRectF(left - px(2), where.top(), px(15), where.height()), icon, color(tone))
        left += px(18)
    painter.setFont(font(12, 600))
    painter.setPen(color(tone))
    words = QRectF(left, where.top(), where.right() - left - px(4), where.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()
