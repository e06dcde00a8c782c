"""Files replaced whole or not at all: written beside, forced to disk, read back, renamed."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db.errors import DiskFailingError, DiskFullError, VaultInUseError, VaultReadOnlyError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_TEMP = ".narvara-"


@contextmanager
def named_failures() -> Iterator[None]:
    """Turn the system's errors into the vault's own: disk full, read-only, failing, or a file someone holds."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError("no space left") from error
        if error.errno in _READ_ONLY:
            raise VaultReadOnlyError("folder is not writable") from error
        if error.errno == errno.EIO:
            raise DiskFailingError("the disk failed") from error
        raise VaultInUseError(f"file system error {error.errno}") from error


def write(path: Path, data: bytes, check: Callable[[bytes], None] = lambda data: None) -> None:
    """Replace `path` by `data`, mode 0600. `check` sees what came back from disk and may raise to stop.

    Raises `DiskFullError`, `VaultReadOnlyError`, `DiskFailingError` or `VaultInUseError`; then `path` is as it was.
    """
    with named_failures():
        handle, name = tempfile.mkstemp(prefix=_TEMP, suffix=".tmp", dir=path.parent)
        temp = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            back = temp.read_bytes()
            if back != data:
                raise OSError(errno.EIO, "read back differs")
            check(back)
            replace(temp, path)
        finally:
            with suppress(OSError):
                temp.unlink()


def replace(source: Path, target: Path, tries: int = 10) -> None:
    """Rename over `target` and make the rename last. On Windows an antivirus may hold it a moment."""
    for attempt in range(tries):
        try:
            source.replace(target)
            break
        except PermissionError:
            if os.name != "nt" or attempt == tries - 1:
                raise
            time.sleep(min(0.02 * 2**attempt, 0.5))
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Force a folder's list of names to disk. Windows does it by itself and cannot be asked."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Force a file's content to disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def try_writing(folder: Path) -> None:
    """Raise `VaultReadOnlyError` or `DiskFullError` now rather than when text is about to be lost."""
    with named_failures():
        handle, name = tempfile.mkstemp(prefix=_TEMP, suffix=".tmp", dir=folder)
        try:
            os.write(handle, bytes(4096))
            os.fsync(handle)
        finally:
            os.close(handle)
            Path(name).unlink()


def sweep(folder: Path) -> None:
    """Remove temporary files a killed program left. Call only while holding the folder's lock."""
    for leftover in folder.glob(f"{_TEMP}*.tmp"):
        with suppress(OSError):
            leftover.unlink()


def keep_aside(path: Path) -> Path:
    """Rename a file that must not be lost, to `name.skadad`, `name.skadad-2` …, and return where it went."""
    number, target = 1, path.with_name(f"{path.name}.skadad")
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.skadad-{number}")
    with named_failures():
        path.rename(target)
        sync_folder(path.parent)
    return target
