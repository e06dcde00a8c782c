"""Opening and making key slots: the data key in and out of its AES-256-GCM wraps.

KEK = HKDF(Argon2id(secret) ‖ device secret); the wrap also vouches for the vault's id and the slot's own
parameters, so that a slot moved or weakened does not open.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db import keyfile
from db.errors import DeviceSecretMissingError, HeaderDamagedError, WrongPassphraseError
from db.kdf import KEY_BYTES, KdfParams, expand, stretch, wipe
from db.keyfile import Header, Slot

NO_DEVICE = b""


def seal(
    dek: bytearray,
    vault: str,
    number: int,
    kind: str,
    secret: bytearray,
    params: KdfParams,
    device: bytes = NO_DEVICE,
) -> Slot:
    """Return a new slot that opens with `secret` (and `device`). Slow: one Argon2id run. Any thread."""
    if not any(dek):
        raise ValueError("the data key has been wiped")
    bare = Slot(id=number, type=kind, kdf=params, salt=os.urandom(16), nonce=os.urandom(12), wrap=b"")
    kek = _kek(bare, secret, device)
    try:
        wrap = AESGCM(kek).encrypt(bare.nonce, dek, _bound(vault, bare))
    finally:
        wipe(kek)
    return Slot(id=number, type=kind, kdf=params, salt=bare.salt, nonce=bare.nonce, wrap=wrap)


def unseal(
    data: bytes, secret: bytearray, kinds: tuple[str, ...], device: bytes = NO_DEVICE
) -> tuple[Header, bytearray, Slot]:
    """Return the header of a key file's bytes, the data key, and the slot that opened. Slow; any thread.

    Raises `HeaderDamagedError`, `KeyFileTooNewError`, `WrongPassphraseError`, `DeviceSecretMissingError`
    or `TooLittleMemoryError`.
    """
    header = keyfile.parse(data)
    fitting = [slot for slot in header.slots if slot.type in kinds]
    for slot in fitting:
        if slot.type == "pass+device" and not device:
            continue
        dek = _open(header.vault, slot, secret, device)
        if dek is None:
            continue
        if not keyfile.is_authentic(data, dek):
            wipe(dek)
            raise HeaderDamagedError("seal")
        return header, dek, slot
    if fitting and not device and all(slot.type == "pass+device" for slot in fitting):
        raise DeviceSecretMissingError("the keyring's secret is needed")
    raise WrongPassphraseError("no slot opened")


def _open(vault: str, slot: Slot, secret: bytearray, device: bytes) -> bytearray | None:
    kek = _kek(slot, secret, device)
    try:
        dek = bytearray(KEY_BYTES)
        AESGCM(kek).decrypt_into(slot.nonce, slot.wrap, _bound(vault, slot), dek)
    except InvalidTag:
        return None
    else:
        return dek
    finally:
        wipe(kek)


def _kek(slot: Slot, secret: bytearray, device: bytes) -> bytearray:
    stretched = stretch(secret, slot.salt, slot.kdf)
    both = stretched + device if slot.type == "pass+device" else stretched
    try:
        return expand(both, f"kek/{slot.type}")
    finally:
        wipe(stretched, both)


def _bound(vault: str, slot: Slot) -> bytes:
    return keyfile.canonical({"v": keyfile.VERSION, "vault": vault, "slot": slot.bound()})
