"""Opening, closing and changing: the right secret opens, and what was saved is there."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from db.errors import (
    DatabaseMissingError,
    DiskFullError,
    VaultClosedError,
    WrongPassphraseError,
)
from db.secrets import keyfile
from db.secrets.kdf import CHEAPEST, FLOOR
from db.store.connection import connect, disconnect
from db.vault import vault as vaults
from db.vault.vault import Vault
from tests.db.vault.vault_files import OTHER, files, refusal


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
    made, _code = vaults.create(tmp_path / "valv", fras, kdf=CHEAPEST)
    made.close()
    opened = vaults.unlock(tmp_path / "valv", unicodedata.normalize("NFD", fras))
    opened.close()
    assert opened.vault_id == made.vault_id


def test_a_wrong_passphrase_says_so_and_loses_nothing(vault_folder: Path) -> None:
    assert isinstance(refusal(vault_folder, OTHER), WrongPassphraseError)
    assert isinstance(refusal(vault_folder, ""), WrongPassphraseError)


def test_passphrase_and_recovery_code_do_not_stand_in_for_each_other(
    vault_folder: Path, passphrase: str, recovery_code: str
) -> None:
    assert isinstance(refusal(vault_folder, recovery_code), WrongPassphraseError)
    with pytest.raises(WrongPassphraseError):
        vaults.unlock_with_recovery(vault_folder, passphrase)


def test_the_recovery_code_opens_and_lets_a_new_passphrase_be_chosen(
    vault_folder: Path, passphrase: str, recovery_code: str
) -> None:
    vault = vaults.unlock_with_recovery(vault_folder, recovery_code.replace("-", " ").lower())
    before = vault.opened_by_recovery
    vaults.change_passphrase(vault, None, OTHER)
    assert (before, vault.opened_by_recovery) == (True, False)
    vault.close()
    assert isinstance(refusal(vault_folder, passphrase), WrongPassphraseError)
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
