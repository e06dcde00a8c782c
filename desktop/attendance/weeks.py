"""Weeks as they are compared and drawn: the rows of one ISO week together, and which weeks count. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from db.records import AttendancePeriod, AttendanceWeek
from desktop.attendance.figures import Shares, counts, is_school, shares

FOUR = 4
LOOKED_BACK = 16
LEAST_WEEKS, LEAST_DAYS = 2, 8
"""How many weeks a snapshot is of, how far back they are looked for, and how few are too few."""

LEAST_COMPARED = 10
"""School days on each side before two times are compared."""

PERIOD_ENDS_WITHIN, PERIOD_LEAST, PERIOD_MOST = 14, 20, 60
"""Days before the anchor that a period may end, and how many it may cover, to stand in for weeks."""


@dataclass(frozen=True)
class WeekOf:
    """One ISO week: a row for each school the pupil went to in it."""

    year: int
    week: int
    rows: tuple[AttendanceWeek, ...]

    @property
    def key(self) -> tuple[int, int]:
        """ISO year and week."""
        return self.year, self.week

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.week, 1)

    @cached_property
    def shares(self) -> Shares | None:
        """What it comes to; None on lov and while nothing is registered."""
        return shares(self.rows)

    @property
    def is_school(self) -> bool:
        """Whether anything was offered."""
        return any(is_school(row) for row in self.rows)

    @cached_property
    def counts(self) -> bool:
        """Whether it may be told in per cent and be compared: school, and at least half of it registered."""
        return counts(self.rows)

    @property
    def school_days(self) -> int:
        """How many days of school; five at the most, also when two schools share the week."""
        return min(5, sum(row.school_days for row in self.rows if is_school(row)))


def by_week(rows: Iterable[AttendanceWeek]) -> list[WeekOf]:
    """Return the weeks of rows that are in time order."""
    return [
        WeekOf(year, week, tuple(its))
        for (year, week), its in groupby(rows, lambda row: (row.year, row.week))
    ]


def days_of(weeks: Iterable[WeekOf]) -> int:
    """Return how many school days the weeks have together."""
    return sum(one.school_days for one in weeks)


def rows_of(weeks: Iterable[WeekOf]) -> list[AttendanceWeek]:
    """Return every row of the weeks."""
    return [row for one in weeks for row in one.rows]


def monday_of(day: date) -> date:
    """Return the first day of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def four_before(weeks: Sequence[WeekOf], anchor: date) -> list[WeekOf]:
    """Return the four school weeks that count before the anchor's week, in time order; fewer if there are not four.

    They are looked for at most sixteen weeks back, so that a start in August reaches May.
    """
    until = monday_of(anchor)
    first = until - timedelta(weeks=LOOKED_BACK)
    return [one for one in weeks if first <= one.monday < until and one.counts][-FOUR:]


def four_after(weeks: Sequence[WeekOf], signed_on: date) -> list[WeekOf]:
    """Return the last four weeks that count and begin after the week in which the first plan was signed."""
    return [one for one in weeks if one.monday > monday_of(signed_on) and one.counts][-FOUR:]


def are_enough(weeks: Sequence[WeekOf]) -> bool:
    """Tell whether a per cent may be told of them: two weeks and eight school days."""
    return len(weeks) >= LEAST_WEEKS and days_of(weeks) >= LEAST_DAYS


def is_before_summer(weeks: Sequence[WeekOf], anchor: date) -> bool:
    """Tell whether the weeks end more than four weeks before the anchor."""
    return bool(weeks) and anchor - (weeks[-1].monday + timedelta(days=6)) > timedelta(weeks=FOUR)


def period_before(periods: Iterable[AttendancePeriod], anchor: date) -> AttendancePeriod | None:
    """Return the latest period that ends within 14 days before the anchor and covers 20 to 60 days."""
    found = [
        one
        for one in periods
        if 0 < (anchor - one.last_on).days <= PERIOD_ENDS_WITHIN
        and PERIOD_LEAST <= (one.last_on - one.first_on).days + 1 <= PERIOD_MOST
        and shares([one]) is not None
    ]
    return max(found, key=lambda one: (one.last_on, one.first_on), default=None)


def rolling(weeks: Sequence[WeekOf]) -> dict[tuple[int, int], Shares]:
    """Return, for each week that counts from the fourth on, what it and the three before it come to together."""
    found: dict[tuple[int, int], Shares] = {}
    counted = [one for one in weeks if one.counts]
    for place in range(FOUR, len(counted) + 1):
        together = shares(rows_of(counted[place - FOUR : place]))
        if together is not None:
            found[counted[place - 1].key] = together
    return found
