"""What is drawn: ten squares and trappan. Each says the same in words beside, so a figure may be missed."""

from __future__ import annotations

from desktop.paper.pdf.bars import LevelBars, WeekBars
from desktop.paper.pdf.blocks import Heading, Stairs, TenSquares, bold, plain
from desktop.paper.pdf.engine.painter import LAYOUT, Painter
from desktop.paper.pdf.engine.slices import Press, Slice, height_of, kept, whole
from desktop.paper.pdf.engine.structure import Element
from desktop.paper.pdf.lay.text import text_slices
from desktop.paper.pdf.look import MM, TINT, TINT_STRONG, WHITE, Face

_SQUARE, _SQUARE_STEP = 5.7 * MM, 6.75 * MM
_WEEK_HIGH = 13 * MM
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


def week_bars(press: Press, block: WeekBars, width: float, parent: Element) -> list[Slice]:
    """Lay a bar a week with its per cent over it and its number beneath; the figure's own words say it all."""
    figure = parent.child("Figure", alt=block.alt)
    accent, face = press.look.accent, press.look.small
    slot = width / max(len(block.weeks), 1)
    wide = min(slot * 0.72, 9 * MM)
    texts = [
        (
            press.setter.lines(bold(_over(percent)), face, slot)[:1],
            press.setter.lines(plain(block.pause if is_break else label), face, slot)[:1],
        )
        for label, percent, is_break in block.weeks
    ]
    mark = press.setter.lines(bold(block.mark), face, width)[:1] if block.at is not None else []
    head = face.lead * (2 if mark else 1)
    tall = head + _WEEK_HIGH + face.lead + 1 * MM

    def draw(painter: Painter, x: float, top: float) -> None:
        foot = top - head - _WEEK_HIGH
        figure.box = (x, foot - face.lead, x + width, top)
        painter.tag(figure)
        for place, (_, percent, _is_break) in enumerate(block.weeks):
            high = _WEEK_HIGH * (percent or 0) / 100
            if high:
                painter.rectangle(x + place * slot + (slot - wide) / 2, foot, wide, high, fill=accent)
        painter.rectangle(x, foot, width, 0.3 * MM, fill=accent)
        if block.at is not None:
            painter.rectangle(
                x + block.at * slot - 0.2 * MM, foot, 0.4 * MM, _WEEK_HIGH + face.lead, fill=accent
            )
        painter.tag(LAYOUT)
        for place, ((over, under), (_, percent, _is_break)) in enumerate(
            zip(texts, block.weeks, strict=True)
        ):
            left = x + place * slot + (slot - wide) / 2
            for line in over:
                painter.line(line, left, foot + _WEEK_HIGH * (percent or 0) / 100 + 1.2 * MM)
            for line in under:
                painter.line(line, left, foot - face.lead * 0.85)
        for line in mark:
            painter.line(line, x + (block.at or 0) * slot + 1 * MM, top - face.lead * 0.8)

    return [Slice(tall, draw)]


def _over(percent: int | None) -> str:
    return "" if percent is None else str(percent)


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
