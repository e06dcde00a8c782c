from __future__ import annotations

from dataclasses import replace

import pytest

from db.records import AttendanceWeek, Case
from desktop.cases.attendance import save_weeks
from desktop.cases.facts import Mean, mean
from desktop.errors import UserError
from desktop.session.session import Session


def a_week(case: Case, week: int, present: int, unexcused: int = 0) -> AttendanceWeek:
    return AttendanceWeek(pupil_id=case.pupil_id, year=2026, week=week, present=present, unexcused=unexcused)


def test_a_week_told_twice_has_the_later_figures(session: Session, case: Case) -> None:
    save_weeks(session, case.id, [a_week(case, 46, 60, 40), a_week(case, 47, 64, 36)])
    save_weeks(session, case.id, [a_week(case, 47, 80, 20)])
    weeks = session.db.attendance_weeks.of(case.pupil_id)
    assert [(week.week, week.present) for week in weeks] == [(46, 60), (47, 80)]
    assert session.log.rows(1)[0].event == "attendance_saved"


@pytest.mark.parametrize(("present", "unexcused"), [(70, 40), (-1, 20)])
def test_shares_that_are_no_whole_are_refused(
    session: Session, case: Case, present: int, unexcused: int
) -> None:
    with pytest.raises(UserError, match="Vecka 47 stämmer inte"):
        save_weeks(session, case.id, [a_week(case, 46, 50), a_week(case, 47, present, unexcused)])
    assert session.db.attendance_weeks.of(case.pupil_id) == []


def test_time_that_nobody_reported_is_neither_presence_nor_absence() -> None:
    week = AttendanceWeek(pupil_id="p", year=2026, week=46, present=50, school_days=5)
    weeks = [
        replace(week, excused=10, unexcused=20),
        replace(week, week=47, present=60, excused=0, unexcused=40),
        replace(week, week=48, present=0, is_break=True),
    ]
    assert mean(weeks) == Mean(present=55, absent=35, days=10)
    assert mean(weeks[2:]) is None
