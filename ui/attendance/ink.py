"""The shapes of the curve with the screen's ink. What they are: `desktop.attendance.curve`."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.attendance.curve import BarKind, BarShape, DotShape, Lettering, Shape, Stroke
from ui.look.theme import color, font, px
from ui.widgets.show.attendance import hatch


def paint_shapes(painter: QPainter, shapes: Iterable[Shape]) -> None:
    """Draw them in order."""
    for shape in shapes:
        painter.save()
        if isinstance(shape, BarShape):
            paint_bar(painter, QRectF(shape.x, shape.y, shape.width, shape.height), shape.kind)
        elif isinstance(shape, Stroke):
            _stroke(painter, shape)
        elif isinstance(shape, DotShape):
            painter.setPen(QPen(color("text"), px(1.5)))
            painter.setBrush(color("surface"))
            painter.drawEllipse(QPointF(shape.x, shape.y), px(3.5), px(3.5))
        else:
            _letter(painter, shape)
        painter.restore()


def paint_bar(painter: QPainter, box: QRectF, kind: BarKind) -> None:
    """Draw one part of a bar: each kind has a pattern of its own, so that the colour says nothing alone."""
    box = QRectF(round(box.left()) + 0.5, box.top(), round(box.width()), box.height())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color("border_strong"), 1))
    if kind in ("present", "band"):
        painter.setBrush(color("att_present"))
        painter.setPen(QPen(color("att_present"), 1))
        painter.setOpacity(0.45 if kind == "band" else 1.0)
    elif kind == "unexcused":
        hatch(painter, box)
        painter.setPen(QPen(color("att_unexcused"), 1))
    elif kind == "unknown":
        _dots(painter, box)
    elif kind == "thin":
        painter.setBrush(color("neutral_bg"))
    elif kind in ("unregistered", "break"):
        style = Qt.PenStyle.DashLine if kind == "break" else Qt.PenStyle.DotLine
        painter.setPen(QPen(color("border_strong"), 1, style))
    painter.drawRect(box)


def _dots(painter: QPainter, box: QRectF) -> None:
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(color("text2"), max(1.5, px(1.5))))
    step = px(6)
    y, shift = box.top() + step / 2, 0.0
    while y < box.bottom():
        x = box.left() + step / 2 + shift
        while x < box.right():
            painter.drawPoint(QPointF(x, y))
            x += step
        y, shift = y + step, step / 2 - shift
    painter.restore()


def _stroke(painter: QPainter, shape: Stroke) -> None:
    points = QPolygonF([QPointF(x, y) for x, y in shape.points])
    if shape.kind == "flag":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("text2"))
        painter.drawPolygon(points)
        return
    pens = {
        "grid": QPen(color("border"), 1),
        "step": QPen(color("text3"), 1, Qt.PenStyle.DashDotLine),
        "line": QPen(color("text"), px(2)),
        "over_break": QPen(color("text"), px(2), Qt.PenStyle.DotLine),
        "plan": QPen(color("text"), px(2)),
    }
    if shape.kind in ("line", "over_break"):  # a pale edge keeps it apart from the bars
        painter.setPen(QPen(color("surface"), px(5)))
        painter.drawPolyline(points)
    painter.setPen(pens[shape.kind])
    painter.drawPolyline(points)


def _letter(painter: QPainter, shape: Lettering) -> None:
    painter.setFont(font(13, 600 if shape.is_strong else 400, tabular=True))
    painter.setPen(color("text" if shape.is_strong else "text2"))
    wide = painter.fontMetrics().horizontalAdvance(shape.text) + 2
    high = px(18)
    if shape.is_upright:
        painter.translate(shape.x, shape.y + wide)
        painter.rotate(-90)
        painter.drawText(QRectF(0, -high / 2, wide, high), Qt.AlignmentFlag.AlignCenter, shape.text)
        return
    left = shape.x - wide * (shape.align + 1) / 2
    painter.drawText(QRectF(left, shape.y - high / 2, wide, high), Qt.AlignmentFlag.AlignCenter, shape.text)
