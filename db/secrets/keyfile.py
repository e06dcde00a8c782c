"""The key file `valv.key`: its form on disk and nothing about how its slots are opened.

MAGIC ‖ canonical JSON ‖ SHA-256 ‖ HMAC-SHA256. The unkeyed sum tells damage from a wrong passphrase before
anything slow runs; the keyed one tells, once the data key is known, that nobody else wrote the file.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from db.errors import HeaderDamagedError, KeyFileTooNewError
from db.secrets.kdf import KdfParams, expand, wipe

MAGIC = b"NARVARA\x00KEY\x00"
VERSION = 1
MAX_BYTES = 64 * 1024
MAX_SLOTS = 8
MAX_GEN = 999_999_999
"""No key file is changed so many times: a higher number was made up."""
SlotType = Literal["pass", "pass+device", "recovery", "recovery-chief"]
"""What opens a slot: the passphrase alone or with this computer, the user's code, the enhetschef's."""

TYPES: tuple[SlotType, ...] = get_args(SlotType)
OPEN_ANYWHERE: tuple[SlotType, ...] = ("pass", "recovery", "recovery-chief")
"""The slots that need nothing of one computer: they go along in copies."""
_SUM = 32
_SALT, _NONCE, _WRAP = 16, 12, 48


@dataclass(frozen=True)
class Slot:
    """One way in: the data key wrapped by a key stretched from one secret."""

    id: int
    type: SlotType
    kdf: KdfParams
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    wrap: bytes = field(repr=False)

    def bound(self) -> dict[str, Any]:
        """Return everything but the wrap, as JSON values: what the wrap vouches for."""
        kdf = {
            "alg": "argon2id",
            "v": 19,
            "m": self.kdf.m,
            "t": self.kdf.t,
            "p": self.kdf.p,
            "salt": _b64(self.salt),
        }
        return {"id": self.id, "type": self.type, "kdf": kdf, "nonce": _b64(self.nonce)}

    def whole(self) -> dict[str, Any]:
        """Return all of it, as JSON values."""
        return {**self.bound(), "wrap": _b64(self.wrap)}


@dataclass(frozen=True)
class Header:
    """What the key file says. `vault` is 32 hex digits, `gen` counts its changes, `created` is a UTC time."""

    vault: str
    gen: int
    created: str
    slots: tuple[Slot, ...]

    def next(self, slots: tuple[Slot, ...]) -> Header:
        """Return the header that follows this one."""
        return replace(self, gen=self.gen + 1, slots=slots)


def encode(header: Header, dek: bytearray) -> bytes:
    """Return the bytes of the key file, sealed with the data key."""
    if not any(dek):
        raise ValueError("the data key has been wiped")
    slots = [slot.whole() for slot in header.slots]
    body = {"v": VERSION, "vault": header.vault, "gen": header.gen, "created": header.created, "slots": slots}
    data = MAGIC + canonical(body)
    data += hashlib.sha256(data).digest()
    return data + _mac(data, dek)


def is_authentic(data: bytes, dek: bytearray) -> bool:
    """Tell whether these bytes were sealed with this data key."""
    return hmac.compare_digest(data[-_SUM:], _mac(data[:-_SUM], dek))


def parse(data: bytes) -> Header:
    """Return what the file says. Raises `HeaderDamagedError` or `KeyFileTooNewError`, and nothing else."""
    if not len(MAGIC) + 2 * _SUM < len(data) <= MAX_BYTES or not data.startswith(MAGIC):
        raise HeaderDamagedError("length or first bytes")
    summed, digest = data[: -2 * _SUM], data[-2 * _SUM : -_SUM]
    if not hmac.compare_digest(hashlib.sha256(summed).digest(), digest):
        raise HeaderDamagedError("sum")
    try:
        return _header(json.loads(summed[len(MAGIC) :]), summed[len(MAGIC) :])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise HeaderDamagedError("content") from error


def canonical(value: object) -> bytes:
    """Return JSON in the one form that counts: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _mac(data: bytes, dek: bytearray) -> bytes:
    key = expand(dek, "header-mac")
    try:
        return hmac.digest(key, data, "sha256")
    finally:
        wipe(key)


def _header(body: Any, raw: bytes) -> Header:
    """Read the JSON by a strict schema: exact keys, exact types, exact lengths. Raises on anything else."""
    if _integer(body["v"]) > VERSION:
        raise KeyFileTooNewError(body["v"], VERSION)
    _keys(body, "v", "vault", "gen", "created", "slots")
    if body["v"] != VERSION or canonical(body) != raw or not isinstance(body["created"], str):
        raise ValueError("form")
    if (
        len(bytes.fromhex(body["vault"])) != 16
        or len(body["vault"]) != 32
        or not 1 <= _integer(body["gen"]) <= MAX_GEN
    ):
        raise ValueError("vault or generation")
    slots = tuple(read_slot(slot) for slot in _listed(body["slots"]))
    if len({slot.id for slot in slots}) != len(slots):
        raise ValueError("slot ids")
    return Header(vault=body["vault"], gen=body["gen"], created=body["created"], slots=slots)


def read_slot(body: Any) -> Slot:
    """Return the slot in JSON values. Raises `ValueError`, `KeyError`, `TypeError` or `AttributeError`."""
    _keys(body, "id", "type", "kdf", "nonce", "wrap")
    kdf = body["kdf"]
    _keys(kdf, "alg", "v", "m", "t", "p", "salt")
    params = KdfParams(m=_integer(kdf["m"]), t=_integer(kdf["t"]), p=_integer(kdf["p"]))
    if (kdf["alg"], _integer(kdf["v"])) != ("argon2id", 19) or not params.is_allowed():
        raise ValueError("kdf")
    if body["type"] not in TYPES or not 0 <= _integer(body["id"]) < 256:
        raise ValueError("slot")
    return Slot(
        id=body["id"],
        type=body["type"],
        kdf=params,
        salt=_unb64(kdf["salt"], _SALT),
        nonce=_unb64(body["nonce"], _NONCE),
        wrap=_unb64(body["wrap"], _WRAP),
    )


def _listed(slots: Any) -> list[Any]:
    if not isinstance(slots, list) or not 1 <= len(slots) <= MAX_SLOTS:
        raise ValueError("slots")
    return slots


def _keys(value: Any, *names: str) -> None:
    if not isinstance(value, dict) or set(value) != set(names):
        raise ValueError("keys")


def _integer(value: Any) -> int:
    """Return an int that really is one: JSON's true is 1 to Python."""
    if type(value) is not int:
        raise TypeError("not an integer")
    return value


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unb64(text: Any, length: int) -> bytes:
    data = base64.b64decode(text, validate=True)
    if len(data) != length or _b64(data) != text:
        raise ValueError("base64")
    return data
