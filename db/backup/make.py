"""Making copies of the vault: verified by opening before they count, and then put in place whole.

`make` runs in a worker. What lay in the place before is not touched until the new copy is in place
(`db.backup.rotate`).
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.backup import container as backup_container
from db.backup.container import SUFFIX, Front, Tick
from db.backup.contents import Found, verify
from db.backup.errors import BackupError, NotMade
from db.backup.manifest import Manifest, Reason, seal
from db.backup.source import Source
from db.clock import day_of, now
from db.files import atomic

FOLDER = "kopior"
"""Where the first place lies, beside the vault."""

PASSES = 4
"""How many times the bytes go by: copied, verified, written, read back. What `Tick` counts in all, roughly."""

_MEGABYTE = 1_000_000
_TEMP = ".narvara-kopia-"
_KINDS: dict[int, NotMade] = {
    errno.ENOSPC: "full",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "full",
    errno.EFBIG: "too_large",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ENODEV: "missing",
    errno.ENXIO: "missing",
}


@dataclass(frozen=True)
class Made:
    """A copy that is in place and has been verified."""

    front: Front
    found: Found


def make(source: Source, place: Path, seq: int, reason: Reason, tick: Tick) -> Made:
    """Make one verified copy in `place`. In a worker.

    Raises `BackupError`, or `BackupCancelledError` when `tick` does or the source was stopped; the place then
    holds what it held before.
    """
    with as_backup_errors(), source.stoppable(), _temporary(place) as bare, _temporary(place) as packed:
        sweep(place, keep=(bare, packed))
        make_room(place, 2 * source.bytes)
        contents = source.contents()
        source.vacuum_into(bare, tick)
        atomic.sync_file(bare)
        found = verify(bare, source.dek, contents)
        tick(bare.stat().st_size)
        manifest = Manifest(
            vault=source.header.vault,
            seq=seq,
            created=now().astimezone(UTC).isoformat(timespec="seconds"),
            reason=reason,
            schema=source.schema,
            db_bytes=bare.stat().st_size,
            db_sha256=_sum(bare),
            sealed=seal(contents, source.dek),
        )
        front = backup_container.encode_front(source.header, manifest, source.dek)
        with packed.open("r+b") as file:
            backup_container.write(bare, file, front, tick)
            file.flush()
            os.fsync(file.fileno())
        made = _proved(packed, source, tick)
        backup_container.raise_if(source.is_stopped)
        return Made(_in_place(made, place), found)


def copy_to(front: Front, place: Path, tick: Tick, first: bytes) -> Front:
    """Copy a verified copy to a place, `first` before its database, and read it back from there.

    `first` is what stands before it already, or the same with other slots. In a worker; raises as `make`.
    """
    if not place.is_dir():
        raise BackupError("missing")
    with as_backup_errors(), _temporary(place) as packed:
        sweep(place, keep=(packed,))
        make_room(place, 2 * front.size)
        with packed.open("r+b") as file:
            end = front.start + front.manifest.db_bytes
            backup_container.write(front.path, file, first, tick, front.start, end)
            file.flush()
            os.fsync(file.fileno())
        there = backup_container.read_front(packed)
        if not first.startswith(there.signed) or not first.endswith(there.mac):
            raise BackupError("verify")
        backup_container.read_through(there, tick)
        return _in_place(there, place)


def name_of(manifest: Manifest) -> str:
    """Return a copy's file name: neutral, sorted by age, telling one vault's copies from another's."""
    day = day_of(datetime.fromisoformat(manifest.created)).isoformat()
    return f"{name_begins(manifest.vault, manifest.seq)}{day}{SUFFIX}"


def name_begins(vault: str, seq: int) -> str:
    """Return how the name of a vault's copy of this number begins, whatever its day."""
    return f"narvara-{vault[:4]}-{seq:06}-"


def sweep(place: Path, keep: tuple[Path, ...] = ()) -> None:
    """Remove what a copy that was cut short left in the place."""
    for leftover in place.glob(f"{_TEMP}*.tmp"):
        if leftover not in keep:
            with suppress(OSError):
                leftover.unlink()


def make_room(place: Path, wanted: int) -> None:
    """Raise `BackupError("full")` now rather than halfway."""
    free = shutil.disk_usage(place).free
    if free < wanted:
        raise BackupError("full", megabytes=-(-(wanted - free) // _MEGABYTE))


@contextmanager
def as_backup_errors() -> Iterator[None]:
    """Turn the system's errors into the one word the log and the user are told."""
    try:
        yield
    except OSError as error:
        raise BackupError(_KINDS.get(error.errno or 0, "failed")) from error


@contextmanager
def _temporary(place: Path) -> Iterator[Path]:
    """Give an empty private file in the place, gone afterwards unless it was moved."""
    place.mkdir(exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=_TEMP, suffix=".tmp", dir=place)
    os.close(handle)
    path = Path(name)
    try:
        yield path
    finally:
        with suppress(OSError):
            path.unlink()


def _proved(packed: Path, source: Source, tick: Tick) -> Front:
    """Read the finished file from disk: every sum, and the vault's own mark."""
    front = backup_container.read_front(packed)
    if not backup_container.is_authentic(front, source.dek):
        raise BackupError("verify")
    backup_container.read_through(front, tick)
    return front


def _in_place(front: Front, place: Path) -> Front:
    target = place / name_of(front.manifest)
    atomic.replace(front.path, target)
    return backup_container.read_front(target)


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
