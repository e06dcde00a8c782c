"""Where saved rows may come from besides the damaged file: the WAL beside it, and the latest copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.errors import DatabaseDamagedError
from db.store.connection import PAGE, transaction
from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from db.vault.vault import Vault
from desktop.failures.salvage import account
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.backup.copies import copy
from tests.db.power import work
from tests.db.salvage.salvaging import change, hurt, place_of, salvaged
from tests.db.vault.vault_files import files


def test_what_is_lost_comes_out_of_the_copy_and_what_was_removed_since_does_not(
    folder: Path, key: UnsealedKey
) -> None:
    def then(vault: Vault) -> None:
        copy(vault)
        session = Session(vault, today=lambda: DAY)
        with session.change("notes"):
            vault.connection.execute("DELETE FROM notes WHERE rowid = 5")

    change(folder, then)
    page = place_of(folder, key, "notes", 4)[0]
    hurt(folder, page)
    found, saved = salvaged(folder, key)
    assert found.of("notes").filled > 0
    assert found.of("notes").lost == 0
    assert set(saved["notes"]) == set(range(1, 21)) - {5}
    assert found.copy is not None
    assert account(found).copy is not None


def test_the_copy_is_as_new_only_when_nothing_was_logged_after_it(folder: Path, key: UnsealedKey) -> None:
    change(folder, copy)
    hurt(folder, 41)
    assert salvaged(folder, key)[0].copy_is_as_new
    hurt(folder, 41)  # flipped back

    def later(vault: Vault) -> None:
        with Session(vault, today=lambda: DAY).change(event="case_opened"):
            pass

    change(folder, later)
    hurt(folder, 41)
    assert not salvaged(folder, key)[0].copy_is_as_new


def test_a_copy_of_another_life_of_the_vault_fills_nothing_in(folder: Path, key: UnsealedKey) -> None:
    def log(vault: Vault) -> None:
        session = Session(vault, today=lambda: DAY)
        for _ in range(3):
            with session.change(event="case_opened"):
                pass

    start = (folder / "valv.db").read_bytes()
    change(folder, log)
    change(folder, copy)
    (folder / "valv.db").write_bytes(start)
    change(folder, log)
    page = place_of(folder, key, "notes", 4)[0]
    hurt(folder, page)
    found, _saved = salvaged(folder, key)
    assert found.copy is not None
    assert sum(rows.filled for rows in found.tables.values()) == 0
    assert found.of("notes").lost > 0


def test_a_damaged_copy_is_passed_over(folder: Path, key: UnsealedKey) -> None:
    vault = vaults.unlock(folder, work.OLD)
    good, bad = copy(vault, seq=1), copy(vault, seq=2)
    vault.close()
    data = bytearray(bad.front.path.read_bytes())
    data[len(data) // 2] ^= 1
    bad.front.path.write_bytes(data)
    hurt(folder, 41)
    found, _saved = salvaged(folder, key)
    assert found.copy == good.front.manifest


@pytest.mark.parametrize("hurt_page", [1, 3, 41], ids=["first", "a table's top", "a row's"])
def test_what_a_killed_program_left_in_the_log_is_saved_and_stays_where_it_lies(
    folder: Path, tmp_path: Path, hurt_page: int
) -> None:
    vault = vaults.unlock(folder, work.OLD)
    with transaction(vault.connection):
        vault.connection.execute("INSERT INTO meta VALUES ('sist', 'det senast skrivna')")
    with transaction(vault.connection):
        vault.connection.execute("UPDATE notes SET body = 'ny ' || body")
    killed = Path(shutil.copytree(folder, tmp_path / "dödad"))
    vault.close()
    hurt(killed, hurt_page)
    before = files(killed)
    assert len(before["valv.db-wal"]) > PAGE
    with pytest.raises(DatabaseDamagedError):
        vaults.unlock(killed, work.OLD)
    assert files(killed) == before
    key = vaults.unseal(killed, work.OLD)
    _found, saved = salvaged(killed, key)
    assert files(killed) == before
    assert ("sist", "det senast skrivna") in saved["meta"].values()
    bodies = [row[11] for row in saved["notes"].values()]
    assert len(bodies) == 20
    assert all(body.startswith("ny ") for body in bodies)


def test_a_log_cut_in_the_middle_of_an_act_gives_the_acts_before_it(folder: Path, tmp_path: Path) -> None:
    vault = vaults.unlock(folder, work.OLD)
    with transaction(vault.connection):
        vault.connection.execute("INSERT INTO meta VALUES ('sist', 'helt')")
    whole = (folder / "valv.db-wal").stat().st_size
    with transaction(vault.connection):
        vault.connection.execute("UPDATE notes SET body = 'ny ' || body")
    killed = Path(shutil.copytree(folder, tmp_path / "dödad"))
    vault.close()
    with (killed / "valv.db-wal").open("r+b") as file:
        file.truncate(whole + PAGE)
    hurt(killed, 1)
    _found, saved = salvaged(killed, vaults.unseal(killed, work.OLD))
    assert ("sist", "helt") in saved["meta"].values()
    assert not any(row[11].startswith("ny ") for row in saved["notes"].values())
