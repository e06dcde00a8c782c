"""Which day is proposed for the booster: a good school day near three months on, never in lov. Pure.

The rule is paragraph 6.4 of the specification of attendance and follow-up; its table is a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop import dates
from desktop.attendance.calendar import SchoolCalendar, holidays_of

MONTHS = 3
WINDOW = (2, 4)
"""Whole months after the closing: the aim, and the first and last that are looked at before anything later."""

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_FURTHEST = 120
"""Days after the window that are tried before the aim itself is proposed: longer than any summer."""


@dataclass(frozen=True)
class BoosterProposal:
    """The day that is proposed, why in a sentence, and other days within the window to choose from."""

    day: date
    why: str
    others: tuple[date, ...]


def propose(calendar: SchoolCalendar, closed_on: date) -> BoosterProposal:
    """Return the booster for a case that is closed on a day."""
    aim = dates.months_on(closed_on, MONTHS)
    first, last = (dates.months_on(closed_on, months) for months in WINDOW)
    day = _nearest(calendar, aim, first, last) or _after(calendar, last) or aim
    asked = (_nearest(calendar, near, first, last) for near in (first, last))
    others = {one for one in asked if one is not None} - {day}
    return BoosterProposal(day, why(calendar, day, aim), tuple(sorted(others)))


def is_good(calendar: SchoolCalendar, day: date) -> bool:
    """Tell whether a day suits: a school day, Tuesday–Thursday, not at the edge of a holiday or of a long break."""
    return not trouble(calendar, day)


def trouble(calendar: SchoolCalendar, day: date) -> str:
    """Return in a few words what speaks against a day; empty for a good one."""
    year, week, _ = day.isocalendar()
    name = holidays_of(day.year).get(day, "")
    if name:
        return name[0].lower() + name[1:]
    if not calendar.is_school_day(day):
        return calendar.name_of(year, week) or "ingen skoldag"
    if day.isoweekday() not in (2, 3, 4):
        return "bäst tisdag till torsdag"
    after = day + _DAY
    if after in holidays_of(after.year):
        return f"dagen före {holidays_of(after.year)[after].lower()}"
    if _is_long_break(calendar, day - _WEEK, -_WEEK):
        return "första skolveckan efter ett långt lov"
    if _is_long_break(calendar, day + _WEEK, _WEEK):
        return "sista skolveckan före ett långt lov"
    return ""


def why(calendar: SchoolCalendar, day: date, aim: date) -> str:
    """Return why a day is proposed: `Torsdag vecka 8, inte lov. Tre månader efteråt är …: lov.`."""
    named = f"{dates.DAYS[day.weekday()].capitalize()} vecka {day.isocalendar().week}"
    against = trouble(calendar, day)
    said = f"{named}, {against or 'inte lov'}."
    if day == aim or not trouble(calendar, aim):
        return said
    return f"{said} Tre månader efteråt är {dates.long(aim)}: {trouble(calendar, aim)}."


def _nearest(calendar: SchoolCalendar, aim: date, first: date, last: date) -> date | None:
    """Return the good day nearest the aim inside the window, the later of two as near."""
    for distance in range((last - first).days + 1):
        for day in (aim + distance * _DAY, aim - distance * _DAY):
            if first <= day <= last and is_good(calendar, day):
                return day
    return None


def _after(calendar: SchoolCalendar, last: date) -> date | None:
    days: Iterator[date] = (last + number * _DAY for number in range(1, _FURTHEST))
    return next((day for day in days if is_good(calendar, day)), None)


def _is_long_break(calendar: SchoolCalendar, near: date, on: timedelta) -> bool:
    """Tell whether two whole weeks without school begin in the week of `near` and go on in that direction."""
    return not any(calendar.school_days(*one.isocalendar()[:2]) for one in (near, near + on))
