"""When the launcher ends the window's process, with both clocks in hand."""

from __future__ import annotations

import pytest

from desktop.lock.causes import Cause
from desktop.lock.untouched import Untouched
from desktop.process import pulse
from desktop.process.watchdog import ENDING, GRACE, IDLE_GRACE, MOST, SILENCE, UNTOLD, Watchdog

SOURCES: tuple[Cause, ...] = ("sleep", "os_lock", "lid", "remote", "session_end", "system")


class Watched:
    """A watchdog and its time. Everything but `stand_still` passes as in a launcher that is never held up."""

    def __init__(self, minutes: int = 5, share: float | None = 1.0) -> None:
        """`share` is the part of its time that the watched process is let in; None where nobody knows."""
        self.now = self.asked = 1000.0
        self.share = share
        self.dog = Watchdog(self.clock, Untouched(self.clock, self.clock), self.waited)
        self.dog.told(pulse.OPEN + bytes([minutes]))
        self.dog.wait()

    def clock(self) -> float:
        return self.now

    def waited(self) -> float | None:
        since, self.asked = self.now - self.asked, self.now
        return None if self.share is None else since * (1.0 - self.share)

    def be_silent(self, most: float, late: float = 0.0) -> float:
        """Let time pass without a beat, with every look `late`; return the seconds until it must end, at `most`."""
        begun = self.now
        while (then := self.now + (self.dog.wait() or 0.0) + late) < begun + most:
            self.now = then
            if cause := self.dog.over():
                assert cause == "silence"
                return self.now - begun
        self.now = begun + most
        return most

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
    assert watched.be_silent(60) == pytest.approx(SILENCE, abs=0.1)


def test_a_beat_in_time_is_enough() -> None:
    watched = Watched()
    for _ in range(3):
        assert watched.be_silent(SILENCE - 0.1) == SILENCE - 0.1
        watched.dog.told(pulse.ALIVE)


@pytest.mark.parametrize("share", [0.5, 0.17, 0.02])
def test_what_it_waited_for_a_processor_is_not_its_own_silence(share: float) -> None:
    """At a load of 12 on two cores a window gets a sixth; the first two seconds are not looked at that closely."""
    watched = Watched(share=share)
    assert watched.be_silent(60) == pytest.approx(min(MOST, 2.0 + (SILENCE - 2.0) / share), abs=0.3)


def test_the_busiest_machine_is_no_excuse_for_ever() -> None:
    watched = Watched(share=0.0)
    assert watched.be_silent(600) == pytest.approx(MOST, abs=0.3)
    watched = Watched(share=-float("inf"))  # it has waited all the time
    assert watched.be_silent(600) == pytest.approx(MOST, abs=0.3)


def test_what_this_process_woke_too_late_is_not_the_windows_silence() -> None:
    assert Watched().be_silent(600, late=0.5) > 2 * SILENCE
    assert Watched().be_silent(600, late=5.0) < 5 * MOST


def test_where_nobody_knows_what_waited_it_is_given_longer() -> None:
    assert Watched(share=None).be_silent(60) == pytest.approx(UNTOLD, abs=0.1)
    assert UNTOLD > SILENCE


def test_a_computer_that_stood_still_is_not_taken_for_a_program_that_does() -> None:
    """Suspended, where its clock counts that: then the time is given anew."""
    watched = Watched()
    watched.dog.wait()
    assert watched.stand_still(250) == ""
    assert watched.be_silent(60) == pytest.approx(SILENCE, abs=0.1)


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
