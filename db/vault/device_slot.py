"""Binding the vault to one computer, and letting go of that again. No SQLite here, so any thread will do.

Bound, the passphrase opens the key file only together with 32 bytes that this computer's keyring holds. They lie
there, and have been read back, before the key file changes.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from db.secrets import slots
from db.secrets.kdf import KEY_BYTES
from db.vault import aside_slots, keys, rewrap
from db.vault.keys import UnsealedKey


def new_secret() -> bytearray:
    """Return a fresh device secret; the caller wipes it."""
    return bytearray(os.urandom(KEY_BYTES))


def prove(key: UnsealedKey, passphrase: str) -> None:
    """Raise `WrongPassphraseError` unless the passphrase opens the key file as it now lies. A second."""
    keys.unseal(key.folder, passphrase, key.device).wipe()


def bind(key: UnsealedKey, passphrase: str, device: bytearray, put: Callable[[], object]) -> None:
    """Replace the slot for the passphrase by one that wants `device` too. Some seconds; nothing half-way.

    `put` lays the device secret where it will be found at the next unlocking and reads it back; it is called once
    the passphrase has been proved, and what it raises leaves the key file as it was. Raises `WrongPassphraseError`
    or as `atomic.write`.
    """
    if key.is_bound:
        raise ValueError("bound already")
    if len(device) != KEY_BYTES or not any(device):
        raise ValueError("not a device secret")
    prove(key, passphrase)
    put()
    rewrap.put_passphrase(key, passphrase, device)
    aside_slots.revoke_passphrase(key.folder, key.header, key.dek)


def release(key: UnsealedKey, passphrase: str) -> None:
    """Replace that slot by one the passphrase opens alone. Raises `WrongPassphraseError` or as `atomic.write`."""
    prove(key, passphrase)
    rewrap.put_passphrase(key, passphrase, slots.NO_DEVICE)
