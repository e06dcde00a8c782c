"""Tre röster: one line from 0 to 3, a shape for each informant, and the same facts as a list in the tag tree."""

from __future__ import annotations

from itertools import groupby

from desktop.paper.pdf.blocks import InformantsTrack, Legend, TrackMark, plain
from desktop.paper.pdf.engine.painter import LAYOUT, Painter
from desktop.paper.pdf.engine.slices import Press, Slice, height_of, whole
from desktop.paper.pdf.engine.structure import Element
from desktop.paper.pdf.engine.typeset import Line
from desktop.paper.pdf.lay.text import text_slices
from desktop.paper.pdf.look import INK, MM, RULE, WHITE, Face
from desktop.paper.pdf.papers.wording import apart, listed

_INSET = 14 * MM
_RADIUS = 2.4 * MM
_SCHOOL_GREY = "#B9C3C6"
_FAR = 2
"""Steps apart that count as seeing it differently."""

_NAMES = Face(11, 14, INK, bold=True)
_WORDS = Face(9.5, 12.5, "#4A5358")


def legend(press: Press, block: Legend, width: float, parent: Element) -> list[Slice]:
    """Lay the shapes with the names they stand for, as many on a row as there is room for."""
    face, indent = press.look.body, 2 * _RADIUS + 2.2 * MM
    listing = parent.child("L")
    rows: list[list[tuple[str, float, Slice]]] = [[]]
    x = 0.0
    for shape, name in block.entries:
        wide = min(press.setter.width(plain(name), face) + indent + 0.5, width)
        if rows[-1] and x + wide > width:
            rows.append([])
            x = 0.0
        body = listing.child("LI").child("LBody")
        words = whole(text_slices(press, plain(name), face, wide - indent, body))
        rows[-1].append((shape, x, words))
        x += wide + 8 * MM

    def row_slice(row: list[tuple[str, float, Slice]]) -> Slice:
        def draw(painter: Painter, x: float, top: float) -> None:
            for shape, left, words in row:
                painter.tag(LAYOUT)
                _shape(painter, shape, x + left + _RADIUS, top - face.lead / 2, press.look.accent)
                words.draw(painter, x + left + indent, top)

        return Slice(max(words.height for _, _, words in row) + 1 * MM, draw, keep=True)

    return [row_slice(row) for row in rows if row]


def informants_track(press: Press, block: InformantsTrack, width: float, parent: Element) -> list[Slice]:
    """Lay one track: names above, line and marks, the scale's own words under."""
    figure = parent.child("Figure", alt=block.alt)
    listing = parent.child("L")
    span = width - 2 * _INSET
    step = span / (len(block.scale) - 1)
    names = _names(press, block.marks, (step, width), listing)
    words = [press.setter.lines(plain(word), _WORDS, step - 2 * MM) for word in block.scale]
    above = max((height_of(slices) for _, slices in names), default=0.0)
    below = max(len(lines) for lines in words) * _WORDS.lead
    tall = above + 2 * _RADIUS + 2.8 * MM + below

    def draw(painter: Painter, x: float, top: float) -> None:
        line = top - above - _RADIUS - 1 * MM
        figure.box = (x, top - tall, x + width, top)
        painter.tag(figure)
        _track(painter, block, x + _INSET, line, step, press.look.accent)
        for number, lines in enumerate(words):
            for row, set_line in enumerate(lines):
                left = x + _INSET + number * step - set_line.width / 2
                painter.line(set_line, left, line - _RADIUS - 4.1 * MM - row * _WORDS.lead)
        for _, slices in names:
            whole(slices).draw(painter, x, top)

    return [Slice(tall, draw)]


def _names(
    press: Press, marks: tuple[TrackMark, ...], room: tuple[float, float], listing: Element
) -> list[tuple[int, list[Slice]]]:
    """Return the names above each place on the line, centred; each carries its answer for a screen reader.

    `room` is the distance between two places and the width of the page.
    """
    step, width = room
    placed = []
    for value, group in groupby(sorted(marks, key=lambda mark: mark.value), key=lambda mark: mark.value):
        here = list(group)
        facts = " ".join(mark.fact for mark in here)
        body = listing.child("LI").child("LBody", actual=facts)
        text = apart(listed([mark.name for mark in here]), bold=True)
        lines = press.setter.lines(text, _NAMES, step - 2 * MM)
        placed.append((value, [_centred(line, _INSET + value * step, width, body) for line in lines]))
    tallest = max((height_of(slices) for _, slices in placed), default=0.0)
    return [(value, _lowered(slices, tallest)) for value, slices in placed]


def _centred(line: Line, middle: float, width: float, element: Element) -> Slice:
    """Return a line centred above a place, but never outside the text."""
    left = max(0.0, min(middle - line.width / 2, width - line.width))

    def draw(painter: Painter, x: float, top: float) -> None:
        painter.tag(element)
        painter.line(line, x + left, top - _NAMES.lead * 0.75)

    return Slice(_NAMES.lead, draw)


def _lowered(slices: list[Slice], tallest: float) -> list[Slice]:
    """Return slices pushed down so that every name stands right above its mark."""
    missing = tallest - height_of(slices)
    if not missing:
        return slices
    return [Slice(missing, lambda _painter, _x, _top: None), *slices]


def _track(painter: Painter, block: InformantsTrack, x: float, y: float, step: float, accent: str) -> None:
    """Draw line, ticks, the thick line across a wide difference, and the marks."""
    painter.rule(x, y, step * (len(block.scale) - 1), 1, RULE)
    for number in range(len(block.scale)):
        painter.rule(x + number * step, y - 1.3 * MM, 0, 0.9, RULE, up=2.6 * MM)
    values = [mark.value for mark in block.marks]
    if values and max(values) - min(values) >= _FAR:
        painter.rule(x + min(values) * step, y, (max(values) - min(values)) * step, 3, accent)
    for value in sorted(set(values)):
        here = [mark for mark in block.marks if mark.value == value]
        for number, mark in enumerate(here):
            aside = (number - (len(here) - 1) / 2) * 2.6 * _RADIUS
            _shape(painter, mark.shape, x + value * step + aside, y, accent)


def _shape(painter: Painter, shape: str, x: float, y: float, accent: str) -> None:
    """Draw an informant's mark, the same as on screen: disc, filled square, hollow square, diamond.

    The shapes differ, so that a black-and-white print tells them apart.
    """
    if shape == "elev":
        painter.circle(x, y, _RADIUS, fill=accent, stroke=INK, weight=1)
    elif shape == "vh1":
        side = _RADIUS * 0.95
        painter.rectangle(x - side, y - side, 2 * side, 2 * side, fill=accent, stroke=INK, weight=1)
    elif shape == "vh2":
        side = _RADIUS * 0.95
        painter.rectangle(x - side, y - side, 2 * side, 2 * side, fill=WHITE, stroke=INK, weight=1.6)
    else:
        far = _RADIUS * 1.25
        points = [(x, y + far), (x + far, y), (x, y - far), (x - far, y)]
        painter.polygon(points, fill=_SCHOOL_GREY, stroke=INK, weight=1.2)
