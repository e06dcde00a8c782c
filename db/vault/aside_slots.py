"""Taking the passphrase's slot out of what a vault has moved aside, once the vault is bound to its computer.

A restore, a repair and a salvage leave the old pair of files in `ersatt-N`. Its key file holds the same data key, so
with a slot for the passphrase alone it would open the bound vault beside it. The recovery code goes on opening both.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from db.errors import HeaderDamagedError, KeyFileTooNewError, VaultError
from db.files import atomic, swap
from db.files.staging import KEY, KEY_COPY
from db.secrets import keyfile, slots
from db.secrets.kdf import wipe
from db.secrets.keyfile import Header


def revoke_passphrase(folder: Path, header: Header, dek: bytearray) -> int:
    """Write such key files anew, if `header` is bound; any thread. Returns how many were written.

    Only those that this very key has sealed. What fails is passed over, to be gone on with after the next copy.
    """
    if not any(slot.type == slots.WITH_DEVICE for slot in header.slots):
        return 0
    count, own = 0, bytearray(dek)
    try:
        if not any(own):  # wiped just now
            return 0
        for place in sorted(folder.glob(f"{swap.ASIDE}-*")):
            for path in (place / KEY, place / KEY_COPY):
                with suppress(OSError, VaultError):
                    count += _without_passphrase(path, own)
        return count
    finally:
        wipe(own)


def _without_passphrase(path: Path, dek: bytearray) -> bool:
    with path.open("rb") as file:
        data = file.read(keyfile.MAX_BYTES + 1)
    try:
        header = keyfile.parse(data)
    except (HeaderDamagedError, KeyFileTooNewError):
        return False
    kept = tuple(slot for slot in header.slots if slot.type != "pass")
    if not kept or kept == header.slots or not keyfile.is_authentic(data, dek):
        return False
    atomic.write(path, keyfile.encode(replace(header, slots=kept), dek))
    return True
