"""Whose words they are: a shape and a colour for each informant, always with the name beside."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.theme import color, px
from ui.widgets.paint.painted import Painted


@dataclass(frozen=True)
class InformantShape:
    """`kind` is `elev`, `vh` or `skola`; guardians have places 1 (filled), 2 (hollow), 3 (triangle)."""

    kind: str
    place: int = 1

    @property
    def order(self) -> tuple[int, int]:
        """Where the informant stands: child, guardians, school. No ranking of people."""
        return ("elev", "vh", "skola").index(self.kind), self.place


class InformantMark(Painted, QLabel):
    """The shape alone, beside the written name."""

    def __init__(self, shape: InformantShape, side: int = 14) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._shape, self._side = shape, side

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(self._side), px(max(18, self._side)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        paint_informant(QPainter(self), QPointF(QRectF(self.rect()).center()), px(self._side), self._shape)


def paint_informant(painter: QPainter, middle: QPointF, side: float, shape: InformantShape) -> None:
    """Draw an informant's shape around `middle`: disc, filled square, hollow square, triangle, diamond."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(shape.kind))
    half = side / 2
    if shape.kind == "elev":
        painter.drawEllipse(middle, half, half)
    elif shape.kind == "skola":
        points = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
        painter.drawPolygon(QPolygonF([middle + point for point in points]))
    elif shape.place == 3:
        points = [QPointF(0, -half), QPointF(half, half * 0.85), QPointF(-half, half * 0.85)]
        painter.drawPolygon(QPolygonF([middle + point for point in points]))
    else:
        _square(painter, middle, half * 0.88, is_hollow=shape.place == 2)
    painter.restore()


def _square(painter: QPainter, middle: QPointF, half: float, *, is_hollow: bool) -> None:
    box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
    if is_hollow:
        edge = max(2.0, half / 2.6)
        pen = QPen(color("vh"), edge)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(color("surface"))
        box.adjust(edge / 2, edge / 2, -edge / 2, -edge / 2)
    painter.drawRect(box)
