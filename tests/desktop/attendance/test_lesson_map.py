from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from db.records import AttendanceLesson
from db.records.states import LessonState
from desktop.attendance.lesson_map import lesson_map

MONDAY = date(2026, 9, 7)


def a_lesson(
    day: date, starts_at: str, state: LessonState = "narvaro", minutes: int = 0, absent: int | None = None
) -> AttendanceLesson:
    return AttendanceLesson(
        pupil_id="",
        held_on=day,
        starts_at=starts_at,
        state=state,
        source_id="",
        minutes=minutes,
        absent_minutes=absent,
    )


def test_there_is_no_map_of_few_lessons() -> None:
    rows = [a_lesson(MONDAY + timedelta(weeks=week), "08:00") for week in range(29)]
    assert lesson_map(rows) is None
    unreported = a_lesson(MONDAY, "09:00", "ej_registrerad")
    assert lesson_map([*rows, unreported]) is None


def test_the_map_says_where_in_the_week_the_absence_is() -> None:
    rows = []
    for week in range(8):
        day = MONDAY + timedelta(weeks=week)
        rows += [a_lesson(day, "10:00"), a_lesson(day, "08:00", "ogiltig" if week < 6 else "narvaro")]
        rows.append(a_lesson(day + timedelta(days=1), "08:00", "giltig", minutes=60, absent=15))
        rows.append(a_lesson(day + timedelta(days=1), "13:00", "okand" if week == 7 else "narvaro"))
    rows += [a_lesson(MONDAY + timedelta(days=4, weeks=week), "08:00", "ogiltig") for week in range(3)]
    found = lesson_map(reversed(rows))
    assert found is not None
    assert found.lessons == 35
    assert found.places[0, 1].absent == Fraction(3, 4)
    assert found.places[0, 2].absent == 0
    assert found.places[1, 1].absent == Fraction(1, 4)
    assert found.places[1, 2].absent == Fraction(1, 8)
    assert found.places[4, 1].is_few
    assert found.sentence == "Mest frånvaro är det på lektion 1 på måndagar: 75 procent av 8 lektioner."
