"""What the window's process tells the launcher that watches it: single bytes in a pipe, none of them about anybody.

The launcher gives the number of the pipe's end in the environment. No Qt here, and nothing that costs a start.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress

PIPE = "NARVARA_PULSE"
"""The variable with the pipe's end: a file descriptor, on Windows a handle."""

OPEN, ALIVE, TOUCHED = b"o", b".", b"t"
"""The vault has been opened; the window's thread answers; and somebody has touched it since the last byte."""

LOCKED, ENDED = b"l", b"e"
"""The key is gone, and a fresh window is wanted; or none."""

BETWEEN = 0.5
"""Seconds at least from one sign of life to the next in a long act."""

MOST_MINUTES = 15
"""A byte from 1 to this is how many minutes without a touch are allowed. All other bytes here are larger."""


class Pulse:
    """The end that tells. Without a launcher there is nobody to tell, and nothing is said."""

    def __init__(self) -> None:
        self._end: int | None = None
        self._went_on = 0.0
        self.is_alone = False
        """Whether there was a launcher that is no longer there."""

    def take(self) -> None:
        """Take the pipe that the launcher gave, and let no process that is started from here have it."""
        given = os.environ.pop(PIPE, "")
        if not given.isdecimal():
            return
        with suppress(OSError):
            end = _from_handle(int(given))
            os.set_inheritable(end, False)
            if sys.platform != "win32":
                os.set_blocking(end, False)
            self._end = end

    def opened(self, minutes: int) -> None:
        """From now on there is something to lock, after so many minutes without a touch."""
        self._say(OPEN)
        self.allow(minutes)

    def allow(self, minutes: int) -> None:
        """Say how many minutes without a touch are allowed (1–15)."""
        self._say(bytes([max(1, min(MOST_MINUTES, minutes))]))

    def beat(self, was_touched: bool = False) -> None:
        """Say that the window's thread answers."""
        self._say(TOUCHED if was_touched else ALIVE)

    def goes_on(self) -> None:
        """Say it between the pieces of a long act in the window's thread, as often as one likes."""
        now = time.monotonic()
        if now >= self._went_on + BETWEEN:
            self._went_on = now
            self.beat()

    def locked(self, is_again: bool) -> None:
        """Say that the key is gone, and whether a fresh window is wanted in this one's place."""
        self._say(LOCKED if is_again else ENDED)

    def _say(self, word: bytes) -> None:
        if self._end is None:
            return
        try:
            os.write(self._end, word)
        except BlockingIOError:
            return  # it stands still itself; what it does not hear it counts as silence when it wakes
        except OSError:
            self.is_alone = True


PULSE = Pulse()
"""The one of this process."""


def _from_handle(number: int) -> int:
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.open_osfhandle(number, os.O_WRONLY)
    return number
