"""Both key files gone and a copy beside the whole vault: its key file opens it, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from db.backup.errors import BackupError
from db.errors import WrongPassphraseError
from db.secrets.kdf import CHEAPEST
from db.vault import copy_key, keys
from db.vault import vault as vaults
from db.vault.keys import CHIEF_CODE
from tests.conftest import PASSPHRASE
from tests.db.backup.copies import copy, write

NEW = "en helt annan räv på taket"
FILES = ("valv.key", "valv.key.bak")


@pytest.fixture
def paths(vault_folder: Path) -> list[Path]:
    """A copy, and something written after it; both key files as they then are."""
    vault = vaults.unlock(vault_folder, PASSPHRASE)
    write(vault, "före")
    made = copy(vault)
    write(vault, "efter", 40)
    vault.close()
    return [made.front.path]


def gone(folder: Path) -> None:
    for name in FILES:
        (folder / name).unlink()


def damaged(folder: Path) -> None:
    for name in FILES:
        (folder / name).write_bytes(b"x" * 500)


def another_vaults(folder: Path) -> None:
    other = folder.parent / "annat"
    vaults.create(other, NEW, kdf=CHEAPEST)[0].close()
    for name in FILES:
        (folder / name).write_bytes((other / name).read_bytes())


@pytest.mark.parametrize("harm", [gone, damaged, another_vaults])
def test_everything_written_after_the_copy_is_there(
    vault_folder: Path, paths: list[Path], harm: Callable[[Path], None]
) -> None:
    assert not copy_key.is_wanted(vault_folder)
    harm(vault_folder)
    before = {path: path.read_bytes() for path in vault_folder.glob("valv.key*")}
    assert copy_key.is_wanted(vault_folder)
    key = copy_key.unseal(vault_folder, paths, PASSPHRASE, is_code=False)
    vault = vaults.open_vault(vault_folder, key)
    assert vault.notices == (keys.KEY_FROM_COPY,)
    (count,) = vault.connection.execute("SELECT count(*) FROM meta WHERE key LIKE 'efter %'").fetchone()
    assert count == 40
    vault.close()
    assert not copy_key.is_wanted(vault_folder)
    again = vaults.unlock(vault_folder, PASSPHRASE)
    assert again.notices == ()
    again.close()
    kept = {path.read_bytes() for path in vault_folder.glob("valv.key*.skadad*")}
    assert kept == set(before.values())


def test_a_code_opens_it_too_and_demands_a_new_passphrase(
    vault_folder: Path, paths: list[Path], recovery_code: str
) -> None:
    gone(vault_folder)
    vault = vaults.open_vault(vault_folder, copy_key.unseal(vault_folder, paths, recovery_code, is_code=True))
    assert vault.opened_by_recovery
    assert vault.key.code_used != CHIEF_CODE
    vault.close()


def test_a_key_file_older_than_the_database_has_seen_is_told_once_and_then_in_force(
    vault_folder: Path, paths: list[Path]
) -> None:
    vault = vaults.unlock(vault_folder, PASSPHRASE)
    for _ in range(3):
        vaults.change_passphrase(vault, None if vault.opened_by_recovery else PASSPHRASE, PASSPHRASE)
    vault.close()
    gone(vault_folder)
    vault = vaults.open_vault(vault_folder, copy_key.unseal(vault_folder, paths, PASSPHRASE, is_code=False))
    assert vault.notices == (keys.KEY_FROM_COPY, keys.HEADER_ROLLED_BACK)
    assert vault.key.header.gen == 5
    vault.close()
    again = vaults.unlock(vault_folder, PASSPHRASE)
    assert (again.notices, again.key.header.gen) == ((), 5)
    assert (vault_folder / "valv.key").read_bytes() == (vault_folder / "valv.key.bak").read_bytes()
    again.close()


def test_a_wrong_passphrase_and_a_copy_of_another_vault_change_nothing(
    vault_folder: Path, paths: list[Path], tmp_path: Path
) -> None:
    other, _code = vaults.create(tmp_path / "annat", NEW, kdf=CHEAPEST)
    foreign = copy(other).front.path
    other.close()
    gone(vault_folder)
    with pytest.raises(WrongPassphraseError):
        copy_key.unseal(vault_folder, paths, NEW, is_code=False)
    with pytest.raises(BackupError) as caught:
        copy_key.unseal(vault_folder, [foreign], NEW, is_code=False)
    assert caught.value.kind == "other_vault"
    assert not list(vault_folder.glob("valv.key*"))


def test_files_that_are_no_copies_come_before_without_standing_in_the_way(
    vault_folder: Path, paths: list[Path], tmp_path: Path
) -> None:
    false = tmp_path / "falsk.narvarakopia"
    false.write_bytes(b"inte en kopia")
    gone(vault_folder)
    key = copy_key.unseal(vault_folder, [false, *paths], PASSPHRASE, is_code=False)
    vault = vaults.open_vault(vault_folder, key)
    assert vault.is_open
    vault.close()


def test_it_is_not_wanted_without_a_database_or_beside_a_key_file_that_fits(vault_folder: Path) -> None:
    (vault_folder / "valv.key").unlink()
    assert not copy_key.is_wanted(vault_folder), "the copy of the key file is there"
    (vault_folder / "valv.key.bak").unlink()
    (vault_folder / "valv.db").unlink()
    assert not copy_key.is_wanted(vault_folder)
