"""Every change to a copy is found, before anything is done with it."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from db.backup.container import (
    MAGIC,
    Front,
    is_authentic,
    never_cancelled,
    read_front,
    read_through,
)
from db.backup.errors import NOT_READ, BackupError
from db.backup.restore import try_copy
from db.vault.vault import Vault
from tests.db.backup.copies import copy, write

STEP = 64 * 1024


@pytest.fixture
def front(vault: Vault) -> Front:
    write(vault, "rad", 100)
    return copy(vault).front


def kind_of(path: Path, vault: Vault) -> str:
    """Try the copy as the user would; return what was found wrong, or the empty text."""
    try:
        try_copy(path, vault.folder, vault.key.dek, never_cancelled)
    except BackupError as error:
        return error.kind
    return ""


def test_a_flip_anywhere_before_the_database_is_found(front: Front, vault: Vault) -> None:
    data = front.path.read_bytes()
    for place in range(front.start):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        front.path.write_bytes(changed)
        with pytest.raises(BackupError) as caught:
            is_sound = is_authentic(read_front(front.path), vault.key.dek)
            raise BackupError("failed" if is_sound else "damaged")  # `failed` is none of `NOT_READ`
        assert caught.value.kind in NOT_READ, place
    front.path.write_bytes(data)
    assert kind_of(front.path, vault) == ""


def test_a_flip_anywhere_in_the_database_or_its_sum_is_found(front: Front, vault: Vault) -> None:
    data = front.path.read_bytes()
    for place in [*range(front.start, len(data), 1021), *range(len(data) - 32, len(data))]:
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        front.path.write_bytes(changed)
        with pytest.raises(BackupError) as caught:
            read_through(read_front(front.path), never_cancelled)
        assert caught.value.kind == "damaged", place


def test_a_copy_cut_anywhere_is_found(front: Front, vault: Vault) -> None:
    data = front.path.read_bytes()
    lengths = {*range(1, front.start, 7), *range(0, len(data), STEP), len(data) - 1, len(data) - 4096}
    for length in sorted(lengths):
        front.path.write_bytes(data[:length])
        assert kind_of(front.path, vault) == "cut", length


def test_something_after_the_end_is_found(front: Front, vault: Vault) -> None:
    front.path.write_bytes(front.path.read_bytes() + b"\0")
    assert kind_of(front.path, vault) == "damaged"


def test_another_file_is_called_foreign(tmp_path: Path, vault: Vault) -> None:
    other = tmp_path / "bild.narvarakopia"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4000))
    assert kind_of(other, vault) == "foreign"
    assert kind_of(vault.folder / "valv.db", vault) == "foreign"
    assert kind_of(tmp_path / "borta.narvarakopia", vault) == "gone"


def test_a_copy_of_another_vault_is_told_apart(front: Front, vault: Vault, tmp_path: Path) -> None:
    from db.secrets.kdf import CHEAPEST
    from db.vault import vault as vaults

    other, _code = vaults.create(tmp_path / "annat", "en helt annan fras", kdf=CHEAPEST)
    assert kind_of(copy(other).front.path, vault) == "other_vault"
    other.close()


def test_a_newer_form_is_named_and_not_read(front: Front, vault: Vault) -> None:
    data = bytearray(front.path.read_bytes())
    struct.pack_into(">H", data, len(MAGIC), 2)
    front.path.write_bytes(data)
    assert kind_of(front.path, vault) == "newer"


def test_lengths_out_of_all_reason_are_not_believed(front: Front, vault: Vault) -> None:
    for offset in (18, 22):
        data = bytearray(front.path.read_bytes())
        struct.pack_into(">I", data, offset, 2**32 - 1)
        front.path.write_bytes(data)
        assert kind_of(front.path, vault) == "damaged"
