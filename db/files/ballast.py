"""A file that takes up room, to be given up when the disk is full: even removing a row needs room to write.

Eight megabytes are two thousand pages in the write-ahead log (WAL), with which a
DELETE on a full disk fails as surely as an INSERT.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

NAME = "valv.barlast"
SIZE = 8 * 1024 * 1024
NEEDED = 8 * SIZE
"""Bytes that must be free before so much is taken."""


def lay(folder: Path) -> bool:
    """Lay the ballast in the folder if it is not there and there is room. Never fails; tells if it lies there."""
    path = folder / NAME
    try:
        if path.exists() and path.stat().st_size == SIZE:
            return True
        if shutil.disk_usage(folder).free < NEEDED:
            return False
        _fill(path)
    except OSError:
        with suppress(OSError):
            path.unlink()
        return False
    return True


def release(folder: Path) -> bool:
    """Give the room back. Tells if there was any to give."""
    try:
        (folder / NAME).unlink()
    except OSError:
        return False
    return True


def _fill(path: Path) -> None:
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, SIZE)
        else:
            # Noise: a file system that packs its files would keep no room for zeros.
            file.write(os.urandom(SIZE))
