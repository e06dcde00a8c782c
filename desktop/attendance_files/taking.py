"""What a file would change, and taking it in: in one act, and never the same twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Literal

from db.records import (
    AttendanceLesson,
    AttendancePeriod,
    AttendanceSource,
    AttendanceWeek,
)
from db.records.states import SourceKind
from db.tables.database import Database
from desktop.attendance.calendar import SchoolCalendar
from desktop.attendance.keeping import Row, find, keep, says
from desktop.attendance.snapshots import take_at_start
from desktop.attendance_files.days import Week
from desktop.attendance_files.result import Figures, Result
from desktop.session.session import Session

TABLES = (
    "attendance_sources",
    "attendance_weeks",
    "attendance_periods",
    "attendance_lessons",
    "attendance_earlier",
)
Kind = Literal["ny", "lika", "andrad"]


@dataclass(frozen=True)
class Change:
    """One row of the file beside what is kept. `was` is None for a new row.

    `is_own`: what is kept was typed by hand; `has_lessons`: it is the sum of lessons, and the file has none.
    """

    kind: Kind
    row: Row
    was: Row | None
    is_own: bool
    has_lessons: bool = False

    @property
    def is_proposed(self) -> bool:
        """Whether it is ticked from the start: what is new, and what came out of a file before."""
        return self.kind == "ny" or (self.kind == "andrad" and not (self.is_own or self.has_lessons))


@dataclass(frozen=True)
class Provenance:
    """Where rows come from, as it is kept with them. `file_name` is never a path."""

    kind: SourceKind
    system: str
    profile: str
    profile_version: str
    file_name: str
    file_hash: str
    sheet: str
    told_by: str
    told_on: date | None
    rows_read: int
    rows_refused: int
    rows_others: int


def changes(
    db: Database, pupil_id: str, school_id: str | None, calendar: SchoolCalendar, result: Result
) -> list[Change]:
    """Return what the rows are beside those that are kept, in time order. What the file lacks is left alone."""
    found: list[Change] = []
    kept = [] if result.lessons else db.attendance_lessons.of(pupil_id)
    of_lessons = {Week.of(lesson.held_on) for lesson in kept}
    for row in rows_of(result, pupil_id, school_id, calendar):
        was = find(db, row) or find(
            db, replace(row, school_id=None)
        )  # what was kept before rows had a school
        if was is None:
            found.append(Change("ny", row, None, False))
            continue
        same = replace(row, school_id=was.school_id)
        if says(was) == says(same):
            found.append(Change("lika", same, was, False))
        else:
            is_sum = isinstance(row, AttendanceWeek) and Week(row.year, row.week) in of_lessons
            found.append(Change("andrad", same, was, _is_typed(db, was), is_sum))
    return found


def rows_of(result: Result, pupil_id: str, school_id: str | None, calendar: SchoolCalendar) -> Iterable[Row]:
    """Yield the rows as they would be kept, weeks first. They have no source yet."""
    for week in result.weeks:
        days = calendar.school_days(week.week.year, week.week.number)
        marks: set[str] = set(week.figures.marks)
        if not days and week.figures.offered:
            marks.add("lov_med_tid")
        yield AttendanceWeek(
            pupil_id=pupil_id,
            year=week.week.year,
            week=week.week.number,
            school_id=school_id,
            kind="lov" if week.figures.offered == 0 else "skolvecka",
            school_days=0 if week.figures.offered == 0 else days or 5,
            source_id="",
            **_figures(week.figures, marks),
        )
    for period in result.periods:
        every = [period.first + timedelta(days=at) for at in range((period.last - period.first).days + 1)]
        yield AttendancePeriod(
            pupil_id=pupil_id,
            first_on=period.first,
            last_on=period.last,
            school_id=school_id,
            school_days=sum(map(calendar.is_school_day, every)),
            source_id="",
            **_figures(period.figures, set(period.figures.marks)),
        )
    for lesson in result.lessons:
        yield AttendanceLesson(
            pupil_id=pupil_id,
            held_on=lesson.day,
            starts_at=lesson.start,
            subject=lesson.subject,
            school_id=school_id,
            minutes=lesson.minutes,
            absent_minutes=lesson.absent if lesson.minutes else None,
            state=lesson.state,
            reason=lesson.reason,
            source_id="",
        )


def take_in(
    session: Session, case_id: str, chosen: Sequence[Change], provenance: Provenance
) -> AttendanceSource:
    """Keep the chosen rows in one act and return their source. Nothing is written when nothing is new or changed."""
    case = session.db.cases.get(case_id)
    rows = [one.row for one in chosen if one.kind != "lika"]
    source = _source(case.pupil_id, provenance, session.worker.name, rows)
    if not rows:
        return source
    with session.change(*TABLES, event="attendance_imported", subject_id=case_id) as db:
        db.attendance_sources.add(source)
        for row in rows:
            keep(db, replace(row, source_id=source.id))
        take_at_start(session, case)
    return source


def already_read(db: Database, pupil_id: str, file_hash: str) -> AttendanceSource | None:
    """Return the import that read the same file, byte for byte, and still stands; None when there is none."""
    return next(
        (
            one
            for one in db.attendance_sources.of(pupil_id)
            if one.kind == "fil" and one.file_hash == file_hash and one.undone_at is None
        ),
        None,
    )


def _figures(figures: Figures, marks: set[str]) -> dict[str, Any]:
    return {
        "unit": figures.unit,
        "offered": figures.offered,
        "present": figures.present,
        "excused": figures.excused,
        "unexcused": figures.unexcused,
        "unknown": figures.unknown,
        "unregistered": figures.unregistered,
        "late": figures.late,
        "counts_unreported": figures.counts_unreported,
        "marks": " ".join(sorted(marks)),
    }


def _source(pupil_id: str, provenance: Provenance, read_by: str, rows: Sequence[Row]) -> AttendanceSource:
    days = [day for row in rows for day in _days(row)]
    figures = [row for row in rows if not isinstance(row, AttendanceLesson) and row.offered]
    offered = sum(row.offered or 0 for row in figures)
    unregistered = sum(row.unregistered for row in figures)
    return AttendanceSource(
        pupil_id=pupil_id,
        kind=provenance.kind,
        system=provenance.system,
        profile=provenance.profile,
        profile_version=provenance.profile_version,
        file_name=provenance.file_name,
        file_hash=provenance.file_hash,
        sheet=provenance.sheet,
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        told_by=provenance.told_by,
        told_on=provenance.told_on,
        registered=int(Fraction(offered - unregistered, offered) * 10_000) if offered else None,
        rows_read=provenance.rows_read,
        rows_refused=provenance.rows_refused,
        rows_others=provenance.rows_others,
        read_by=read_by,
    )


def _days(row: Row) -> tuple[date, date]:
    if isinstance(row, AttendanceWeek):
        return row.monday, row.monday + timedelta(days=4)
    if isinstance(row, AttendancePeriod):
        return row.first_on, row.last_on
    return row.held_on, row.held_on


def _is_typed(db: Database, was: Row) -> bool:
    marks = () if isinstance(was, AttendanceLesson) else was.marks.split()
    return "andrad" in marks or db.attendance_sources.get(was.source_id).kind in ("hand", "tidigare")
