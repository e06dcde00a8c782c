"""A file that somebody else has laid among the copies: it is neither believed, nor listed, nor in the way."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.backup import container as backup_container
from db.backup import make as backup
from db.backup import manifest as backup_manifest
from db.backup import rotate as backup_rotate
from db.backup import signers
from db.backup.container import Front
from db.backup.errors import BackupError
from db.secrets.keyfile import canonical
from db.vault.vault import Vault
from tests.db.backup.copies import copy, lying

FORGED: dict[str, dict[str, Any]] = {
    "a number no vault comes near": {"seq": 10**30},
    "the highest number there is": {"seq": backup_manifest.MOST_SEQ},
    "a number with four thousand digits": {"seq": 10**4000},
    "a schema from the far future": {"schema": 10**40},
    "the last day there is": {"created": "9999-12-31T23:59:59-23:00"},
    "the first day there is": {"created": "0001-01-01T00:00:00+14:00"},
    "nothing sealed": {"sealed": ""},
    "something sealed that is too short": {"sealed": "AAAA"},
    "no reason we know": {"reason": "because"},
}


def forge(real: Front, path: Path, told: bytes) -> None:
    """Write what anybody can who has seen one copy: its own key file and database, and a manifest made up."""
    data = real.path.read_bytes()
    prefix = struct.Struct(">16sHIIQ")
    magic, version, key_bytes, _told, db_bytes = prefix.unpack_from(data)
    signed = prefix.pack(magic, version, key_bytes, len(told), db_bytes) + real.key_data + told
    front = signed + hashlib.sha256(signed).digest() + bytes(32)
    body = front + data[real.start : real.start + db_bytes]
    path.write_bytes(body + hashlib.sha256(body).digest())


def changed(real: Front, **changes: Any) -> bytes:
    return canonical({**json.loads(backup_manifest.encode(real.manifest)), **changes})


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_file_is_passed_over_counted_and_in_no_ones_way(vault: Vault, name: str) -> None:
    first = copy(vault, seq=1).front
    place = first.path.parent
    forge(first, place / "narvara-0000-000002-2026-11-24.narvarakopia", changed(first, **FORGED[name]))
    assert [front.manifest.seq for front in lying(place, vault.key)] == [1]
    with signers.present(vault.key.dek) as keys:
        assert backup_rotate.unreadable_in(place, vault.vault_id, keys) == 1
    assert backup_rotate.next_seq(1, lying(place, vault.key)) == 2
    made = copy(vault, seq=2)
    assert [front.manifest.seq for front in lying(place, vault.key)] == [2, 1]
    assert backup_rotate.rotate(place, made.front, vault.key.dek, lambda _: True) == 0


def test_brackets_within_brackets_are_no_manifest(vault: Vault) -> None:
    first = copy(vault, seq=1).front
    path = first.path.with_name("djup.narvarakopia")
    forge(first, path, b"[" * 60_000)
    with pytest.raises(BackupError) as caught:
        backup_container.read_front(path)
    assert caught.value.kind == "damaged"


def as_file(path: Path) -> None:
    path.write_bytes(b"inte en kopia")


def as_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("lay", [as_file, as_folder])
def test_a_name_that_is_taken_is_never_written_over(vault: Vault, lay: Callable[[Path], None]) -> None:
    first = copy(vault, seq=1).front
    place, day = first.path.parent, first.path.name[-23:]
    for number in (2, 3):
        lay(place / f"{backup.name_begins(vault.vault_id, number)}{day}")
    seq = backup_rotate.free_seq(2, vault.vault_id, place, place / "borta")
    assert seq == 4
    assert copy(vault, seq=seq).front.manifest.seq == 4
    assert len(list(place.iterdir())) == 4
