"""What kind of damage it is, what is mended without asking, and that nothing new and empty ever takes its place."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from random import Random

import pytest

from db.errors import DatabaseDamagedError, ForeignKeyFileError, VaultError
from db.files.staging import VaultState
from db.log.chain import Log
from db.salvage import cells as salvage_cells
from db.salvage import damage
from db.store.connection import PAGE
from db.store.pages import USABLE
from db.tables.database import Database
from db.vault import keys
from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from desktop.vault.salvage_told import say_repaired
from tests.db.power import work
from tests.db.salvage.salvaging import files_of, hurt, place_of, salvaged
from tests.db.salvage.unused_pages import with_unused_pages


def test_a_page_that_holds_nothing_is_mended(folder: Path, key: UnsealedKey) -> None:
    places = with_unused_pages(folder)
    data = hurt(folder, places[len(places) // 2] // PAGE + 1)
    with pytest.raises(DatabaseDamagedError) as caught:
        vaults.unlock(folder, work.OLD)
    assert damage.damage_of(caught.value) is damage.Damage.UNUSED
    assert damage.examine(folder, key) is damage.Damage.UNUSED
    damage.repair(folder, key, partial(say_repaired, "00" * 16), lambda _pages: None)
    assert (folder / "ersatt-1" / "valv.db").read_bytes() == data
    vault = vaults.unlock(folder, work.OLD)
    log = Log(vault.connection, bytes(vault.subkey("audit")), "", "")
    assert log.rows(1)[0].event == "vault_repaired"
    assert log.first_break() is None
    assert Database(vault.connection).notes.count() == 20
    vault.close()


def test_garbage_after_the_end_is_mended(folder: Path, key: UnsealedKey) -> None:
    data = (folder / "valv.db").read_bytes() + Random(1).randbytes(3 * PAGE)
    (folder / "valv.db").write_bytes(data)
    assert damage.examine(folder, key) is damage.Damage.UNUSED
    damage.repair(folder, key, partial(say_repaired, "00" * 16), lambda _pages: None)
    assert (folder / "ersatt-1" / "valv.db").read_bytes() == data
    vaults.unlock(folder, work.OLD).close()


def test_damage_to_a_row_is_never_mended_by_itself(folder: Path, key: UnsealedKey) -> None:
    hurt(folder, place_of(folder, key, "notes", 4)[0])
    before = files_of(folder)
    assert damage.examine(folder, key) is damage.Damage.REAL
    with pytest.raises(DatabaseDamagedError):
        damage.repair(folder, key, partial(say_repaired, "00" * 16), lambda _pages: None)
    assert files_of(folder) == before


def test_a_vault_whose_first_page_came_from_elsewhere_is_still_known_by_the_rest(folder: Path) -> None:
    data = bytearray((folder / "valv.db").read_bytes())
    data[:PAGE] = Random(2).randbytes(PAGE)
    (folder / "valv.db").write_bytes(data)
    with pytest.raises(DatabaseDamagedError):
        vaults.unlock(folder, work.OLD)
    found, saved = salvaged(folder, vaults.unseal(folder, work.OLD))
    assert found.is_complete
    assert len(saved["notes"]) == 20


def test_another_vaults_database_is_still_refused(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "annat"
    other.mkdir()
    work.a_base(other)
    shutil.copy(other / work.VALV / "valv.db", folder / "valv.db")
    for secret in (work.OLD, "helt fel fras här igen"):
        with pytest.raises(ForeignKeyFileError):
            keys.unseal(folder, secret)


def test_never_an_empty_vault_where_one_should_be(folder: Path) -> None:
    whole = (folder / "valv.db").read_bytes()
    for data in (b"", whole[:100], whole[:PAGE], whole[: 2 * PAGE], bytes(len(whole)), b"\0" * PAGE):
        (folder / "valv.db").write_bytes(data)
        with pytest.raises(VaultError):
            vaults.unlock(folder, work.OLD)
        assert (folder / "valv.db").read_bytes() == data
        assert vaults.state_of(folder) in {VaultState.PRESENT, VaultState.DB_EMPTY}


def _same(page: bytes, _number: int) -> bytes:
    return page


def test_any_bytes_at_all_are_read_within_bounds() -> None:
    """Nothing is raised, and no more comes out of a page than there are cells in it and bytes to read."""
    random = Random(3)
    most = 3 * USABLE  # the page itself, the one its row names, and the one that one names: none twice
    for _ in range(3000):
        page = bytearray(random.randbytes(USABLE))
        page[0] = random.choice(salvage_cells.TREE)
        page[3:5] = random.randrange(0, 400).to_bytes(2, "big")
        whole = bytes(page)
        cells = salvage_cells.cells_in(whole, 2)
        rows = list(salvage_cells.rows_in(whole, 2, partial(_same, whole)))
        entries = list(salvage_cells.keys_in(whole, 2, lambda _number: None))
        assert len(rows) <= cells
        assert len(entries) <= cells
        assert len(list(salvage_cells.children_of(whole, 2))) <= cells + 1
        stored = [value for row in rows if row is not None for value in row.values]
        assert max((len(value) for value in stored if isinstance(value, str | bytes)), default=0) <= most
