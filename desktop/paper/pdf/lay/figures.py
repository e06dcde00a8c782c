"""What is drawn: ten squares and trappan. Each says the same in words beside, so a figure may be missed."""

from __future__ import annotations

from desktop.paper.pdf.blocks import Heading, LevelBars, Stairs, TenSquares, bold, plain
from desktop.paper.pdf.engine.painter import LAYOUT, Painter
from desktop.paper.pdf.engine.slices import Press, Slice, height_of, kept, whole
from desktop.paper.pdf.engine.structure import Element
from desktop.paper.pdf.lay.text import text_slices
from desktop.paper.pdf.look import MM, TINT, TINT_STRONG, WHITE, Face

_SQUARE, _SQUARE_STEP = 5.7 * MM, 6.75 * MM
_BAR_HIGH, _BAR_GAP = 3.6 * MM, 0.9 * MM
_SQUARES_WIDTH = 71.5 * MM
_STEP_GAP, _RISE = 2.3 * MM, 4.6 * MM
_STEP_PAD = 2.4 * MM


def ten_squares(press: Press, block: TenSquares, width: float, parent: Element) -> list[Slice]:
    """Lay ten squares with their sentence to the right."""
    figure = parent.child("Figure", alt=block.alt)
    words = text_slices(press, block.sentence, press.look.body, width - _SQUARES_WIDTH, parent.child("P"))
    accent = press.look.accent
    tall = max(_SQUARE + 2 * MM, height_of(words))

    def draw(painter: Painter, x: float, top: float) -> None:
        low = top - _SQUARE - 1 * MM
        figure.box = (x, low, x + 9 * _SQUARE_STEP + _SQUARE, low + _SQUARE)
        painter.tag(figure)
        for number in range(10):
            fill = accent if number < block.filled else WHITE
            painter.rectangle(
                x + number * _SQUARE_STEP, low, _SQUARE, _SQUARE, fill=fill, stroke=accent, weight=0.9
            )
        whole(words).draw(painter, x + _SQUARES_WIDTH, top)

    return [Slice(tall, draw)]


def level_bars(press: Press, block: LevelBars, width: float, parent: Element) -> list[Slice]:
    """Lay a goal's steps as bars across the width, filled up to the present one."""
    figure = parent.child("Figure", alt=block.alt)
    wide = (width - _BAR_GAP * (block.steps - 1)) / block.steps
    accent = press.look.accent

    def draw(painter: Painter, x: float, top: float) -> None:
        low = top - _BAR_HIGH - 0.6 * MM
        figure.box = (x, low, x + width, low + _BAR_HIGH)
        painter.tag(figure)
        for number in range(1, block.steps + 1):
            fill = accent if number <= block.now else WHITE
            weight = 1.6 if number == block.target else 0.7
            left = x + (number - 1) * (wide + _BAR_GAP)
            painter.rectangle(left, low, wide, _BAR_HIGH, fill=fill, stroke=accent, weight=weight)

    return [Slice(_BAR_HIGH + 1.4 * MM, draw)]


def stairs(press: Press, block: Stairs, width: float, parent: Element) -> list[Slice]:
    """Lay trappan: boxes that rise to the right, the present one framed, the heading in the free corner."""
    heading = kept(press.lay((Heading(block.heading),), width, parent))
    figure = parent.child("Figure", alt=block.alt)
    steps = _steps(press, block, width, parent)
    room = max(height_of(part) for part in steps) + 2 * _STEP_PAD
    label = Face(11, 14.5, press.look.accent, bold=True)
    here = press.setter.lines(plain(block.now_label), label, width)[0]
    wide = (width - _STEP_GAP * (len(steps) - 1)) / len(steps)
    tops = [room + number * _RISE for number in range(len(steps))]
    tall = _height(press, block, tops, wide, height_of(heading) + label.lead + 1 * MM)

    def draw(painter: Painter, x: float, top: float) -> None:
        whole(heading).draw(painter, x, top)
        bottom = top - tall
        figure.box = (x, bottom, x + width, bottom + tops[-1])
        for number, high in enumerate(tops):
            painter.tag(figure)
            _step_box(
                painter, press, (x + number * (wide + _STEP_GAP), bottom, wide, high), number == block.now
            )
        for number, (high, words) in enumerate(zip(tops, steps, strict=True)):
            left = x + number * (wide + _STEP_GAP)
            if number == block.now:
                painter.tag(LAYOUT)
                painter.line(here, left, bottom + high + 1.9 * MM)
            whole(words).draw(painter, left + _STEP_PAD, bottom + high - _STEP_PAD)

    return [Slice(tall, draw)]


def _steps(press: Press, block: Stairs, width: float, parent: Element) -> list[list[Slice]]:
    """Return the words of each step; the present one says so to a screen reader."""
    wide = (width - _STEP_GAP * (len(block.steps) - 1)) / len(block.steps) - 2 * _STEP_PAD
    listing = parent.child("L")
    steps = []
    for number, (name, words) in enumerate(block.steps):
        body = listing.child("LI").child("LBody")
        named = body.child("P", actual=f"{name}. {block.now_label}." if number == block.now else "")
        lines = text_slices(press, bold(name), press.look.cell, wide, named)
        steps.append([*lines, *text_slices(press, plain(words), press.look.cell, wide, body.child("P"))])
    return steps


def _height(press: Press, block: Stairs, tops: list[float], wide: float, corner: float) -> float:
    """Return the height at which no step comes up into the heading in the left corner."""
    taken = press.setter.width(plain(block.heading), press.look.heading)
    under = [high for number, high in enumerate(tops) if number * (wide + _STEP_GAP) < taken + 3 * MM]
    return max(tops[-1], max(under) + corner)


def _step_box(painter: Painter, press: Press, place: tuple[float, float, float, float], now: bool) -> None:
    x, bottom, wide, high = place
    accent = press.look.accent
    painter.ground(x, bottom, wide, high, TINT_STRONG if now else TINT)
    painter.rectangle(x, bottom + high - 1.2 * MM, wide, 1.2 * MM, fill=accent)
    if now:
        painter.rectangle(x + 0.7, bottom + 0.7, wide - 1.4, high - 1.4, stroke=accent, weight=1.4)
