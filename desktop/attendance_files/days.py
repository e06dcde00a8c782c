"""Days and weeks as they stand in files: ISO 8601, Swedish and Excel's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from desktop.attendance_files.workbook import Cell
from desktop.dates import MONTHS, SHORT_MONTHS

Order = Literal["day", "month"]
"""What stands first in `09/07/2026`."""

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d\d(?::\d\d)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SWEDISH = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/. -]+(\d{4}|\d{2}))?")
_WORDS = re.compile(
    r"(?:[a-zåäö]+\.?\s+)?(?:den\s+)?(\d{1,2})(?:\s*:?[ae])?\s+([a-zåäö]+)\.?(?:\s+(\d{4}))?", re.IGNORECASE
)
_STANDS_IN = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/. ]\d{4}|\d{1,2} [a-zåäö]{3,9}\.? \d{4}", re.IGNORECASE
)
_WEEK = re.compile(r"(?:(\d{4})\s*-?\s*)?(?:v|w|vecka)\.?\s*(\d{1,2})(?:\s+(\d{4}))?", re.IGNORECASE)
_YEAR_WEEK = re.compile(r"(\d{4})-?(\d{2})")
_SERIALS = range(36_526, 73_051)  # 2000 to 2099 as Excel counts days
_EXCEL = date(1899, 12, 30)


class NotADayError(ValueError):
    """What stands in the cell is no day and no week."""


@dataclass(frozen=True, order=True)
class Week:
    """A week of ISO 8601. `year` 0: it is not said, and follows from the other days of the file."""

    year: int
    number: int

    def monday(self) -> date:
        """Return its first day. Raises `ValueError` for a week 53 that the year does not have."""
        return date.fromisocalendar(self.year, self.number, 1)

    @staticmethod
    def of(day: date) -> Week:
        """Return the week a day lies in; around the new year its year is not the day's."""
        year, number, _ = day.isocalendar()
        return Week(year, number)


def order_of(cells: Iterable[Cell]) -> Order | None:
    """Return what stands first in a column's dates; None when it must be asked.

    Only `09/07/2026`, with two digits in both, is ever in doubt; Swedes write the day first.
    """
    is_open = False
    for cell in cells:
        found = _SWEDISH.fullmatch(cell.strip()) if isinstance(cell, str) else None
        if found is None or found[3] is None or "/" not in found[0]:
            continue
        first, second = int(found[1]), int(found[2])
        if first > 12:
            return "day"
        if second > 12:
            return "month"
        is_open |= len(found[1]) == len(found[2]) == 2
    return None if is_open else "day"


def day(cell: Cell, year: int, order: Order = "day") -> date | None:
    """Return the day in a cell; None where nothing is said. `year` holds where the cell says none.

    Raises `NotADayError`, also for the 33rd of a month.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _serial(cell)
    text = cell.strip() if isinstance(cell, str) else ""
    if not text:
        return None
    for shape in (_ISO, _COMPACT):
        if found := shape.fullmatch(text):
            return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _SWEDISH.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        said = int(found[3]) if found[3] else year
        number, month = (second, first) if order == "month" else (first, second)
        return _date(said + 2000 if said < 100 else said, month, number)
    if (found := _WORDS.fullmatch(text)) and (month := _month(found[2])):
        return _date(int(found[3] or year), month, int(found[1]))
    raise NotADayError


def latest(cell: Cell, today: date, order: Order = "day") -> date | None:
    """Return the day in a cell; where it says no year, the last such day until today. Raises `NotADayError`."""
    found = day(cell, today.year, order)
    if found is None or found <= today:
        return found
    before = day(cell, today.year - 1, order)
    return found if before == found else before


def span_in(rows: Iterable[Sequence[Cell]]) -> tuple[date, date] | None:
    """Return the first and last day where exactly two stand in the rows over a table; else None."""
    found: list[date] = []
    for cell in (cell for row in rows for cell in row):
        if isinstance(cell, datetime):
            found.append(cell.date())
        elif isinstance(cell, date):
            found.append(cell)
        elif isinstance(cell, str):
            found += [one for text in _STANDS_IN.findall(cell) if (one := _tried(text))]
    return (found[0], found[1]) if len(found) == 2 and found[0] < found[1] else None


def _tried(text: str) -> date | None:
    try:
        return day(text, 0)
    except NotADayError:
        return None


def week(cell: Cell) -> Week | None:
    """Return the week in a cell: `v. 36`, `2026-v36`, `202636`, `36`; None where nothing is said.

    Raises `NotADayError`.
    """
    if isinstance(cell, (date, datetime)):
        return Week.of(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip() if isinstance(cell, (int, str)) and not isinstance(cell, bool) else ""
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 2:
        return _checked(0, int(text))
    if found := _WEEK.fullmatch(text):
        return _checked(int(found[1] or found[3] or 0), int(found[2]))
    if found := _YEAR_WEEK.fullmatch(text):
        return _checked(int(found[1]), int(found[2]))
    raise NotADayError


def with_year(found: Week, school_year: int) -> Week:
    """Return the week with its year: of a school year that begins in the autumn of `school_year`."""
    if found.year:
        return found
    return _checked(school_year if found.number >= 30 else school_year + 1, found.number)


def _checked(year: int, number: int) -> Week:
    if not 1 <= number <= 53:
        raise NotADayError
    if year:
        try:
            date.fromisocalendar(year, number, 1)
        except ValueError as error:
            raise NotADayError from error
    return Week(year, number)


def _serial(cell: float) -> date:
    if int(cell) not in _SERIALS:
        if 20_000_101 <= cell <= 20_991_231:
            return _date(int(cell) // 10_000, int(cell) // 100 % 100, int(cell) % 100)
        raise NotADayError
    return _EXCEL + timedelta(days=int(cell))


def _month(word: str) -> int:
    folded = word.casefold()
    for number, (whole, short) in enumerate(zip(MONTHS, SHORT_MONTHS, strict=True), 1):
        if folded in (whole, short) or (len(folded) >= 3 and whole.startswith(folded)):
            return number
    return 0


def _date(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError as error:
        raise NotADayError from error
