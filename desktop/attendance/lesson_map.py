"""Weekday × lesson: where in the week a pupil is absent, from the rows of lessons. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from db.records import AttendanceLesson
from desktop.attendance.figures import percent
from desktop.dates import DAYS

LEAST = 30
"""Lessons before there is a map at all."""

FEW = 4
"""Under this number a place of the map is greyed: it says next to nothing."""

_ABSENT = ("giltig", "ogiltig", "okand")


@dataclass(frozen=True)
class MapPlace:
    """One lesson of one weekday: how many were registered, and the share of them with absence."""

    count: int
    absent: Fraction

    @property
    def is_few(self) -> bool:
        """Whether it rests on too little to be read."""
        return self.count < FEW


@dataclass(frozen=True)
class LessonMap:
    """By weekday (0 Monday) and lesson of the day (from 1)."""

    places: dict[tuple[int, int], MapPlace]
    lessons: int
    sentence: str


def lesson_map(rows: Iterable[AttendanceLesson]) -> LessonMap | None:
    """Return the map of registered lessons, None while they are fewer than thirty.

    A lesson is the first, second … of its day by its start; one that is partly missed counts by the minutes missed.
    """
    registered = sorted(
        (row for row in rows if row.state != "ej_registrerad"), key=lambda row: (row.held_on, row.starts_at)
    )
    if len(registered) < LEAST:
        return None
    absent: dict[tuple[int, int], list[Fraction]] = defaultdict(list)
    for day, its in groupby(registered, key=lambda row: row.held_on):
        for number, row in enumerate(its, 1):
            absent[day.weekday(), number].append(_absent(row))
    places = {
        key: MapPlace(len(found), sum(found, Fraction(0)) / len(found))
        for key, found in sorted(absent.items())
    }
    return LessonMap(places, len(registered), _sentence(places))


def _absent(row: AttendanceLesson) -> Fraction:
    if row.absent_minutes is not None and row.minutes:
        return min(Fraction(1), Fraction(row.absent_minutes, row.minutes))
    return Fraction(row.state in _ABSENT)


def _sentence(places: dict[tuple[int, int], MapPlace]) -> str:
    known = {key: one for key, one in places.items() if not one.is_few}
    if not known:
        return "Det är för få lektioner på varje plats för att se ett mönster."
    (day, number), most = max(known.items(), key=lambda item: (item[1].absent, item[0]))
    if not most.absent:
        return "Eleven har varit på alla lektioner."
    return (
        f"Mest frånvaro är det på lektion {number} på {DAYS[day]}ar:"
        f" {percent(most.absent)} procent av {most.count} lektioner."
    )
