"""The emblem: which case is this? Colour, pattern and initials; the same in every theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.theme import font, px
from ui.look.tokens import EMBLEM_COLOURS
from ui.widgets.paint.painted import Painted

PATTERNS = ("diagonal", "dots", "bars", "grid", "verticals")


@dataclass(frozen=True)
class Look:
    """Which of the eight colours and five patterns a case has (`Case.emblem_colour`, `emblem_pattern`)."""

    colour: int
    pattern: int


class Emblem(Painted, QLabel):
    """Decoration beside a written name: no focus, no name of its own."""

    def __init__(self, initials: str = "", look: Look | None = None, side: int = 28) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._side = side
        self.show_case(initials, look or Look(0, 0))

    def show_case(self, initials: str, look: Look) -> None:
        """Show another case's emblem."""
        self._initials, self._look = initials, look
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(self._side), px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        paint_emblem(QPainter(self), QRectF(self.rect()), self._initials, self._look)


def paint_emblem(painter: QPainter, where: QRectF, initials: str, look: Look) -> None:
    """Draw an emblem in `where`; used by the emblem itself and by lists."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(where, where.width() / 5, where.width() / 5)
    painter.setClipPath(shape)
    painter.fillRect(where, QColor(EMBLEM_COLOURS[look.colour % len(EMBLEM_COLOURS)]))
    foot = QRectF(where.left(), where.bottom() - where.height() / 4, where.width(), where.height() / 4)
    painter.setPen(QPen(QColor(255, 255, 255, 120), max(1.0, where.width() / 28)))
    for line in _lines(PATTERNS[look.pattern % len(PATTERNS)], foot):
        painter.drawLine(line)
    if look.pattern % len(PATTERNS) == 1:
        _dots(painter, foot)
    painter.setPen(Qt.GlobalColor.white)
    letters = font(14, 600)
    letters.setPixelSize(max(8, round(where.height() * 0.36)))
    painter.setFont(letters)
    words = where.adjusted(0, 0, 0, -where.height() * 0.06)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, initials[:2].upper())
    painter.restore()


def _lines(pattern: str, foot: QRectF) -> list[QLineF]:
    step = foot.height() / 1.75
    across = [foot.left() + step * place for place in range(-2, int(foot.width() / step) + 3)]
    if pattern == "diagonal":
        return [QLineF(x, foot.bottom(), x + foot.height(), foot.top()) for x in across]
    uprights = [QLineF(x + step / 2, foot.top(), x + step / 2, foot.bottom()) for x in across]
    middles = [foot.top() + foot.height() * share for share in (0.25, 0.75)]
    bars = [QLineF(foot.left(), y, foot.right(), y) for y in middles]
    return {"verticals": uprights, "bars": bars, "grid": uprights + bars}.get(pattern, [])


def _dots(painter: QPainter, foot: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 140))
    step = foot.height() / 1.6
    for place in range(int(foot.width() / step) + 1):
        for line in (0, 1):
            middle = QPointF(
                foot.left() + step * (place + line / 2), foot.top() + foot.height() * (0.3 + line * 0.45)
            )
            painter.drawEllipse(middle, step / 6, step / 6)
