"""The demo's calendar: written around one Tuesday in November, moved to whatever school day it is, or was last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from desktop.dates import MONTHS
from desktop.demo.school_days import moved, school_day

WRITTEN_FOR = date(2026, 11, 24)
"""The day that is "today" in `resources/demo/`."""

_WRITTEN = re.compile(r"\{(?:(\d{4}-\d{2}-\d{2})|v(\d{1,2}))\}")


@dataclass(frozen=True)
class Calendar:
    """Moves days by school days, so that no meeting falls on a Sunday or a holiday, whatever day it is told.

    `latest` is a moment nothing is told after; None when today is not the real today.
    """

    today: date
    latest: datetime | None = None

    @property
    def anchor(self) -> date:
        """The school day that the story's own today becomes: today, or the last one before it."""
        return school_day(self.today)

    def day(self, written: date) -> date:
        """Return the day that lies as many school days from the anchor as the written one from its own today."""
        return moved(written, WRITTEN_FOR, self.anchor)

    def moment(self, written: datetime) -> datetime:
        """Return the moment in UTC; the clock time is local."""
        moved = datetime.combine(self.day(written.date()), written.time()).astimezone(UTC)
        return min(moved, self.latest) if self.latest else moved

    def moved(self, told: Any) -> Any:
        """Return a table from a file with every day and moment in it moved, also those in texts.

        In a text `{2026-12-01}` becomes a day and month in words, and `{v43}` the number of a week.
        """
        match told:
            case dict():
                return {key: self.moved(value) for key, value in told.items()}
            case list():
                return [self.moved(value) for value in told]
            case datetime():
                return self.moment(told)
            case date():
                return self.day(told)
            case str():
                return _WRITTEN.sub(self._in_words, told)
        return told

    def _in_words(self, written: re.Match[str]) -> str:
        day, week = written.groups()
        if day:
            moved = self.day(date.fromisoformat(day))
            return f"{moved.day} {MONTHS[moved.month - 1]}"
        return str(self.day(date.fromisocalendar(WRITTEN_FOR.year, int(week), 1)).isocalendar().week)

    def week(self, back: int) -> tuple[int, int]:
        """Return ISO year and number of the week `back` weeks before this one; a week-end belongs to the next."""
        monday = self.today + timedelta(days=2 if self.today.weekday() >= 5 else 0)
        year, number, _ = (monday - timedelta(weeks=back)).isocalendar()
        return year, number
