"""Both integrity checks behind an open vault: a large file takes a second or more, which nobody should wait for.

A second connection reads the file as it lay when the vault was opened (`immutable`: it takes no locks). That
holds because the vault's own connection makes no checkpoint until the check is over. The second connection is
closed last: closing any handle on a file drops a process's locks on it, the vault's too (POSIX).
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from db.errors import VaultError
from db.secrets.kdf import wipe
from db.store.connection import check_integrity, key_with, named_failures, sqlcipher3, uri_of

AT_ONCE = 4 * 1024 * 1024
"""Bytes. A smaller file is checked before it is shown; both checks then cost less than 100 ms."""


class Check:
    """The check of one vault's file. `run` in a worker, the rest in the vault's thread."""

    def __init__(self, path: Path, dek: bytearray) -> None:
        self._path, self._dek = path, bytearray(dek)
        self._lock = threading.Lock()
        self._connection: Any = None
        self._is_over = self._is_stopped = False

    def run(self) -> None:
        """Check the whole file. Raises `DatabaseDamagedError`; says nothing when it was stopped."""
        with self._lock:
            if self._is_stopped:
                return
            self._open()
        try:
            with named_failures():
                check_integrity(self._connection)
        except (sqlcipher3.Error, VaultError):
            # Broken off, or reading a file while a checkpoint writes in it: neither says anything.
            if not self._is_stopped:
                raise
        finally:
            self._end()

    def stop(self) -> None:
        """Break off: the file is about to change. What the check says from now on does not count."""
        with self._lock:
            self._is_stopped = True
            wipe(self._dek)
            if self._connection is not None and not self._is_over:
                self._connection.interrupt()

    def close(self) -> None:
        """Close the second connection, once the vault's own is closed; a check still running does it itself."""
        with self._lock:
            if self._is_over and self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self) -> None:
        address = f"{uri_of(self._path)}?mode=ro&immutable=1"
        self._connection = sqlcipher3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False
        )
        key_with(self._connection, self._dek)
        wipe(self._dek)
        self._connection.execute("PRAGMA temp_store = MEMORY")

    def _end(self) -> None:
        with self._lock:
            self._is_over = True
            if self._is_stopped:
                self._connection.close()
                self._connection = None
            else:
                self._connection.execute("PRAGMA shrink_memory")
