from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from db.records import AttendancePeriod
from desktop.attendance.figures import bar, counts, percent, shares, whole_parts
from desktop.attendance.weeks import (
    are_enough,
    by_week,
    days_of,
    four_after,
    four_before,
    is_before_summer,
    period_before,
    rolling,
    rows_of,
)
from desktop.attendance.words import difference, figure, runs, span
from tests.desktop.attendance.rows import a_week, example_1, lov


def test_example_1_week_by_week_and_together() -> None:
    weeks = by_week(example_1())
    each = [one.shares for one in weeks]
    assert [percent(one.present) for one in each if one] == [48, 55, 49, 64]
    assert [round(float(one.registered) * 100, 2) for one in each if one] == [91.30, 95.65, 89.13, 95.65]
    assert [round(float(one.reported) * 100, 2) for one in each if one] == [52.17, 56.52, 54.35, 65.22]
    together = shares(example_1())
    assert together is not None
    assert round(float(together.present) * 100, 2) == 54.05
    assert round(float(together.registered) * 100, 2) == 93.14
    assert round(float(together.reported) * 100, 2) == 57.21
    assert bar(together) == (54, 11, 35, 0)
    assert figure(together, [one.key for one in weeks]) == (
        "Närvaron var 54 procent av den tid skolan har registrerat (19 skoldagar, vecka 36–39)."
        " Räknas oregistrerad tid som närvaro blir det 57 procent."
    )


def test_example_2_of_the_own_timetable_and_of_the_whole() -> None:
    row = a_week(36, unit="minuter", full_time=1380, offered=600, present=480, unexcused=120)
    found = shares([row])
    assert found is not None
    assert figure(found, [(2026, 36)]).startswith("Närvaron var 80 procent av ")
    assert "Det är 35 procent av ett helt schema." in figure(found, [(2026, 36)])
    same = shares([replace(row, full_time=600)])
    assert same is not None
    assert same.of_full is None


def test_different_units_are_weighted_by_school_days_and_said_so() -> None:
    minutes = a_week(36, unit="minuter", offered=1000, present=500, unexcused=500)
    lessons = a_week(37, offered=10, present=8, unexcused=2, school_days=2)
    found = shares([minutes, lessons])
    assert found is not None
    assert found.present == Fraction(5 * 1, 2 * 7) + Fraction(2 * 8, 10 * 7)
    assert "räknat i skoldagar" in figure(found, [(2026, 36), (2026, 37)])


def test_lov_and_too_little_registered_have_no_per_cent() -> None:
    assert shares([lov(44)]) is None
    assert shares([a_week(36, offered=None, unexcused=4, present=0)]) is None
    assert shares([a_week(36, offered=10, present=0, unexcused=0, unregistered=10)]) is None
    assert not counts([a_week(36, offered=100, present=41, unregistered=59)])
    assert counts([a_week(36, offered=100, present=50, unregistered=50)])
    thin = shares([a_week(36, offered=100, present=36, unexcused=36, unregistered=28)])
    assert thin is not None
    said = figure(thin, [(2026, 36)])
    assert "Skolan har registrerat 72 procent av tiden." in said
    assert "också den som inte är registrerad, blir det 36 procent." in said


def test_a_pupil_who_changed_school_in_mid_week_has_two_rows_and_one_week() -> None:
    rows = [
        a_week(36, school_id="a", offered=12, present=6, unexcused=6, school_days=2),
        a_week(36, school_id="b", offered=18, present=18, school_days=3),
    ]
    (week,) = by_week(rows)
    assert week.shares is not None
    assert (week.school_days, percent(week.shares.present)) == (5, 80)


def test_halves_are_rounded_upwards() -> None:
    assert [percent(Fraction(n, 1000)) for n in (544, 545, 546, 0, 1000)] == [54, 55, 55, 0, 100]


def test_ties_of_the_largest_remainder_go_in_the_order_of_the_parts() -> None:
    half = Fraction(1, 2) / 100
    assert whole_parts([Fraction(50, 100) + half, Fraction(49, 100) + half]) == (51, 49)
    assert whole_parts([Fraction(1, 3)] * 3) == (34, 33, 33)


@given(some.lists(some.integers(0, 2000), min_size=4, max_size=4).filter(any))
def test_the_parts_of_a_bar_add_to_a_hundred_whatever_they_are(parts: list[int]) -> None:
    found = whole_parts([Fraction(part, sum(parts)) for part in parts])
    assert sum(found) == 100
    assert all(
        abs(shown - Fraction(part * 100, sum(parts))) < 1 for shown, part in zip(found, parts, strict=True)
    )


def test_example_4_the_four_weeks_before_the_week_of_enrolment() -> None:
    weeks = by_week([a_week(35), *example_1(), a_week(40)])
    four = four_before(weeks, date(2026, 9, 30))
    assert [one.week for one in four] == [36, 37, 38, 39]
    assert (days_of(four), are_enough(four)) == (19, True)
    found = shares(rows_of(four))
    assert found is not None
    assert percent(found.present) == 54


def test_example_5_a_start_in_august_reaches_back_over_the_summer() -> None:
    spring = [a_week(week) for week in (21, 22, 23)] + [a_week(24)]
    autumn = [*(lov(week) for week in range(25, 34)), a_week(34, school_days=4)]
    weeks = by_week(spring + autumn)
    four = four_before(weeks, date(2026, 8, 25))
    assert [one.week for one in four] == [22, 23, 24, 34]
    assert (days_of(four), is_before_summer(four, date(2026, 8, 25))) == (19, False)
    four = four_before(weeks, date(2026, 8, 18))
    assert [one.week for one in four] == [21, 22, 23, 24]
    assert is_before_summer(four, date(2026, 8, 18))


def test_example_6_a_week_with_too_little_registered_is_passed_over() -> None:
    thin = a_week(36, offered=100, present=41, unregistered=59)
    weeks = by_week([a_week(35), thin, a_week(37), a_week(38), a_week(39)])
    assert [one.week for one in four_before(weeks, date(2026, 9, 30))] == [35, 37, 38, 39]


def test_sixteen_weeks_back_is_the_end_of_looking_and_a_new_year_is_no_edge() -> None:
    weeks = by_week([a_week(36), a_week(51), a_week(52), a_week(53), a_week(2, 2027)])
    assert [one.week for one in four_before(weeks, date(2027, 1, 20))] == [51, 52, 53, 2]
    assert [one.week for one in four_before(weeks, date(2026, 12, 28))] == [51, 52]
    assert [one.week for one in four_before(weeks, date(2027, 1, 4))] == [51, 52, 53]


def test_after_begins_the_week_after_the_first_plan() -> None:
    weeks = by_week([a_week(week) for week in range(38, 46)])
    assert [one.week for one in four_after(weeks, date(2026, 10, 14))] == [43, 44, 45]


def test_a_period_stands_in_when_it_is_near_and_of_a_months_length() -> None:
    def a_period(first: date, last: date) -> AttendancePeriod:
        return AttendancePeriod(
            pupil_id="", first_on=first, last_on=last, source_id="", offered=10, present=5, unexcused=5
        )

    near = a_period(date(2026, 9, 1), date(2026, 9, 25))
    every = [
        near,
        a_period(date(2026, 9, 20), date(2026, 9, 29)),
        a_period(date(2026, 6, 1), date(2026, 9, 28)),
    ]
    assert period_before(every, date(2026, 9, 30)) == near
    assert period_before(every, date(2026, 10, 30)) is None


def test_the_line_starts_at_the_fourth_week_and_adds_the_times() -> None:
    line = rolling(by_week([*example_1(), lov(44), a_week(45, unit="minuter", offered=1000, present=1000)]))
    assert list(line) == [(2026, 39), (2026, 45)]
    assert percent(line[2026, 39].present) == 54


def test_weeks_times_and_differences_in_words() -> None:
    assert runs([(2026, 43), (2026, 45), (2026, 46), (2026, 47)]) == "43 och 45–47"
    assert runs([(2026, 52), (2026, 53), (2027, 1)]) == "52–1"
    assert span(date(2026, 11, 23), date(2026, 11, 27)) == "23–27 november"
    assert span(date(2026, 9, 1), date(2026, 10, 16)) == "1 september–16 oktober"
    assert difference(Fraction(46, 100), Fraction(63, 100)) == "17 procentenheter högre"
    assert difference(Fraction(46, 100), Fraction(44, 100)) == "ungefär som förut"
    assert difference(Fraction(46, 100), Fraction(40, 100)) == "6 procentenheter lägre"
