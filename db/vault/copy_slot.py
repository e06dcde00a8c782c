"""The passphrase's own slot for copies that lie elsewhere, while the key file itself wants this computer.

It is kept inside the encrypted database, where only an open vault can read it: beside the key file it would let
the passphrase alone open the vault after all. See docs/adr/0017.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from db.errors import VaultError
from db.secrets import keyfile, slots
from db.secrets.kdf import typed, wipe
from db.secrets.keyfile import Header, Slot
from db.store.connection import Connection
from db.vault.keys import UnsealedKey

_NAME = "copy_slot"


def make(key: UnsealedKey, passphrase: str | bytearray) -> str:
    """Return a new slot for the passphrase alone, as text to `keep`. A second; any thread.

    It counts only as long as the slot that is bound to this computer is the one in the key file now: what is
    left of an earlier passphrase, by a kill between the two, is passed over.
    """
    dek = key.copy_of_dek()
    try:
        return make_for(key.header, dek, passphrase)
    finally:
        wipe(dek)


def make_for(header: Header, dek: bytearray, passphrase: str | bytearray) -> str:
    """Return what `make` does for a key file that is not in force yet. Bytes are as `typed` gives; the caller's."""
    bound = _bound(header)
    if bound is None:
        raise ValueError("the vault is bound to no computer")
    secret = typed(passphrase) if isinstance(passphrase, str) else bytearray(passphrase)
    try:
        slot = slots.seal(dek, header.vault, bound.id, "pass", secret, bound.kdf)
    finally:
        wipe(secret)
    return keyfile.canonical({"for": _print_of(bound), "slot": slot.whole()}).decode("ascii")


def make_if_it_can(key: UnsealedKey, passphrase: str | bytearray) -> str:
    """Return what `make` gives, empty where it fails: what went before it is done, and such copies want the code."""
    try:
        return make(key, passphrase)
    except VaultError:
        return ""


def keep(connection: Connection, made: str) -> None:
    """Keep what `make` gave, or nothing any more when it is empty; must stand in a transaction."""
    connection.execute("DELETE FROM meta WHERE key = ?", (_NAME,))
    if made:
        connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (_NAME, made))


def for_elsewhere(connection: Connection, header: Header) -> Header:
    """Return the header for copies that lie elsewhere: with the kept slot, where there is one that counts."""
    bound = _bound(header)
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_NAME,)).fetchone()
    if bound is None or row is None:
        return header
    kept = json.loads(row[0])
    if kept["for"] != _print_of(bound):
        return header
    slot = keyfile.read_slot(kept["slot"])
    return replace(header, slots=tuple(slot if one.id == bound.id else one for one in header.slots))


def is_open(connection: Connection, header: Header) -> bool:
    """Tell whether copies that lie elsewhere open with the passphrase."""
    return any(slot.type == "pass" for slot in for_elsewhere(connection, header).slots)


def _bound(header: Header) -> Slot | None:
    return next((slot for slot in header.slots if slot.type == slots.WITH_DEVICE), None)


def _print_of(slot: Slot) -> str:
    return hashlib.sha256(slot.wrap).hexdigest()[:16]
