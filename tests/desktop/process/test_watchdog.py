"""When the launcher ends the window's process, with both clocks in hand."""

from __future__ import annotations

import pytest

from desktop.lock.causes import Cause
from desktop.lock.untouched import Untouched
from desktop.process import pulse
from desktop.process.watchdog import ENDING, GRACE, IDLE_GRACE, SILENCE, Watchdog

SOURCES: tuple[Cause, ...] = ("sleep", "os_lock", "lid", "remote", "session_end", "system")


class Watched:
    """A watchdog and its time. Everything but `stand_still` passes as in a launcher that is never held up."""

    def __init__(self, minutes: int = 5) -> None:
        self.now = 1000.0
        self.dog = Watchdog(self.clock, Untouched(self.clock, self.clock))
        self.dog.told(pulse.OPEN + bytes([minutes]))
        self.dog.wait()

    def clock(self) -> float:
        return self.now

    def stand_still(self, seconds: float) -> str:
        self.now += seconds
        return self.dog.over()

    def wait(self, seconds: float, beat: bytes = pulse.ALIVE) -> str:
        """Let time pass with a beat every second; return why it must end, if it must."""
        until = self.now + seconds
        while self.now < until:
            self.now = min(until, self.now + 1.0)
            self.dog.told(beat)
            cause = self.dog.over()
            if cause:
                return cause
            self.dog.wait()
        return ""


def test_while_it_is_locked_nothing_is_waited_for() -> None:
    dog = Watchdog(lambda: 0.0)
    assert dog.wait() is None
    assert dog.over() == ""


@pytest.mark.parametrize("cause", SOURCES)
def test_a_second_after_what_asks_for_a_lock_it_ends(cause: Cause) -> None:
    watched = Watched()
    watched.dog.heard(cause)
    assert watched.dog.wait() == pytest.approx(GRACE)
    assert watched.wait(GRACE - 0.01) == ""
    assert watched.wait(0.02) == cause


@pytest.mark.parametrize("cause", SOURCES)
def test_one_that_has_locked_is_left_to_end_by_itself(cause: Cause) -> None:
    watched = Watched()
    watched.dog.heard(cause)
    watched.wait(GRACE / 2)
    watched.dog.told(pulse.LOCKED)
    assert not watched.dog.is_open
    watched.dog.wait()
    assert watched.stand_still(GRACE) == ""
    assert watched.stand_still(ENDING) == cause


def test_a_second_request_gives_no_more_time() -> None:
    watched = Watched()
    watched.dog.heard("sleep")
    watched.wait(GRACE / 2)
    watched.dog.heard("os_lock")
    assert watched.wait(GRACE / 2) == "sleep"


def test_beats_are_no_excuse() -> None:
    watched = Watched()
    watched.dog.heard("os_lock")
    assert watched.wait(GRACE, pulse.TOUCHED) == "os_lock"


def test_silence_ends_it() -> None:
    watched = Watched()
    assert watched.wait(60) == ""
    assert watched.dog.wait() == pytest.approx(SILENCE)
    assert watched.stand_still(SILENCE - 0.1) == ""
    watched.dog.wait()
    assert watched.stand_still(0.2) == "silence"


def test_a_computer_that_stood_still_is_not_taken_for_a_program_that_does() -> None:
    """Suspended, or so busy that the launcher itself did not run: then it is given the time anew, once."""
    watched = Watched()
    assert watched.stand_still(60) == ""
    watched.dog.wait()
    assert watched.stand_still(SILENCE + 0.1) == "silence"


def test_standing_still_is_no_excuse_when_a_lock_was_asked_for() -> None:
    watched = Watched()
    watched.dog.heard("sleep")
    watched.dog.wait()
    assert watched.stand_still(600) == "sleep"


@pytest.mark.parametrize("minutes", [1, 5, 15])
def test_nobody_there_locks_a_moment_after_the_windows_own_clock_should_have(minutes: int) -> None:
    watched = Watched(minutes)
    assert watched.wait(minutes * 60 - 1) == ""
    assert watched.wait(IDLE_GRACE) == ""
    assert watched.wait(2) == "idle"


def test_a_touch_counts_anew() -> None:
    watched = Watched(1)
    assert watched.wait(300, pulse.TOUCHED) == ""
    assert watched.wait(59) == ""
    assert watched.wait(5) == "idle"


def test_fewer_minutes_are_obeyed_and_no_other_byte_is_taken_for_minutes() -> None:
    watched = Watched(15)
    watched.dog.told(bytes([2, 0, 16, 255]))
    assert watched.wait(119) == ""
    assert watched.wait(5) == "idle"


@pytest.mark.parametrize(
    ("words", "causes", "is_again"),
    [
        (pulse.LOCKED, (), True),
        (pulse.ENDED, (), False),
        (b"", ("sleep",), True),
        (b"", ("system",), False),
        (b"", ("sleep", "session_end"), False),
        (pulse.LOCKED, ("system",), False),
    ],
)
def test_a_fresh_window_stands_in_its_place_unless_the_end_was_asked_for(
    words: bytes, causes: tuple[Cause, ...], is_again: bool
) -> None:
    watched = Watched()
    for cause in causes:
        watched.dog.heard(cause)
    watched.dog.told(words)
    assert watched.dog.is_again is is_again
