"""The pupil's rows, read cell by cell into weeks, periods and lessons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop.attendance_files import days
from desktop.attendance_files.cells import HOURS, UNITS, WHOLE_DAYS, clock_of, letter, text_of
from desktop.attendance_files.days import NotADayError, Order, Week
from desktop.attendance_files.figuring import DoesNotAddUpError, figures
from desktop.attendance_files.header import HeadingRow
from desktop.attendance_files.numbers import Mark, NotANumberError, mark_of, minutes, number
from desktop.attendance_files.profiles import REASON_DECIDES, Meaning
from desktop.attendance_files.result import (
    Figures,
    LessonRow,
    PeriodRow,
    Refused,
    Result,
    State,
    Unit,
    WeekRow,
)
from desktop.attendance_files.settling import Span, settle, with_offered
from desktop.attendance_files.workbook import Cell

Numbered = Sequence[tuple[int, Sequence[Cell]]]
"""Rows with their numbers in the file, from 0."""

_TIMES: tuple[Meaning, ...] = ("offered", "present", "absent", "excused", "unexcused", "unregistered", "late")
_SHARES: tuple[Meaning, ...] = ("unregistered_percent", "reported_percent")
_YEARS_BACK = 3


@dataclass(frozen=True)
class Told:
    """What the user has said of what the file leaves open; empty where nothing was asked.

    `school_year` is the year its autumn lies in. `period`: the first and last day of a sum without days.
    `offered`: the time offered a week, for a list of absences alone.
    """

    mark: Mark | None = None
    order: Order | None = None
    unit: str = ""
    school_year: int | None = None
    period: tuple[date, date] | None = None
    offered: int | None = None


def read(
    rows: Numbered, heading: HeadingRow, told: Told, today: date, missing: frozenset[tuple[int, int]]
) -> Result:
    """Return what the rows come to. `missing` are the places of formulas without a stored value."""
    return _Reading(rows, heading, told, today, missing).result()


class _Reading:
    """One pass over the rows of one pupil."""

    def __init__(
        self,
        rows: Numbered,
        heading: HeadingRow,
        told: Told,
        today: date,
        missing: frozenset[tuple[int, int]],
    ) -> None:
        self._rows, self._heading, self._told = rows, heading, told
        self._today, self._missing = today, missing
        self._found = Result()
        self._weeks: dict[Week, list[WeekRow]] = defaultdict(list)
        self._periods: dict[Span, list[PeriodRow]] = defaultdict(list)
        self._at: dict[Meaning, int] = {
            meaning: column for column, meaning in sorted(heading.columns.items(), reverse=True)
        }
        self._marks = self._marks_of()
        self._order = told.order or self._order_of()
        self._year = told.school_year or self._school_year()

    def result(self) -> Result:
        """Return everything, with what must be asked first."""
        found = self._found
        if None in self._marks.values():
            found.asked.add("decimal")
        if self._order is None:
            found.asked.add("order")
        if not (self._told.unit or self._heading.profile.unit or "unit" in self._at):
            found.asked.add("unit")
        if self._has_no_time() and self._told.period is None:
            found.asked.add("period")
        if "day" not in self._at and self._year is None and self._needs_year():
            found.asked.add("year")
        if found.asked:
            return found
        for at, row in self._rows:
            self._take(at, row)
        is_summed = bool(found.lessons) or (self._heading.profile.is_summed and "subject" in self._at)
        settle(found, self._weeks, self._periods, is_summed=is_summed)
        with_offered(found, self._told.offered)
        found.refused.sort(key=lambda one: one.row)
        return found

    def _marks_of(self) -> dict[int, Mark | None]:
        """Return what stands before the decimals, column by column; one in doubt is as the others are."""
        columns = [self._at[one] for one in (*_TIMES, *_SHARES) if one in self._at]
        if self._told.mark:
            return dict.fromkeys(columns, self._told.mark)
        cells = {at: [row[at] for _, row in self._rows if at < len(row)] for at in columns}
        whole = mark_of(cell for column in cells.values() for cell in column)
        return {at: mark_of(column) or whole for at, column in cells.items()}

    def _order_of(self) -> Order | None:
        at = self._at.get("day")
        if at is None:
            return "day"
        return days.order_of(row[at] for _, row in self._rows if at < len(row))

    def _has_no_time(self) -> bool:
        return "day" not in self._at and "week" not in self._at

    def _needs_year(self) -> bool:
        return any((found := self._week_or_none(row)) is not None and not found.year for _, row in self._rows)

    def _school_year(self) -> int | None:
        """Return the school year of the file's own dates; None where it has none."""
        for _, row in self._rows:
            found = self._week_or_none(row)
            if found is not None and found.year:
                return found.year if found.number >= 30 else found.year - 1
        return None

    def _week_or_none(self, row: Sequence[Cell]) -> Week | None:
        try:
            return days.week(self._cell(row, "week"))
        except NotADayError:
            return None

    def _take(self, at: int, row: Sequence[Cell]) -> None:
        without = next(
            (column for column in sorted(self._at.values()) if (at, column) in self._missing), None
        )
        if without is not None:
            self._refuse(at, "no_value", without)
            return
        try:
            if "day" in self._at:
                self._lesson(at, row)
            elif "week" in self._at:
                self._week(at, row)
            else:
                self._period(at, row)
        except DoesNotAddUpError as error:
            self._found.refused.append(
                Refused(at + 1, "", error.why, "", 0, error.total, error.offered, self._unit_word(row))
            )
        except _UnreadableError as error:
            self._refuse(at, error.why, error.column, row)

    def _week(self, at: int, row: Sequence[Cell]) -> None:
        column = self._at["week"]
        try:
            week = days.week(self._cell(row, "week"))
            week = days.with_year(week, self._year or 0) if week else None
        except NotADayError:
            raise _UnreadableError("week", column) from None
        if week is None:
            raise _UnreadableError("no_day", column)
        self._bound(week.monday(), column)
        self._weeks[week].append(WeekRow(week, self._figures(row), (at + 1,)))

    def _period(self, at: int, row: Sequence[Cell]) -> None:
        first, last = self._told.period or (self._today, self._today)
        week = Week.of(first)
        if first.weekday() == 0 and last.weekday() in (4, 6) and week == Week.of(last):
            self._weeks[week].append(WeekRow(week, self._figures(row), (at + 1,)))
            return
        weeks = ((last - first).days + 7) // 7
        self._periods[first, last].append(PeriodRow(first, last, self._figures(row, weeks), (at + 1,)))

    def _lesson(self, at: int, row: Sequence[Cell]) -> None:
        column = self._at["day"]
        try:
            day = days.latest(self._cell(row, "day"), self._today, self._order or "day")
        except NotADayError:
            raise _UnreadableError("day", column) from None
        if day is None:
            raise _UnreadableError("no_day", column)
        self._bound(day, column)
        said = self._figures(row)
        length = said.offered or 0
        absent = said.excused + said.unexcused + said.unknown
        self._found.lessons.append(
            LessonRow(
                day,
                clock_of(self._cell(row, "start")),
                text_of(self._cell(row, "subject")),
                length if said.unit == "minuter" else 0,
                absent if said.unit == "minuter" else 0,
                self._state(said, row),
                text_of(self._cell(row, "reason")),
                at + 1,
            )
        )
        self._weeks[Week.of(day)].append(WeekRow(Week.of(day), said, (at + 1,)))

    def _state(self, said: Figures, row: Sequence[Cell]) -> State:
        if said.offered and said.unregistered == said.offered:
            return "ej_registrerad"
        if not said.excused + said.unexcused + said.unknown:
            return "narvaro"
        if said.excused >= max(said.unexcused, said.unknown):
            return "giltig"
        return "ogiltig" if said.unexcused >= said.unknown else "okand"

    def _figures(self, row: Sequence[Cell], weeks: int = 1) -> Figures:
        unit, factor, in_hours = self._unit(row)
        amounts = dict[Meaning, Fraction]()
        for meaning in (*_TIMES, *_SHARES):
            column = self._at.get(meaning)
            if column is None or column >= len(row):
                continue
            try:
                if meaning in _TIMES and unit == "minuter":
                    amount = minutes(row[column], self._marks[column] or ",", in_hours=in_hours)
                else:
                    amount = number(row[column], self._marks[column] or ",")
            except NotANumberError:
                raise _UnreadableError("number", column) from None
            if amount is not None:
                amounts[meaning] = amount * factor if meaning in _TIMES else amount
        self._by_reason(amounts, row)
        return figures(amounts, unit, self._heading.profile, weeks)

    def _by_reason(self, amounts: dict[Meaning, Fraction], row: Sequence[Cell]) -> None:
        """In Skola24 an absence without a reason is ogiltig, one with a reason giltig."""
        if (
            self._heading.profile.code != REASON_DECIDES
            or "absent" not in amounts
            or "reason" not in self._at
        ):
            return
        if not amounts.keys() & {"excused", "unexcused"}:
            kind: Meaning = "excused" if text_of(self._cell(row, "reason")) else "unexcused"
            amounts[kind] = amounts["absent"]

    def _unit_word(self, row: Sequence[Cell]) -> str:
        try:
            return self._unit(row)[0]
        except _UnreadableError:
            return ""

    def _unit(self, row: Sequence[Cell]) -> tuple[Unit, int, bool]:
        """Return the unit a row is kept in, what to multiply by, and whether a bare number is hours."""
        word = text_of(self._cell(row, "unit")).casefold().rstrip(".")
        word = word or self._told.unit or self._heading.profile.unit
        unit = UNITS.get(word)
        if unit is None:
            raise _UnreadableError("unit", self._at.get("unit", 0))
        is_days = word in WHOLE_DAYS
        return unit, 2 if is_days else 1, word in HOURS

    def _bound(self, day: date, column: int) -> None:
        if day > self._today:
            raise _UnreadableError("ahead", column)
        if day.year < self._today.year - _YEARS_BACK or (self._today - day).days > 366 * _YEARS_BACK:
            raise _UnreadableError("too_old", column)

    def _refuse(self, at: int, why: str, column: int, row: Sequence[Cell] = ()) -> None:
        shown = text_of(row[column])[:40] if column < len(row) else ""
        self._found.refused.append(Refused(at + 1, letter(column), why, shown))  # type: ignore[arg-type]  # one of the literal's own

    def _cell(self, row: Sequence[Cell], meaning: Meaning) -> Cell:
        column = self._at.get(meaning)
        return row[column] if column is not None and column < len(row) else None


class _UnreadableError(ValueError):
    """A cell cannot be used."""

    def __init__(self, why: str, column: int) -> None:
        super().__init__(why)
        self.why, self.column = why, column
