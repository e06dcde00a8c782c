"""Slices: what a page is filled with. A block becomes one slice (never parted) or one a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop.paper.pdf.engine.painter import Painter
from desktop.paper.pdf.engine.structure import Element
from desktop.paper.pdf.engine.typeset import Setter
from desktop.paper.pdf.look import BODY_LATER, Look

if TYPE_CHECKING:
    from desktop.paper.pdf.blocks import Block

Draw = Callable[[Painter, float, float], None]
"""Draws at a left edge and a top."""

WHOLE = BODY_LATER * 0.6
"""What is no taller than this may be kept in one piece."""


@dataclass(frozen=True)
class Slice:
    """One thing that is never parted. `before` is the air above it, left out at the top of a page.

    `keep`: stays on the page of the next slice. `head`: drawn again when a page begins with this slice.
    `split`: for the few that may be parted after all, what fits in a height and what is left.
    """

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False
    head: Slice | None = None
    new_page: bool = False
    from_first: bool = False
    footer: str = ""
    split: Callable[[float], tuple[Slice, Slice] | None] | None = None


Lay = Callable[["Press", "Block", float, Element], list[Slice]]


@dataclass
class Press:
    """What laying out needs: the look, the typesetter, and how to lay any block."""

    look: Look
    setter: Setter
    lay_one: Lay
    gap: Callable[[Look, Block | None, Block], float]
    marks: dict[str, str] = field(default_factory=dict)

    def lay(self, blocks: tuple[Block, ...], width: float, parent: Element) -> list[Slice]:
        """Return the slices of blocks under each other, with the air between them."""
        slices: list[Slice] = []
        previous: Block | None = None
        for block in blocks:
            found = self.lay_one(self, block, width, parent)
            if found:
                air = self.gap(self.look, previous, block) if previous is not None or not slices else 0.0
                slices.append(replace(found[0], before=found[0].before + (air if slices else 0.0)))
                slices += found[1:]
                previous = block
        return slices


def height_of(slices: list[Slice]) -> float:
    """Return the height of slices under each other, the air above the first left out."""
    return sum(part.height + part.before for part in slices) - (slices[0].before if slices else 0.0)


def whole(slices: list[Slice]) -> Slice:
    """Return slices as one that is never parted."""

    def draw(painter: Painter, x: float, top: float) -> None:
        for number, part in enumerate(slices):
            top -= part.before if number else 0.0
            part.draw(painter, x, top)
            top -= part.height

    first = slices[0]
    return Slice(height_of(slices), draw, first.before, slices[-1].keep, first.head)


def kept(slices: list[Slice]) -> list[Slice]:
    """Return slices that want to stay on one page."""
    return [replace(part, keep=True) for part in slices[:-1]] + slices[-1:]


def shifted(slices: list[Slice], right: float) -> list[Slice]:
    """Return slices drawn further to the right."""

    def moved(part: Slice) -> Slice:
        return replace(part, draw=lambda painter, x, top: part.draw(painter, x + right, top))

    return [moved(part) for part in slices]


class Stack:
    """Slices under each other that may be parted anywhere, measured once however often they are."""

    def __init__(self, slices: list[Slice]) -> None:
        self.slices = slices
        self._ends = list(accumulate(part.before + part.height for part in slices))

    def height(self, start: int, end: int | None = None) -> float:
        """Return the height of the slices from `start` to `end`, the air above the first left out."""
        end = len(self.slices) if end is None else end
        if start >= end:
            return 0.0
        return self._ends[end - 1] - self._ends[start] + self.slices[start].height

    def end(self, start: int, room: float) -> int:
        """Return where the slices from `start` must end to fit; what wants to stay with the rest goes with it."""
        if start >= len(self.slices):
            return start
        top = self._ends[start] - self.slices[start].height
        taken = bisect_right(self._ends, top + room + 0.01)
        end = min(max(taken, start), len(self.slices))
        back = end
        while start < back < len(self.slices) and self.slices[back - 1].keep:
            back -= 1
        return back if back > start else end


def empty(height: float) -> Slice:
    """Return air."""
    return Slice(height, lambda _painter, _x, _top: None)
