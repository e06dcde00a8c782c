"""What attendance figures come to: shares of the time, the sum rule, and whole per cents that add to 100. Pure.

Everything is exact (`Fraction`) until it is shown; then it is rounded to whole per cent, half upwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from db.records.states import AttendanceUnit

LEAST_REGISTERED = Fraction(1, 2)
"""Below this no per cent is shown of a week, and it is in no comparison."""

WELL_REGISTERED = Fraction(4, 5)
"""Below this the figure is followed by how much the school has registered."""

APART = Fraction(2, 100)
"""Above this difference the school's own figure is told too; up to it two times are about the same."""


class Counted(Protocol):
    """A row of figures: a week, a period, or what is being typed. See `db.records.attendance`."""

    @property
    def unit(self) -> AttendanceUnit:
        """What is counted."""

    @property
    def offered(self) -> int | None:
        """What was on the timetable; None where nobody knows."""

    @property
    def present(self) -> int:
        """There."""

    @property
    def excused(self) -> int:
        """Absent with leave."""

    @property
    def unexcused(self) -> int:
        """Absent without."""

    @property
    def unknown(self) -> int:
        """Absent, nobody has said why."""

    @property
    def unregistered(self) -> int:
        """Reported by nobody."""

    @property
    def full_time(self) -> int | None:
        """By the ordinary timetable."""

    @property
    def school_days(self) -> int:
        """Days with school, 0–5 in a week."""

    @property
    def counts_unreported(self) -> bool:
        """Whether the school's report counts it as presence."""


@dataclass(frozen=True)
class Shares:
    """What rows come to together, as exact shares.

    `present`, `excused`, `unexcused`, `unknown` are of the registered time and add to 1; `registered` and `reported`
    (as the school itself tells it) of the offered time; `of_full` of the ordinary timetable, None where it is the
    same. `is_by_days`: the rows had different units and are weighted by their school days.
    """

    present: Fraction
    excused: Fraction
    unexcused: Fraction
    unknown: Fraction
    registered: Fraction
    reported: Fraction
    of_full: Fraction | None
    school_days: int
    is_by_days: bool

    @property
    def absent(self) -> Fraction:
        """Every kind of absence together."""
        return 1 - self.present

    @property
    def is_told_twice(self) -> bool:
        """Whether the school's own figure differs so much that both are told."""
        return abs(self.reported - self.present) > APART


def percent(share: Fraction) -> int:
    """Return a share as whole per cent, half upwards: 0,545 is 55."""
    return int((share * 100 + Fraction(1, 2)) // 1)


def is_school(row: Counted) -> bool:
    """Tell whether anything was offered, and it is known how much."""
    return row.offered is not None and row.offered > 0


def registered(row: Counted) -> int:
    """Return how much of what was offered somebody has reported, in the row's unit."""
    return (row.offered or 0) - row.unregistered


def counts(rows: Sequence[Counted]) -> bool:
    """Tell whether a week of these rows (one a school) may be told in per cent: school, and half of it registered."""
    found = shares(rows)
    return found is not None and found.registered >= LEAST_REGISTERED


def shares(rows: Iterable[Counted]) -> Shares | None:
    """Return what the rows with school come to; None without any, or when nothing of them is registered.

    Of one unit the times are added and then divided. Of several, each row's shares are weighted by its school days.
    """
    taught = [row for row in rows if is_school(row)]
    if len({row.unit for row in taught}) > 1:
        return _by_days([row for row in taught if registered(row) > 0])
    return _of_times(taught)


def _of_times(rows: Sequence[Counted]) -> Shares | None:
    known = sum(registered(row) for row in rows)
    if known <= 0:
        return None
    offered = sum(row.offered or 0 for row in rows)
    full = sum(max(row.full_time or 0, row.offered or 0) for row in rows)
    present = sum(row.present for row in rows)
    told = present + sum(row.unregistered for row in rows if row.counts_unreported)
    return Shares(
        Fraction(present, known),
        Fraction(sum(row.excused for row in rows), known),
        Fraction(sum(row.unexcused for row in rows), known),
        Fraction(sum(row.unknown for row in rows), known),
        Fraction(known, offered),
        Fraction(told, offered),
        Fraction(present, full) if full > offered else None,
        sum(row.school_days for row in rows),
        False,
    )


def _by_days(rows: Sequence[Counted]) -> Shares | None:
    found = [(one, row.school_days) for row in rows if (one := _of_times([row])) is not None]
    days = sum(weight for _, weight in found)
    if not days:
        return None

    def mean(name: str) -> Fraction:
        total = Fraction(0)
        for one, weight in found:
            total += getattr(one, name) * weight
        return total / days

    of_full = None
    if any(one.of_full is not None for one, _ in found):
        total = Fraction(0)
        for one, weight in found:
            total += (one.present * one.registered if one.of_full is None else one.of_full) * weight
        of_full = total / days
    return Shares(
        mean("present"),
        mean("excused"),
        mean("unexcused"),
        mean("unknown"),
        mean("registered"),
        mean("reported"),
        of_full,
        days,
        True,
    )


def whole_parts(parts: Sequence[Fraction]) -> tuple[int, ...]:
    """Return shares that add to 1 as whole per cents that add to 100: largest remainder, ties in the order given."""
    floors = [int(part * 100 // 1) for part in parts]
    left = 100 - sum(floors)
    order = sorted(range(len(parts)), key=lambda place: (floors[place] - parts[place] * 100, place))
    for place in order[: max(0, left)]:
        floors[place] += 1
    return tuple(floors)


def bar(found: Shares) -> tuple[int, int, int, int]:
    """Return the parts of a bar in whole per cent: present, excused, unexcused, unknown. They add to 100."""
    present, excused, unexcused, unknown = whole_parts(
        (found.present, found.excused, found.unexcused, found.unknown)
    )
    return present, excused, unexcused, unknown
