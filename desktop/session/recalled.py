"""What has been worked out from the vault, and holds until a table it was read from has been written.

Nothing here is declared: the vault says what is read (`db.store.watched`). What is kept is about the open case, and
goes with it (`ui.shell.kept`), at the latest when the process ends at the lock.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from db.store.watched import WatchedConnection

MOST = 64
"""More than one case asks for; the oldest goes first."""

T = TypeVar("T")


@dataclass(frozen=True)
class _Kept:
    value: Any
    written: dict[str, int]  # how often each table it was read from had been written
    day: date


class Recalled:
    """Values by key. `today` returns the day, which may be part of what a value says."""

    def __init__(self, connection: WatchedConnection, today: Callable[[], date]) -> None:
        self._connection, self._today = connection, today
        self._kept: dict[Hashable, _Kept] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` returned for this key, if every table it read is as it was; else make it again.

        `make` must depend on nothing but its key, the vault and the day, and what it returns is never changed. Inside
        a change everything is read: what is written there may still be taken back.
        """
        connection = self._connection
        if connection.in_transaction:
            return make()
        now, day = connection.written, self._today()
        found = self._kept.get(key)
        if found is not None and found.day == day and _is_as_it_was(found.written, now):
            connection.note_read(found.written)
            value: T = found.value
            return value
        before, read = dict(now), set[str]()
        with connection.reading(read):
            made = make()
        self._kept.pop(key, None)
        self._kept[key] = _Kept(made, {table: before.get(table, 0) for table in read}, day)
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return made

    def forget(self) -> None:
        """Let go of everything."""
        self._kept.clear()


def _is_as_it_was(then: Mapping[str, int], now: Mapping[str, int]) -> bool:
    return all(now.get(table, 0) == count for table, count in then.items())
