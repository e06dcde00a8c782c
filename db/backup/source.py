"""The vault held still for a copy, while it goes on being written to.

A checkpoint moves everything saved so far into the database file, and from then on the vault's own connection
keeps what is new in its WAL. A second connection then reads the file as it lies (`immutable`: no locks, no
WAL), in a worker, for as long as it takes. See docs/adr/0014.

Only this connection may run VACUUM INTO: the vault's own is denied ATTACH.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from db.backup import contents as backup_contents
from db.backup.container import Tick
from db.backup.errors import BackupCancelledError, BackupError
from db.backup.manifest import Contents
from db.errors import VaultError
from db.files.staging import DATABASE
from db.secrets.kdf import wipe
from db.secrets.keyfile import Header
from db.store.connection import Connection, named_failures, raw_key, sqlcipher3, uri_of
from db.vault import copy_slot
from db.vault.keys import UnsealedKey
from db.vault.vault import Vault

_LOOK_EVERY = 2_000  # steps of SQLite's machine between two looks at whether to stop and how far it has come


class Source:
    """One vault held still. `release` and `close` belong to the vault's thread, the reading to one worker."""

    def __init__(self, connection: Connection, path: Path, key: UnsealedKey) -> None:
        self.path = path
        self.header: Header = key.header
        self.header_elsewhere: Header = copy_slot.for_elsewhere(connection, key.header)
        self.dek = key.copy_of_dek()
        self._vault = connection
        self._reader: Any = None
        self._lock = threading.Lock()
        self._is_stopped = self._is_over = self._is_closed = False
        # 1000, or 0 while a large vault is still being checked behind.
        (self._autocheckpoint,) = connection.execute("PRAGMA wal_autocheckpoint").fetchone()
        try:
            self._checkpoint()
        except BaseException:
            wipe(self.dek)
            self._checkpoint_as_before()
            raise
        self.schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        self.bytes = path.stat().st_size

    @property
    def is_over(self) -> bool:
        """Tell whether it has been released."""
        return self._is_over

    @property
    def is_stopped(self) -> bool:
        """Tell whether it was broken off; nothing read since then counts."""
        return self._is_stopped

    def contents(self) -> Contents:
        """Count what the file holds. In the worker."""
        with self._reading() as reader:
            return backup_contents.contents_of(reader)

    def vacuum_into(self, target: Path, tick: Tick, dek: bytearray | None = None) -> None:
        """Write a whole, compact, encrypted copy to `target`, an empty file. In the worker; seconds.

        Under the vault's own key, or under `dek`. Raises `BackupError("source")` for a damaged vault, with
        nothing copied.
        """
        done, failed = 0, list[Exception]()

        def look() -> int:
            nonlocal done
            try:
                size = target.stat().st_size
                tick(size - done)
                done = size
            except (
                OSError,
                VaultError,
            ) as error:  # SQLite's own machine would only say that it was interrupted
                failed.append(error)
            return int(self._is_stopped or bool(failed))

        with self._reading() as reader:
            reader.set_progress_handler(look, _LOOK_EVERY)
            address = self._address(target, dek)
            try:  # bytes, since a `str` with a key in it could not be wiped
                reader.execute("VACUUM INTO CAST(? AS TEXT)", (address,))
                look()
            except sqlcipher3.Error as error:
                if not failed:
                    raise
                raise failed[0] from error
            finally:
                wipe(address)
            if failed:
                raise failed[0]
            reader.set_progress_handler(lambda: int(self._is_stopped), _LOOK_EVERY)
            damage = [row for row in reader.execute("PRAGMA integrity_check") if row[0] != "ok"]
        if damage:
            raise BackupError("source")

    def _address(self, target: Path, dek: bytearray | None) -> bytearray:
        """Return where to write: a path, or with another key an address that holds it."""
        if dek is None:
            return bytearray(os.fsencode(target))
        key = raw_key(dek, bytes.fromhex(self.header.vault))
        front = f"{uri_of(target)}?key=".encode()
        address = bytearray(len(front) + len(key))
        address[: len(front)], address[len(front) :] = front, key
        wipe(key)
        return address

    @contextmanager
    def stoppable(self) -> Iterator[None]:
        """Whatever goes wrong in here once it was stopped, its key wiped, is only that it was stopped."""
        try:
            yield
        except Exception as error:
            if self._is_stopped:
                raise BackupCancelledError("stopped") from error
            raise

    def stop(self) -> None:
        """Break off: by the user, or because the file is about to change. The worker soon raises. Any thread."""
        with self._lock:
            self._is_stopped = True
            wipe(self.dek)
            if self._reader is not None and not self._is_over:
                self._reader.interrupt()

    def release(self) -> None:
        """Let the vault make checkpoints again: the copy has been made, or will not be."""
        with self._lock:
            self._is_over = True
            wipe(self.dek)
            if self._reader is not None:
                self._reader.execute("PRAGMA shrink_memory")
        if self._is_closed:
            self.close()
        else:
            self._checkpoint_as_before()

    def close(self) -> None:
        """Close the reader, once the vault's own connection is closed; earlier would drop its locks (POSIX).

        One that is still being read is closed by `release`.
        """
        with self._lock:
            self._is_closed = True
            if self._reader is not None and self._is_over:
                self._reader.close()
                self._reader = None

    def _checkpoint(self) -> None:
        with named_failures():
            self._vault.execute("PRAGMA wal_autocheckpoint = 0")
            busy, in_wal, moved = self._vault.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy or in_wal != moved:
            raise BackupError("not_ready")

    def _checkpoint_as_before(self) -> None:
        self._vault.execute(f"PRAGMA wal_autocheckpoint = {int(self._autocheckpoint)}")

    def _reading(self) -> _Reading:
        return _Reading(self, self._open())

    def _open(self) -> Any:
        with self._lock:
            if self._is_stopped or self._is_over:
                raise BackupCancelledError("stopped")
            if self._reader is None:
                self._reader = backup_contents.open_still(self.path, self.dek)
                self._reader.set_progress_handler(lambda: int(self._is_stopped), _LOOK_EVERY)
            return self._reader


def hold_still(vault: Vault) -> Source:
    """Return the vault as it stands, to be copied in a worker while it is written to; release it afterwards.

    Raises `BackupError("not_ready")` while the file is still being checked or copied, `"source"` when it has
    been found damaged.
    """
    if not vault.is_open:
        raise BackupError("not_ready")
    if vault.connection.execute("PRAGMA query_only").fetchone()[0]:
        raise BackupError("source")
    if not vault.is_checked or any(not source.is_over for source in vault.sources):
        raise BackupError("not_ready")
    with vault.presence.watched():
        source = Source(vault.connection, vault.folder / DATABASE, vault.key)
    vault.sources.append(source)
    return source


class _Reading:
    """Names what goes wrong while the reader reads: broken off, no room at the target, or a damaged vault."""

    def __init__(self, source: Source, reader: Any) -> None:
        self._source, self._reader = source, reader

    def __enter__(self) -> Any:
        return self._reader

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        if self._source.is_stopped:
            raise BackupCancelledError("stopped") from error
        if not isinstance(error, sqlcipher3.Error | MemoryError):
            return
        code = getattr(error, "sqlite_errorname", "") or ""
        if code.startswith("SQLITE_FULL"):
            raise BackupError("full") from error
        if code.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
            raise BackupError("readonly") from error
        if code.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR")):
            raise BackupError("failed") from error
        raise BackupError("source") from error
