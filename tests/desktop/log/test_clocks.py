"""Which days may be believed: the pure rule, and what the log of a vault says of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from db.log import chain
from desktop.log import clocks
from desktop.log.clocks import APART, CONFIRMED, UNLOCKS, LoggedDay, read
from desktop.session.session import Session
from tests.builders import DAY


def opened(*days: int) -> list[LoggedDay]:
    """Return unlocks so many days before DAY, the first one first."""
    return [LoggedDay(DAY - timedelta(days=day), "vault_opened") for day in days]


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("unlocks", "may"),
    [
        ((40, 35, 30, 20, 10, 1), True),
        ((40, 35, 30, 20, 10), False),
        ((41, 1, 1, 1, 1, 1), False),
        ((), False),
    ],
)
def test_five_different_days_of_unlocking_are_needed_since(unlocks: tuple[int, ...], may: bool) -> None:
    assert read(opened(*unlocks), DAY).may_delete(ago(40)) is may
    assert UNLOCKS == 5


def test_the_day_something_was_put_there_does_not_count() -> None:
    assert not read(opened(40, 9, 8, 7, 6), DAY).may_delete(ago(40))
    assert read(opened(40, 9, 8, 7, 6, 5), DAY).may_delete(ago(40))


@pytest.mark.parametrize(("ahead", "doubtful"), [(0, False), (APART, False), (APART + 1, True), (-1, True)])
def test_a_day_before_the_last_row_or_long_after_it_is_doubted(ahead: int, doubtful: bool) -> None:
    seen = read(opened(90, 80, 70, 60, 50, 40, 0), DAY + timedelta(days=ahead))
    assert seen.is_doubtful is doubtful
    assert seen.may_delete(ago(85)) is not doubtful


def test_days_of_a_wrong_clock_are_no_days_even_if_it_goes_on_being_wrong() -> None:
    wrong = [LoggedDay(DAY + timedelta(days=400 + number), "vault_opened") for number in range(10)]
    seen = read([*opened(3, 2), *wrong], DAY + timedelta(days=410))
    assert seen.is_doubtful
    assert not seen.may_delete(ago(2))
    mended = read([*opened(3, 2), *wrong, *opened(0)], DAY)
    assert not mended.is_doubtful
    assert mended.since(ago(10)) == [ago(3), ago(2), DAY]


def test_a_day_that_the_user_has_confirmed_is_gone_on_from() -> None:
    far = DAY + timedelta(days=200)
    rows = [*opened(3, 2), LoggedDay(far, "vault_opened"), LoggedDay(far, CONFIRMED)]
    seen = read(rows, far)
    assert not seen.is_doubtful
    assert seen.since(ago(10)) == [ago(3), ago(2), far]


def test_after_a_confirmed_day_backwards_later_days_count_no_more() -> None:
    future = [LoggedDay(DAY + timedelta(days=day), "vault_opened") for day in range(30, 40)]
    seen = read([*opened(1), *future, LoggedDay(DAY, CONFIRMED)], DAY)
    assert not seen.is_doubtful
    assert seen.since(ago(5)) == [ago(1), DAY]


def test_an_empty_log_doubts_nothing_and_lets_nothing_go() -> None:
    seen = read([], DAY)
    assert not seen.is_doubtful
    assert not seen.may_delete(ago(400))


def test_the_log_of_a_vault_is_read_and_the_answer_stands_in_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock_on(session, monkeypatch, *(DAY - timedelta(days=day) for day in (95, 94, 93)))
    assert clocks.of(session).last == ago(93)
    assert clocks.of(session).is_doubtful
    monkeypatch.setattr(chain, "real_now", lambda: noon(DAY))
    clocks.confirm(session)
    assert not clocks.of(session).is_doubtful


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def unlock_on(session: Session, monkeypatch: pytest.MonkeyPatch, *days: date) -> None:
    """Write in the log that the vault was unlocked on these days."""
    for day in days:
        monkeypatch.setattr(chain, "real_now", lambda day=day: noon(day))
        with session.change(event="vault_opened"):
            pass
