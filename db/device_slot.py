"""Binding the vault to one computer, and letting go of that again. No SQLite here, so any thread will do.

Bound, the passphrase opens the key file only together with 32 bytes that this computer's keyring holds. Whoever
calls has put them there, and read them back, before `bind`.
"""

from __future__ import annotations

import os

from db import keys, slots
from db.errors import VaultError
from db.kdf import KEY_BYTES
from db.keys import UnsealedKey


class AlreadyBoundError(VaultError):
    """The vault is bound to a computer already."""


def new_secret() -> bytearray:
    """Return a fresh device secret; the caller wipes it."""
    return bytearray(os.urandom(KEY_BYTES))


def prove(key: UnsealedKey, passphrase: str) -> None:
    """Raise `WrongPassphraseError` unless the passphrase opens the key file as it now lies. A second."""
    keys.unseal(key.folder, passphrase, key.device).wipe()


def bind(key: UnsealedKey, passphrase: str, device: bytearray) -> None:
    """Replace the slot for the passphrase by one that wants `device` too. Some seconds; nothing half-way.

    Raises `AlreadyBoundError`, `WrongPassphraseError` or as `atomic.write`.
    """
    if key.is_bound:
        raise AlreadyBoundError("bound already")
    if len(device) != KEY_BYTES or not any(device):
        raise ValueError("not a device secret")
    prove(key, passphrase)
    keys.put_passphrase(key, passphrase, device)


def release(key: UnsealedKey, passphrase: str) -> None:
    """Replace that slot by one the passphrase opens alone. Raises `WrongPassphraseError` or as `atomic.write`."""
    prove(key, passphrase)
    keys.put_passphrase(key, passphrase, slots.NO_DEVICE)
