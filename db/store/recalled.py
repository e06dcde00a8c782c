"""What was read from the vault, and worked out from it: it holds until a table it came from is written.

Nothing is declared: the connection says which tables are read and written (`db.store.watched`). It lies in the
memory of the one process that has the vault open, as what the pages show does, and is gone when the vault is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

MOST = 512
"""More than the pages of one case ask for; the oldest goes first."""

MANY = 100
"""Longer lists are of the whole caseload, or a long journal, and are read each time."""

T = TypeVar("T")


class Watched(Protocol):
    """What tells of reading and writing: `db.store.watched.WatchedConnection`."""

    written: dict[str, int]

    @property
    def in_transaction(self) -> bool:
        """Whether what is written now may still be taken back."""

    def note_read(self, tables: Iterable[str]) -> None:
        """Count these tables as read now."""

    def reading(self, tables: set[str]) -> AbstractContextManager[None]:
        """Put what is read meanwhile in `tables`."""


class Recalled:
    """Values by key, each with how often every table it was read from had been written before it was."""

    def __init__(self, connection: Watched) -> None:
        self._connection = connection
        self._kept: dict[Hashable, tuple[Any, Mapping[str, int]]] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` returned for this key, if every table it read is as it was; else make it again.

        `make` must depend on nothing but its key and the vault, and what it returns is never changed by anybody.
        Inside a transaction everything is read: what is written there may still be taken back.
        """
        connection = self._connection
        if connection.in_transaction:
            return make()
        now = connection.written
        found = self._kept.get(key)
        if found is not None and all(now.get(table, 0) == count for table, count in found[1].items()):
            connection.note_read(found[1])
            value: T = found[0]
            return value
        before, read = dict(now), set[str]()
        with connection.reading(read):
            made = make()
        if isinstance(made, tuple) and len(made) > MANY:
            return made
        self._kept.pop(key, None)
        self._kept[key] = made, {table: before.get(table, 0) for table in read}
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return made

    def forget(self) -> None:
        """Let go of everything."""
        self._kept.clear()
