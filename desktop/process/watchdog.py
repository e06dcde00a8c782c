"""When the launcher ends the window's process by force. Times only: no process, no thread and no Qt here.

Nothing that happens in the watched process can hold this up: not a call into C that keeps Python's lock, not a
dialog of the system's, not a disk or a print server that never answers. See docs/adr/0043.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from desktop.lock.causes import Cause, Heard
from desktop.lock.untouched import Untouched
from desktop.process import pulse

GRACE = 1.0
"""Seconds from what asks for a lock until the process ends by force, unless it has said that the key is gone."""

IDLE_GRACE = 3.0
"""The same where nobody is there: the window's own clock ticks once a second, and is to come first."""

SILENCE = 5.0
"""Seconds the window's thread may be silent while the vault is open. It says a byte every 1.5 s."""

ENDING = 5.0
"""Seconds a process may take to end when its key is gone, or when it never had one."""

_HELD_UP = 1.0  # seconds that this process may wake too late before it takes the silence to be its own


class Watchdog:
    """Takes in what is told and heard; says how long to wait, and then whether it is over.

    `clock` gives seconds of this process' own time, which stands still while the computer sleeps.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, untouched: Untouched | None = None
    ) -> None:
        self._clock, self._untouched = clock, untouched or Untouched()
        self._minutes = pulse.MOST_MINUTES
        self._beat = self._planned = clock()
        self._limit: float | None = None
        self._cause: Heard = ""
        self.is_open = False
        """Whether there is a key in the watched process' memory."""
        self.is_again = True
        """Whether a fresh window is wanted after this one, if it is ended by force."""

    def told(self, words: bytes) -> None:
        """Take in what the watched process says, byte by byte; what is no word is passed over."""
        for number in words:
            word = bytes([number])
            self._beat = self._clock()
            if word == pulse.OPEN:
                self.is_open = True
                self._untouched.touch()
            elif word == pulse.TOUCHED:
                self._untouched.touch()
            elif word in (pulse.LOCKED, pulse.ENDED):
                self.is_open, self.is_again = False, self.is_again and word == pulse.LOCKED
                self._limit = self._clock() + ENDING
            elif 0 < number <= pulse.MOST_MINUTES:
                self._minutes = number

    def heard(self, cause: Cause) -> None:
        """Count down from what asks for a lock, whoever heard it. The first one counts, and the shortest time."""
        if cause in ("system", "session_end"):
            self.is_again = False
        seconds = (IDLE_GRACE if cause == "idle" else GRACE) if self.is_open else ENDING
        limit = self._clock() + seconds
        if self._limit is None or (self.is_open and limit < self._limit):
            self._limit, self._cause = limit, self._cause or cause

    def wait(self) -> float | None:
        """Return the seconds until `over` must be asked; None while there is nothing to lock."""
        limits = [self._limit] if self._limit is not None else []
        if self.is_open:
            limits.append(self._beat + SILENCE)
        if not limits:
            self._planned = float("inf")
            return None
        self._planned = min(limits)
        return max(0.0, self._planned - self._clock())

    def over(self) -> Heard:
        """Return why the process must end now; empty when it need not."""
        now = self._clock()
        if self._limit is not None and now >= self._limit:
            return self._cause or "silence"
        if not self.is_open:
            return ""
        if now > self._planned + _HELD_UP:
            self._beat = (
                now  # the whole computer stood still, this process too: let it say what it has to say
            )
        elif now >= self._beat + SILENCE:
            return "silence"
        if self._limit is None and self._untouched.seconds() >= self._minutes * 60:
            self.heard("idle")
        return ""
