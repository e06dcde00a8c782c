"""What the database knows of itself: who made it, which vault it is, how new its key file was."""

from __future__ import annotations

from db.errors import ForeignDatabaseError, ForeignKeyFileError
from db.store import migrations
from db.store.connection import Connection, transaction
from db.vault import keys
from db.vault.keys import UnsealedKey


def refuse_stranger(connection: Connection) -> None:
    """Raise `ForeignDatabaseError` unless this program made the database."""
    (made_by,) = connection.execute("PRAGMA application_id").fetchone()
    if made_by != migrations.APPLICATION_ID:
        raise ForeignDatabaseError("another program made this database")


def compare(connection: Connection, key: UnsealedKey) -> tuple[str, ...]:
    """Raise unless database and key file name the same vault; tell if the key file is the older of two.

    What is written of the key file from now on is newer than all that the database has seen.
    """
    if _fact(connection, "vault_id") != key.header.vault:
        raise ForeignKeyFileError("the key file names another vault")
    key.seen_gen = int(_fact(connection, "key_generation"))
    return (keys.HEADER_ROLLED_BACK,) if key.seen_gen > key.header.gen else ()


def note_generation(connection: Connection, key: UnsealedKey) -> None:
    """Remember the newest key file that has opened it, so that an older one put back is told."""
    if int(_fact(connection, "key_generation")) < key.header.gen:
        with transaction(connection):
            connection.execute(
                "UPDATE meta SET value = ? WHERE key = 'key_generation'", (str(key.header.gen),)
            )


def _fact(connection: Connection, name: str) -> str:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (name,)).fetchone()
    return str(row[0]) if row else "0"
