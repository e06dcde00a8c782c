"""Copies that could not be made: named, and nothing is left of them but what lay there before."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from math import ceil
from pathlib import Path
from typing import BinaryIO

import pytest

from db.backup import container as backup_container
from db.backup import make as backup
from db.backup.container import never_cancelled
from db.backup.errors import BackupCancelledError, BackupError
from db.backup.source import Source, hold_still
from db.vault import vault as vaults
from db.vault.vault import Vault
from tests.db.backup.copies import copy, write

FAR_IN = 3_000_000

NO_ROOM = """
import resource, signal, sys
from pathlib import Path
from typing import BinaryIO
from db.backup import make as backup
from db.vault import vault as vaults
from db.backup.errors import BackupError
from db.secrets.kdf import CHEAPEST
from tests.db.backup.copies import copy, write
vault, _code = vaults.create(Path(sys.argv[1]), "fem ord i en lång rad", kdf=CHEAPEST)
write(vault, "stor", 300, "ord " * 1000)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
vault.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
vault.presence.renew()
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
try:
    copy(vault)
except BackupError as error:
    print(error.kind, len(list((vault.folder / backup.FOLDER).iterdir())))
"""


def test_a_damaged_vault_is_not_copied_and_the_old_copies_stay(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    write(vault, "stor", 1500, "ord " * 1000)
    kept = copy(vault).front.path
    before = kept.read_bytes()
    vault.close()
    data = bytearray((vault_folder / "valv.db").read_bytes())
    data[FAR_IN] ^= 1
    (vault_folder / "valv.db").write_bytes(data)
    damaged = vaults.unlock(vault_folder, passphrase)
    damaged.was_checked()  # as if the check had missed it
    with pytest.raises(BackupError) as caught:
        copy(damaged, seq=2)
    assert caught.value.kind == "source"
    assert list(kept.parent.iterdir()) == [kept]
    assert kept.read_bytes() == before
    damaged.close()


def test_a_vault_found_damaged_is_not_copied(vault: Vault) -> None:
    vault.was_damaged()
    with pytest.raises(BackupError) as caught:
        hold_still(vault)
    assert caught.value.kind == "source"


def test_two_copies_are_not_made_at_once(vault: Vault) -> None:
    source = hold_still(vault)
    with pytest.raises(BackupError) as caught:
        hold_still(vault)
    assert caught.value.kind == "not_ready"
    source.release()
    hold_still(vault).release()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, "full"),
        (errno.EROFS, "readonly"),
        (errno.EIO, "failed"),
        (errno.EFBIG, "too_large"),
        (errno.ENODEV, "missing"),
    ],
)
def test_a_disk_that_fails_is_named_and_leaves_only_what_was_there(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, number: int, kind: str
) -> None:
    kept = copy(vault).front.path
    real = os.fsync

    def fail(handle: int) -> None:
        if kind:
            raise OSError(number, "disk")
        real(handle)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BackupError) as caught:
        copy(vault, seq=2)
    assert caught.value.kind == kind
    assert list(kept.parent.iterdir()) == [kept]


def test_too_little_room_is_said_before_anything_is_written(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _place: _Usage())
    with pytest.raises(BackupError) as caught:
        copy(vault)
    wanted = 2 * (vault.folder / "valv.db").stat().st_size
    assert (caught.value.kind, caught.value.megabytes) == ("full", ceil((wanted - _Usage.free) / 1_000_000))


class _Usage:
    free = 1000


def test_a_disk_that_fills_up_halfway_is_named_and_leaves_nothing(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(_database: Path, target: BinaryIO, *_more: object) -> None:
        target.write(bytes(1000))
        raise OSError(errno.ENOSPC, "disk")

    monkeypatch.setattr(backup_container, "write", fill_up)
    with pytest.raises(BackupError) as caught:
        copy(vault)
    assert caught.value.kind == "full"
    assert list((vault.folder / backup.FOLDER).iterdir()) == []


def test_breaking_off_leaves_nothing(vault: Vault) -> None:
    for after in range(1, 5):
        source = hold_still(vault)
        left = [after]

        def tick(_bytes: int, left: list[int] = left, source: Source = source) -> None:
            left[0] -= 1
            if not left[0]:
                source.stop()

        place = vault.folder / backup.FOLDER
        try:
            with pytest.raises(BackupCancelledError):
                backup.make(source, place, after, "asked", tick)
        finally:
            source.release()
        assert list(place.iterdir()) == []


def test_closing_the_vault_in_the_middle_closes_it_and_leaves_no_key(
    vault_folder: Path, passphrase: str
) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    write(vault, "stor", 1500, "ord " * 1000)
    source = hold_still(vault)
    ended: list[Exception] = []

    def run() -> None:
        try:
            backup.make(source, vault_folder / backup.FOLDER, 1, "auto", never_cancelled)
        except BackupCancelledError as error:
            ended.append(error)

    worker = threading.Thread(target=run)
    worker.start()
    write(vault, "sist")
    vault.close()
    worker.join()
    source.release()
    assert len(ended) == 1
    assert not any(source.dek)
    assert list((vault_folder / backup.FOLDER).iterdir()) == []
    vaults.unlock(vault_folder, passphrase).close()


def test_a_target_that_takes_no_more_is_not_taken_for_a_damaged_vault(tmp_path: Path) -> None:
    line = [sys.executable, "-c", NO_ROOM, str(tmp_path / "valv")]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["failed", "0"]


def test_a_missing_stick_is_said(vault: Vault, tmp_path: Path) -> None:
    made = copy(vault)
    with pytest.raises(BackupError) as caught:
        backup.copy_to(made.front, tmp_path / "media" / "usb", never_cancelled, made.front.first)
    assert caught.value.kind == "missing"


def autocheckpoint_of(vault: Vault) -> int:
    return int(vault.connection.execute("PRAGMA wal_autocheckpoint").fetchone()[0])


def test_checkpoints_are_made_afterwards_as_they_were_before(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a large vault is checked behind, no checkpoint may be made, a copy in between or not."""
    for before in (0, 1000):
        vault.connection.execute(f"PRAGMA wal_autocheckpoint = {before}")
        source = Source(vault.connection, vault.folder / "valv.db", vault.key)
        assert autocheckpoint_of(vault) == 0
        source.release()
        assert autocheckpoint_of(vault) == before
        vault.sources.append(source)
    monkeypatch.setattr(Source, "_checkpoint", lambda _self: _not_ready())
    with pytest.raises(BackupError):
        hold_still(vault)
    assert autocheckpoint_of(vault) == 1000


def _not_ready() -> None:
    raise BackupError("not_ready")
