"""Whether the files of an open vault are still the ones that were opened.

Nothing stops another program on macOS and Linux from moving, removing or writing over a file that is open. What is
saved from then on would go into a file without a name, and be gone when it is closed. The files are only asked
about, never opened: to close a handle on them would drop this process's locks (POSIX).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.errors import VaultChangedError, VaultGoneError


@dataclass(frozen=True)
class _Seen:
    which: tuple[int, int]
    size: int
    written: int


class Presence:
    """Remembers the files as they were opened and as this program last wrote them. In the vault's thread."""

    def __init__(self, database: Path) -> None:
        self._database, self._wal = database, database.with_name(f"{database.name}-wal")
        self.renew()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Write inside this: raises as `check` before, and knows the own writing from others' after."""
        self.check()
        try:
            yield
        finally:
            self.renew()

    def renew(self) -> None:
        """Take what is there now for this program's own: it has just written, or just opened."""
        self._seen, wal = _look(self._database), _look(self._wal)
        self._wal_seen = wal.which if wal is not None else None

    def check(self) -> None:
        """Raise `VaultGoneError` when a file is another or none, `VaultChangedError` when somebody wrote in it."""
        now, wal = _look(self._database), _look(self._wal)
        if self._seen is None or now is None or now.which != self._seen.which:
            raise VaultGoneError("the database")
        if self._wal_seen is not None and (wal is None or wal.which != self._wal_seen):
            raise VaultGoneError("its WAL")
        # Windows tells the time of a file lately, and lets nobody else write in one that is locked.
        if os.name != "nt" and now != self._seen:
            raise VaultChangedError("the database")


def _look(path: Path) -> _Seen | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return _Seen((found.st_dev, found.st_ino), found.st_size, found.st_mtime_ns)
