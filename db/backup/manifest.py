"""What a copy says about itself. What could tell something about anybody is sealed with the data key."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.backup.errors import BackupError
from db.secrets.kdf import expand, wipe
from db.secrets.keyfile import canonical

Reason = Literal["auto", "asked", "before_migration", "before_restore"]
"""Why a copy was made: by itself, by the user, before something that may fail."""

REASONS: tuple[Reason, ...] = get_args(Reason)
_NONCE, _TAG = 12, 16
_VAULT, _SUM = 32, 64  # hexadecimal digits
MOST_SEQ = 999_999_999
"""No vault comes near so many copies: a higher number was made up, and would be counted on from."""
MOST_SCHEMA = 9_999
_YEARS = range(2000, 2200)
"""So that every moment can be told in every time zone."""
_PLAIN = ("created", "db_bytes", "db_sha256", "reason", "schema", "seq", "vault")


@dataclass(frozen=True)
class Contents:
    """What a database holds: rows in each table, and the head of the access log."""

    counts: dict[str, int]
    log_seq: int
    log_mac: str


@dataclass(frozen=True)
class Manifest:
    """`seq` orders the copies of a vault, whatever the clock said; `created` is aware. `sealed` is `Contents`."""

    vault: str
    seq: int
    created: str
    reason: Reason
    schema: int
    db_bytes: int
    db_sha256: str
    sealed: bytes = field(repr=False)

    @property
    def moment(self) -> datetime:
        """Return when the copy was made, by the clock of that day."""
        return datetime.fromisoformat(self.created)


def seal(contents: Contents, dek: bytearray) -> bytes:
    """Return the contents as only the vault's key can read them."""
    key, nonce = expand(dek, "backup-contents"), os.urandom(_NONCE)
    try:
        plain = canonical([contents.counts, contents.log_seq, contents.log_mac])
        return nonce + AESGCM(key).encrypt(nonce, plain, None)
    finally:
        wipe(key)


def unseal(manifest: Manifest, dek: bytearray) -> Contents:
    """Return what the copy is said to hold. Raises `BackupError`."""
    key = expand(dek, "backup-contents")
    try:
        plain = AESGCM(key).decrypt(manifest.sealed[:_NONCE], manifest.sealed[_NONCE:], None)
    except (InvalidTag, ValueError) as error:  # ValueError: too short to be anything
        raise BackupError("other_vault") from error
    finally:
        wipe(key)
    counts, log_seq, log_mac = json.loads(plain)
    return Contents(counts=counts, log_seq=log_seq, log_mac=log_mac)


def encode(manifest: Manifest) -> bytes:
    """Return the manifest's one form."""
    body = {name: getattr(manifest, name) for name in _PLAIN}
    return canonical({**body, "sealed": base64.b64encode(manifest.sealed).decode("ascii")})


def parse(data: bytes) -> Manifest:
    """Read it by a strict schema. Raises `ValueError`, `KeyError`, `TypeError` or `RecursionError` on anything else.

    Whoever can write in the folder chose every number here, so each is held within bounds before it is used.
    """
    body: Any = json.loads(data)
    if set(body) != {*_PLAIN, "sealed"} or canonical(body) != data:
        raise ValueError("form")
    texts = ("created", "db_sha256", "reason", "vault")
    if any(type(body[name]) is not str for name in texts) or body["reason"] not in REASONS:
        raise TypeError("text")
    numbers = ("db_bytes", "schema", "seq")
    if any(type(body[name]) is not int or body[name] < 0 for name in numbers):
        raise TypeError("number")
    if body["seq"] > MOST_SEQ or body["schema"] > MOST_SCHEMA:
        raise ValueError("number")
    if len(body["vault"]) != _VAULT or len(body["db_sha256"]) != _SUM:
        raise ValueError("length")
    moment = datetime.fromisoformat(body["created"])
    if moment.tzinfo is None or moment.year not in _YEARS:
        raise ValueError("moment")
    sealed = base64.b64decode(body["sealed"], validate=True)
    if len(sealed) < _NONCE + _TAG:
        raise ValueError("sealed")
    return Manifest(**{name: body[name] for name in _PLAIN}, sealed=sealed)
