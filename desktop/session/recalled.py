"""What has been worked out from the vault on a day, and holds until a table it was read from is written.

What is kept is about the open case, and goes with it (`ui.shell.kept`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar

from db.store import recalled

T = TypeVar("T")


class Recalled:
    """The vault's own memory, with the day as part of every key: `today` returns it."""

    def __init__(self, of: recalled.Recalled, today: Callable[[], date]) -> None:
        self._of, self._today = of, today

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` returned for this key today, if every table it read is as it was; else make it again.

        `make` must depend on nothing but its key, the vault and the day, and what it returns is never changed.
        """
        return self._of.get((self._today(), key), make)

    def forget(self) -> None:
        """Let go of everything, also of the rows that were read."""
        self._of.forget()
