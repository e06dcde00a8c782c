"""Missing, cut, damaged, foreign and newer files: named, and never overwritten."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

import pytest

from db.errors import (
    DatabaseDamagedError,
    DatabaseMissingError,
    DatabaseTooNewError,
    ForeignDatabaseError,
    ForeignKeyFileError,
    HeaderDamagedError,
    KeyFileMissingError,
    KeyFileTooNewError,
    VaultExistsError,
    VaultMissingError,
    VaultReadOnlyError,
    WrongPassphraseError,
)
from db.secrets import keyfile
from db.secrets.kdf import CHEAPEST
from db.store import migrations
from db.vault import keys
from db.vault import vault as vaults
from db.vault.vault import Vault, VaultState
from tests.db.vault.vault_files import OTHER, files, flipped, refusal


def test_a_damaged_key_file_is_replaced_by_its_copy_told_and_kept(
    vault_folder: Path, passphrase: str
) -> None:
    damaged = flipped(vault_folder / "valv.key")
    vault = vaults.unlock(vault_folder, passphrase)
    vault.close()
    assert vault.notices == (keys.BAK_USED,)
    assert files(vault_folder)["valv.key.skadad"] == damaged
    assert files(vault_folder)["valv.key"] == files(vault_folder)["valv.key.bak"]
    again = vaults.unlock(vault_folder, passphrase)
    again.close()
    assert again.notices == ()


def test_a_lost_key_file_is_replaced_by_its_copy_and_told(vault_folder: Path, passphrase: str) -> None:
    (vault_folder / "valv.key").unlink()
    vault = vaults.unlock(vault_folder, passphrase)
    vault.close()
    assert vault.notices == (keys.BAK_USED,)
    assert (vault_folder / "valv.key").exists()


def test_a_wrong_passphrase_does_not_mend_or_move_anything(vault_folder: Path) -> None:
    flipped(vault_folder / "valv.key")
    assert isinstance(refusal(vault_folder, OTHER), WrongPassphraseError)


def test_a_lost_or_damaged_copy_is_made_anew(vault_folder: Path, passphrase: str) -> None:
    (vault_folder / "valv.key.bak").unlink()
    vaults.unlock(vault_folder, passphrase).close()
    assert files(vault_folder)["valv.key"] == files(vault_folder)["valv.key.bak"]
    flipped(vault_folder / "valv.key.bak")
    vaults.unlock(vault_folder, passphrase).close()
    assert files(vault_folder)["valv.key"] == files(vault_folder)["valv.key.bak"]


def test_both_key_files_damaged_is_damage_and_not_a_wrong_passphrase(
    vault_folder: Path, passphrase: str
) -> None:
    for damage in (flipped, lambda path: path.write_bytes(b"")):
        for name in ("valv.key", "valv.key.bak"):
            damage(vault_folder / name)
        assert isinstance(refusal(vault_folder, passphrase), HeaderDamagedError)


def test_both_key_files_missing_is_named(vault_folder: Path, passphrase: str) -> None:
    for name in ("valv.key", "valv.key.bak"):
        (vault_folder / name).unlink()
    assert vaults.state_of(vault_folder) is VaultState.KEY_MISSING
    assert isinstance(refusal(vault_folder, passphrase), KeyFileMissingError)


def test_a_newer_key_file_is_refused_untouched(vault_folder: Path, passphrase: str) -> None:
    data = keyfile.MAGIC + keyfile.canonical({"v": 2})
    (vault_folder / "valv.key").write_bytes(data + hashlib.sha256(data).digest() + bytes(32))
    assert isinstance(refusal(vault_folder, passphrase), KeyFileTooNewError)


def test_key_files_swapped_between_vaults_are_named_before_any_passphrase_is_tried(
    vault_folder: Path, passphrase: str, tmp_path: Path
) -> None:
    vaults.create(tmp_path / "annat", passphrase, kdf=CHEAPEST)[0].close()
    for name in ("valv.key", "valv.key.bak"):
        shutil.copy(tmp_path / "annat" / name, vault_folder / name)
    assert isinstance(refusal(vault_folder, passphrase), ForeignKeyFileError)
    assert isinstance(refusal(vault_folder, OTHER), ForeignKeyFileError)


def test_databases_swapped_between_vaults_are_named(
    vault_folder: Path, passphrase: str, tmp_path: Path
) -> None:
    vaults.create(tmp_path / "annat", passphrase, kdf=CHEAPEST)[0].close()
    shutil.copy(tmp_path / "annat" / "valv.db", vault_folder / "valv.db")
    assert isinstance(refusal(vault_folder, passphrase), ForeignKeyFileError)


def test_a_database_that_names_another_vault_inside_is_refused(vault: Vault, passphrase: str) -> None:
    folder = vault.folder
    vault.connection.execute("UPDATE meta SET value = 'f' WHERE key = 'vault_id'")
    vault.close()
    with pytest.raises(ForeignKeyFileError):
        vaults.unlock(folder, passphrase)


def test_a_missing_database_is_named_and_not_made_anew(vault_folder: Path, passphrase: str) -> None:
    (vault_folder / "valv.db").unlink()
    assert vaults.state_of(vault_folder) is VaultState.DB_MISSING
    assert isinstance(refusal(vault_folder, passphrase), DatabaseMissingError)
    with pytest.raises(VaultExistsError):
        vaults.create(vault_folder, passphrase, kdf=CHEAPEST)
    assert list(files(vault_folder)) == ["valv.key", "valv.key.bak"]


def test_an_emptied_database_is_named_and_not_made_anew(vault_folder: Path, passphrase: str) -> None:
    (vault_folder / "valv.db").write_bytes(b"")
    assert vaults.state_of(vault_folder) is VaultState.DB_EMPTY
    assert isinstance(refusal(vault_folder, passphrase), DatabaseDamagedError)
    with pytest.raises(VaultExistsError):
        vaults.create(vault_folder, passphrase, kdf=CHEAPEST)


@pytest.mark.parametrize("place", [0, 5, 16, 600, 4096 * 2 + 17, -1])
def test_a_damaged_database_is_damage_and_not_a_wrong_passphrase(
    vault_folder: Path, passphrase: str, place: int
) -> None:
    flipped(vault_folder / "valv.db", place)
    assert isinstance(refusal(vault_folder, passphrase), DatabaseDamagedError)


def test_a_cut_database_is_named(vault_folder: Path, passphrase: str) -> None:
    whole = (vault_folder / "valv.db").read_bytes()
    for length in (10, 4096, 40960, len(whole) - 1):
        (vault_folder / "valv.db").write_bytes(whole[:length])
        assert isinstance(refusal(vault_folder, passphrase), DatabaseDamagedError)


def test_no_vault_is_no_vault(tmp_path: Path, passphrase: str) -> None:
    assert vaults.state_of(tmp_path) is VaultState.ABSENT
    assert vaults.state_of(tmp_path / "finns" / "inte") is VaultState.ABSENT
    with pytest.raises(VaultMissingError):
        vaults.unlock(tmp_path, passphrase)
    assert list(tmp_path.iterdir()) == []


def test_a_second_vault_is_never_made_over_the_first(vault_folder: Path, passphrase: str) -> None:
    before = files(vault_folder)
    with pytest.raises(VaultExistsError):
        vaults.create(vault_folder, passphrase, kdf=CHEAPEST)
    assert files(vault_folder) == before


def test_a_newer_database_is_refused_untouched(vault_folder: Path, passphrase: str) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    newer = len(migrations.MIGRATIONS) + 3
    vault.connection.execute(f"PRAGMA user_version = {newer}")
    vault.close()
    error = refusal(vault_folder, passphrase)
    assert isinstance(error, DatabaseTooNewError)
    assert (error.found, error.known) == (newer, len(migrations.MIGRATIONS))


def test_another_programs_database_is_refused(vault: Vault, passphrase: str) -> None:
    vault.connection.execute("PRAGMA application_id = 1")
    vault.close()
    with pytest.raises(ForeignDatabaseError):
        vaults.unlock(vault.folder, passphrase)


def test_an_older_key_file_put_back_is_told(vault_folder: Path, passphrase: str) -> None:
    old = files(vault_folder)["valv.key"]
    vault = vaults.unlock(vault_folder, passphrase)
    vaults.change_passphrase(vault, passphrase, OTHER)
    vault.close()
    for name in ("valv.key", "valv.key.bak"):
        (vault_folder / name).write_bytes(old)
    again = vaults.unlock(vault_folder, passphrase)
    again.close()
    assert again.notices == (keys.HEADER_ROLLED_BACK,)


def test_a_folder_that_cannot_be_written_is_named_before_anything_opens(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(**_options: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkstemp", read_only)
    assert isinstance(refusal(vault_folder, passphrase), VaultReadOnlyError)
