"""A connection that knows which tables are read and how often each has been written.

SQLite itself says so: its authorizer is asked about every table as a statement is made ready, those behind joins,
triggers and foreign keys counted. A statement is made ready at least once, so what it touches is learned then and
known by its text from there on. Nothing here knows what was read or written in a table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from db.store.recalled import Recalled

if TYPE_CHECKING:
    from sqlite3 import (
        Connection,
    )  # sqlcipher3 is sqlite3's own module linked with SQLCipher, and has no stubs
else:
    from sqlcipher3 import Connection

_WRITES = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})


class Touched:
    """The tables one statement reads and writes, as the authorizer hears of them."""

    def __init__(self) -> None:
        self.reads, self.writes = set[str](), set[str]()

    def note(self, action: int, table: str | None) -> None:
        """Take in what the authorizer was asked, as a statement is made ready."""
        if table is not None and action in _WRITES:
            self.writes.add(table)
        elif table is not None and action == sqlite3.SQLITE_READ:
            self.reads.add(table)

    def take(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return what has been read and written since the last time, and forget it."""
        taken = frozenset(self.reads), frozenset(self.writes)
        self.reads.clear()
        self.writes.clear()
        return taken


class WatchedConnection(Connection):
    """Watches every statement, and remembers what was read (`recalled`) until a table it came from is written.

    `written` counts, by table, the statements that wrote there. What was rolled back is counted too: who compares two
    counts may then read once too often, never once too seldom.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.written: dict[str, int] = {}
        self.touched = Touched()
        self.recalled = Recalled(self)
        self._known: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._reader: set[str] | None = None

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run a statement, and note what it reads and writes."""
        return self._noted(sql, super().execute, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:
        """Run a statement for many rows, and note the same."""
        return self._noted(sql, super().executemany, parameters)

    def _noted(self, sql: str, run: Callable[[str, Any], sqlite3.Cursor], parameters: Any) -> sqlite3.Cursor:
        known = self._known.get(sql)
        if known is None:
            self.touched.take()
            cursor = run(sql, parameters)
            known = self._known[sql] = self.touched.take()
        else:
            cursor = run(sql, parameters)
        reads, writes = known
        if self._reader is not None:
            self._reader |= reads
        for table in writes:
            self.written[table] = self.written.get(table, 0) + 1
        return cursor

    def close(self) -> None:
        """Close, and let go of what was read."""
        self.recalled.forget()
        super().close()

    def read_into(self, reader: set[str] | None) -> None:
        """Put the names of the tables that are read from now on in `reader`; None: in no set."""
        self._reader = reader

    def note_read(self, tables: Iterable[str]) -> None:
        """Count these as read now: what was read from them before is used again."""
        if self._reader is not None:
            self._reader.update(tables)

    @contextmanager
    def reading(self, tables: set[str]) -> Iterator[None]:
        """Put what is read meanwhile in `tables`, and then in the set it would have been put in without."""
        before, self._reader = self._reader, tables
        try:
            yield
        finally:
            self._reader = before
            self.note_read(tables)

    @contextmanager
    def read_apart(self) -> Iterator[None]:
        """Put what is read meanwhile in no set."""
        before, self._reader = self._reader, None
        try:
            yield
        finally:
            self._reader = before
