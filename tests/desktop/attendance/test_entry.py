from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.records.states import AttendanceUnit
from desktop.attendance.entry import (
    PARTS,
    Part,
    RefusedError,
    Typed,
    filled,
    hold_beside,
    of_half_days,
    proposed,
    read_cell,
)


@pytest.mark.parametrize(
    ("text", "unit", "offered", "said"),
    [
        ("600", "minuter", 1380, Typed(600)),
        ("10:00", "minuter", 1380, Typed(600)),
        ("10 h", "minuter", 1380, Typed(600)),
        ("10,5 h", "minuter", None, Typed(630)),
        ("1\u00a0380", "minuter", None, Typed(1380)),
        ("11/23", "lektioner", None, Typed(11, offered=23)),
        ("46 %", "lektioner", 30, Typed(14, is_of_percent=True)),
        ("45%", "lektioner", 30, Typed(14, is_of_percent=True)),
        ("Lov", "lektioner", 30, Typed(is_break=True)),
        ("  ", "lektioner", 30, Typed()),
    ],
)
def test_what_a_cell_takes(text: str, unit: AttendanceUnit, offered: int | None, said: Typed) -> None:
    assert read_cell(text, unit, offered) == said


@pytest.mark.parametrize(
    ("text", "unit", "offered", "why"),
    [
        ("-4", "lektioner", 30, "mindre än noll"),
        ("sju", "lektioner", 30, "går inte att läsa"),
        ("31", "lektioner", 30, r"mer än den erbjudna tiden \(30\)"),
        ("24/23", "lektioner", None, "mer än den erbjudna"),
        ("61", "lektioner", None, "mer än en vecka rymmer"),
        ("10081", "minuter", None, "mer än en vecka rymmer"),
        ("46 %", "lektioner", None, "Skriv erbjuden tid först"),
        ("146 %", "lektioner", 30, "mer än 100 procent"),
        ("10 h", "lektioner", 30, "enheten är minuter"),
        ("1e3", "minuter", 1380, "går inte att läsa"),
        ("٣", "lektioner", 30, "går inte att läsa"),
        ("9" * 40, "minuter", None, "går inte att läsa"),
    ],
)
def test_what_a_cell_refuses_at_once(text: str, unit: AttendanceUnit, offered: int | None, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        read_cell(text, unit, offered)


def test_the_one_part_left_empty_is_filled_and_what_is_left_is_unregistered() -> None:
    week: dict[Part, int | None] = {
        "offered": 30,
        "present": 20,
        "excused": 4,
        "unexcused": None,
        "unregistered": 0,
    }
    assert filled("Vecka 48", week)["unexcused"] == 6
    usual = filled("Vecka 48", {"offered": 30, "present": 20, "excused": 4, "unexcused": 5})
    assert usual["unregistered"] == 1


def test_a_wrong_sum_is_refused_with_both_figures() -> None:
    wrong: dict[Part, int | None] = {
        "offered": 1104,
        "present": 480,
        "excused": 60,
        "unexcused": 504,
        "unregistered": 120,
    }
    with pytest.raises(RefusedError, match="Vecka 38: delarna är 1\u00a0164 men erbjuden tid är 1\u00a0104"):
        filled("Vecka 38", wrong)
    with pytest.raises(RefusedError, match="mindre än noll"):
        filled("Vecka 38", wrong | {"excused": -60, "present": 540})
    with pytest.raises(RefusedError, match="erbjudna tiden fattas"):
        filled("Vecka 38", wrong | {"offered": None})


@given(some.integers(0, 500), some.dictionaries(some.sampled_from(PARTS), some.integers(0, 200)))
def test_a_week_that_is_not_refused_holds_the_sum_rule(offered: int, parts: dict[Part, int]) -> None:
    try:
        whole = filled("Vecka 1", {"offered": offered, **parts})
    except RefusedError:
        assert sum(parts.values()) != offered
        return
    assert sum(whole[part] for part in PARTS) == offered
    assert all(whole[part] == given for part, given in parts.items())


def test_late_and_full_time_stand_beside_the_sum() -> None:
    hold_beside("Vecka 38", offered=30, late=2, full_time=None, inside=5)
    with pytest.raises(RefusedError, match="sen ankomst"):
        hold_beside("Vecka 38", offered=30, late=6, full_time=None, inside=5)
    with pytest.raises(RefusedError, match="full tid"):
        hold_beside("Vecka 38", offered=30, late=0, full_time=29, inside=5)


def test_example_3_ten_half_days() -> None:
    assert of_half_days("NNOONGLLSN") == {
        "offered": 8,
        "present": 5,
        "excused": 1,
        "unexcused": 2,
        "unknown": 0,
        "unregistered": 0,
        "late": 1,
        "school_days": 4,
    }
    with pytest.raises(RefusedError):
        of_half_days("NNOO")


def test_what_is_offered_is_proposed_from_the_last_week() -> None:
    assert proposed(30, 5, 5) == 30
    assert proposed(30, 5, 4) == 24
    assert proposed(1104, 4, 5) == 1380
