"""The copy that is made before a new version of the program changes how the vault is stored."""

from __future__ import annotations

from pathlib import Path

from db.backup import make as backup
from db.backup import rotate as backup_rotate
from db.backup import signers
from db.backup.container import never_cancelled
from db.backup.manifest import Manifest
from db.backup.source import Source
from db.store import migrations
from db.store.connection import Connection
from db.vault.keys import UnsealedKey


def before_migration(connection: Connection, path: Path, key: UnsealedKey) -> list[Source]:
    """Make a verified copy if the vault is about to be changed; without one it is not. Raises `BackupError`.

    A large vault's check, which runs behind, may come after: what is copied is verified on its own. Returns the
    sources, which must be closed after the vault's connection.
    """
    if not migrations.needs_migration(connection):
        return []
    source = Source(connection, path, key)
    place = path.parent / backup.FOLDER
    try:
        with signers.present(key.dek) as keys:
            there = backup_rotate.copies_in(place, key.header.vault, keys)
        seq = backup_rotate.next_seq(kept_seq(connection), there)
        seq = backup_rotate.free_seq(seq, key.header.vault, place)
        made = backup.make(source, place, seq, "before_migration", never_cancelled)
        backup_rotate.rotate(place, made.front, source.dek, _is_one_of_many)
    except BaseException:
        source.release()
        connection.close()
        source.close()
        raise
    source.release()
    return [source]


def _is_one_of_many(manifest: Manifest) -> bool:
    """Let only copies of this kind go, whose number is counted: the log, which judges days, is not open yet."""
    return manifest.reason == "before_migration"


def kept_seq(connection: Connection) -> int:
    """Return the last sequence number the vault itself remembers; 0 where it remembers none."""
    row = connection.execute("SELECT value FROM settings WHERE id = 'copies.seq'").fetchone()
    return int(row[0]) if row else 0
