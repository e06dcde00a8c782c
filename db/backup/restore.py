"""Restoring a copy: opened with its own secret, proved, and only then put in place of what lies there.

Everything here may run in a worker; `finish` only while nothing has the vault open.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from db.backup import container as backup_container
from db.backup import manifest as backup_manifest
from db.backup.container import Front, Tick
from db.backup.contents import Found, verify
from db.backup.errors import BackupError
from db.backup.make import as_backup_errors, make_room
from db.backup.manifest import Manifest
from db.errors import DatabaseTooNewError
from db.files import atomic, staging, swap
from db.secrets import slots
from db.secrets.kdf import typed, wipe
from db.secrets.keyfile import SlotType
from db.store import migrations
from db.store.connection import Connection, check_integrity, connect, disconnect, named_failures
from db.vault import keys

Mend = Callable[[Connection, bytearray, Manifest], None]
"""Given the restored database before it is put in place, so that it can say where it came from."""


@dataclass(frozen=True)
class Restored:
    """What was restored, and when the copy was made."""

    manifest: Manifest
    found: Found


def try_copy(path: Path, folder: Path, dek: bytearray, tick: Tick) -> Restored:
    """Open one of the vault's own copies as a restore would, count, and remove what that took.

    The database is unpacked in `folder`, still encrypted. Raises `BackupError`.
    """
    front = backup_container.read_front(path)
    if not backup_container.is_authentic(front, dek):
        # One under another key cannot even be unsealed; one that can has been changed by somebody.
        backup_manifest.unseal(front.manifest, dek)
        raise BackupError("damaged")
    contents = backup_manifest.unseal(front.manifest, dek)
    with as_backup_errors():
        make_room(folder, 2 * front.manifest.db_bytes)
        handle, name = mkstemp(prefix=".narvara-prov-", suffix=".tmp", dir=folder)
        unpacked = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                backup_container.read_through(front, tick, file)
            return Restored(front.manifest, verify(unpacked, dek, contents))
        finally:
            with suppress(OSError):
                unpacked.unlink()


def prepare(path: Path, folder: Path, secret: str, *, is_code: bool, mend: Mend, tick: Tick) -> Restored:
    """Make everything ready to restore a copy; `finish` then puts it in place. About a second or more.

    `secret` is the passphrase or recovery code of the day the copy was made. Raises `BackupError`,
    `WrongPassphraseError`, `DatabaseTooNewError`, `TooLittleMemoryError` or `BackupCancelledError`, and then
    nothing has changed.
    """
    front = backup_container.read_front(path)
    if front.manifest.schema > len(migrations.MIGRATIONS):
        raise DatabaseTooNewError(front.manifest.schema, len(migrations.MIGRATIONS))
    dek = _key_of(front, secret, is_code=is_code)
    try:
        with as_backup_errors():
            place = swap.new_stage(folder)
            make_room(folder, 2 * front.manifest.db_bytes)
            found = _unpack(front, place / staging.DATABASE, dek, tick)
            atomic.write(place / staging.KEY, front.key_data)
            _mend(place / staging.DATABASE, dek, front.manifest, mend)
            swap.decide(folder, (staging.DATABASE, staging.KEY))
    except BaseException:
        swap.discard(folder)
        raise
    finally:
        wipe(dek)
    return Restored(front.manifest, found)


def finish(folder: Path) -> None:
    """Put what was prepared in place; what lay there is moved aside. Only while nothing has the vault open."""
    staging.settle(folder)


def _key_of(front: Front, secret: str, *, is_code: bool) -> bytearray:
    letters = keys.code_bytes(secret) if is_code else typed(secret)
    try:
        kinds: tuple[SlotType, ...] = keys.BY_RECOVERY if is_code else ("pass",)
        _header, dek, _slot = slots.unseal(front.key_data, letters, kinds)
    finally:
        wipe(letters)
    if not backup_container.is_authentic(front, dek):
        wipe(dek)
        raise BackupError("damaged")
    return dek


def _unpack(front: Front, target: Path, dek: bytearray, tick: Tick) -> Found:
    with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        backup_container.read_through(front, tick, file)
        file.flush()
        os.fsync(file.fileno())
    return verify(target, dek, backup_manifest.unseal(front.manifest, dek))


def _mend(path: Path, dek: bytearray, manifest: Manifest, mend: Mend) -> None:
    """Bring the restored database up to date and let it say where it came from; it must still be sound."""
    with named_failures():
        connection = connect(path, dek)
        try:
            migrations.migrate(connection)
            mend(connection, dek, manifest)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            check_integrity(connection)
        finally:
            disconnect(connection)
