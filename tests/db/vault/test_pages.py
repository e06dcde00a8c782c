"""Each page of a vault's file flipped, zeroed, swapped, cut or put back: named, untouched, never a new vault.

The seal of a page finds every change but an older
version of the same page, and a file cut where a page ends is found by its structure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from db.errors import DatabaseDamagedError, ForeignKeyFileError, VaultError
from db.store.connection import PAGE
from db.tables.database import Database
from db.vault import vault as vaults
from db.vault.vault import VaultState
from tests.db.power import work
from tests.db.vault.vault_files import files

EVERY = 5  # pages; each in soak
Damage = Callable[[bytearray, int, Random], None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a vault with a case and notes, at rest."""
    root = tmp_path_factory.mktemp("sidor")
    work.a_base(root)
    return root / work.VALV


def flip(data: bytearray, page: int, random: Random) -> None:
    data[page * PAGE + random.randrange(PAGE)] ^= 1 << random.randrange(8)


def zero(data: bytearray, page: int, _random: Random) -> None:
    data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def swap(data: bytearray, page: int, random: Random) -> None:
    other = random.choice([one for one in range(len(data) // PAGE) if one != page])
    one, two = slice(page * PAGE, (page + 1) * PAGE), slice(other * PAGE, (other + 1) * PAGE)
    data[one], data[two] = data[two], data[one]


def cut_before(data: bytearray, page: int, _random: Random) -> None:
    del data[page * PAGE :]


def cut_inside(data: bytearray, page: int, random: Random) -> None:
    del data[page * PAGE + random.randrange(1, PAGE) :]


KINDS: dict[Damage, set[str]] = {
    flip: {"unreadable", "pages", "structure"},
    zero: {"unreadable", "pages", "structure"},
    swap: {"unreadable", "pages", "structure"},
    cut_before: {"empty", "unreadable", "structure"},
    cut_inside: {"cut"},
}


def damage_pages(folder: Path, how: Damage, every: int) -> Counter[str]:
    """Damage one page at a time and try to open; return how each was named. The file is whole afterwards."""
    database = folder / "valv.db"
    whole, random, named = database.read_bytes(), Random(how.__name__), Counter[str]()
    for page in range(0, len(whole) // PAGE, every):
        data = bytearray(whole)
        how(data, page, random)
        database.write_bytes(data)
        before = files(folder)
        with pytest.raises(VaultError) as caught:
            vaults.unlock(folder, work.OLD)
        assert files(folder) == before, f"page {page} was written to"
        assert vaults.state_of(folder) in {VaultState.PRESENT, VaultState.DB_EMPTY}
        named[kind_of(caught.value, page)] += 1
        database.write_bytes(whole)
    vaults.unlock(folder, work.OLD).close()
    return named


def kind_of(error: VaultError, page: int) -> str:
    """Return how the damage was named; a first page from elsewhere in the file may look like another vault's."""
    if isinstance(error, ForeignKeyFileError):
        assert page == 0
        return "unreadable"
    assert isinstance(error, DatabaseDamagedError), f"page {page}: {error!r}"
    return error.kind


@pytest.mark.parametrize("how", KINDS, ids=lambda how: how.__name__)
def test_a_damaged_page_is_named_and_nothing_is_written(folder: Path, how: Damage) -> None:
    named = damage_pages(folder, how, EVERY)
    print(f"{how.__name__}: {dict(named)}")
    assert set(named) <= KINDS[how]


@pytest.mark.soak
@pytest.mark.parametrize("how", KINDS, ids=lambda how: how.__name__)
def test_each_damaged_page_is_named_and_nothing_is_written(folder: Path, how: Damage) -> None:
    named = damage_pages(folder, how, 1)
    print(f"{how.__name__}: {named.total()} pages, {dict(named)}")
    assert set(named) <= KINDS[how]


def test_an_older_page_put_back_is_named_or_leaves_every_note_readable(folder: Path) -> None:
    database = folder / "valv.db"
    old = database.read_bytes()
    vault = vaults.unlock(folder, work.OLD)
    before = {note.id for note in Database(vault.connection).notes.all()}
    vault.connection.execute("UPDATE notes SET body = body || ' och mer'")
    vault.close()
    new, outcomes = database.read_bytes(), Counter[str]()
    changed = [
        page
        for page in range(min(len(old), len(new)) // PAGE)
        if old[page * PAGE : (page + 1) * PAGE] != new[page * PAGE : (page + 1) * PAGE]
    ]
    for page in changed:
        place = slice(page * PAGE, (page + 1) * PAGE)
        database.write_bytes(new[: place.start] + old[place] + new[place.stop :])
        try:
            vault = vaults.unlock(folder, work.OLD)
        except DatabaseDamagedError as error:
            outcomes[error.kind] += 1
        else:
            assert {note.id for note in Database(vault.connection).notes.all()} == before
            vault.close()
            outcomes["not seen"] += 1
    database.write_bytes(old)
    # The seal has no freshness: one page as it was yesterday may pass both checks.
    assert outcomes.total() == len(changed) > 1
    print(dict(outcomes))
