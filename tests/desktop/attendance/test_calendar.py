from __future__ import annotations

from datetime import date

import pytest

from db.records import CalendarSpan
from desktop.attendance.calendar import SchoolCalendar, holidays_of, overlaps, week_days, weeks_between


def a_span(kind: str, first: date, last: date, name: str = "") -> CalendarSpan:
    return CalendarSpan(school_id="s", kind=kind, name=name, first_on=first, last_on=last)  # type: ignore[arg-type]


YEAR = SchoolCalendar(
    (
        a_span("termin", date(2026, 1, 8), date(2026, 6, 12), "Våren 2026"),
        a_span("termin", date(2026, 8, 18), date(2026, 12, 18), "Hösten 2026"),
        a_span("termin", date(2027, 1, 11), date(2027, 6, 10), "Våren 2027"),
        a_span("lov", date(2026, 2, 23), date(2026, 2, 27), "Sportlov"),
        a_span("lov", date(2026, 4, 7), date(2026, 4, 10), "Påsklov"),
        a_span("lov", date(2026, 10, 26), date(2026, 10, 30), "Höstlov"),
        a_span("studiedag", date(2026, 9, 18), date(2026, 9, 18)),
    )
)
"""The fictional school of the specification."""


def test_the_eves_that_the_library_does_not_know_are_no_school_days() -> None:
    found = holidays_of(2026)
    assert {
        found[day] for day in (date(2026, 4, 4), date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 31))
    } == {
        "Påskafton",
        "Midsommarafton",
        "Julafton",
        "Nyårsafton",
    }
    assert date(2026, 4, 3) in found


@pytest.mark.parametrize(
    ("week", "days", "name"),
    [
        (34, 4, ""),
        (38, 4, ""),
        (44, 0, "höstlov"),
        (51, 5, ""),
        (30, 0, "lov"),
        (14, 4, ""),
        (15, 0, "påsklov"),
    ],
)
def test_school_days_of_a_week_and_what_a_week_without_is_called(week: int, days: int, name: str) -> None:
    assert (YEAR.school_days(2026, week), YEAR.name_of(2026, week)) == (days, name)
    assert YEAR.is_break(2026, week) == (days == 0)


def test_a_study_day_is_told() -> None:
    assert YEAR.study_days(2026, 38) == (date(2026, 9, 18),)


def test_without_a_calendar_the_usual_breaks_may_be_lov_and_are_never_counted() -> None:
    unknown = SchoolCalendar()
    assert not unknown.is_known
    for week in (1, 44, 53, 14, 15, 28, 33):
        assert unknown.is_maybe(2026, week), week
        assert unknown.name_of(2026, week) == "kan vara lov"
        assert not unknown.is_break(2026, week)
        assert unknown.school_days(2026, week) == 0
    assert unknown.school_days(2026, 45) == 5
    assert unknown.school_days(2026, 9) == 5
    assert SchoolCalendar(winter_week=9).is_maybe(2026, 9)
    assert unknown.school_days(2026, 34) == 1  # 21 August is the first weekday that is not in the summer


def test_week_53_and_the_new_year_are_weeks_like_others() -> None:
    assert weeks_between(date(2026, 12, 20), date(2027, 1, 5)) == [
        (2026, 51),
        (2026, 52),
        (2026, 53),
        (2027, 1),
    ]
    assert week_days(2026, 53)[-1] == date(2027, 1, 1)
    assert YEAR.is_break(2026, 53)


def test_terms_over_each_other_are_found() -> None:
    assert overlaps(YEAR.spans, "termin") is None
    both = (*YEAR.spans, a_span("termin", date(2026, 6, 1), date(2026, 6, 30)))
    found = overlaps(both, "termin")
    assert found is not None
    assert found[1].first_on == date(2026, 6, 1)
