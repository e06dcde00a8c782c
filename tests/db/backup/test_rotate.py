"""What is kept over a year and more, whatever the clock does."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.backup import rotate as backup_rotate
from db.backup.manifest import Manifest
from db.backup.rotate import (
    BEFORE,
    DAYS,
    LATEST,
    MONTHS,
    WEEKS,
    copies_in,
    kept_of,
    next_seq,
    rotate,
)
from db.vault.vault import Vault
from tests.db.backup.copies import copy, lying, told

START = datetime(2026, 1, 1, 8, tzinfo=UTC)


def any_one(_copy: Manifest) -> bool:
    """Let every copy go that need not be kept."""
    return True


def over_days(moments: list[datetime]) -> list[Manifest]:
    """Make copies at these moments, in this order, removing after each what need not be kept."""
    there: list[Manifest] = []
    for seq, moment in enumerate(moments, start=1):
        there.append(told(seq, moment))
        kept = kept_of(there)
        assert seq in kept
        there = [manifest for manifest in there if manifest.seq in kept]
    return there


def days(count: int, a_day: int = 5) -> list[datetime]:
    return [START + timedelta(days=day, hours=2 * n) for day in range(count) for n in range(a_day)]


def test_four_hundred_days_leave_days_weeks_and_months() -> None:
    there = over_days(days(400))
    made = [manifest.moment.date() for manifest in there]
    last = (START + timedelta(days=399)).date()
    assert {last - timedelta(days=back) for back in range(DAYS)} <= set(made)
    assert len({day.isocalendar()[:2] for day in made}) >= WEEKS
    assert len({(day.year, day.month) for day in made}) == MONTHS
    assert len(there) <= LATEST + DAYS + WEEKS + MONTHS


@pytest.mark.parametrize("seed", range(5))
def test_a_clock_that_jumps_back_and_forth_never_costs_the_latest(seed: int) -> None:
    chance, moments, skew = random.Random(seed), [], timedelta()
    for moment in days(400, 2):
        if chance.random() < 0.03:
            skew = timedelta(days=chance.choice((-4000, -400, -30, -1, 0, 0, 1, 30, 400, 4000)))
        moments.append(moment + skew)
    there = over_days(moments)
    assert [manifest.seq for manifest in there][-LATEST:] == list(range(800 - LATEST + 1, 801))
    assert len(there) <= LATEST + DAYS + WEEKS + MONTHS


def test_a_clock_that_stands_still_keeps_the_latest() -> None:
    there = over_days([START] * 400)
    assert [manifest.seq for manifest in there] == [398, 399, 400]


def test_one_far_in_the_future_neither_stays_first_nor_pushes_the_new_out() -> None:
    there = over_days([START, START + timedelta(days=9000), *days(60)])
    assert there[-1].seq == 302
    assert {manifest.moment.date() for manifest in there} >= {
        (START + timedelta(days=59 - back)).date() for back in range(DAYS)
    }


def test_those_made_before_a_change_are_kept_beside_the_rest() -> None:
    made = [told(seq, START + timedelta(hours=seq), "before_restore") for seq in range(1, 9)]
    made += [told(9 + seq, START + timedelta(days=500 + seq)) for seq in range(30)]
    kept = kept_of(made)
    assert {4, 5, 6, 7, 8} <= kept
    assert not {1, 2, 3} & kept
    assert BEFORE == 5


def test_the_next_number_follows_the_largest_known_anywhere() -> None:
    assert next_seq(0) == 1
    assert next_seq(17) == 18


def test_files_go_by_their_number_and_not_by_their_date(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_rotate, "LATEST", 1)
    made = [copy(vault, seq=seq) for seq in (1, 2, 3)]
    place = made[0].front.path.parent
    import os

    for number, one in enumerate(made):
        os.utime(one.front.path, (1_000_000_000 - number, 1_000_000_000 - number))
    assert rotate(place, made[2].front, vault.key.dek, any_one) == 2
    assert [front.manifest.seq for front in lying(place, vault.key)] == [3]


def test_what_may_not_go_yet_stays_though_it_need_not_be_kept(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_rotate, "LATEST", 1)
    made = [copy(vault, seq=seq) for seq in (1, 2, 3)]
    place = made[0].front.path.parent
    assert rotate(place, made[2].front, vault.key.dek, lambda one: one.seq == 1) == 1
    assert [front.manifest.seq for front in lying(place, vault.key)] == [3, 2]


def test_damaged_and_foreign_files_are_neither_counted_nor_removed(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_rotate, "LATEST", 1)
    first, second = copy(vault, seq=1), copy(vault, seq=2)
    place = first.front.path.parent
    data = bytearray(second.front.path.read_bytes())
    data[40] ^= 1
    second.front.path.write_bytes(data)
    (place / "bild.narvarakopia").write_bytes(b"annat")
    third = copy(vault, seq=3)
    rotate(place, third.front, vault.key.dek, any_one)
    assert sorted(path.name for path in place.iterdir()) == sorted(
        ["bild.narvarakopia", second.front.path.name, third.front.path.name]
    )
    assert backup_rotate.unreadable_in(place, "", []) == 2


def test_nothing_is_removed_when_the_new_one_is_not_there(vault: Vault, tmp_path: Path) -> None:
    first = copy(vault, seq=1)
    other = copy(vault, tmp_path / "annan", seq=9)
    assert rotate(first.front.path.parent, other.front, vault.key.dek, any_one) == 0
    assert first.front.path.exists()


def test_a_place_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert copies_in(tmp_path / "usb", "00" * 16, []) == []
