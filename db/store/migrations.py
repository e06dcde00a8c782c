"""How the vault came to be what it is: a list of steps, never edited once shipped, and their runner.

The recipe for a new step is docs/migrations.md.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import DatabaseTooNewError
from db.store import locks
from db.store.connection import Connection, transaction
from db.store.steps.second import second

APPLICATION_ID = 0x4E767276  # "Nvrv": says whose file it is

FIRST = Path(__file__).parent / "steps" / "first.sql"


class BrokenReferenceError(RuntimeError):
    """A step left rows that refer to what is not there. Nothing of it was kept."""


def statements(script: str) -> Iterator[str]:
    """Cut a script into whole statements; triggers, with their inner semicolons, stay in one piece.

    `executescript` would commit on its own and leave a failed step half applied.
    """
    pending = ""
    for line in script.splitlines(keepends=True):
        if not pending and (not line.strip() or line.startswith("--")):
            continue
        pending += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""


def first(connection: Connection) -> None:
    """Create everything as 0.1.0 had it."""
    for statement in statements(FIRST.read_text("utf-8")):
        connection.execute(statement)


MIGRATIONS: list[Callable[[Connection], None]] = [first, second]


def needs_migration(connection: Connection) -> bool:
    """Return whether there is something to migrate: a vault of an earlier schema, not an empty database."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return bool(0 < version < len(MIGRATIONS))


def migrate(connection: Connection, until: int | None = None) -> None:
    """Bring the schema up to date, or to version `until`, one transaction a step.

    A step that fails leaves the vault as it was before it. Not inside a transaction. Raises `DatabaseTooNewError`,
    `BrokenReferenceError` and what the step raises.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise DatabaseTooNewError(version, len(MIGRATIONS))
    for number, step in enumerate(MIGRATIONS[version:until], start=version + 1):
        with _references_unchecked(connection), transaction(connection):
            locks.take_off(connection)
            step(connection)
            _refuse_broken_references(connection)
            locks.put_on(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")


@contextmanager
def _references_unchecked(connection: Connection) -> Iterator[None]:
    """Let a table be dropped while others refer to it. SQLite heeds the setting outside a transaction only."""
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
        if connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
            raise RuntimeError("the database did not accept foreign_keys")


def _refuse_broken_references(connection: Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise BrokenReferenceError(", ".join(sorted({str(row[0]) for row in broken})))
