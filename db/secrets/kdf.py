"""From a secret to a key: Argon2id (RFC 9106) for what people type, HKDF (RFC 5869) for what follows."""

from __future__ import annotations

import os
import time
import unicodedata
from dataclasses import dataclass
from typing import cast

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.errors import TooLittleMemoryError

KEY_BYTES = 32
MIB = 1024
"""Argon2 counts memory in KiB."""


@dataclass(frozen=True)
class KdfParams:
    """What Argon2id costs: `m` KiB of memory, `t` passes, `p` lanes."""

    m: int
    t: int
    p: int

    def is_allowed(self) -> bool:
        """Tell whether a key file may ask for this: a forged one must not become a memory bomb."""
        return 19 * MIB <= self.m <= 1024 * MIB and 1 <= self.t <= 16 and 1 <= self.p <= 8


FLOOR = KdfParams(m=64 * MIB, t=3, p=4)
"""RFC 9106's second choice; no new passphrase slot is cheaper. Plenty for a 130-bit recovery code."""

CHEAPEST = KdfParams(m=19 * MIB, t=1, p=1)
"""The least a key file may hold. For tests alone."""


def typed(passphrase: str) -> bytearray:
    """Return the bytes a typed secret stands for; the same for composed and decomposed letters (NFKC)."""
    return bytearray(unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"))


def stretch(secret: bytearray, salt: bytes, params: KdfParams) -> bytearray:
    """Run Argon2id, slowly. Raises `TooLittleMemoryError`. Any thread; the caller wipes the result.

    OpenSSL is handed its own copy of the secret (`OSSL_PARAM_BLD`) and frees it as it stands. The same call with
    nothing in it, at the least cost Argon2 has (under 1 ms), is given that place back by the allocator, and wipes it.
    """
    out = bytearray(KEY_BYTES)
    try:
        _argon2id(secret, salt, params, out)
    except MemoryError as error:
        raise TooLittleMemoryError(f"{params.m // MIB} MiB asked for") from error
    finally:
        least = KdfParams(m=8 * params.p, t=1, p=params.p)  # RFC 9106, 3.1: eight KiB a lane
        _argon2id(bytearray(len(secret)), bytes(len(salt)), least, bytearray(KEY_BYTES))
    return out


def _argon2id(secret: bytearray, salt: bytes, params: KdfParams, out: bytearray) -> None:
    argon2id = Argon2id(salt=salt, length=len(out), iterations=params.t, lanes=params.p, memory_cost=params.m)
    argon2id.derive_into(cast(bytes, secret), out)  # any buffer will do; the stub says bytes


def expand(key: bytearray, purpose: str) -> bytearray:
    """Return a 32-byte key for one purpose and no other, from `key` by HKDF-SHA256."""
    out = bytearray(KEY_BYTES)
    HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"narvara/{purpose}".encode()).derive_into(
        key, out
    )
    return out


def wipe(*keys: bytearray) -> None:
    """Overwrite keys in place. Python's `str` and `bytes` cannot be wiped, so keys are never those."""
    for key in keys:
        key[:] = bytes(len(key))


def calibrate(seconds: float = 1.0) -> KdfParams:
    """Return parameters that take about `seconds` here, from `FLOOR` to 1 GiB or an eighth of memory."""
    started = time.perf_counter()
    wipe(stretch(bytearray(b"calibration"), bytes(16), FLOOR))
    factor = seconds / max(time.perf_counter() - started, 0.001)
    most = min(1024 * MIB, max(FLOOR.m, memory_kib() // 8))
    steps = int(FLOOR.m * factor) // FLOOR.m
    return KdfParams(m=max(FLOOR.m, min(most, steps * FLOOR.m)), t=FLOOR.t, p=FLOOR.p)


def memory_kib() -> int:
    """Return the computer's memory in KiB, or 4 GiB where the system does not say."""
    names = getattr(os, "sysconf_names", {})
    if "SC_PHYS_PAGES" in names:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
    return 4 * 1024 * MIB
