"""Columns, tinted and framed boxes, the next meeting, notices and rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.pdf.blocks import (
    Box,
    Columns,
    Heading,
    NextMeeting,
    Notice,
    PageBreak,
    Paragraph,
    Rule,
    Together,
    bold,
)
from desktop.pdf.lay_text import text_slices
from desktop.pdf.look import GUTTER, HAIR, INK, MM, TINT, Face
from desktop.pdf.painter import LAYOUT, RADIUS, Painter
from desktop.pdf.slices import WHOLE, Press, Slice, cut, empty, height_of, kept, shifted, whole
from desktop.pdf.structure import Element

_PAD, _PAD_TOP = 5 * MM, 3 * MM
_PAD_NARROW = 4 * MM


def columns(press: Press, block: Columns, width: float, parent: Element) -> list[Slice]:
    """Lay two columns beside each other; taller than a page should hold, they may be parted."""
    wide = (width - GUTTER) / 2
    left = press.lay(block.left, wide, parent.child("Div"))
    right = press.lay(block.right, wide, parent.child("Div"))
    return [_beside(left, right, wide)] if left or right else []


def _beside(left: list[Slice], right: list[Slice], wide: float) -> Slice:
    tall = max(height_of(left), height_of(right))

    def draw(painter: Painter, x: float, top: float) -> None:
        if left:
            whole(left).draw(painter, x, top)
        if right:
            whole(right).draw(painter, x + wide + GUTTER, top)

    def split(room: float) -> tuple[Slice, Slice] | None:
        (first_left, rest_left), (first_right, rest_right) = cut(left, room), cut(right, room)
        if not (first_left or first_right) or not (rest_left or rest_right):
            return None
        return _beside(first_left, first_right, wide), _beside(rest_left, rest_right, wide)

    return Slice(tall, draw, split=split if tall > WHOLE else None)


def together(press: Press, block: Together, width: float, parent: Element) -> list[Slice]:
    """Lay blocks that stay on one page."""
    return kept(press.lay(block.blocks, width, parent))


def box(press: Press, block: Box, width: float, parent: Element) -> list[Slice]:
    """Lay a tinted box, as one piece if a page can hold it."""
    pad = _PAD_NARROW if block.narrow else _PAD
    inner = press.lay(block.blocks, width - 2 * pad, parent.child("Sect"))
    if not inner:
        return []

    def paint(painter: Painter, x: float, bottom: float, tall: float) -> None:
        painter.ground(x, bottom, width, tall, TINT)

    return _boxed(inner, pad, paint)


def _boxed(
    inner: list[Slice], pad: float, paint: Callable[[Painter, float, float, float], None]
) -> list[Slice]:
    """Return slices with air around them on a painted ground."""
    padded = [empty(_PAD_TOP), *shifted(inner, pad), empty(_PAD_TOP * 1.15)]
    padded = [whole(padded)] if height_of(padded) <= WHOLE else kept(padded[:3]) + padded[3:]

    def grounded(part: Slice, number: int) -> Slice:
        def draw(painter: Painter, x: float, top: float) -> None:
            above = part.before if number else 0.0
            painter.tag(LAYOUT)
            paint(painter, x, top - part.height, part.height + above)
            part.draw(painter, x, top)

        return replace(part, draw=draw)

    return [grounded(part, number) for number, part in enumerate(padded)]


def next_meeting(press: Press, block: NextMeeting, width: float, parent: Element) -> list[Slice]:
    """Lay the framed block with the biggest date of the page."""
    look, sect = press.look, parent.child("Sect")
    room = width - 12 * MM
    inner = press.lay((Heading(block.heading),), room, sect)
    inner += text_slices(press, bold(block.when), look.big, room, sect.child("P"))
    for line in block.lines:
        inner += press.lay((Paragraph(line),), room, sect)

    def paint(painter: Painter, x: float, bottom: float, tall: float) -> None:
        painter.ground(x, bottom, width, tall, TINT, radius=RADIUS)
        painter.rectangle(x, bottom, width, tall, stroke=look.accent, weight=1.6, radius=RADIUS)

    return _boxed(inner, 6 * MM, paint)


def notice(press: Press, block: Notice, width: float, parent: Element) -> list[Slice]:
    """Lay a framed line of text that must be seen first."""
    face = Face(10.5, 14, INK, bold=True)
    inner = text_slices(press, bold(block.text), face, width - 6 * MM, parent.child("P"))
    tall = height_of(inner) + 2.6 * MM

    def draw(painter: Painter, x: float, top: float) -> None:
        painter.tag(LAYOUT)
        painter.rectangle(x, top - tall, width, tall, stroke=INK, weight=1.6)
        whole(inner).draw(painter, x + 3 * MM, top - 1.3 * MM)

    return [Slice(tall, draw, keep=True)]


def rule(_press: Press, _block: Rule, width: float, _parent: Element) -> list[Slice]:
    """Lay a hair line."""

    def draw(painter: Painter, x: float, top: float) -> None:
        painter.tag(LAYOUT)
        painter.rule(x, top, width, 0.6, HAIR)

    return [Slice(0.6, draw)]


def page_break(_press: Press, block: PageBreak, _width: float, _parent: Element) -> list[Slice]:
    """Lay nothing, on a new page."""
    return [replace(empty(0.0), new_page=True, footer=block.footer, keep=True)]
