from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.records import AttendanceSource, Case
from desktop.attendance import keeping
from desktop.attendance.keeping import save_weeks
from desktop.errors import UserError
from desktop.session.session import Session
from tests.desktop.attendance.rows import a_week, example_1


def test_a_week_told_twice_has_the_later_figures_and_the_first_is_kept_as_it_was(
    session: Session, case: Case
) -> None:
    save_weeks(session, case.id, [a_week(46), a_week(47)])
    before = session.db.attendance_weeks.of(case.pupil_id)[1]
    save_weeks(
        session, case.id, [a_week(47, offered=30, present=24, unexcused=6)], "Peter Ek", date(2026, 11, 20)
    )
    weeks = session.db.attendance_weeks.of(case.pupil_id)
    assert [(week.week, week.present) for week in weeks] == [(46, 15), (47, 24)]
    assert weeks[1].id == before.id
    (was,) = session.db.attendance_earlier.of_row(before.id)
    assert keeping.as_it_was(was) == before
    assert session.db.attendance_sources.get(weeks[1].source_id).told_by == "Peter Ek"
    assert session.log.rows(1)[0].event == "attendance_saved"


def test_the_same_week_again_is_not_written_again(session: Session, case: Case) -> None:
    save_weeks(session, case.id, example_1())
    weeks = session.db.attendance_weeks.of(case.pupil_id)
    save_weeks(session, case.id, example_1())
    assert session.db.attendance_weeks.of(case.pupil_id) == weeks
    assert session.db.attendance_earlier.of(case.pupil_id) == []
    assert len(session.db.attendance_sources.of(case.pupil_id)) == 1


def test_a_week_of_a_file_changed_by_hand_says_so_and_one_taken_away_is_kept(
    session: Session, case: Case
) -> None:
    with session.change("attendance_weeks") as db:
        source = db.attendance_sources.add(AttendanceSource(pupil_id=case.pupil_id, kind="fil"))
        keeping.keep(db, replace(a_week(46), pupil_id=case.pupil_id, source_id=source.id))
    (week,) = save_weeks(session, case.id, [a_week(46, offered=30, present=30)])
    assert week.marks == keeping.ALTERED
    keeping.remove_week(session, case.id, week.id)
    assert session.db.attendance_weeks.of(case.pupil_id) == []
    assert keeping.as_it_was(session.db.attendance_earlier.of(case.pupil_id)[0]) == week


def test_parts_that_are_not_the_offered_time_are_refused_and_nothing_is_kept(
    session: Session, case: Case
) -> None:
    with pytest.raises(UserError, match="Vecka 47 stämmer inte"):
        save_weeks(session, case.id, [a_week(46), a_week(47, offered=30, present=40)])
    assert session.db.attendance_weeks.of(case.pupil_id) == []
