"""A few bytes encrypted outside the database, for when the database cannot be written: AES-256-GCM."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.errors import VaultError

MAGIC = b"narvara-sealed-1\n"
"""How every such file begins."""
_NONCE = 12


class SealBrokenError(VaultError):
    """What was sealed has been changed, or belongs to another vault."""


def seal(key: bytearray, data: bytes, about: bytes) -> bytes:
    """Encrypt `data` under a subkey. `about` (the vault's id) must be the same when it is opened."""
    nonce = os.urandom(_NONCE)
    return MAGIC + nonce + AESGCM(bytes(key)).encrypt(nonce, data, MAGIC + about)


def unseal(key: bytearray, sealed: bytes, about: bytes) -> bytes:
    """Return what was sealed. Raises `SealBrokenError`."""
    start = len(MAGIC) + _NONCE
    if not sealed.startswith(MAGIC) or len(sealed) < start:
        raise SealBrokenError("not a sealed file")
    try:
        return AESGCM(bytes(key)).decrypt(sealed[len(MAGIC) : start], sealed[start:], MAGIC + about)
    except InvalidTag as error:
        raise SealBrokenError("the seal does not hold") from error
