from __future__ import annotations

from pathlib import Path

import pytest

from desktop.secrets.throttle import FILE, Throttle


class Clock:
    """A clock that stands still until it is moved."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_waits_double_from_the_third_wrong_try_to_a_minute() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    waits = []
    for _ in range(10):
        waits.append(throttle.failed())
        clock.now += waits[-1]
        assert throttle.seconds_left() == 0
    assert waits == [0, 0, 2, 4, 8, 16, 32, 60, 60, 60]


def test_three_tries_are_free_and_the_fourth_waits() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(2):
        throttle.failed()
        assert throttle.seconds_left() == 0
    assert throttle.failed() == 2
    clock.now += 0.5
    assert throttle.seconds_left() == 2
    clock.now += 1.5
    assert throttle.seconds_left() == 0


def test_a_right_passphrase_forgives_everything() -> None:
    throttle = Throttle(Clock())
    for _ in range(6):
        throttle.failed()
    throttle.succeeded()
    assert (throttle.seconds_left(), throttle.wrong_tries) == (0, 6)  # told in the log first
    throttle.forget()
    assert (throttle.seconds_left(), throttle.wrong_tries) == (0, 0)
    assert throttle.failed() == 0


def test_a_thousand_wrong_tries_still_wait_a_minute() -> None:
    throttle = Throttle(Clock())
    assert {throttle.failed() for _ in range(1000)} == {0, 2, 4, 8, 16, 32, 60}


def test_a_restart_forgets_neither_the_count_nor_the_wait(tmp_path: Path) -> None:
    for _ in range(5):
        Throttle(Clock(), tmp_path).failed()
    again = Throttle(Clock(), tmp_path)
    assert again.wrong_tries == 5
    assert 6 <= again.seconds_left() <= 8
    again.forget()
    assert (Throttle(Clock(), tmp_path).wrong_tries, Throttle(Clock(), tmp_path).seconds_left()) == (0, 0)
    assert list(tmp_path.iterdir()) == []


def test_two_forms_on_one_vault_count_together(tmp_path: Path) -> None:
    one, other = Throttle(Clock(), tmp_path), Throttle(Clock(), tmp_path)
    waits = [form.failed() for form in (one, other, one, other)]
    assert waits == [0, 0, 2, 4]
    assert one.counted() == 4


def test_a_clock_set_back_shortens_no_wait_and_a_day_ends_it(tmp_path: Path) -> None:
    later = '{"wrong": 9, "at": 99999999999}'
    (tmp_path / FILE).write_text(later, encoding="utf-8")
    assert Throttle(Clock(), tmp_path).seconds_left() == 60
    (tmp_path / FILE).write_text('{"wrong": 9, "at": 1000}', encoding="utf-8")
    assert Throttle(Clock(), tmp_path).seconds_left() == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "inte json",
        '{"wrong": -1, "at": 0}',
        '{"wrong": true, "at": 1}',
        '{"wrong": 1' + "0" * 60 + ', "at": 0}',
        "[" * 199,
        '{"wrong": 3, "at": ' + "9" * 300 + "}",
    ],
)
def test_a_file_of_garbage_counts_nothing_and_stops_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    throttle = Throttle(Clock(), tmp_path)
    assert (throttle.wrong_tries, throttle.seconds_left()) == (0, 0)
    assert throttle.failed() == 0
    assert Throttle(Clock(), tmp_path).wrong_tries == 1


def test_a_moment_that_is_no_number_waits_the_whole_time(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"wrong": 4, "at": NaN}', encoding="utf-8")
    assert Throttle(Clock(), tmp_path).seconds_left() == 4
