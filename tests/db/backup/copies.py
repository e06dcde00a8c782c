"""What the tests of copies share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from db.backup import make as backup
from db.backup import rotate as backup_rotate
from db.backup import signers
from db.backup.container import Front, never_cancelled
from db.backup.make import Made
from db.backup.manifest import Manifest, Reason
from db.backup.source import hold_still
from db.store.connection import transaction
from db.vault.keys import UnsealedKey
from db.vault.vault import Vault

CANARY = "Sjöjungfrun Ågot berättade om höstlovet"


def write(vault: Vault, name: str, rows: int = 1, text: str = CANARY) -> None:
    """Put rows in the vault that can be told apart."""
    with vault.presence.watched(), transaction(vault.connection):
        vault.connection.executemany(
            "INSERT INTO meta VALUES (?, ?)", [(f"{name} {number}", text) for number in range(rows)]
        )


def copy(vault: Vault, place: Path | None = None, seq: int = 1, reason: Reason = "asked") -> Made:
    """Make one copy, in this thread."""
    source = hold_still(vault)
    try:
        return backup.make(source, place or vault.folder / backup.FOLDER, seq, reason, never_cancelled)
    finally:
        source.release()


def lying(place: Path, key: UnsealedKey) -> list[Front]:
    """Return the copies in a place that the vault with this key signed, the latest first."""
    with signers.present(key.dek) as keys:
        return backup_rotate.copies_in(place, key.header.vault, keys)


def told(seq: int, moment: datetime, reason: Reason = "auto") -> Manifest:
    """Return what a copy of that moment would say about itself."""
    return Manifest(
        vault="00" * 16,
        seq=seq,
        created=moment.isoformat(timespec="seconds"),
        reason=reason,
        schema=1,
        db_bytes=4096,
        db_sha256="0" * 64,
        sealed=bytes(28),
    )
