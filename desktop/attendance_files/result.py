"""What a table comes to: rows as they would be kept, and every row that is not, with its reason. Pure values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desktop.attendance_files.days import Week

Unit = Literal["minuter", "lektioner", "halvdagar"]
Mark = Literal["avrundad", "uppskattad", "lov_med_tid"]
State = Literal["narvaro", "giltig", "ogiltig", "okand", "ej_registrerad"]
Asked = Literal["decimal", "order", "unit", "year", "period", "mapping", "whose"]
"""What the file does not say and the user must."""

RefusedWhy = Literal[
    "day",
    "week",
    "no_day",
    "number",
    "parts",
    "negative",
    "too_much",
    "twice",
    "no_value",
    "too_old",
    "ahead",
    "nothing",
    "unit",
]


@dataclass(frozen=True)
class Figures:
    """Times of one row, whole numbers of its unit. The parts are together `offered`, unless nobody knows that (None).

    `school_days` None: by the school's calendar.
    """

    unit: Unit
    offered: int | None
    present: int = 0
    excused: int = 0
    unexcused: int = 0
    unknown: int = 0
    unregistered: int = 0
    late: int = 0
    counts_unreported: bool = False
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True)
class WeekRow:
    """The figures of one ISO week. `rows` are the numbers of the rows in the file, from 1."""

    week: Week
    figures: Figures
    rows: tuple[int, ...]


@dataclass(frozen=True)
class PeriodRow:
    """A sum of a time that is not one ISO week. It is never spread over weeks."""

    first: date
    last: date
    figures: Figures
    rows: tuple[int, ...]


@dataclass(frozen=True)
class LessonRow:
    """One lesson. `start` is `HH:MM` or empty; `minutes` 0 where the length is not known."""

    day: date
    start: str
    subject: str
    minutes: int
    absent: int
    state: State
    reason: str
    row: int


@dataclass(frozen=True)
class Refused:
    """A row that is not read in. `column` is its letter, empty for the whole row; `shown` what stands there."""

    row: int
    column: str
    why: RefusedWhy
    shown: str = ""
    other_row: int = 0
    total: int = 0
    offered: int = 0
    unit: str = ""


@dataclass
class Result:
    """Everything the rows of one pupil came to. Nothing of it is kept anywhere until the user has said so."""

    weeks: list[WeekRow] = field(default_factory=list)
    periods: list[PeriodRow] = field(default_factory=list)
    lessons: list[LessonRow] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    asked: set[Asked] = field(default_factory=set)

    @property
    def rounded(self) -> int:
        """How many rows did not add up by so little that it must be rounding."""
        every = [one.figures for one in self.weeks] + [one.figures for one in self.periods]
        return sum("avrundad" in one.marks for one in every)
