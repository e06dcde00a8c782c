"""Taking the passphrase's slot out of copies that were made before the vault was bound to its computer.

They lie where the bound vault's own copies lie, and as they were the passphrase alone would open them.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from db.backup import container as backup_container
from db.backup import make as backup
from db.backup import rotate as backup_rotate
from db.backup import signers
from db.backup.container import Front, Tick
from db.backup.source import Source
from db.errors import VaultError
from db.secrets import slots
from db.secrets.kdf import wipe
from db.secrets.keyfile import Header


def revoke_passphrase(place: Path, made: Front, source: Source, header: Header, tick: Tick) -> int:
    """Write anew, each proved before it takes the old one's place, what opens with more than `header` allows.

    `made` is the copy just made there. Copies that another key has signed are left alone; what fails or is
    broken off is gone on with after the next copy. In the worker. Returns how many were written.
    """
    is_bound = any(slot.type == slots.WITH_DEVICE for slot in source.header.slots)
    if not is_bound or any(slot.type == "pass" for slot in header.slots):
        return 0
    count, dek = 0, bytearray(source.dek)
    try:
        if not any(dek):  # the source has been stopped
            return 0
        with suppress(VaultError), signers.present(dek) as keys:
            for front in backup_rotate.copies_in(place, made.manifest.vault, keys):
                if backup_container.opens_with_passphrase(front):
                    backup.copy_to(front, place, tick, backup_container.without_passphrase(front, dek))
                    count += 1
        return count
    finally:
        wipe(dek)
