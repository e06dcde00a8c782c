"""Questions about attendance, its sources and snapshots, and the calendars of schools."""

from __future__ import annotations

from datetime import date

from db.records import (
    AttendanceEarlier,
    AttendanceLesson,
    AttendanceMapping,
    AttendancePeriod,
    AttendanceSnapshot,
    AttendanceSource,
    AttendanceWeek,
    CalendarSpan,
)
from db.tables.table import Table


class AttendanceSources(Table[AttendanceSource]):
    """Where rows came from."""

    name = "attendance_sources"
    record = AttendanceSource

    def of(self, pupil_id: str) -> list[AttendanceSource]:
        """Return a pupil's sources, the latest first."""
        return self.select("WHERE pupil_id = ? ORDER BY read_at DESC, rowid DESC", pupil_id)


class AttendanceWeeks(Table[AttendanceWeek]):
    """Attendance a week at a time."""

    name = "attendance_weeks"
    record = AttendanceWeek

    def of(self, pupil_id: str) -> list[AttendanceWeek]:
        """Return a pupil's weeks in time order; a week at two schools is two rows, in the order they came."""
        return self.select("WHERE pupil_id = ? ORDER BY year, week, rowid", pupil_id)

    def in_week(self, pupil_id: str, year: int, week: int) -> list[AttendanceWeek]:
        """Return the rows of one ISO week."""
        return self.select(
            "WHERE pupil_id = ? AND year = ? AND week = ? ORDER BY rowid", pupil_id, year, week
        )


class AttendancePeriods(Table[AttendancePeriod]):
    """Attendance of other times than a week."""

    name = "attendance_periods"
    record = AttendancePeriod

    def of(self, pupil_id: str) -> list[AttendancePeriod]:
        """Return a pupil's periods in time order."""
        return self.select("WHERE pupil_id = ? ORDER BY first_on, last_on, rowid", pupil_id)


class AttendanceLessons(Table[AttendanceLesson]):
    """Attendance a lesson at a time."""

    name = "attendance_lessons"
    record = AttendanceLesson

    def of(self, pupil_id: str) -> list[AttendanceLesson]:
        """Return a pupil's lessons in time order."""
        return self.select("WHERE pupil_id = ? ORDER BY held_on, starts_at, subject", pupil_id)

    def between(self, pupil_id: str, first: date, last: date) -> list[AttendanceLesson]:
        """Return a pupil's lessons from one day to another, both included."""
        return self.select(
            "WHERE pupil_id = ? AND held_on BETWEEN ? AND ? ORDER BY held_on, starts_at, subject",
            pupil_id,
            first,
            last,
        )


class AttendanceEarliers(Table[AttendanceEarlier]):
    """What rows were before they were replaced."""

    name = "attendance_earlier"
    record = AttendanceEarlier

    def of(self, pupil_id: str) -> list[AttendanceEarlier]:
        """Return what a pupil's rows have been, the latest first."""
        return self.select("WHERE pupil_id = ? ORDER BY replaced_at DESC, rowid DESC", pupil_id)

    def of_row(self, row_id: str) -> list[AttendanceEarlier]:
        """Return what one row has been, the latest first."""
        return self.select("WHERE row_id = ? ORDER BY replaced_at DESC, rowid DESC", row_id)


class AttendanceMappings(Table[AttendanceMapping]):
    """What the columns of the schools' files mean."""

    name = "attendance_mappings"
    record = AttendanceMapping

    def of(self, school_id: str) -> list[AttendanceMapping]:
        """Return what is kept of a school, the latest first."""
        return self.select("WHERE school_id = ? ORDER BY saved_at DESC, rowid DESC", school_id)


class AttendanceSnapshots(Table[AttendanceSnapshot]):
    """The figures kept of the cases."""

    name = "attendance_snapshots"
    record = AttendanceSnapshot

    def of(self, case_id: str) -> list[AttendanceSnapshot]:
        """Return a case's snapshots, every version, in the order they were taken."""
        return self.select("WHERE case_id = ? ORDER BY taken_at, rowid", case_id)

    def lacking_at_start(self, case_id: str | None = None) -> list[str]:
        """Return the open cases that are enrolled and of whose start nothing is known, of all or of one."""
        here, values = ("", ()) if case_id is None else (" AND id = ?", (case_id,))
        found = self.ask(
            f"SELECT id FROM cases WHERE status = 'open' AND enrolled_on IS NOT NULL{here} AND NOT EXISTS"
            " (SELECT 1 FROM attendance_snapshots AS taken WHERE taken.case_id = cases.id"
            " AND taken.moment = 'inskrivning' AND taken.basis <> 'for_lite')",
            *values,
        )
        return [str(id) for (id,) in found]


class CalendarSpans(Table[CalendarSpan]):
    """Terms, breaks and study days."""

    name = "calendar_spans"
    record = CalendarSpan

    def of(self, school_id: str) -> list[CalendarSpan]:
        """Return a school's spans in time order."""
        return self.select("WHERE school_id = ? ORDER BY first_on, last_on, rowid", school_id)
