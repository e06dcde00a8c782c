"""What has signed the copies of a vault: the subkey of its present data key, and those of the ones before.

The earlier ones are kept inside the vault, in `meta`, so that a copy from before a change of the key is told from a
file that somebody else has laid beside it. They sign and open nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from db.backup.container import SIGNING
from db.secrets.kdf import expand, wipe

_NAME = "copies_signed_by:"


def keep(connection: Any, dek: bytearray, upto: int) -> None:
    """Keep the signing subkey of a data key that is being replaced at row `upto` of the log. In a transaction."""
    key = expand(dek, SIGNING)
    try:
        connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (f"{_NAME}{upto}", key.hex()))
    finally:
        wipe(key)


@contextmanager
def all_of(connection: Any, dek: bytearray) -> Iterator[list[bytearray]]:
    """Give the present subkey and the earlier ones, wiped afterwards."""
    rows = connection.execute("SELECT value FROM meta WHERE substr(key, 1, ?) = ?", (len(_NAME), _NAME))
    keys = [expand(dek, SIGNING), *(bytearray.fromhex(value) for (value,) in rows.fetchall())]
    try:
        yield keys
    finally:
        wipe(*keys)


@contextmanager
def present(dek: bytearray) -> Iterator[list[bytearray]]:
    """Give the one subkey that signs copies under this data key, wiped afterwards."""
    key = expand(dek, SIGNING)
    try:
        yield [key]
    finally:
        wipe(key)
