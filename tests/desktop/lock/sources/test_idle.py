from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from desktop.lock.sources.idle import Idle
from desktop.lock.untouched import Untouched


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class Watched:
    """An idle watch with both clocks in hand, and how often it has locked."""

    def __init__(self, minutes: int = 5) -> None:
        self.boot, self.wall, self.locks = Clock(100.0), Clock(1_800_000_000.0), 0
        self.idle = Idle(minutes, untouched=Untouched(self.boot, self.wall))
        self.idle.asked.connect(self._on_expired)
        self.idle.start()

    def _on_expired(self) -> None:
        self.locks += 1

    def pass_time(self, seconds: float) -> None:
        self.boot.now += seconds
        self.wall.now += seconds

    def touch(self, kind: QEvent.Type = QEvent.Type.KeyPress) -> None:
        QCoreApplication.sendEvent(QObject(), QEvent(kind))


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[Watched]:
    """Return a started watch of five minutes."""
    found = Watched()
    yield found
    found.idle.stop()


def test_it_locks_once_after_the_time_and_not_before(watched: Watched) -> None:
    watched.pass_time(299)
    assert not watched.idle.check()
    watched.pass_time(1)
    assert watched.idle.check()
    watched.pass_time(1000)
    assert not watched.idle.check()
    assert watched.locks == 1


@pytest.mark.parametrize(
    "kind",
    [
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    ],
)
def test_any_input_restarts_the_time(watched: Watched, kind: QEvent.Type) -> None:
    for _ in range(5):
        watched.pass_time(250)
        watched.touch(kind)
    assert not watched.idle.check()
    assert watched.locks == 0


def test_what_the_program_does_by_itself_does_not_restart_the_time(watched: Watched) -> None:
    watched.pass_time(250)
    for kind in (QEvent.Type.Paint, QEvent.Type.UpdateRequest, QEvent.Type.FocusIn, QEvent.Type.Timer):
        watched.touch(kind)
    watched.pass_time(60)
    assert watched.idle.check()


def test_the_first_touch_after_a_long_sleep_locks(watched: Watched) -> None:
    watched.pass_time(8 * 3600)
    watched.touch(QEvent.Type.MouseMove)
    assert watched.locks == 1


@pytest.mark.parametrize(
    "kind",
    [
        QEvent.Type.WindowActivate,
        QEvent.Type.ApplicationStateChange,
        QEvent.Type.FocusIn,
        QEvent.Type.Expose,
        QEvent.Type.UpdateRequest,
    ],
)
def test_waking_focus_and_painting_after_a_sleep_lock(watched: Watched, kind: QEvent.Type) -> None:
    watched.pass_time(8 * 3600)
    watched.touch(kind)
    assert watched.locks == 1


def test_a_clock_set_far_ahead_locks(watched: Watched) -> None:
    watched.wall.now += 40 * 86_400
    watched.touch(QEvent.Type.UpdateRequest)
    assert watched.locks == 1


def test_setting_the_clock_back_does_not_prolong(watched: Watched) -> None:
    watched.boot.now += 301
    watched.wall.now -= 86_400
    assert watched.idle.check()


def test_a_clock_that_stood_still_in_sleep_is_caught_by_the_wall(watched: Watched) -> None:
    watched.wall.now += 3600
    assert watched.idle.check()


@pytest.mark.parametrize(("asked", "got"), [(0, 1), (-5, 1), (1, 1), (7, 7), (15, 15), (600, 15)])
def test_it_can_be_set_from_one_minute_to_fifteen_and_never_off(qtbot: QtBot, asked: int, got: int) -> None:
    assert Idle(asked).minutes == got


def test_a_shorter_time_counts_from_the_last_touch(watched: Watched) -> None:
    watched.pass_time(120)
    watched.idle.set_minutes(2)
    assert watched.idle.check()


def test_it_waits_for_nothing_before_it_is_started(qtbot: QtBot) -> None:
    clock = Clock(0.0)
    idle = Idle(1, untouched=Untouched(clock, clock))
    clock.now += 10_000
    assert not idle.check()
    idle.start()
    assert not idle.check()
    idle.stop()


def test_the_real_clocks_run_forwards(qtbot: QtBot) -> None:
    idle = Idle()
    idle.start()
    assert not idle.check()
    idle.stop()
