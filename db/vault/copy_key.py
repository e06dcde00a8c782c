"""The key file in a copy, for an intact vault whose own two are gone: the same data key, so nothing is restored.

What was written after the copy is in the database and stays there. No SQLite here, so any thread will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from db.backup import container as backup_container
from db.backup.container import Front
from db.backup.errors import BackupError
from db.errors import (
    HeaderDamagedError,
    OnlyRecoveryCodeError,
    VaultError,
    WrongPassphraseError,
)
from db.files import atomic
from db.files.staging import DATABASE, KEY, KEY_COPY
from db.secrets import keyfile, slots
from db.secrets.kdf import typed, wipe
from db.secrets.keyfile import SlotType
from db.store.pages import holds_any
from db.vault import keys
from db.vault.keys import UnsealedKey

MOST_TRIES = 8
"""Key files that differ are tried, each at the cost of a passphrase; forged ones may be many."""


def is_wanted(folder: Path) -> bool:
    """Tell whether a database lies there and no key file of its own: gone, unreadable or another vault's."""
    with suppress(OSError):
        if not (folder / DATABASE).stat().st_size:
            return False
        for name in (KEY, KEY_COPY):
            try:
                data = keys.read(folder / name)
                if data is not None and not keys.seems_foreign(folder, keyfile.parse(data)):
                    return False
            except HeaderDamagedError:
                continue
            except VaultError:  # newer, or unreadable here and now: not gone
                return False
        return True
    return False


def unseal(folder: Path, paths: Sequence[Path], secret: str, *, is_code: bool) -> UnsealedKey:
    """Take the key file out of the first of these copies that opens the database, and put it in place. Seconds long.

    What lies there instead is kept aside. Raises `WrongPassphraseError`, `OnlyRecoveryCodeError`, `BackupError`,
    `TooLittleMemoryError` or as `atomic.write`, the first copy's own failure before those of the others; then
    nothing has changed.
    """
    kinds: tuple[SlotType, ...] = keys.BY_RECOVERY if is_code else ("pass",)
    failure: VaultError | None = None
    tried: set[bytes] = set()
    for path in paths:
        letters = keys.code_bytes(secret) if is_code else typed(secret)
        try:
            front = backup_container.read_front(path)
            if front.key_data in tried or len(tried) >= MOST_TRIES:
                continue
            tried.add(front.key_data)
            key = _of(folder, front, letters, kinds)
        except (BackupError, WrongPassphraseError, OnlyRecoveryCodeError, HeaderDamagedError) as error:
            failure = failure or error
            continue
        finally:
            wipe(letters)
        return _put(key)
    raise failure or BackupError("gone")


def renumber(key: UnsealedKey) -> None:
    """Let a key file out of a copy be the newest of all that the database has seen: it is in force again."""
    if keys.KEY_FROM_COPY in key.notices and key.seen_gen > key.header.gen:
        header = key.next_header(key.header.slots)
        key.data, key.header = keyfile.encode(header, key.dek), header


def _of(folder: Path, front: Front, letters: bytearray, kinds: tuple[SlotType, ...]) -> UnsealedKey:
    header, dek, slot = slots.unseal(front.key_data, letters, kinds)
    if not holds_any(folder / DATABASE, dek, header.vault):
        wipe(dek)
        raise BackupError("other_vault")
    opened_by: tuple[SlotType, ...] = (slot.type,) if slot.type in keys.BY_RECOVERY else keys.BY_PASSPHRASE
    return UnsealedKey(folder, front.key_data, header, dek, opened_by, (keys.KEY_FROM_COPY,), slot=slot)


def _put(key: UnsealedKey) -> UnsealedKey:
    try:
        with atomic.named_failures():
            for name in (KEY, KEY_COPY):
                if (key.folder / name).exists():
                    atomic.keep_aside(key.folder / name)
        atomic.write(key.folder / KEY, key.data)
    except BaseException:
        key.wipe()
        raise
    return key
