"""A row for any table, made from what the schema says its columns may hold."""

from __future__ import annotations

import re

from db.store.connection import Connection

Sample = dict[str, object]


class Samples:
    """Puts rows into an empty database without foreign keys, and tells what else a column might hold."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        connection.execute("PRAGMA foreign_keys = OFF")
        self._last = 0

    def add(self, table: str, **given: object) -> Sample:
        """Add a row that shares no key with another, and return it with its `rowid`."""
        row = self.a_row(table) | given
        return self.insert(table, row)

    def insert(self, table: str, row: Sample, way: str = "INSERT") -> Sample:
        """Add this row in some way, such as INSERT OR REPLACE."""
        marks = ", ".join("?" * len(row))
        self.connection.execute(f"{way} INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
        (number,) = self.connection.execute("SELECT last_insert_rowid()").fetchone()
        return row | {"rowid": number}

    def a_row(self, table: str) -> Sample:
        """Return what could stand in a new row."""
        self._last += 1
        return {name: self._values(table, name, kind)[0] for name, kind in self.columns(table)}

    def another(self, table: str, column: str, than: object) -> object:
        """Return another value that the column takes."""
        self._last += 1
        kinds = dict(self.columns(table))
        return next(value for value in self._values(table, column, kinds[column]) if value != than)

    def columns(self, table: str) -> list[tuple[str, str]]:
        """Return name and type of every column."""
        rows = self.connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
        return [(str(row[1]), str(row[2])) for row in rows]

    def _values(self, table: str, column: str, kind: str) -> list[object]:
        [(text,)] = self.connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
        ).fetchall()
        allowed = re.search(rf"CHECK \(\s*{column} IN \(([^)]*)\)\s*\)", text)
        if allowed:
            words = [word.strip() for word in allowed[1].split(",")]
            return [int(word) if kind == "INTEGER" else word.strip("'") for word in words]
        if kind == "INTEGER":
            return [self._last]
        return [self._last.to_bytes(32)] if kind == "BLOB" else [f"{column} {self._last}"]
