"""What the tests of the vault's files share."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import vault as vaults
from db.errors import (
    VaultError,
)

OTHER = "en helt annan fras som är lång"


def files(folder: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in sorted(folder.iterdir())}


def flipped(path: Path, place: int = 100) -> bytes:
    data = bytearray(path.read_bytes())
    data[place] ^= 0x04
    path.write_bytes(data)
    return bytes(data)


def refused(folder: Path, passphrase: str, named: type[VaultError]) -> VaultError:
    """Unlock in vain; check that no file changed and return the error."""
    before = files(folder)
    with pytest.raises(named) as caught:
        vaults.unlock(folder, passphrase)
    assert files(folder) == before
    return caught.value
