"""How the vault came to be what it is: a list of steps, never edited once shipped, and their runner."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from db.errors import DatabaseTooNewError
from db.store.connection import Connection, transaction

APPLICATION_ID = 0x4E767276  # "Nvrv": says whose file it is

SCHEMA = Path(__file__).parent / "schema.sql"


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


def _first(connection: Connection) -> None:
    """Create everything. When a second step is added, the text of this one is frozen in a file of its own."""
    for statement in statements(SCHEMA.read_text("utf-8")):
        connection.execute(statement)


MIGRATIONS: list[Callable[[Connection], None]] = [_first]


def is_older(connection: Connection) -> bool:
    """Return whether there is something to migrate: a vault of an earlier schema, not an empty database."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return bool(0 < version < len(MIGRATIONS))


def migrate(connection: Connection, until: int | None = None) -> None:
    """Bring the schema up to date, or to version `until`, one transaction a step. Raises `DatabaseTooNewError`."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise DatabaseTooNewError(version, len(MIGRATIONS))
    for number, step in enumerate(MIGRATIONS[version:until], start=version + 1):
        with transaction(connection):
            step(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
