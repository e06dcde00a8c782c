"""Questions about what is done without a pupil being named."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from db.records import GroupActivity, GroupActivitySchool
from db.tables.table import Table


class GroupActivities(Table[GroupActivity]):
    """All activities."""

    name = "group_activities"
    record = GroupActivity

    def between(self, first_on: date, last_on: date) -> list[GroupActivity]:
        """Return those held from one day to another, the latest first."""
        return self.select(
            "WHERE held_on BETWEEN ? AND ? ORDER BY held_on DESC, created_at DESC, rowid DESC",
            first_on,
            last_on,
        )

    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day anything was held, None while nothing is written."""
        # Each by itself, so that SQLite goes to one end of the index and not through it.
        first = self.ask("SELECT min(held_on) FROM group_activities")[0][0]
        last = self.ask("SELECT max(held_on) FROM group_activities")[0][0]
        return (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None

    def of_series(self, series_id: str) -> list[GroupActivity]:
        """Return the occasions of a group, the first first."""
        return self.select("WHERE series_id = ? ORDER BY held_on, created_at, rowid", series_id)


class GroupActivitySchools(Table[GroupActivitySchool]):
    """Which schools activities were for."""

    name = "group_activity_schools"
    record = GroupActivitySchool

    def of(self, activity_id: str) -> list[GroupActivitySchool]:
        """Return the schools of one."""
        return self.select("WHERE activity_id = ? ORDER BY rowid", activity_id)

    def between(self, first_on: date, last_on: date) -> dict[str, list[str]]:
        """Return the ids of the schools of those held from one day to another, by activity."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.select(
            "WHERE activity_id IN (SELECT id FROM group_activities WHERE held_on BETWEEN ? AND ?) ORDER BY rowid",
            first_on,
            last_on,
        ):
            found[one.activity_id].append(one.school_id)
        return found
