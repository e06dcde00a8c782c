"""The one connection to the one database, opened so that nothing readable touches the disk.

A connection belongs to the thread that opened it. Every setting is read back: SQLite ignores what it does
not understand without saying so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from db.errors import (
    DatabaseDamagedError,
    DatabaseMissingError,
    DiskFailingError,
    DiskFullError,
    VaultError,
    VaultInUseError,
    VaultReadOnlyError,
)
from db.secrets.kdf import wipe
from db.store.watched import Touched, WatchedConnection

if TYPE_CHECKING:
    # sqlcipher3 is sqlite3's own module linked with SQLCipher, and has no type stubs.
    import sqlite3 as sqlcipher3
    from sqlite3 import Connection
else:
    import sqlcipher3
    from sqlcipher3 import Connection

__all__ = ["Connection", "check_integrity", "connect", "disconnect", "sqlcipher3", "transaction"]

PAGE = 4096

PAGES_IN_WAL = 1000
"""SQLite's own default: a checkpoint is made when the write-ahead log has grown to this."""

# name, value to set, value read back. macOS alone acts on the two fullfsync settings.
PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
)

# What no statement may change once the connection stands: each would let something readable out.
_FROZEN = {"temp_store", "writable_schema", "key", "rekey", "hexkey", "hexrekey", "cipher_memory_security"}
_FROZEN |= {
    "journal_mode",
    "locking_mode",
    "secure_delete",
    "trusted_schema",
    "cipher_log",
    "cipher_log_level",
}


def connect(path: Path, dek: bytearray, *, salt: bytes = b"") -> WatchedConnection:
    """Open the database with the raw data key; with `salt` (16 bytes) make a new one in an empty file.

    What a killed program left in the WAL gets its checkpoint; the whole file is not checked (`check_integrity`).
    Raises `DatabaseMissingError`, `DatabaseDamagedError`, `VaultReadOnlyError`, `VaultInUseError` or
    `DiskFullError`. The caller keeps and wipes `dek`.
    """
    if not salt:
        _refuse_stumps(path)
    with named_failures():
        connection = sqlcipher3.connect(
            f"{uri_of(path)}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=1.0,
            factory=WatchedConnection,
        )
        try:
            _prepare(connection, dek, salt)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except BaseException:
            connection.close()
            raise
    return connection


def uri_of(path: Path) -> str:
    """Return the path as the beginning of an SQLite address."""
    return f"file:{quote(str(path.absolute()).replace(chr(92), '/'))}"


def disconnect(connection: Connection) -> None:
    """Make a checkpoint, which empties the WAL, and close, so that one file is left at rest."""
    try:
        with named_failures():
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def check_integrity(connection: Any) -> None:
    """Run both integrity checks over the whole file. Raises `DatabaseDamagedError`.

    Only after a checkpoint: before that the first may raise false alarms.
    """
    pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    structure = [row for row in connection.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
    if structure:
        raise DatabaseDamagedError("structure", len(structure))
    if pages:
        raise DatabaseDamagedError("pages", len(pages))


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Run the body inside BEGIN IMMEDIATE … COMMIT; anything raised rolls everything back and goes on up.

    Raises `DatabaseDamagedError` where damage has been found: nothing is written to such a file.
    """
    if connection.execute("PRAGMA query_only").fetchone()[0]:
        raise DatabaseDamagedError("pages")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may already have rolled it back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def named_failures() -> Iterator[None]:
    """Turn SQLite's errors about the file into the vault's own; statements' own errors pass through."""
    try:
        yield
    except sqlcipher3.DatabaseError as error:
        named = _named(getattr(error, "sqlite_errorname", "") or "")
        if named is None:
            raise
        raise named from error


# What SQLite calls an error of the disk but is another program holding the file.
_HELD = ("SQLITE_IOERR_LOCK", "SQLITE_IOERR_UNLOCK", "SQLITE_IOERR_RDLOCK", "SQLITE_IOERR_BLOCKED")


def _named(code: str) -> VaultError | None:
    if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return DatabaseDamagedError("unreadable")
    if code.startswith("SQLITE_FULL"):
        return DiskFullError("no space left")
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return VaultReadOnlyError("the database is not writable")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", *_HELD)):
        return VaultInUseError("the database is held by another program")
    if code.startswith("SQLITE_IOERR"):
        return DiskFailingError("the disk failed")
    return None


def _refuse_stumps(path: Path) -> None:
    """Stop before SQLCipher makes a new, empty database out of a missing or emptied file."""
    if not path.is_file():
        raise DatabaseMissingError(path.name)
    size = path.stat().st_size
    if size == 0:
        raise DatabaseDamagedError("empty")
    # A WAL left by a killed program may still complete a file whose last page was half written.
    if size < PAGE or (size % PAGE and not path.with_name(f"{path.name}-wal").exists()):
        raise DatabaseDamagedError("cut")


def key_with(connection: Any, dek: bytearray) -> None:
    """Key a fresh connection, leaving no copy of the key and nothing in any log. Reads nothing yet."""
    _key(connection, dek)
    _set(connection, "cipher_memory_security", "ON", "1")


def _key(connection: Any, dek: bytearray, salt: bytes = b"") -> None:
    _set(connection, "cipher_log_level", "NONE", "NONE")
    literal = raw_key(dek, salt)
    try:
        connection.set_key(literal)
    finally:
        wipe(literal)


def _prepare(connection: WatchedConnection, dek: bytearray, salt: bytes) -> None:
    # Exclusive before the first read: the WAL then needs no shared-memory file.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    _key(connection, dek, salt)
    # The schema, the program's own text, is read before SQLCipher begins to lock and wipe every piece of memory
    # it uses, which takes ten times as long (18 ms of 2); the key's own memory is locked and wiped always.
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        _set(connection, "cipher_memory_security", "ON", "1")
    if salt:
        connection.execute("PRAGMA auto_vacuum = FULL")
    for name, value, expected in PRAGMAS:
        _set(connection, name, value, expected)
    _expect(connection, "auto_vacuum", 1)
    connection.set_authorizer(partial(_authorize, connection.touched))


def raw_key(dek: bytearray, salt: bytes = b"") -> bytearray:
    """Return SQLCipher's way of writing a raw key, in one buffer that is never copied; the caller wipes it."""
    digits, end = b"0123456789abcdef", salt.hex().encode("ascii") + b"'"
    out = bytearray(2 + 2 * len(dek) + len(end))
    out[:2] = b"x'"
    for place, byte in enumerate(dek):
        out[2 + 2 * place], out[3 + 2 * place] = digits[byte >> 4], digits[byte & 15]
    out[2 + 2 * len(dek) :] = end
    return out


def _set(connection: Any, name: str, value: str, expected: object) -> None:
    connection.execute(f"PRAGMA {name} = {value}").fetchall()
    _expect(connection, name, expected)


def _expect(connection: Any, name: str, expected: object) -> None:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    if row is None or row[0] != expected:
        raise RuntimeError(f"the database did not accept {name}")


def _authorize(
    touched: Touched, action: int, first: str | None, second: str | None, *_rest: str | None
) -> int:
    """Deny ATTACH, which VACUUM needs too, and changes to settings; note which table it is about."""
    if action == sqlite3.SQLITE_ATTACH:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and second is not None and (first or "").lower() in _FROZEN:
        return sqlite3.SQLITE_DENY
    touched.note(action, first)
    return sqlite3.SQLITE_OK
