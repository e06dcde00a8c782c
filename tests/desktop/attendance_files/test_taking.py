"""What a file changes in the vault: in one act, never twice, and taken back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.records import AttendanceWeek, Case
from desktop.attendance.calendar import SchoolCalendar
from desktop.attendance.keeping import save_weeks
from desktop.attendance_files.days import Week
from desktop.attendance_files.result import Figures, LessonRow, PeriodRow, Result, WeekRow
from desktop.attendance_files.taking import (
    Provenance,
    already_read,
    changes,
    take_in,
)
from desktop.attendance_files.undoing import last_import, undo
from desktop.session.session import Session

FROM = Provenance("fil", "Vklass", "vklass", "1", "v36.xls", "a" * 64, "Rapport", "Eva Ek", None, 4, 0, 24)


def _week(number: int, present: int) -> WeekRow:
    return WeekRow(
        Week(2026, number), Figures("minuter", 1380, present, unregistered=1380 - present), (number,)
    )


def _rows(session: Session) -> list[tuple[object, ...]]:
    tables = (session.db.attendance_weeks, session.db.attendance_periods, session.db.attendance_lessons)
    return [(row.id, row.source_id, replace(row)) for table in tables for row in table.all()]


def test_reading_in_and_taking_back_leaves_every_table_of_rows_as_it_was(
    session: Session, case: Case
) -> None:
    typed = AttendanceWeek(
        pupil_id=case.pupil_id,
        year=2026,
        week=36,
        unit="minuter",
        offered=1380,
        present=500,
        unregistered=880,
        source_id="",
    )
    save_weeks(session, case.id, [typed])
    before = _rows(session)
    result = Result(
        [_week(36, 600), _week(37, 700)],
        [PeriodRow(date(2026, 8, 18), date(2026, 8, 30), Figures("minuter", 900, 900), (9,))],
        [LessonRow(date(2026, 9, 1), "08:10", "Matematik", 60, 60, "ogiltig", "", 10)],
    )
    found = changes(session.db, case.pupil_id, None, SchoolCalendar(), result)
    assert [(one.kind, one.is_own, one.is_proposed) for one in found] == [
        ("andrad", True, False),
        ("ny", False, True),
        ("ny", False, True),
        ("ny", False, True),
    ]
    source = take_in(session, case.id, found, FROM)
    assert already_read(session.db, case.pupil_id, FROM.file_hash) == source
    again = changes(session.db, case.pupil_id, None, SchoolCalendar(), result)
    assert {one.kind for one in again} == {"lika"}
    after = _rows(session)

    undone = undo(session, case.id, source.id)
    assert (undone.given_back, undone.left) == (4, ())
    assert _rows(session) == before
    assert already_read(session.db, case.pupil_id, FROM.file_hash) is None

    back = last_import(session.db, case.pupil_id)
    assert back is not None
    assert back.id == undone.source.id
    undo(session, case.id, back.id)
    assert _rows(session) == after


def test_a_row_changed_since_is_left_and_told(session: Session, case: Case) -> None:
    found = changes(
        session.db, case.pupil_id, None, SchoolCalendar(), Result([_week(36, 600), _week(37, 700)])
    )
    source = take_in(session, case.id, found, FROM)
    row = session.db.attendance_weeks.in_week(case.pupil_id, 2026, 37)[0]
    save_weeks(session, case.id, [replace(row, present=800, unregistered=580)])

    undone = undo(session, case.id, source.id)

    assert [row.week for row in undone.left if isinstance(row, AttendanceWeek)] == [37]
    assert [(row.week, row.present) for row in session.db.attendance_weeks.of(case.pupil_id)] == [(37, 800)]


def test_nothing_new_writes_nothing(session: Session, case: Case) -> None:
    found = changes(session.db, case.pupil_id, None, SchoolCalendar(), Result([_week(36, 600)]))
    take_in(session, case.id, found, FROM)
    again = changes(session.db, case.pupil_id, None, SchoolCalendar(), Result([_week(36, 600)]))
    take_in(session, case.id, again, replace(FROM, file_name="samma.xls"))
    assert len(session.db.attendance_sources.of(case.pupil_id)) == 1
