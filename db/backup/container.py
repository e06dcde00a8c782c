"""The form of a copy on disk: one file, so that nobody loses half.

prefix (magic, version, lengths) ‖ key file with the slots that open anywhere ‖ manifest ‖ SHA-256 of these ‖
HMAC of these ‖ database ‖ SHA-256 of everything. The unkeyed sums tell damage before any passphrase is asked
for; the keyed one, once the data key is known, that the vault itself wrote it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from db.backup import manifest as backup_manifest
from db.backup.errors import BackupCancelledError, BackupError
from db.backup.manifest import Manifest
from db.errors import HeaderDamagedError, KeyFileTooNewError
from db.secrets import keyfile
from db.secrets.kdf import expand, wipe
from db.secrets.keyfile import Header

SUFFIX = ".narvarakopia"
MAGIC = b"NARVARA\x00KOPIA\x00\r\n"
VERSION = 1
CHUNK = 1024 * 1024
SIGNING = "backup-manifest"
"""The purpose of the subkey that signs copies."""
_PREFIX = struct.Struct(">16sHIIQ")  # magic, version, bytes of key file, of manifest, of database
_SUM = 32
_MOST = 64 * 1024  # bytes of key file or manifest

Tick = Callable[[int], None]
"""Told how many bytes more are done; raises `BackupCancelledError` to break off."""


@dataclass(frozen=True)
class Front:
    """What stands before the database, read and found whole. `start` is where the database begins."""

    path: Path
    header: Header
    manifest: Manifest
    key_data: bytes = field(repr=False)
    signed: bytes = field(repr=False)
    mac: bytes = field(repr=False)
    start: int

    @property
    def first(self) -> bytes:
        """Return everything that stands before the database, as it was read."""
        return self.signed + hashlib.sha256(self.signed).digest() + self.mac

    @property
    def size(self) -> int:
        """Return the bytes of the whole file."""
        return self.start + self.manifest.db_bytes + _SUM


def encode_front(header: Header, manifest: Manifest, dek: bytearray) -> bytes:
    """Return everything that stands before the database. Only slots that open on any computer go along."""
    slots = tuple(slot for slot in header.slots if slot.type in keyfile.OPEN_ANYWHERE)
    kept = Header(vault=header.vault, gen=header.gen, created=header.created, slots=slots)
    key_data, told = keyfile.encode(kept, dek), backup_manifest.encode(manifest)
    signed = _PREFIX.pack(MAGIC, VERSION, len(key_data), len(told), manifest.db_bytes) + key_data + told
    return signed + hashlib.sha256(signed).digest() + _mac(signed, dek)


def write(database: Path, target: BinaryIO, front: bytes, tick: Tick, start: int = 0, end: int = 0) -> None:
    """Write a whole container to an open file; the caller forces it to disk.

    The database is the whole file, or what lies in it from byte `start` until `end`.
    """
    digest = hashlib.sha256(front)
    target.write(front)
    with database.open("rb") as source:
        source.seek(start)
        while chunk := source.read(min(CHUNK, end - source.tell()) if end else CHUNK):
            digest.update(chunk)
            target.write(chunk)
            tick(len(chunk))
    target.write(digest.digest())


def read_front(path: Path) -> Front:
    """Read what stands before the database. Raises `BackupError`; the database itself is not looked at."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(_PREFIX.size + 2 * _MOST + 2 * _SUM)
    except FileNotFoundError as error:
        raise BackupError("gone") from error
    except OSError as error:
        raise BackupError("failed") from error
    if not data.startswith(MAGIC):
        raise BackupError("cut" if MAGIC.startswith(data) else "foreign")
    if len(data) < _PREFIX.size:
        raise BackupError("cut")
    _magic, version, key_bytes, manifest_bytes, db_bytes = _PREFIX.unpack_from(data)
    if version > VERSION:
        raise BackupError("newer")
    end = _PREFIX.size + key_bytes + manifest_bytes
    if not version or key_bytes > _MOST or manifest_bytes > _MOST:
        raise BackupError("damaged")
    if size != end + 3 * _SUM + db_bytes:
        raise BackupError("cut" if size < end + 3 * _SUM + db_bytes else "damaged")
    if hashlib.sha256(data[:end]).digest() != data[end : end + _SUM]:
        raise BackupError("damaged")
    return _parsed(path, data, _PREFIX.size + key_bytes, end)


def opens_with_passphrase(front: Front) -> bool:
    """Tell whether the copy has a slot for the passphrase, or the recovery code alone opens it."""
    return any(slot.type == "pass" for slot in front.header.slots)


def without_passphrase(front: Front, dek: bytearray) -> bytes:
    """Return what is to stand before the database instead, so that only the codes open the copy."""
    kept = tuple(slot for slot in front.header.slots if slot.type != "pass")
    return encode_front(replace(front.header, slots=kept), front.manifest, dek)


def is_authentic(front: Front, dek: bytearray) -> bool:
    """Tell whether the vault with this key wrote it."""
    return hmac.compare_digest(front.mac, _mac(front.signed, dek)) and keyfile.is_authentic(
        front.key_data, dek
    )


def is_signed(front: Front, keys: Sequence[bytearray]) -> bool:
    """Tell whether one of these subkeys for `SIGNING` signed it: those of the vault's earlier data keys count too."""
    return any(hmac.compare_digest(front.mac, hmac.digest(key, front.signed, "sha256")) for key in keys)


def read_through(front: Front, tick: Tick, target: BinaryIO | None = None) -> None:
    """Read the whole file from disk against its sums; with `target` write the database there on the way.

    Raises `BackupError("damaged")`, also when the file is another than when its front was read.
    """
    whole, inner, left = hashlib.sha256(), hashlib.sha256(), front.manifest.db_bytes
    with front.path.open("rb") as file:
        _forget_cached(file)
        before = file.read(front.start)
        whole.update(before)
        while left and (chunk := file.read(min(CHUNK, left))):
            whole.update(chunk)
            inner.update(chunk)
            if target is not None:
                target.write(chunk)
            left -= len(chunk)
            tick(len(chunk))
        end = file.read()
    is_same = before.startswith(front.signed) and inner.hexdigest() == front.manifest.db_sha256
    if left or not is_same or whole.digest() != end:
        raise BackupError("damaged")


def never_cancelled(_bytes: int) -> None:
    """Stand in for a tick where nobody waits."""


def raise_if(is_stopped: bool) -> None:
    """Break off where that was asked for."""
    if is_stopped:
        raise BackupCancelledError("asked to stop")


def _parsed(path: Path, data: bytes, middle: int, end: int) -> Front:
    key_data, told = data[_PREFIX.size : middle], data[middle:end]
    mac, db_bytes = data[end + _SUM : end + 2 * _SUM], _PREFIX.unpack_from(data)[4]
    try:
        header, manifest = keyfile.parse(key_data), backup_manifest.parse(told)
    except KeyFileTooNewError as error:
        raise BackupError("newer") from error
    except (HeaderDamagedError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BackupError("damaged") from error
    if manifest.vault != header.vault or manifest.db_bytes != db_bytes:
        raise BackupError("damaged")
    return Front(path, header, manifest, key_data, data[:end], mac, end + 2 * _SUM)


def _forget_cached(file: BinaryIO) -> None:
    """Ask for what is on the disk, not what is remembered of it. Systems without the question are passed over."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _mac(data: bytes, dek: bytearray) -> bytes:
    key = expand(dek, SIGNING)
    try:
        return hmac.digest(key, data, "sha256")
    finally:
        wipe(key)
