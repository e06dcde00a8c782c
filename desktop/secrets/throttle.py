"""Waiting between wrong passphrases: three at once, then 2, 4, 8 … 60 seconds. Argon2id is the real brake."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

FREE_TRIES = 3
LONGEST_WAIT = 60


class Throttle:
    """Counts wrong tries. The clock is monotonic, so that setting the computer's time helps nobody."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = 0.0
        self.wrong_tries = 0

    def failed(self) -> int:
        """Note a wrong try and return how many whole seconds to wait before the next."""
        self.wrong_tries += 1
        self._until = self._clock() + self._penalty()
        return self.seconds_left()

    def succeeded(self) -> None:
        """Forget the wrong tries."""
        self.wrong_tries, self._until = 0, 0.0

    def seconds_left(self) -> int:
        """Return how many whole seconds are left to wait; 0 when a try may be made."""
        return max(0, math.ceil(self._until - self._clock()))

    def _penalty(self) -> int:
        over = self.wrong_tries - FREE_TRIES
        return 0 if over < 0 else min(LONGEST_WAIT, 2 ** min(over + 1, 10))
