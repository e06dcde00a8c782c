"""Which days a Swedish school may be open: no Saturday, Sunday, red day or eve (lag (1989:253) and custom)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from holidays.countries.sweden import Sweden  # 0.2 s, which only whoever makes the practice vault waits for


def is_school_day(day: date) -> bool:
    """Return whether a day is no week-end and no holiday; what each school has of lov is not known here."""
    return day.weekday() < 5 and day not in _free(day.year)


def school_day(day: date) -> date:
    """Return the day, or the last school day before it."""
    while not is_school_day(day):
        day -= timedelta(days=1)
    return day


@cache
def moved(written: date, first: date, anchor: date) -> date:
    """Return the day as many school days from `anchor` as `written` is from `first`; a free day is the one before."""
    last, back = school_day(written), written < first
    steps = _between(last, first) if back else _between(first, last)
    day, step = anchor, timedelta(days=-1 if back else 1)
    while steps:
        day += step
        steps -= is_school_day(day)
    return day


def _between(first: date, last: date) -> int:
    """Return how many school days come after `first`, `last` among them."""
    return sum(is_school_day(first + timedelta(days=one)) for one in range(1, (last - first).days + 1))


@cache
def _free(year: int) -> frozenset[date]:
    days = Sweden(years=year, include_sundays=False, categories=("public", "de_facto"))
    return frozenset(days)
