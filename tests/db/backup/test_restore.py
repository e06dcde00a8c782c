"""Restoring a copy: with its own secret, on any computer, and never over what lies there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from db.backup import restore as backup_restore
from db.backup.container import never_cancelled
from db.backup.errors import BackupCancelledError, BackupError
from db.errors import DatabaseTooNewError, DiskFullError, VaultError, WrongPassphraseError
from db.files import swap
from db.secrets.kdf import CHEAPEST
from db.store import migrations
from db.store.connection import Connection, transaction
from db.vault import vault as vaults
from db.vault.vault import Vault, VaultState
from tests.db.backup.copies import copy, write
from tests.db.vault.vault_files import files


def nothing(*_given: object) -> None:
    """Leave the restored database as it is."""


@pytest.fixture
def copied(vault_folder: Path, passphrase: str, tmp_path: Path) -> Path:
    """Return a copy outside the vault's folder, of a vault with 20 rows of its own."""
    vault = vaults.unlock(vault_folder, passphrase)
    write(vault, "rad", 20)
    made = copy(vault)
    vault.close()
    return Path(shutil.copy(made.front.path, tmp_path))


def restore(path: Path, folder: Path, secret: str, *, is_code: bool = False) -> None:
    backup_restore.prepare(path, folder, secret, is_code=is_code, mend=nothing, tick=never_cancelled)
    backup_restore.finish(folder)


def rows(folder: Path, passphrase: str) -> int:
    vault = vaults.unlock(folder, passphrase)
    (count,) = vault.connection.execute("SELECT count(*) FROM meta WHERE key LIKE 'rad %'").fetchone()
    vault.close()
    return int(count)


def test_a_copy_opens_on_a_new_computer_with_the_passphrase(
    copied: Path, tmp_path: Path, passphrase: str
) -> None:
    restore(copied, tmp_path / "ny" / "dator", passphrase)
    assert rows(tmp_path / "ny" / "dator", passphrase) == 20
    names = sorted(entry.name for entry in (tmp_path / "ny" / "dator").iterdir())
    assert names == ["valv.db", "valv.key", "valv.key.bak"]


def test_a_copy_opens_on_a_new_computer_with_the_recovery_code(
    copied: Path, tmp_path: Path, passphrase: str, recovery_code: str
) -> None:
    restore(copied, tmp_path / "ny", recovery_code.lower().replace("-", " "), is_code=True)
    assert rows(tmp_path / "ny", passphrase) == 20


def test_what_lies_there_is_moved_aside_whole_each_time(
    copied: Path, vault_folder: Path, passphrase: str
) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    write(vault, "rad sen", 5)
    vault.close()
    restore(copied, vault_folder, passphrase)
    assert rows(vault_folder, passphrase) == 20
    assert rows(vault_folder / "ersatt-1", passphrase) == 25
    restore(copied, vault_folder, passphrase)
    assert rows(vault_folder / "ersatt-1", passphrase) == 25
    assert rows(vault_folder / "ersatt-2", passphrase) == 20


def test_another_vault_is_moved_aside_too(copied: Path, tmp_path: Path, passphrase: str) -> None:
    other, _code = vaults.create(tmp_path / "annat", "en helt annan fras", kdf=CHEAPEST)
    other.close()
    restore(copied, tmp_path / "annat", passphrase)
    assert rows(tmp_path / "annat", passphrase) == 20
    assert rows(tmp_path / "annat" / "ersatt-1", "en helt annan fras") == 0


def test_a_vault_that_had_lost_its_database_is_helped(
    copied: Path, vault_folder: Path, passphrase: str
) -> None:
    (vault_folder / "valv.db").unlink()
    restore(copied, vault_folder, passphrase)
    assert rows(vault_folder, passphrase) == 20
    kept = sorted(entry.name for entry in (vault_folder / "ersatt-1").iterdir())
    assert kept == ["valv.key", "valv.key.bak"]


@pytest.mark.parametrize("what", ["wrong", "flipped", "cut", "full", "asked", "newer"])
def test_whatever_goes_wrong_nothing_changes(
    copied: Path, vault_folder: Path, passphrase: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(vault_folder / "kopior")
    before = files(vault_folder)
    secret = passphrase
    named: type[VaultError] = BackupError
    tick: Callable[[int], None] = never_cancelled
    if what == "wrong":
        secret, named = "fel fras alldeles", WrongPassphraseError
    elif what == "flipped":
        data = bytearray(copied.read_bytes())
        data[-5000] ^= 1
        copied.write_bytes(data)
    elif what == "cut":
        copied.write_bytes(copied.read_bytes()[:-1])
    elif what == "full":
        monkeypatch.setattr("shutil.disk_usage", lambda _place: _Usage())
    elif what == "asked":
        tick, named = _break_off, BackupCancelledError
    else:
        monkeypatch.setattr(migrations, "MIGRATIONS", [])
        named = DatabaseTooNewError
    with pytest.raises(named):
        backup_restore.prepare(copied, vault_folder, secret, is_code=False, mend=nothing, tick=tick)
    backup_restore.finish(vault_folder)
    assert files(vault_folder) == before


class _Usage:
    free = 1000


def _break_off(_bytes: int) -> None:
    raise BackupCancelledError("asked")


def test_the_restored_vault_may_say_where_it_came_from(copied: Path, tmp_path: Path, passphrase: str) -> None:
    def mend(connection: Connection, _dek: bytearray, manifest: object) -> None:
        with transaction(connection):
            connection.execute("INSERT INTO meta VALUES ('rad ur kopia', ?)", (str(manifest)[:8],))

    backup_restore.prepare(
        copied, tmp_path / "ny", passphrase, is_code=False, mend=mend, tick=never_cancelled
    )
    backup_restore.finish(tmp_path / "ny")
    assert rows(tmp_path / "ny", passphrase) == 21


def test_a_mend_that_fails_changes_nothing(copied: Path, tmp_path: Path, passphrase: str) -> None:
    def mend(*_given: object) -> None:
        raise DiskFullError("full")

    with pytest.raises(DiskFullError):
        backup_restore.prepare(
            copied, tmp_path / "ny", passphrase, is_code=False, mend=mend, tick=never_cancelled
        )
    assert list((tmp_path / "ny").iterdir()) == []


def test_an_older_copy_is_brought_up_to_date_before_it_is_put_in_place(
    copied: Path, tmp_path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def later(connection: Connection) -> None:
        connection.execute("CREATE TABLE nytt (id TEXT PRIMARY KEY NOT NULL) STRICT")

    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, later])
    restore(copied, tmp_path / "ny", passphrase)
    vault = vaults.unlock(tmp_path / "ny", passphrase)
    assert vault.connection.execute("PRAGMA user_version").fetchone() == (len(migrations.MIGRATIONS),)
    vault.close()


def test_an_open_vault_may_be_replaced_at_the_next_start(
    copied: Path, vault_folder: Path, passphrase: str
) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    backup_restore.prepare(
        copied, vault_folder, passphrase, is_code=False, mend=nothing, tick=never_cancelled
    )
    write(vault, "rad till", 1)
    vault.close()
    assert vaults.state_of(vault_folder) is VaultState.PRESENT
    assert rows(vault_folder, passphrase) == 20
    assert rows(vault_folder / "ersatt-1", passphrase) == 21


def test_an_undecided_swap_is_swept_away(vault: Vault) -> None:
    place = swap.new_stage(vault.folder)
    (place / "valv.db").write_bytes(b"half")
    swap.finish(vault.folder, ("valv.db", "valv.key"), ())
    assert not place.exists()
    assert (vault.folder / "valv.db").stat().st_size > 4096
