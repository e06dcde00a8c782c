"""The program's mark: a doorway with someone in it. Painted, so that it is sharp at every size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel

from ui.look.metrics import height, width
from ui.look.theme import color, px

_ICON_SIDES = (16, 24, 32, 48, 256)


class Logo(QLabel):
    """The mark alone, a square of `side` design pixels. Decoration: a screen reader passes it by."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._side = side
        width(height(self, side), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        side = px(self._side)
        _paint(QPainter(self), QRectF(0, (self.height() - side) / 2, side, side))


def window_icon() -> QIcon:
    """Return the mark as the icon of a window."""
    made = QIcon()
    for side in _ICON_SIDES:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        _paint(painter, QRectF(0, 0, side, side))
        painter.end()
        made.addPixmap(picture)
    return made


def _paint(painter: QPainter, where: QRectF) -> None:
    side = where.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("primary"))
    painter.drawRoundedRect(where, side * 0.22, side * 0.22)
    painter.translate(where.topLeft())
    door = QPainterPath(QPointF(side * 0.29, side * 0.77))
    door.lineTo(side * 0.29, side * 0.44)
    door.arcTo(QRectF(side * 0.29, side * 0.23, side * 0.42, side * 0.42), 180, -180)
    door.lineTo(side * 0.71, side * 0.77)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color("on_primary"), side * 0.09, c=Qt.PenCapStyle.RoundCap))
    painter.drawPath(door)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("on_primary"))
    painter.drawEllipse(QPointF(side * 0.5, side * 0.6), side * 0.11, side * 0.11)
