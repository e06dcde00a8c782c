"""The new database that rows are saved into: today's tables, their locks taken off until all rows are in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.errors import DatabaseTooNewError
from db.salvage.cells import Stored
from db.store import locks, migrations
from db.store.connection import Connection, connect, disconnect, sqlcipher3, transaction


@dataclass(frozen=True)
class Form:
    """One table: its columns, which of them must hold something, and whether the first is the row's number.

    `defaults` are what the columns hold in a row that was written before they were added, last of all, to its table.
    """

    name: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]  # TEXT, INTEGER or BLOB
    required: tuple[bool, ...]
    defaults: tuple[Stored, ...]
    is_numbered: bool

    @property
    def key(self) -> str:
        """Return the column that names a row."""
        return self.columns[0]

    def whole(self, values: tuple[Stored, ...]) -> tuple[Stored, ...]:
        """Return a row with what SQLite reads at its end where ALTER TABLE has added columns since it was written."""
        return values + self.defaults[len(values) :]

    def fits(self, values: tuple[Stored, ...]) -> bool:
        """Tell whether a row could be one of this table's."""
        values = self.whole(values)
        if len(values) != len(self.columns):
            return False
        numbered = self.is_numbered
        return all(
            not must or (numbered and place == 0) if value is None else isinstance(value, _TYPES[kind])
            for place, (value, kind, must) in enumerate(zip(values, self.kinds, self.required, strict=True))
        )


_TYPES: dict[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}


class Target:
    """An open database being filled. `forms` are its tables by name."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        tables = connection.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        self.forms = forms(connection)
        self.roots = {int(root): str(name) for name, root in tables}

    def add(self, table: str, rowid: int, values: tuple[Stored, ...]) -> bool:
        """Put a row in; False where the table does not take it, such as one that is there already."""
        form = self.forms[table]
        values = form.whole(values)
        if form.is_numbered:
            names, values = form.columns, (rowid, *values[1:])
        else:
            names, values = ("rowid", *form.columns), (rowid, *values)
        if len(names) != len(values):
            return False
        marks = ", ".join("?" * len(values))
        try:
            self.connection.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", values)
        except sqlcipher3.IntegrityError:
            return False
        return True

    def holds(self, table: str, rowid: int) -> bool:
        """Tell whether a row with this number is there."""
        found = self.connection.execute(f"SELECT 1 FROM {table} WHERE rowid = ?", (rowid,))
        return found.fetchone() is not None

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds."""
        return {
            name: int(self.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])
            for name in self.forms
        }


def forms(connection: Connection) -> dict[str, Form]:
    """Return every table's form by its name."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {str(name): _form(connection, str(name)) for (name,) in tables}


def forms_of(version: int) -> dict[str, Form]:
    """Return the tables' forms in a version of the schema."""
    connection = sqlcipher3.connect(":memory:", isolation_level=None)
    try:
        migrations.migrate(connection, version)
        return forms(connection)
    finally:
        connection.close()


def _form(connection: Connection, table: str) -> Form:
    info = connection.execute(f"PRAGMA table_info({table})").fetchall()
    words = ", ".join("NULL" if row[4] is None else str(row[4]) for row in info)
    return Form(
        name=table,
        columns=tuple(str(row[1]) for row in info),
        kinds=tuple(str(row[2]) for row in info),
        required=tuple(bool(row[3]) for row in info),
        defaults=tuple(connection.execute(f"SELECT {words}").fetchone()),
        is_numbered=(str(info[0][2]), info[0][5]) == ("INTEGER", 1),
    )


@contextmanager
def unlocked_target(path: Path, dek: bytearray, vault: str, version: int) -> Iterator[Target]:
    """Make an empty database of a schema version and give it without locks; they are back afterwards.

    Raises `DatabaseTooNewError`, and what `connect` raises. `vault` is the vault's id, 32 hexadecimal characters.
    """
    if version > len(migrations.MIGRATIONS):
        raise DatabaseTooNewError(version, len(migrations.MIGRATIONS))
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = connect(path, dek, salt=bytes.fromhex(vault))
    try:
        migrations.migrate(connection, version)
        connection.execute("PRAGMA foreign_keys = OFF")
        with transaction(connection):
            locks.take_off(connection)
        yield Target(connection)
        with transaction(connection):
            locks.put_on(connection)
        connection.execute("PRAGMA foreign_keys = ON")
    finally:
        disconnect(connection)
