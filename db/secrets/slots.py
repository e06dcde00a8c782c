"""Opening and making key slots: the data key in and out of its AES-256-GCM wraps.

KEK = HKDF(Argon2id(secret) ‖ device secret); the wrap also vouches for the vault's id and the slot's own
parameters, so that a slot moved or weakened does not open. The nonce of a slot that wants a device secret is
made from that secret and the salt: it tells another computer's secret from a wrong passphrase at once, and gives
away nothing of 256 random bits. The salt makes every slot's key its own, so no nonce is used twice under one.
"""

from __future__ import annotations

import hmac
import os
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.errors import (
    DeviceSecretMissingError,
    DeviceSecretWrongError,
    HeaderDamagedError,
    OnlyRecoveryCodeError,
    WrongPassphraseError,
)
from db.secrets import keyfile
from db.secrets.kdf import KEY_BYTES, KdfParams, expand, stretch, wipe
from db.secrets.keyfile import Header, Slot, SlotType

NO_DEVICE = b""
WITH_DEVICE: Literal["pass+device"] = "pass+device"

Device = bytes | bytearray
"""The 32 bytes this computer's keyring holds, or `NO_DEVICE`."""


def seal(
    dek: bytearray,
    vault: str,
    number: int,
    kind: SlotType,
    secret: bytearray,
    params: KdfParams,
    device: Device = NO_DEVICE,
) -> Slot:
    """Return a new slot that opens with `secret` (and `device`). Slow: one Argon2id run. Any thread."""
    if not any(dek):
        raise ValueError("the data key has been wiped")
    salt = os.urandom(16)
    nonce = _mark(device, salt) if kind == WITH_DEVICE else os.urandom(12)
    bare = Slot(id=number, type=kind, kdf=params, salt=salt, nonce=nonce, wrap=b"")
    kek = _kek(bare, secret, device)
    try:
        wrap = AESGCM(kek).encrypt(bare.nonce, dek, _bound(vault, bare))
    finally:
        wipe(kek)
    return Slot(id=number, type=kind, kdf=params, salt=bare.salt, nonce=bare.nonce, wrap=wrap)


def unseal(
    data: bytes, secret: bytearray, kinds: tuple[SlotType, ...], device: Device = NO_DEVICE
) -> tuple[Header, bytearray, Slot]:
    """Return the header of a key file's bytes, the data key, and the slot that opened. Slow; any thread.

    Raises `HeaderDamagedError`, `KeyFileTooNewError`, `WrongPassphraseError`, `DeviceSecretMissingError`,
    `DeviceSecretWrongError`, `OnlyRecoveryCodeError` or `TooLittleMemoryError`.
    """
    header = keyfile.parse(data)
    fitting = [slot for slot in header.slots if slot.type in kinds]
    usable = [slot for slot in fitting if slot.type != WITH_DEVICE or is_bound_to(slot, device)]
    if not fitting and "pass" in kinds:
        raise OnlyRecoveryCodeError("there is no slot for a passphrase")
    if fitting and not usable:
        raise DeviceSecretWrongError("another device") if device else DeviceSecretMissingError("none given")
    for slot in usable:
        dek = _open(header.vault, slot, secret, device)
        if dek is None:
            continue
        if not keyfile.is_authentic(data, dek):
            wipe(dek)
            raise HeaderDamagedError("seal")
        return header, dek, slot
    raise WrongPassphraseError("no slot opened")


def is_bound_to(slot: Slot, device: Device) -> bool:
    """Tell whether this is the device secret that the slot was made with."""
    return bool(device) and hmac.compare_digest(slot.nonce, _mark(device, slot.salt))


def _mark(device: Device, salt: bytes) -> bytes:
    key = bytearray(device)
    marked = expand(key, f"device-mark/{salt.hex()}")
    try:
        return bytes(marked[:12])
    finally:
        wipe(key, marked)


def _open(vault: str, slot: Slot, secret: bytearray, device: Device) -> bytearray | None:
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


def _kek(slot: Slot, secret: bytearray, device: Device) -> bytearray:
    stretched = stretch(secret, slot.salt, slot.kdf)
    both = stretched + device if slot.type == WITH_DEVICE else stretched
    try:
        return expand(both, f"kek/{slot.type}")
    finally:
        wipe(stretched, both)


def _bound(vault: str, slot: Slot) -> bytes:
    return keyfile.canonical({"v": keyfile.VERSION, "vault": vault, "slot": slot.bound()})
