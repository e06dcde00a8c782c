"""Columns, tinted and framed boxes, the next meeting, notices and rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.paper.pdf.blocks import (
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
from desktop.paper.pdf.engine.painter import LAYOUT, RADIUS, Painter
from desktop.paper.pdf.engine.slices import (
    WHOLE,
    Press,
    Slice,
    Stack,
    empty,
    height_of,
    kept,
    shifted,
    whole,
)
from desktop.paper.pdf.engine.structure import Element
from desktop.paper.pdf.lay.text import text_slices
from desktop.paper.pdf.look import GUTTER, HAIR, INK, MM, TINT, Face

_PAD, _PAD_TOP = 5 * MM, 3 * MM
_PAD_NARROW = 4 * MM


def columns(press: Press, block: Columns, width: float, parent: Element) -> list[Slice]:
    """Lay two columns beside each other; taller than a page should hold, they may be parted."""
    wide = (width - GUTTER) / 2
    left = press.lay(block.left, wide, parent.child("Div"))
    right = press.lay(block.right, wide, parent.child("Div"))
    return [_beside(Stack(left), Stack(right), (0, 0), wide)] if left or right else []


def _beside(left: Stack, right: Stack, start: tuple[int, int], wide: float) -> Slice:
    """Return two stacks from where they start as one slice; it can be parted when it is tall."""
    tall = max(left.height(start[0]), right.height(start[1]))
    if tall <= WHOLE:
        return _drawn_beside(left, right, start, (len(left.slices), len(right.slices)), wide)

    def split(room: float) -> tuple[Slice, Slice] | None:
        ends = left.end(start[0], room), right.end(start[1], room)
        if ends == start or ends == (len(left.slices), len(right.slices)):
            return None
        return _drawn_beside(left, right, start, ends, wide), _beside(left, right, ends, wide)

    everything = _drawn_beside(left, right, start, (len(left.slices), len(right.slices)), wide)
    return replace(everything, split=split)


def _drawn_beside(
    left: Stack, right: Stack, start: tuple[int, int], end: tuple[int, int], wide: float
) -> Slice:
    def draw(painter: Painter, x: float, top: float) -> None:
        for stack, first, last, aside in zip((left, right), start, end, (0.0, wide + GUTTER), strict=True):
            if first < last:
                whole(stack.slices[first:last]).draw(painter, x + aside, top)

    return Slice(max(left.height(start[0], end[0]), right.height(start[1], end[1])), draw)


def together(press: Press, block: Together, width: float, parent: Element) -> list[Slice]:
    """Lay blocks that stay on one page."""
    return kept(press.lay(block.blocks, width, parent))


def box(press: Press, block: Box, width: float, parent: Element) -> list[Slice]:
    """Lay a tinted box, or a framed one, as one piece if a page can hold it."""
    pad = _PAD_NARROW if block.narrow else _PAD
    inner = press.lay(block.blocks, width - 2 * pad, parent.child("Sect"))
    if not inner:
        return []

    def paint(painter: Painter, x: float, bottom: float, tall: float) -> None:
        if block.framed:
            painter.rectangle(x, bottom, width, tall, stroke=press.look.accent, weight=1.2, radius=RADIUS)
        else:
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


def page_break(press: Press, block: PageBreak, _width: float, _parent: Element) -> list[Slice]:
    """Lay nothing, on a new page."""
    part = replace(empty(0.0), before=press.look.gap(5), keep=True)
    return [replace(part, new_page=True, footer=block.footer, from_first=block.from_first)]
