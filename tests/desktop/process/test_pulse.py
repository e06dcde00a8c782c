"""What the window's process tells its launcher, through a real pipe."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.lock.heartbeat import Heartbeat
from desktop.lock.sources.idle import Idle
from desktop.process import pulse
from desktop.process.pulse import Pulse


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, Pulse]]:
    """Return the end that hears, and the pulse that took the other from the environment."""
    hears, tells = os.pipe()
    os.set_inheritable(tells, True)
    monkeypatch.setenv(pulse.PIPE, str(tells))
    one = Pulse()
    one.take()
    yield hears, one
    for end in (hears, tells):
        try:
            os.close(end)
        except OSError:
            continue  # the test has closed it


def test_nothing_that_is_started_from_here_gets_the_pipe(pipe: tuple[int, Pulse]) -> None:
    ours = [int(one.name) for one in Path("/proc/self/fd").iterdir() if is_pipe_of(pipe[0], int(one.name))]
    assert [os.get_inheritable(end) for end in ours] == [False, False]
    assert pulse.PIPE not in os.environ


def is_pipe_of(end: int, other: int) -> bool:
    try:
        return os.fstat(end).st_ino == os.fstat(other).st_ino
    except OSError:
        return False


def test_each_thing_is_said_in_a_byte(pipe: tuple[int, Pulse]) -> None:
    hears, one = pipe
    one.opened(5)
    one.beat()
    one.beat(was_touched=True)
    one.allow(99)
    one.locked(is_again=True)
    one.locked(is_again=False)
    assert os.read(hears, 99) == b"o\x05.t\x0fle"


def test_a_long_act_says_that_it_goes_on_but_not_all_the_time(
    pipe: tuple[int, Pulse], monkeypatch: pytest.MonkeyPatch
) -> None:
    hears, one = pipe
    now = 100.0
    monkeypatch.setattr("desktop.process.pulse.time.monotonic", lambda: now)
    for _ in range(1000):
        one.goes_on()
        now += pulse.BETWEEN / 400
    assert os.read(hears, 99) == b"..."


def test_the_window_beats_and_says_whether_it_was_touched(pipe: tuple[int, Pulse], qtbot: QtBot) -> None:
    hears, one = pipe
    idle = Idle(5)
    heart = Heartbeat(idle, pulse=one)
    heart.begin()
    assert os.read(hears, 9) == b"o\x05"
    idle.was_touched = True
    heart.beat()
    heart.beat()
    assert os.read(hears, 9) == b"t."
    idle.set_minutes(2)
    heart.beat()
    assert os.read(hears, 9) == b"\x02."
    heart.stop()


def test_a_launcher_that_is_gone_is_noticed_once(pipe: tuple[int, Pulse], qtbot: QtBot) -> None:
    hears, one = pipe
    heart = Heartbeat(Idle(5), pulse=one)
    told: list[bool] = []
    heart.alone.connect(lambda: told.append(True))
    heart.begin()
    os.close(hears)
    heart.beat()
    assert told == [True]


def test_a_launcher_that_does_not_read_holds_nobody_up(pipe: tuple[int, Pulse]) -> None:
    _hears, one = pipe
    for _ in range(100_000):
        one.beat()
    assert not one.is_alone


@pytest.mark.parametrize("given", ["", "no", "-1", "987654"])
def test_without_a_pipe_nothing_is_said(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(pulse.PIPE, given)
    one = Pulse()
    one.take()
    one.opened(5)
    assert not one.is_alone
