"""The curve of attendance on paper: the screen's own shapes (`desktop.attendance.curve`) with the printer's ink.

What it shows is said in its `alt`, and beside it on the paper. Every part has a pattern of its own: a copy is grey.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from desktop.attendance.curve import (
    BarShape,
    Curve,
    DotShape,
    Frame,
    Lettering,
    Point,
    Shape,
    Stroke,
    shapes,
)
from desktop.paper.pdf.blocks import plain
from desktop.paper.pdf.curve_block import CurveFigure
from desktop.paper.pdf.engine.painter import Painter
from desktop.paper.pdf.engine.slices import Press, Slice
from desktop.paper.pdf.engine.structure import Element
from desktop.paper.pdf.look import HAIR, INK, MM, QUIET, RULE, TINT, TINT_STRONG, WHITE, Face

_LEFT, _TOP, _FOOT = 30.0, 24.0, 14.0  # points: the scale, the marks, the numbers of the weeks
_LETTERS = Face(7.5, 9, QUIET)
_STRONG = Face(7.5, 9, INK, bold=True)
_HATCH, _DOTS = 3.6, 3.6
_WIDEST = 26.0  # points a week: a few weeks are no wide bars
_LEAST_FOR_NUMBERS = 11.0


def curve_figure(press: Press, block: CurveFigure, width: float, parent: Element) -> list[Slice]:
    """Lay a curve as wide as the text, `block.high` millimetres over its foot."""
    figure = parent.child("Figure", alt=block.alt)
    high = block.high * MM
    tall = _TOP + high + _FOOT
    slot = min(_WIDEST, (width - _LEFT) / max(1, len(block.curve.weeks)))
    frame = Frame(_LEFT, slot, _TOP, high)

    def draw(painter: Painter, x: float, top: float) -> None:
        figure.box = (x, top - tall, x + _LEFT + slot * len(block.curve.weeks), top)
        painter.tag(figure)
        ink = _Ink(press, painter, x, top)
        for shape in shapes(block.curve, frame):
            ink.put(shape)
        for shape in _numbers(block.curve, frame):
            ink.put(shape)

    return [Slice(tall, draw)]


def _numbers(curve: Curve, frame: Frame) -> Iterator[Lettering]:
    """Return the numbers of the weeks under the bars, every second where they stand close."""
    step = 1 if frame.slot >= _LEAST_FOR_NUMBERS else 2
    for place in range(0, len(curve.weeks), step):
        yield Lettering(frame.middle(place), frame.top + frame.height + 7, curve.weeks[place].label)


class _Ink:
    """Puts shapes on a page: their origin is the figure's upper left corner, `top` on the page."""

    def __init__(self, press: Press, painter: Painter, x: float, top: float) -> None:
        self._press, self._painter, self._x, self._top = press, painter, x, top

    def put(self, shape: Shape) -> None:
        """Draw one shape."""
        if isinstance(shape, BarShape):
            self._bar(shape)
        elif isinstance(shape, Stroke):
            self._stroke(shape)
        elif isinstance(shape, DotShape):
            x, y = self._at((shape.x, shape.y))
            self._painter.circle(x, y, 1.7, fill=WHITE, stroke=INK, weight=0.8)
        elif shape.is_upright:  # no word is turned on paper, so that it is read where it stands
            self._letter(Lettering(shape.x, shape.y, "lov"))
        else:
            self._letter(shape)

    def _at(self, point: Point) -> Point:
        return self._x + point[0], self._top - point[1]

    def _bar(self, shape: BarShape) -> None:
        x, y = self._at((shape.x, shape.y + shape.height))
        accent = self._press.look.accent
        fills = {"present": accent, "band": TINT_STRONG, "thin": TINT}
        strokes = {"present": accent, "band": accent, "break": HAIR, "unregistered": HAIR}
        fill, stroke = fills.get(shape.kind, ""), strokes.get(shape.kind, RULE)
        self._painter.rectangle(x, y, shape.width, shape.height, fill=fill, stroke=stroke, weight=0.5)
        if shape.kind == "unexcused":
            for start, end in _slants(shape.width, shape.height):
                self._line((x + start[0], y + start[1]), (x + end[0], y + end[1]), 0.6, RULE)
        elif shape.kind == "unknown":
            for dx, dy in _points(shape.width, shape.height):
                self._painter.circle(x + dx, y + dy, 0.5, fill=QUIET)

    def _stroke(self, shape: Stroke) -> None:
        points = [self._at(point) for point in shape.points]
        if shape.kind == "flag":
            self._painter.polygon(points, fill=QUIET, stroke=QUIET, weight=0.3)
            return
        weight, colour = {
            "grid": (0.4, HAIR),
            "step": (0.4, RULE),
            "line": (1.3, INK),
            "over_break": (1.0, INK),
            "plan": (1.2, INK),
        }[shape.kind]
        is_dashed = shape.kind in ("step", "over_break")
        for start, end in pairwise(points):
            for one, other in _dashes(start, end) if is_dashed else ((start, end),):
                self._line(one, other, weight, colour)

    def _line(self, start: Point, end: Point, weight: float, colour: str) -> None:
        width, up = end[0] - start[0], end[1] - start[1]
        self._painter.rule(start[0], start[1], width, weight, colour, up)

    def _letter(self, shape: Lettering) -> None:
        face = _STRONG if shape.is_strong else _LETTERS
        words = plain(shape.text)
        wide = self._press.setter.width(words, face)
        x, y = self._at((shape.x, shape.y))
        line = self._press.setter.lines(words, face, wide + 10)[0]
        self._painter.line(line, x - wide * (shape.align + 1) / 2, y - face.size * 0.35)


def _slants(width: float, height: float) -> Iterator[tuple[Point, Point]]:
    """Return lines that rise to the right, cut at the box."""
    start = _HATCH
    while start < width + height:
        low = (width - min(start, width), max(0.0, start - width))
        high = (width - max(0.0, start - height), min(start, height))
        yield low, high
        start += _HATCH


def _points(width: float, height: float) -> Iterator[Point]:
    """Return places for dots, every second row shifted."""
    y, is_shifted = _DOTS / 2, False
    while y < height:
        x = _DOTS if is_shifted else _DOTS / 2
        while x < width:
            yield x, y
            x += _DOTS
        y, is_shifted = y + _DOTS, not is_shifted


def _dashes(start: Point, end: Point, length: float = 2.4) -> Iterator[tuple[Point, Point]]:
    """Return the dashes of a broken line: the page has no broken pen."""
    across, up = end[0] - start[0], end[1] - start[1]
    whole = (across**2 + up**2) ** 0.5
    count = max(1, round(whole / (2 * length)))
    for number in range(count):
        one, other = number / count, min(1.0, (number + 0.5) / count)
        yield (
            (start[0] + across * one, start[1] + up * one),
            (start[0] + across * other, start[1] + up * other),
        )
