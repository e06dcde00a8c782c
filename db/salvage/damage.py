"""What kind of damage a vault has, and the one kind that is mended without asking: a page that holds nothing.

Where both the structure is whole and every row can be read, only pages outside every table are damaged. The rows
are then written to a new file, which is proved and put in place; the damaged one is moved aside. May run in a
worker, while nothing has the vault open.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path

from db.backup import contents as backup_contents
from db.backup import make as backup
from db.backup.errors import BackupCancelledError
from db.errors import DatabaseDamagedError
from db.files import atomic, staging, swap
from db.salvage.tree import Tick
from db.secrets.kdf import wipe
from db.store.connection import (
    PAGE,
    Connection,
    check_integrity,
    connect,
    disconnect,
    named_failures,
    sqlcipher3,
    transaction,
)
from db.vault.keys import UnsealedKey

REPAIRED = "repaired"
"""Notice: a damaged page that held nothing was found, and the vault was written anew."""

Say = Callable[[Connection, bytearray], None]
"""Given the repaired database inside a transaction, so that it can tell how it came to be."""

_LOOK_EVERY = 2_000  # steps of SQLite's machine between two looks at whether to stop


class Damage(Enum):
    """How damaged a vault is."""

    NONE = "none"
    UNUSED = "unused"  # only pages that hold nothing
    REAL = "real"


def damage_of(error: DatabaseDamagedError) -> Damage:
    """Return what a failed check means: its last word is `pages` only where the structure was found whole."""
    return Damage.UNUSED if error.kind == "pages" else Damage.REAL


def examine(folder: Path, key: UnsealedKey) -> Damage:
    """Check the whole file, after a checkpoint of what a killed program left in the WAL. Seconds for a large one."""
    dek = key.copy_of_dek()
    try:
        with named_failures():
            connection = connect(folder / staging.DATABASE, dek)
            try:
                check_integrity(connection)
            finally:
                disconnect(connection)
    except DatabaseDamagedError as error:
        return damage_of(error)
    finally:
        wipe(dek)
    return Damage.NONE


def note(folder: Path) -> None:
    """Leave a mark, so that the vault is examined before it is opened again; a disk that refuses is passed over."""
    with suppress(OSError):
        (folder / staging.NOTED).touch(0o600)


def is_noted(folder: Path) -> bool:
    """Tell whether the mark is there."""
    return (folder / staging.NOTED).exists()


def forget(folder: Path) -> None:
    """Take the mark away: the file has been found whole."""
    with suppress(OSError):
        (folder / staging.NOTED).unlink(missing_ok=True)


def repair(folder: Path, key: UnsealedKey, say: Say, tick: Tick) -> None:
    """Write the vault anew and put it in place. Raises `DatabaseDamagedError` where a row could not be read.

    Also raises `BackupError` where there is no room or the new file does not prove whole, and what `tick` does;
    then nothing has changed.
    """
    source, dek = folder / staging.DATABASE, key.copy_of_dek()
    try:
        with atomic.named_failures(), named_failures():
            _refuse_wal(source)
            place = swap.new_stage(folder)
            backup.make_room(place, 2 * source.stat().st_size)
            target = place / staging.DATABASE
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _write_anew(source, target, dek, tick)
            _tell(target, dek, say)
            atomic.write(place / staging.KEY, key.data)
            swap.decide(folder, (staging.DATABASE, staging.KEY))
        staging.settle(folder)
    except BaseException:
        swap.discard(folder)
        raise
    finally:
        wipe(dek)


def _refuse_wal(source: Path) -> None:
    wal = source.with_name(f"{source.name}-wal")
    if wal.exists() and wal.stat().st_size:
        raise DatabaseDamagedError("unreadable")


def _write_anew(source: Path, target: Path, dek: bytearray, tick: Tick) -> None:
    """Copy row by row with SQLite itself, which stops at the first that cannot be read; prove what was written."""
    done, stopped = 0, list[Exception]()

    def look() -> int:
        nonlocal done
        size = target.stat().st_size // PAGE
        try:
            tick(size - done)
        except BackupCancelledError as stop:  # SQLite's own machine would only say that it was interrupted
            stopped.append(stop)
        done = size
        return len(stopped)

    reader = backup_contents.open_still(source, dek)
    try:
        contents = backup_contents.contents_of(reader)
        reader.set_progress_handler(look, _LOOK_EVERY)
        reader.execute("VACUUM INTO ?", (str(target),))
    except (sqlcipher3.DatabaseError, MemoryError) as error:
        if stopped:
            raise stopped[0] from error
        if getattr(error, "sqlite_errorname", "") in ("SQLITE_FULL", "SQLITE_IOERR_WRITE"):
            raise
        raise DatabaseDamagedError("structure") from error
    finally:
        reader.close()
    atomic.sync_file(target)
    backup_contents.verify(target, dek, contents)


def _tell(target: Path, dek: bytearray, say: Say) -> None:
    connection = connect(target, dek)
    try:
        with transaction(connection):
            say(connection, dek)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        check_integrity(connection)
    finally:
        disconnect(connection)
