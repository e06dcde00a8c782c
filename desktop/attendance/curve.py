"""The curve as shapes: one drawing, which the screen and the paper only fill in with ink. Pure.

Lengths are points or pixels, y grows downwards. Bars are shares of the offered time: present at the foot, then
excused, unexcused, unknown, and what is not registered on top. The line is the per cent of four weeks together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

BarKind = Literal["present", "excused", "unexcused", "unknown", "unregistered", "thin", "break", "band"]
StrokeKind = Literal["grid", "step", "line", "over_break", "plan", "flag"]
Part = tuple[BarKind, Fraction]
Point = tuple[float, float]


@dataclass(frozen=True)
class DrawnWeek:
    """One week as it is drawn: parts from the foot up, the point of the line, and what it is called on lov."""

    label: str
    parts: tuple[Part, ...] = ()
    line: Fraction | None = None
    break_name: str = ""
    is_thin: bool = False


@dataclass(frozen=True)
class CurveMark:
    """What happened: before which week (its place), its word, and whether it breaks before from after."""

    place: int
    word: str
    is_plan: bool = False


@dataclass(frozen=True)
class Band:
    """A sum of a longer time: flat over its weeks (places, both included), at one share of presence."""

    first: int
    last: int
    present: Fraction


@dataclass(frozen=True)
class Curve:
    """All that is drawn. `limits` are the municipality's, in per cent of absence; `sentence` is read with it."""

    weeks: tuple[DrawnWeek, ...]
    marks: tuple[CurveMark, ...] = ()
    bands: tuple[Band, ...] = ()
    limits: tuple[int, ...] = ()
    sentence: str = ""


@dataclass(frozen=True)
class Frame:
    """Where it is drawn: the left edge of the first week, a week's width, top and height of the bars."""

    left: float
    slot: float
    top: float
    height: float

    def y(self, share: Fraction) -> float:
        """Return where a share of the height lies."""
        return self.top + self.height * float(1 - share)

    def middle(self, place: int) -> float:
        """Return the middle of a week."""
        return self.left + self.slot * (place + 0.5)


@dataclass(frozen=True)
class BarShape:
    """A filled or hatched box."""

    kind: BarKind
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Stroke:
    """A line through points."""

    kind: StrokeKind
    points: tuple[Point, ...]


@dataclass(frozen=True)
class DotShape:
    """A week of the line."""

    x: float
    y: float


@dataclass(frozen=True)
class Lettering:
    """A word: `align` is where x is in it, -1 left, 0 middle, 1 right; y is the middle of its height."""

    x: float
    y: float
    text: str
    align: int = 0
    is_upright: bool = False
    is_strong: bool = False


Shape = BarShape | Stroke | DotShape | Lettering
BAR = 0.72
"""How much of its week's width a bar takes."""


def shapes(curve: Curve, frame: Frame) -> Iterator[Shape]:
    """Return what to draw, what lies underneath first."""
    right = frame.left + frame.slot * len(curve.weeks)
    for quarter in range(5):
        y = frame.y(Fraction(quarter, 4))
        yield Stroke("grid", ((frame.left, y), (right, y)))
        if quarter % 2 == 0:
            yield Lettering(frame.left - 8, y, f"{quarter * 25} %", align=1)
    for limit in curve.limits:
        y = frame.y(Fraction(100 - limit, 100))
        yield Stroke("step", ((frame.left, y), (right, y)))
    for band in curve.bands:
        yield from _band(band, frame)
    for place, week in enumerate(curve.weeks):
        yield from _bars(week, frame, place)
    yield from _line(curve.weeks, frame)
    yield from _marks(curve.marks, frame)


def _bars(week: DrawnWeek, frame: Frame, place: int) -> Iterator[Shape]:
    wide = frame.slot * BAR
    left = frame.middle(place) - wide / 2
    if week.break_name:
        yield BarShape("break", left, frame.top, wide, frame.height)
        yield Lettering(frame.middle(place), frame.top + 8, week.break_name, is_upright=True)
        return
    foot = frame.top + frame.height
    for kind, share in week.parts:
        high = frame.height * float(share)
        if high > 0:
            foot -= high
            yield BarShape(
                "thin" if week.is_thin and kind != "unregistered" else kind, left, foot, wide, high
            )


def _band(band: Band, frame: Frame) -> Iterator[Shape]:
    left, y = frame.left + frame.slot * band.first, frame.y(band.present)
    wide = frame.slot * (band.last - band.first + 1)
    yield BarShape("band", left, y, wide, frame.top + frame.height - y)


def _line(weeks: Sequence[DrawnWeek], frame: Frame) -> Iterator[Shape]:
    points = [(place, frame.y(one.line)) for place, one in enumerate(weeks) if one.line is not None]
    for (a, from_y), (b, to_y) in pairwise(points):
        kind: StrokeKind = "line" if b == a + 1 else "over_break"
        yield Stroke(kind, ((frame.middle(a), from_y), (frame.middle(b), to_y)))
    for place, y in points:
        yield DotShape(frame.middle(place), y)


def _marks(marks: Sequence[CurveMark], frame: Frame) -> Iterator[Shape]:
    taken: dict[int, int] = {}
    for mark in marks:
        row = taken.get(mark.place, 0)
        taken[mark.place] = row + 1
        if mark.is_plan:
            x = frame.left + frame.slot * mark.place
            yield Stroke("plan", ((x, frame.top - 22), (x, frame.top + frame.height + 4)))
            yield Lettering(x + 6, frame.top - 14, mark.word, align=-1, is_strong=True)
            continue
        x = frame.middle(mark.place)
        if row == 0:
            yield Stroke("flag", ((x - 4, frame.top - 6), (x + 4, frame.top - 6), (x, frame.top - 1)))
            yield Lettering(x, frame.top - 14, mark.word)
