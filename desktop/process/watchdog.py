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
"""Seconds the window's thread may be silent while the vault is open. It says a byte every 1.5 s.

Only the time counts in which it could have spoken: not what it waited for a processor (`desktop.process.run_queue`),
nor what this process itself woke too late.
"""

UNTOLD = 10.0
"""The same on a system that does not tell what waited for a processor: macOS and Windows."""

MOST = 20.0
"""Seconds after which the busiest machine is no excuse. A sleep of the computer's counts as a moment."""

ENDING = 5.0
"""Seconds a process may take to end when its key is gone, or when it never had one."""

_OVERDUE = 2.0  # seconds without a byte until it is looked at more closely
_LOOK = 0.25  # seconds from one such look to the next
_BRIEF = 0.05  # seconds at least until the next: a byte may be on its way
_HELD_UP = 1.0  # seconds too late that make this process believe that the whole computer stood still


class Watchdog:
    """Takes in what is told and heard; says how long to wait, and then whether it is over.

    `clock` gives seconds of this process' own time, which stands still while the computer sleeps; `waited` the
    seconds since it was last asked that the watched process was ready and was not let in, None where nobody knows.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        untouched: Untouched | None = None,
        waited: Callable[[], float | None] = lambda: None,
    ) -> None:
        self._clock, self._untouched = clock, untouched or Untouched()
        self._waited = waited
        self._minutes = pulse.MOST_MINUTES
        self._planned = clock()
        self._beats()
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
            self._beats()
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
            step = min(_LOOK, SILENCE - self._silent) if self._is_overdue else min(_OVERDUE, SILENCE)
            limits.append(self._looked + max(step, _BRIEF))
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
        if self._is_silent(now):
            return "silence"
        if self._limit is None and self._untouched.seconds() >= self._minutes * 60:
            self.heard("idle")
        return ""

    def _beats(self) -> None:
        """Begin to count the silence anew."""
        self._looked, self._silent, self._all, self._is_overdue = self._clock(), 0.0, 0.0, False

    def _is_silent(self, now: float) -> bool:
        """Count what has passed since the last look, and tell whether that is too much."""
        passed, late = now - self._looked, max(0.0, now - self._planned)
        if not self._is_overdue and passed < min(_OVERDUE, SILENCE) - _BRIEF:
            return False
        waited = self._waited()
        # Until now it was not looked at: what it has waited is that of a longer time.
        excused = max(late, 0.0 if waited is None or not self._is_overdue else waited)
        self._looked, self._is_overdue = now, True
        self._silent = 0.0 if late > _HELD_UP else self._silent + max(0.0, passed - excused)
        self._all += min(passed, _OVERDUE)
        return self._silent >= (UNTOLD if waited is None else SILENCE) or self._all >= max(MOST, SILENCE)
