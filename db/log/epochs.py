"""The subkeys of data keys that have been replaced, kept inside the vault so that what they vouched for still holds.

Rows of the log keep the `mac` they were written with, so that a head printed on an old paper is still found. A
row is proved by the key of its time alone: an earlier key proves nothing that was written after the change. The
data keys themselves are kept nowhere.
"""

from __future__ import annotations

from typing import Any

from db.secrets.kdf import expand, wipe

PURPOSES = ("audit", "draft")


class Keys:
    """What proves each row of the log: the earlier keys in order, then the present one."""

    def __init__(self, connection: Any, present: bytes) -> None:
        self._present = present
        self._earlier: list[tuple[int, bytes]] = connection.execute(
            "SELECT upto, subkey FROM key_epochs WHERE purpose = 'audit' ORDER BY upto"
        ).fetchall()

    def of(self, seq: int) -> bytes:
        """Return the key that this row must be proved by."""
        return next((key for upto, key in self._earlier if seq <= upto), self._present)


def earlier(connection: Any, purpose: str) -> list[bytearray]:
    """Return the earlier subkeys for a purpose, the latest first; the caller wipes them."""
    rows = connection.execute(
        "SELECT subkey FROM key_epochs WHERE purpose = ? ORDER BY upto DESC", (purpose,)
    )
    return [bytearray(row[0]) for row in rows]


def end(connection: Any, dek: bytearray, upto: int) -> None:
    """Keep the subkeys of a data key that is being replaced; `upto` is the log's last row under it.

    Inside a transaction. A second change with nothing logged in between cannot happen: each logs itself.
    """
    for purpose in PURPOSES:
        subkey = expand(dek, purpose)
        try:
            connection.execute("INSERT INTO key_epochs VALUES (?, ?, ?)", (purpose, upto, subkey))
        finally:
            wipe(subkey)
