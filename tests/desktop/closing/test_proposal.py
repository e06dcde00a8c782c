"""The day that is proposed for the booster: the whole table of the specification, and a school nobody has told of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.records import CalendarSpan
from db.records.states import SpanKind
from desktop import dates
from desktop.attendance.calendar import SchoolCalendar
from desktop.closing.proposal import is_good, propose


def _spans(kind: SpanKind, *days: tuple[date, date]) -> list[CalendarSpan]:
    return [CalendarSpan(school_id="s", kind=kind, first_on=first, last_on=last) for first, last in days]


TERMS = _spans(
    "termin",
    (date(2026, 1, 8), date(2026, 6, 12)),
    (date(2026, 8, 18), date(2026, 12, 18)),
    (date(2027, 1, 11), date(2027, 6, 10)),
)
BREAKS = _spans(
    "lov",
    (date(2026, 2, 23), date(2026, 2, 27)),
    (date(2026, 4, 7), date(2026, 4, 10)),
    (date(2026, 10, 26), date(2026, 10, 30)),
    (date(2027, 3, 1), date(2027, 3, 5)),
    (date(2027, 3, 30), date(2027, 4, 2)),
)
SCHOOL = SchoolCalendar((*TERMS, *BREAKS))


@pytest.mark.parametrize(
    ("closed_on", "proposed", "said"),
    [
        (date(2026, 9, 10), date(2026, 12, 10), "inte lov"),
        (date(2026, 9, 25), date(2026, 12, 10), "juldagen"),
        (date(2026, 11, 27), date(2027, 2, 25), "lördag 27 februari"),
        (date(2026, 12, 28), date(2027, 3, 24), "påskdagen"),
        (date(2026, 3, 19), date(2026, 6, 4), "midsommarafton"),
        (date(2026, 4, 24), date(2026, 8, 25), "lov"),
        (date(2026, 7, 29), date(2026, 11, 3), "lov"),
    ],
)
def test_the_table_of_the_specification(closed_on: date, proposed: date, said: str) -> None:
    found = propose(SCHOOL, closed_on)
    assert found.day == proposed
    assert said in found.why


def test_three_days_are_offered_all_of_them_good_and_within_two_to_four_months() -> None:
    found = propose(SCHOOL, date(2026, 9, 10))
    assert found.others
    for day in found.others:
        assert is_good(SCHOOL, day)
        assert date(2026, 11, 10) <= day <= date(2027, 1, 10)
    assert found.day not in found.others


@pytest.mark.parametrize("start", [date(2026, 1, 1), date(2028, 2, 29)])
def test_a_school_that_nobody_has_told_of_gets_a_good_day_for_every_closing_of_a_year(start: date) -> None:
    nobody = SchoolCalendar()
    for number in range(0, 366, 5):
        closed_on = start + timedelta(days=number)
        found = propose(nobody, closed_on)
        assert is_good(nobody, found.day)
        assert dates.months_on(closed_on, 2) <= found.day <= dates.months_on(closed_on, 5)
