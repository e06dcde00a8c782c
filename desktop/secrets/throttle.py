"""Waiting between wrong passphrases: three at once, then 2, 4, 8 … 60 seconds. Argon2id is the real brake.

How many there have been is kept beside the vault as well, so that a restart forgets neither the wait nor the count:
it stands in the access log once the vault is open. Whoever can remove that file can take the whole vault away and try
elsewhere; it tells the user that somebody has sat here, and hinders nobody with a copy.
"""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from db.clock import real_now

FREE_TRIES = 3
LONGEST_WAIT = 60
FILE = "valv.forsok"
LARGEST = 200  # bytes; more is not ours
MOST = 99_999
"""Tries are counted no further than this."""


class Throttle:
    """Counts wrong tries. The clock is monotonic, so that setting the computer's time helps nobody in one run.

    `folder` is where the count is kept between runs; without one it is forgotten with this object. A disk that cannot
    be written to is passed over.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, folder: Path | None = None) -> None:
        self._clock = clock
        self._file = folder / FILE if folder is not None else None
        self._until = 0.0
        self.wrong_tries = 0
        self._read()

    def failed(self) -> int:
        """Note a wrong try and return how many whole seconds to wait before the next."""
        self.wrong_tries = min(self.counted() + 1, MOST)
        self._until = self._clock() + self._penalty()
        self._keep()
        return self.seconds_left()

    def counted(self) -> int:
        """Return how many wrong tries there have been, those that another form on the same vault took included."""
        return max(self.wrong_tries, _count(_stored(self._file)) if self._file is not None else 0)

    def succeeded(self) -> None:
        """Wait no longer. The count stays until it has been logged: see `forget`."""
        self._until = 0.0

    def forget(self) -> None:
        """Count from nothing again."""
        self.wrong_tries, self._until = 0, 0.0
        if self._file is not None:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)

    def seconds_left(self) -> int:
        """Return how many whole seconds are left to wait; 0 when a try may be made."""
        return max(0, math.ceil(self._until - self._clock()))

    def _penalty(self) -> int:
        over = self.wrong_tries - FREE_TRIES
        return 0 if over < 0 else min(LONGEST_WAIT, 2 ** min(over + 1, 10))

    def _read(self) -> None:
        """Go on where an earlier run ended: what is left of the wait, all of it where the clock has been set back."""
        if self._file is None:
            return
        stored = _stored(self._file)
        self.wrong_tries = _count(stored)
        at = stored.get("at")
        passed = real_now().timestamp() - at if isinstance(at, int | float) else 0.0
        if not passed >= 0:  # not a number, or a moment that has not been yet
            passed = 0.0
        self._until = self._clock() + max(0.0, self._penalty() - passed)

    def _keep(self) -> None:
        if self._file is None:
            return
        told = json.dumps({"wrong": self.wrong_tries, "at": int(real_now().timestamp())})
        beside = self._file.with_name(f"{FILE}.ny")
        with suppress(OSError):
            with os.fdopen(os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as file:
                file.write(told)
            beside.replace(self._file)


def _stored(path: Path) -> dict[str, Any]:
    """Return what the file says, empty where it says nothing we understand."""
    with suppress(OSError, ValueError, RecursionError):
        if path.stat().st_size <= LARGEST:
            found = json.loads(path.read_text(encoding="utf-8"))
            return found if isinstance(found, dict) else {}
    return {}


def _count(stored: dict[str, Any]) -> int:
    wrong = stored.get("wrong")
    return wrong if type(wrong) is int and 0 <= wrong <= MOST else 0
