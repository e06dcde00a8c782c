"""The calendar of a school: which days are school days, what is lov, and what may be lov while nobody has said. Pure.

Public holidays are those of `holidays` (Sweden, without Sundays), which knows neither the four eves nor any break.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from db.records import CalendarSpan

WINTER_BREAKS = range(7, 13)
"""The weeks a municipality has its sportlov in; which one is never guessed."""

AUTUMN_BREAK = 44
_EVES = ((12, 24), (12, 31))


@cache
def holidays_of(year: int) -> dict[date, str]:
    """Return the days of a year on which no school is open: public holidays and the four eves."""
    # 170 ms, which nobody who looks at no calendar should pay.
    from holidays.countries.sweden import Sweden

    found = {day: str(name) for day, name in Sweden(include_sundays=False, years=year, language="sv").items()}
    easter = next(day for day, name in found.items() if name == "Påskdagen")
    midsummer = next(day for day, name in found.items() if name == "Midsommardagen")
    found[easter - timedelta(days=1)] = "Påskafton"
    found[midsummer - timedelta(days=1)] = "Midsommarafton"
    for (month, day), name in zip(_EVES, ("Julafton", "Nyårsafton"), strict=True):
        found[date(year, month, day)] = name
    return found


def good_friday(year: int) -> date:
    """Return långfredagen."""
    return next(day for day, name in holidays_of(year).items() if name == "Långfredagen")


@dataclass(frozen=True)
class SchoolCalendar:
    """A school's terms, breaks and study days. Without any term nothing is known, and the usual breaks *may* be lov.

    `winter_week` is the municipality's week of sportlov, None while nobody has said which.
    """

    spans: tuple[CalendarSpan, ...] = ()
    winter_week: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is a term to go by."""
        return any(span.kind == "termin" for span in self.spans)

    def covers(self, day: date) -> bool:
        """Tell whether the calendar reaches a day: it lies between the first and the last day of all terms."""
        terms = [span for span in self.spans if span.kind == "termin"]
        return bool(terms) and min(t.first_on for t in terms) <= day <= max(t.last_on for t in terms)

    def is_school_day(self, day: date) -> bool:
        """Tell whether a day is a skoldag: Monday–Friday, in a term, no holiday, eve, lov or study day.

        Where the calendar does not reach, a weekday that is no holiday and may not be lov is one.
        """
        if day.weekday() > 4 or day in holidays_of(day.year):
            return False
        if not self.covers(day):
            return not self.may_be_break(day)
        kinds = {span.kind for span in self.spans if span.first_on <= day <= span.last_on}
        return kinds == {"termin"}

    def may_be_break(self, day: date) -> bool:
        """Tell whether a day the calendar does not reach is in a time when schools usually have lov."""
        return not self.covers(day) and _usual_break(day, self.winter_week)

    def school_days(self, year: int, week: int) -> int:
        """Return how many school days an ISO week has, 0–5."""
        return sum(self.is_school_day(day) for day in week_days(year, week))

    def is_break(self, year: int, week: int) -> bool:
        """Tell whether a week has no school day that is known: lov, and never counted."""
        return not self.school_days(year, week) and not self.is_maybe(year, week)

    def is_maybe(self, year: int, week: int) -> bool:
        """Tell whether the whole week may be lov, and nobody has said."""
        return all(
            self.may_be_break(day) or day in holidays_of(day.year) for day in week_days(year, week)
        ) and any(self.may_be_break(day) for day in week_days(year, week))

    def name_of(self, year: int, week: int) -> str:
        """Return what a week without school is called: `höstlov`, `lov`, `kan vara lov`; empty for a school week."""
        if self.is_maybe(year, week):
            return "kan vara lov"
        if self.school_days(year, week):
            return ""
        days = week_days(year, week)
        named = [
            span.name
            for span in self.spans
            if span.kind == "lov" and span.name and any(span.first_on <= day <= span.last_on for day in days)
        ]
        return named[0].lower() if named else "lov"

    def study_days(self, year: int, week: int) -> tuple[date, ...]:
        """Return the study days of a week."""
        return tuple(
            day
            for day in week_days(year, week)
            if any(s.kind == "studiedag" and s.first_on <= day <= s.last_on for s in self.spans)
        )


def week_days(year: int, week: int) -> tuple[date, ...]:
    """Return Monday to Friday of an ISO week."""
    monday = date.fromisocalendar(year, week, 1)
    return tuple(monday + timedelta(days=place) for place in range(5))


def _usual_break(day: date, winter_week: int | None) -> bool:
    if (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 10):
        return True
    if date(day.year, 6, 8) <= day <= date(day.year, 8, 20):
        return True
    week = day.isocalendar().week
    easter = good_friday(day.year).isocalendar().week
    return week in (AUTUMN_BREAK, easter, easter + 1, winter_week)


def terms_between(spans: Iterable[CalendarSpan], first: date, last: date) -> list[CalendarSpan]:
    """Return the terms that touch a time, in order."""
    found = [one for one in spans if one.kind == "termin" and one.first_on <= last and one.last_on >= first]
    return sorted(found, key=lambda one: one.first_on)


def weeks_between(first: date, last: date) -> list[tuple[int, int]]:
    """Return the ISO weeks from one day to another, both included."""
    monday = first - timedelta(days=first.weekday())
    found = []
    while monday <= last:
        year, week, _ = monday.isocalendar()
        found.append((year, week))
        monday += timedelta(days=7)
    return found


def overlaps(spans: Sequence[CalendarSpan], kind: str) -> tuple[CalendarSpan, CalendarSpan] | None:
    """Return two spans of a kind that lie over each other, or None."""
    its = sorted((one for one in spans if one.kind == kind), key=lambda one: one.first_on)
    return next(((a, b) for a, b in pairwise(its) if b.first_on <= a.last_on), None)
