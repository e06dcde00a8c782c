"""Part of the second step: a note of progress can take an earlier one back, which stays where it is."""

from __future__ import annotations

from db.store.connection import Connection


def progress(connection: Connection) -> None:
    """Give notes of progress the id of the one they take back; those there are take none back."""
    connection.execute("ALTER TABLE progress ADD COLUMN takes_back TEXT REFERENCES progress")
