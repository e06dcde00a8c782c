"""The demo's calendar: the story's days become school days around whatever day it is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desktop.demo.calendar import WRITTEN_FOR, Calendar
from desktop.demo.school_days import is_school_day


def test_days_are_moved_by_school_days_and_weeks_in_texts_too() -> None:
    on_a_friday = Calendar(date(2026, 11, 27))
    assert on_a_friday.day(date(2026, 11, 23)) == date(2026, 11, 26)
    assert on_a_friday.day(date(2026, 11, 30)) == date(2026, 12, 3)
    assert on_a_friday.moved("Vi ses den {2026-12-01}, vecka {v49}.") == "Vi ses den 4 december, vecka 49."
    on_a_sunday = Calendar(date(2026, 11, 22))
    assert on_a_sunday.day(WRITTEN_FOR) == date(2026, 11, 20)
    assert on_a_sunday.day(date(2026, 11, 23)) == date(2026, 11, 19)
    assert on_a_sunday.day(date(2026, 11, 25)) == date(2026, 11, 23)
    assert on_a_sunday.week(1) == (2026, 47)
    assert Calendar(WRITTEN_FOR).day(date(2026, 10, 14)) == date(2026, 10, 14)


def test_no_day_of_the_story_is_free_whatever_day_it_is_told() -> None:
    written = [date(2026, 9, 2) + timedelta(days=one) for one in range(0, 110, 5)]
    for told in (date(2026, 1, 1), date(2026, 4, 4), date(2026, 6, 19), date(2026, 12, 25), date(2027, 5, 6)):
        calendar = Calendar(told)
        assert calendar.day(WRITTEN_FOR) <= told
        found = [calendar.day(one) for one in written]
        assert found == sorted(found)
        assert all(is_school_day(one) for one in found)


def test_nothing_is_told_after_the_present_moment() -> None:
    latest = datetime(2026, 11, 24, 8, 0).astimezone()
    calendar = Calendar(WRITTEN_FOR, latest)
    assert calendar.moment(datetime(2026, 11, 24, 10, 42)) == latest
    assert calendar.moment(datetime(2026, 11, 24, 7, 40)) < latest
