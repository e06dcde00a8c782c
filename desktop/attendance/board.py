"""The weeks of a term as the page shows them: what is there, what is proposed, what the calendar says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from db.records import AttendancePeriod, CalendarSpan, Case
from db.records.states import AttendanceUnit, SourceKind
from desktop.attendance.calendar import SchoolCalendar, terms_between, weeks_between
from desktop.attendance.calendars import calendar_for, usual_terms
from desktop.attendance.entry import proposed
from desktop.attendance.weeks import WeekOf, by_week, monday_of, rolling
from desktop.session.session import Session

WEEKS_BEFORE = 8
USUAL: dict[AttendanceUnit, int | None] = {
    "minuter": None,
    "lektioner": None,
    "halvdagar": 10,
    "procent": 100,
}
DEFAULT_UNIT: AttendanceUnit = "lektioner"


@dataclass(frozen=True)
class WeekColumn:
    """One week of the board. `offered` is what is there or proposed, None where nothing is known to propose.

    `name` is what a week without school is called, empty for one with school. `sources` are where its rows are from.
    """

    week: WeekOf
    days: int
    offered: int | None
    name: str
    is_maybe: bool
    study_days: tuple[date, ...]
    sources: tuple[SourceKind, ...]
    is_coming: bool
    is_now: bool

    @property
    def is_filled(self) -> bool:
        """Whether somebody has told the week."""
        return bool(self.week.rows)

    @property
    def is_break(self) -> bool:
        """Whether it is no school week: told so, or by the calendar while nobody has told. Data beat the calendar."""
        return not self.week.is_school if self.is_filled else bool(self.name)

    @property
    def is_waiting(self) -> bool:
        """Whether it is a school week that is over or going on, and nobody has told it."""
        return not self.is_filled and not self.is_break and not self.is_coming

    def amount(self, part: str) -> int | None:
        """Return the sum of a part over the schools of the week; None while nobody has told."""
        if not self.is_filled or (part == "offered" and any(row.offered is None for row in self.week.rows)):
            return None
        return sum(getattr(row, part) or 0 for row in self.week.rows)


@dataclass(frozen=True)
class Board:
    """A term of a pupil's weeks. `line` is the per cent of four weeks together, by ISO year and week."""

    columns: tuple[WeekColumn, ...]
    unit: AttendanceUnit
    line: dict[tuple[int, int], Fraction]
    periods: tuple[AttendancePeriod, ...] = ()
    calendar: SchoolCalendar = field(default_factory=SchoolCalendar)

    @cached_property
    def waiting(self) -> WeekColumn | None:
        """The first school week that nobody has told, after the first that somebody has; else the last whole week."""
        told = [place for place, one in enumerate(self.columns) if one.is_filled]
        after = [one for one in self.columns[told[0] :] if one.is_waiting] if told else []
        if after:
            return after[0]
        waiting = [one for one in self.columns if one.is_waiting]
        whole = [one for one in waiting if not one.is_now]
        return None if told else next(reversed(whole or waiting), None)

    def at(self, key: tuple[int, int]) -> WeekColumn | None:
        """Return the week's column, if the term has it."""
        return next((one for one in self.columns if one.week.key == key), None)


def terms_of(session: Session, case: Case) -> list[CalendarSpan]:
    """Return the terms that may be shown, the latest first: from eight weeks before the case or its first row.

    Where the school has no calendar the usual terms stand in.
    """
    rows = session.db.attendance_weeks.of(case.pupil_id)
    today = session.today()
    first = min([case.opened_on, *(row.monday for row in rows[:1])]) - timedelta(weeks=WEEKS_BEFORE)
    spans = terms_between(calendar_for(session, case.pupil_id).spans, first, today)
    found = list(spans)
    for year in range(first.year - 1, today.year + 1):
        for usual in usual_terms("", date(year, 8, 1)):
            is_known = any(_near(usual, one) for one in spans)
            if not is_known and usual.first_on <= today and usual.last_on >= first:
                found.append(usual)
    if not any(one.first_on <= today <= one.last_on + timedelta(weeks=WEEKS_BEFORE) for one in found):
        found.append(CalendarSpan(school_id="", kind="termin", name="Just nu", first_on=first, last_on=today))
    return sorted(found, key=lambda one: one.first_on, reverse=True)


def _near(usual: CalendarSpan, known: CalendarSpan) -> bool:
    return usual.first_on <= known.last_on and known.first_on <= usual.last_on


def board(session: Session, case: Case, first: date, last: date) -> Board:
    """Return the weeks from one day to another as they stand now."""
    db = session.db
    weeks = by_week(db.attendance_weeks.of(case.pupil_id))
    there = {one.key: one for one in weeks}
    kinds: dict[str, SourceKind] = {one.id: one.kind for one in db.attendance_sources.of(case.pupil_id)}
    calendar, unit = calendar_for(session, case.pupil_id), unit_of(session, case)
    this_week = monday_of(session.today())
    columns: list[WeekColumn] = []
    before = _last_before(weeks, first)
    for key in weeks_between(first, last):
        week = there.get(key) or WeekOf(*key, ())
        columns.append(_column(week, calendar, before, unit, kinds, this_week))
        if week.is_school:
            before = week
    return Board(
        tuple(columns),
        unit,
        {key: found.present for key, found in rolling(weeks).items()},
        tuple(
            one
            for one in db.attendance_periods.of(case.pupil_id)
            if one.first_on <= last and one.last_on >= first
        ),
        calendar,
    )


def unit_of(session: Session, case: Case) -> AttendanceUnit:
    """Return the unit that is typed in: what was chosen for the pupil, else that of the last week, else lessons."""
    chosen = session.db.pupils.get(case.pupil_id).attendance_unit
    if chosen != "":
        return chosen
    rows = session.db.attendance_weeks.of(case.pupil_id)
    last = next((row.unit for row in reversed(rows) if row.unit != "procent"), None)
    return last or DEFAULT_UNIT


def _last_before(weeks: Sequence[WeekOf], first: date) -> WeekOf | None:
    earlier = [one for one in weeks if one.monday < monday_of(first) and one.is_school]
    return earlier[-1] if earlier else None


def _column(
    week: WeekOf,
    calendar: SchoolCalendar,
    before: WeekOf | None,
    unit: AttendanceUnit,
    kinds: dict[str, SourceKind],
    this_week: date,
) -> WeekColumn:
    days = calendar.school_days(*week.key)
    return WeekColumn(
        week=week,
        days=week.school_days if week.rows else days,
        offered=_offered(week, before, unit, days),
        name=calendar.name_of(*week.key),
        is_maybe=calendar.is_maybe(*week.key),
        study_days=calendar.study_days(*week.key),
        sources=tuple(dict.fromkeys(kinds[row.source_id] for row in week.rows if row.source_id in kinds)),
        is_coming=week.monday > this_week,
        is_now=week.monday == this_week,
    )


def _offered(week: WeekOf, before: WeekOf | None, unit: AttendanceUnit, days: int) -> int | None:
    if week.rows:
        return (
            None
            if any(row.offered is None for row in week.rows)
            else sum(row.offered or 0 for row in week.rows)
        )
    if unit == "halvdagar":
        return days * 2 or None
    rows = [row for row in before.rows if row.unit == unit and row.offered] if before else []
    if not rows or not days or before is None:
        return USUAL[unit] if days else None
    return proposed(sum(row.offered or 0 for row in rows), before.school_days, days)
