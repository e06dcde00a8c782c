"""Swedish order, folding and dates in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import dates, names

TODAY = date(2026, 11, 24)


def test_names_sort_as_in_a_swedish_dictionary() -> None:
    listed = ["Öberg", "Zahra", "Ärla", "Åsa", "Ali", "Émile", "Elias", "Wilma", "Viktor"]
    assert sorted(listed, key=names.swedish) == [
        "Ali",
        "Elias",
        "Émile",
        "Viktor",
        "Wilma",
        "Zahra",
        "Åsa",
        "Ärla",
        "Öberg",
    ]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Åkerlund", "akerlund"), ("Petrović", "petrovic"), ("Bjørn-Åge", "bjornage"), ("  A   b ", "ab")],
)
def test_folding_takes_away_case_accents_and_hyphens(text: str, folded: str) -> None:
    assert names.fold(text) == folded


def test_a_search_finds_words_in_any_order_and_digits_inside_numbers() -> None:
    assert names.matches("akerl wil", "Wilma Åkerlund", "7A", "26-011")
    assert names.matches("7a", "Wilma Åkerlund", "7A")
    assert names.matches("011", "Wilma Åkerlund", "26-011")
    assert not names.matches("lund", "Wilma Åkerlund")
    assert names.matches("", "Wilma")


@given(st.text())
def test_no_text_is_too_strange_to_sort_fold_and_clean(text: str) -> None:
    assert names.clean(text).encode("utf-8").decode() == names.clean(text)
    assert names.fold(names.fold(text)) == names.fold(text)
    assert names.swedish(text) == names.swedish(text)


def test_half_an_emoji_can_be_stored() -> None:
    assert names.clean("Mia\ud83d\x00") == "Mia\ufffd\x00"


def test_lines_are_kept_where_text_may_have_them() -> None:
    assert names.clean_lines(" ett \r\n\n två  ord ") == "ett\n\ntvå ord"


@pytest.mark.parametrize(
    ("day", "short", "brief"),
    [
        (date(2026, 11, 24), "i dag", "i dag"),
        (date(2026, 11, 23), "i går", "i går"),
        (date(2026, 11, 25), "i morgon", "i morgon"),
        (date(2026, 12, 1), "tis 1 dec", "1 dec"),
        (date(2027, 3, 2), "tis 2 mars 2027", "2 mars 2027"),
    ],
)
def test_a_day_is_told_as_people_say_it(day: date, short: str, brief: str) -> None:
    assert (dates.short(day, TODAY), dates.brief(day, TODAY)) == (short, brief)


def test_a_day_far_ahead_is_told_by_its_week() -> None:
    assert dates.coming(date(2027, 1, 20), TODAY) == "v. 3"
    assert dates.coming(date(2026, 12, 2), TODAY) == "ons 2 dec"


def test_running_text_has_the_whole_words() -> None:
    assert dates.long(date(2026, 12, 1)) == "tisdag 1 december"
    assert dates.full(date(2026, 11, 19)) == "19 november 2026"


def test_times_have_a_full_stop() -> None:
    assert dates.clock("08:05") == "08.05"
    assert dates.clock(time(10, 42)) == "10.42"
    at = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
    assert dates.moment(at, at.astimezone().date()) == f"i dag {dates.clock(at)}"


def test_ages_and_months_hold_at_the_edges() -> None:
    assert dates.age(date(2013, 11, 25), TODAY) == 12
    assert dates.age(date(2013, 11, 24), TODAY) == 13
    assert dates.birthday(date(2012, 2, 29), 15) == date(2027, 3, 1)
    assert dates.months_on(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert dates.months_on(date(2026, 10, 31), 2) == date(2026, 12, 31)
