"""Opening and closing: the right secret opens, anything else is named, and nothing is ever overwritten."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import unicodedata
from pathlib import Path

import pytest

from db import keyfile, keys, migrations
from db import vault as vaults
from db.connection import connect, disconnect
from db.errors import (
    DatabaseDamagedError,
    DatabaseMissingError,
    DatabaseTooNewError,
    DiskFullError,
    ForeignDatabaseError,
    ForeignKeyFileError,
    HeaderDamagedError,
    KeyFileMissingError,
    KeyFileTooNewError,
    VaultClosedError,
    VaultError,
    VaultExistsError,
    VaultMissingError,
    VaultReadOnlyError,
    WrongPassphraseError,
)
from db.kdf import CHEAPEST, FLOOR
from db.vault import Vault, VaultState

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


def test_what_is_written_is_there_after_closing_and_opening(vault_folder: Path, passphrase: str) -> None:
    first = vaults.unlock(vault_folder, passphrase)
    first.connection.execute("INSERT INTO meta VALUES ('canary', 'sjöjungfru')")
    first.close()
    second = vaults.unlock(vault_folder, passphrase)
    found = second.connection.execute("SELECT value FROM meta WHERE key = 'canary'").fetchone()
    second.close()
    assert found == ("sjöjungfru",)
    assert second.notices == ()


def test_a_vault_is_three_private_files(vault_folder: Path) -> None:
    assert list(files(vault_folder)) == ["valv.db", "valv.key", "valv.key.bak"]
    assert files(vault_folder)["valv.key"] == files(vault_folder)["valv.key.bak"]
    if os.name != "nt":
        assert vault_folder.stat().st_mode & 0o777 == 0o700
        assert {entry.stat().st_mode & 0o777 for entry in vault_folder.iterdir()} == {0o600}


def test_the_database_knows_which_vault_it_is(vault: Vault) -> None:
    facts = dict(vault.connection.execute("SELECT key, value FROM meta").fetchall())
    assert facts["vault_id"] == vault.vault_id
    assert facts["key_generation"] == "1"
    assert (vault.folder / "valv.db").read_bytes()[:16].hex() == vault.vault_id


def test_composed_and_decomposed_letters_open_the_same_vault(tmp_path: Path) -> None:
    fras = unicodedata.normalize("NFC", "Åke äter ål om natten")
    vaults.create(tmp_path / "valv", fras, kdf=CHEAPEST)[0].close()
    vaults.unlock(tmp_path / "valv", unicodedata.normalize("NFD", fras)).close()


def test_a_wrong_passphrase_says_so_and_loses_nothing(vault_folder: Path) -> None:
    refused(vault_folder, OTHER, WrongPassphraseError)
    refused(vault_folder, "", WrongPassphraseError)


def test_passphrase_and_recovery_code_do_not_stand_in_for_each_other(
    vault_folder: Path, passphrase: str, recovery_code: str
) -> None:
    refused(vault_folder, recovery_code, WrongPassphraseError)
    with pytest.raises(WrongPassphraseError):
        vaults.unlock_with_recovery(vault_folder, passphrase)


def test_the_recovery_code_opens_and_lets_a_new_passphrase_be_chosen(
    vault_folder: Path, passphrase: str, recovery_code: str
) -> None:
    vault = vaults.unlock_with_recovery(vault_folder, recovery_code.replace("-", " ").lower())
    assert vault.opened_by_recovery
    vaults.change_passphrase(vault, None, OTHER)
    assert not vault.opened_by_recovery
    vault.close()
    refused(vault_folder, passphrase, WrongPassphraseError)
    vaults.unlock(vault_folder, OTHER).close()
    assert vaults.try_recovery_code(vault_folder, recovery_code)


def test_changing_the_passphrase_takes_the_present_one(vault: Vault, passphrase: str) -> None:
    before = files(vault.folder)["valv.key"]
    for wrong in (OTHER, None):
        with pytest.raises(WrongPassphraseError):
            vaults.change_passphrase(vault, wrong, "ny fras som är lång nog")
    assert files(vault.folder)["valv.key"] == before


def test_a_changed_passphrase_leaves_the_database_alone(vault_folder: Path, passphrase: str) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    before = files(vault_folder)["valv.db"]
    vaults.change_passphrase(vault, passphrase, OTHER)
    after = files(vault_folder)
    vault.close()
    assert after["valv.db"] == before
    assert after["valv.key"] == after["valv.key.bak"]
    assert keyfile.parse(after["valv.key"]).gen == 2


def test_a_new_recovery_code_voids_the_old(vault_folder: Path, passphrase: str, recovery_code: str) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    fresh = vaults.new_recovery_code(vault)
    vault.close()
    assert not vaults.try_recovery_code(vault_folder, recovery_code)
    assert vaults.try_recovery_code(vault_folder, fresh)
    assert not vaults.try_recovery_code(vault_folder, "inte en kod")
    vaults.unlock(vault_folder, passphrase).close()


def test_a_full_disk_while_changing_keeps_the_old_passphrase(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    vault = vaults.unlock(vault_folder, passphrase)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(DiskFullError):
            vaults.change_passphrase(vault, passphrase, OTHER)
    vault.close()
    vaults.unlock(vault_folder, passphrase).close()


def test_a_key_file_is_never_written_with_a_wiped_key(vault_folder: Path, passphrase: str) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    vault.close()
    assert not any(vault.key.dek)
    before = files(vault_folder)
    with pytest.raises(VaultClosedError):
        vaults.change_passphrase(vault, passphrase, OTHER)
    with pytest.raises(VaultClosedError):
        vaults.new_recovery_code(vault)
    assert files(vault_folder) == before


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
    refused(vault_folder, OTHER, WrongPassphraseError)


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
        refused(vault_folder, passphrase, HeaderDamagedError)


def test_both_key_files_missing_is_named(vault_folder: Path, passphrase: str) -> None:
    for name in ("valv.key", "valv.key.bak"):
        (vault_folder / name).unlink()
    assert vaults.state_of(vault_folder) is VaultState.KEY_MISSING
    refused(vault_folder, passphrase, KeyFileMissingError)


def test_a_newer_key_file_is_refused_untouched(vault_folder: Path, passphrase: str) -> None:
    data = keyfile.MAGIC + keyfile.canonical({"v": 2})
    (vault_folder / "valv.key").write_bytes(data + hashlib.sha256(data).digest() + bytes(32))
    refused(vault_folder, passphrase, KeyFileTooNewError)


def test_key_files_swapped_between_vaults_are_named_before_any_passphrase_is_tried(
    vault_folder: Path, passphrase: str, tmp_path: Path
) -> None:
    vaults.create(tmp_path / "annat", passphrase, kdf=CHEAPEST)[0].close()
    for name in ("valv.key", "valv.key.bak"):
        shutil.copy(tmp_path / "annat" / name, vault_folder / name)
    refused(vault_folder, passphrase, ForeignKeyFileError)
    refused(vault_folder, OTHER, ForeignKeyFileError)


def test_databases_swapped_between_vaults_are_named(
    vault_folder: Path, passphrase: str, tmp_path: Path
) -> None:
    vaults.create(tmp_path / "annat", passphrase, kdf=CHEAPEST)[0].close()
    shutil.copy(tmp_path / "annat" / "valv.db", vault_folder / "valv.db")
    refused(vault_folder, passphrase, ForeignKeyFileError)


def test_a_database_that_names_another_vault_inside_is_refused(vault: Vault, passphrase: str) -> None:
    folder = vault.folder
    vault.connection.execute("UPDATE meta SET value = 'f' WHERE key = 'vault_id'")
    vault.close()
    with pytest.raises(ForeignKeyFileError):
        vaults.unlock(folder, passphrase)


def test_a_missing_database_is_named_and_not_made_anew(vault_folder: Path, passphrase: str) -> None:
    (vault_folder / "valv.db").unlink()
    assert vaults.state_of(vault_folder) is VaultState.DB_MISSING
    refused(vault_folder, passphrase, DatabaseMissingError)
    with pytest.raises(VaultExistsError):
        vaults.create(vault_folder, passphrase, kdf=CHEAPEST)
    assert list(files(vault_folder)) == ["valv.key", "valv.key.bak"]


def test_an_emptied_database_is_named_and_not_made_anew(vault_folder: Path, passphrase: str) -> None:
    (vault_folder / "valv.db").write_bytes(b"")
    assert vaults.state_of(vault_folder) is VaultState.DB_EMPTY
    refused(vault_folder, passphrase, DatabaseDamagedError)
    with pytest.raises(VaultExistsError):
        vaults.create(vault_folder, passphrase, kdf=CHEAPEST)


@pytest.mark.parametrize("place", [0, 5, 16, 600, 4096 * 2 + 17, -1])
def test_a_damaged_database_is_damage_and_not_a_wrong_passphrase(
    vault_folder: Path, passphrase: str, place: int
) -> None:
    flipped(vault_folder / "valv.db", place)
    refused(vault_folder, passphrase, DatabaseDamagedError)


def test_a_cut_database_is_named(vault_folder: Path, passphrase: str) -> None:
    whole = (vault_folder / "valv.db").read_bytes()
    for length in (10, 4096, 40960, len(whole) - 1):
        (vault_folder / "valv.db").write_bytes(whole[:length])
        refused(vault_folder, passphrase, DatabaseDamagedError)


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
    error = refused(vault_folder, passphrase, DatabaseTooNewError)
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
    refused(vault_folder, passphrase, VaultReadOnlyError)


def test_the_key_is_wiped_when_opening_fails(vault_folder: Path, passphrase: str) -> None:
    key = vaults.unseal(vault_folder, passphrase)
    (vault_folder / "valv.db").unlink()
    with pytest.raises(DatabaseMissingError):
        vaults.open_vault(vault_folder, key)
    assert not any(key.dek)


def test_the_data_key_alone_opens_the_database_with_any_sqlcipher(
    vault_folder: Path, passphrase: str
) -> None:
    key = vaults.unseal(vault_folder, passphrase)
    opened = connect(vault_folder / "valv.db", key.dek)
    assert opened.execute("SELECT count(*) FROM meta").fetchone()[0] >= 3
    disconnect(opened)


def test_a_new_vault_costs_what_this_computer_can_bear(tmp_path: Path, passphrase: str) -> None:
    vault, _code = vaults.create(tmp_path / "valv", passphrase)
    vault.close()
    by_type = {slot.type: slot.kdf for slot in vault.key.header.slots}
    assert by_type["pass"].m >= FLOOR.m
    assert by_type["recovery"] == FLOOR


def test_subkeys_differ_by_purpose_and_vault(vault: Vault) -> None:
    assert vault.subkey("draft") != vault.subkey("audit")
    assert vault.subkey("draft") != vault.key.dek
