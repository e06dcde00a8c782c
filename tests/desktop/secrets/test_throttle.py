from __future__ import annotations

from desktop.secrets.throttle import Throttle


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
    assert (throttle.seconds_left(), throttle.wrong_tries) == (0, 0)
    assert throttle.failed() == 0


def test_a_thousand_wrong_tries_still_wait_a_minute() -> None:
    throttle = Throttle(Clock())
    assert {throttle.failed() for _ in range(1000)} == {0, 2, 4, 8, 16, 32, 60}
