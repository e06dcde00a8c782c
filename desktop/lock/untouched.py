"""How long nothing has been touched, by two clocks, without Qt: for the window's process and for the launcher."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable


def since_boot() -> float:
    """Return seconds that also pass while the computer sleeps, where the system counts them."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()  # counts sleep on Windows; on macOS the wall clock beside it does


class Untouched:
    """Counts from the last `touch`. `clock` and `wall` give seconds; the wall's may be set by anyone."""

    def __init__(
        self, clock: Callable[[], float] = since_boot, wall: Callable[[], float] = time.time
    ) -> None:
        self._clock, self._wall = clock, wall
        self.touch()

    def touch(self) -> None:
        """Count anew, from now."""
        self._last, self._last_wall = self._clock(), self._wall()

    def seconds(self) -> float:
        """Return the longer of the two: setting one back must not prolong, setting it far ahead locks."""
        return max(self._clock() - self._last, self._wall() - self._last_wall)
