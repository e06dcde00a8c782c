"""What the tests of the vault's files share."""

from __future__ import annotations

from pathlib import Path

from db.errors import VaultError
from db.vault import vault as vaults

OTHER = "en helt annan fras som är lång"


def files(folder: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in sorted(folder.iterdir())}


def flipped(path: Path, place: int = 100) -> bytes:
    data = bytearray(path.read_bytes())
    data[place] ^= 0x04
    path.write_bytes(data)
    return bytes(data)


def refusal(folder: Path, passphrase: str) -> VaultError | None:
    """Unlock in vain; return what was said, or None where it opened. No file may have changed."""
    before = files(folder)
    try:
        vaults.unlock(folder, passphrase).close()
    except VaultError as error:
        assert files(folder) == before
        return error
    return None
