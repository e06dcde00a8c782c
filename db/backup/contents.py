"""Looking into a database: what it holds, and whether a copy holds the same and is sound."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.backup.errors import BackupError
from db.backup.manifest import Contents
from db.errors import DatabaseDamagedError
from db.log.chain import FIRST
from db.store.connection import check_integrity, key_with, named_failures, sqlcipher3, uri_of

_QUIET = ("PRAGMA temp_store = MEMORY", "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON")


@dataclass(frozen=True)
class Found:
    """What was read in a copy that was opened. `last_event` is when something was last logged, ISO 8601 in UTC."""

    pupils: int
    cases: int
    notes: int
    last_event: str


def open_still(path: Path, dek: bytearray) -> Any:
    """Open a database file that nobody writes to, for reading alone, from any thread. Leaves nothing beside it."""
    connection = sqlcipher3.connect(
        f"{uri_of(path)}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        key_with(connection, dek)
        for setting in _QUIET:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def contents_of(connection: Any) -> Contents:
    """Count every table and read the head of the access log."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    counts = {
        str(name): int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in rows
    }
    head = connection.execute("SELECT seq, mac FROM log ORDER BY seq DESC LIMIT 1").fetchone() or (0, FIRST)
    return Contents(counts=counts, log_seq=int(head[0]), log_mac=str(head[1]))


def verify(path: Path, dek: bytearray, wanted: Contents) -> Found:
    """Open a finished database file as a restore would and compare. Raises `BackupError("verify")`."""
    try:
        with named_failures():
            connection = open_still(path, dek)
            try:
                check_integrity(connection)
                if contents_of(connection) != wanted:
                    raise BackupError("verify")
                return _found(connection, wanted)
            finally:
                connection.close()
    except (DatabaseDamagedError, sqlcipher3.Error) as error:
        raise BackupError("verify") from error


def _found(connection: Any, contents: Contents) -> Found:
    (last,) = connection.execute("SELECT coalesce(max(utc), '') FROM log").fetchone()
    count = contents.counts.get
    return Found(
        pupils=count("pupils", 0), cases=count("cases", 0), notes=count("notes", 0), last_event=str(last)
    )
