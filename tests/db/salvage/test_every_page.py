"""Each page of a full vault damaged in every way: whatever does not lie on it comes over, and nothing else does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from db.store.connection import PAGE
from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from tests.db.salvage.salvaging import (
    Everything,
    everything,
    pages_of_rows,
    reading,
    salvaged,
)
from tests.db.vault.test_pages import Damage, cut_before, cut_inside, flip, swap, zero
from tests.one_demo import PASSPHRASE, demo_copied

KINDS: tuple[Damage, ...] = (flip, zero, swap, cut_before, cut_inside)
SAMPLE = 5  # pages of each kind, besides those at the beginning; all in soak
OWN = {"settings", "drafts", "meta"}
"""Tables in which a salvaged vault writes of itself; they are compared by their keys."""


class Full:
    """The full vault, its rows, and where they lie."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "valv.db"
        self.whole = self.database.read_bytes()
        self.key: UnsealedKey = vaults.unseal(folder, PASSPHRASE)
        with reading(self.database, self.key) as connection:
            self.rows: Everything = everything(connection)
            self.places = pages_of_rows(self.database, self.key, connection)

    @property
    def pages(self) -> int:
        return len(self.whole) // PAGE


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Full]:
    made = Full(demo_copied(tmp_path_factory, tmp_path_factory.mktemp("fullt") / "valv"))
    yield made
    made.key.wipe()


def damage_and_save(full: Full, how: Damage, pages: list[int]) -> Counter[str]:
    """Damage one page at a time, save what can be saved, and compare; return how many rows were lost of each kind."""
    lost: Counter[str] = Counter()
    for page in pages:
        data = bytearray(full.whole)
        how(data, page, Random(f"{how.__name__} {page}"))
        full.database.write_bytes(data)
        try:
            found, saved = salvaged(full.folder, full.key)
            assert full.database.read_bytes() == data, f"page {page} was written to"
        finally:
            full.database.write_bytes(full.whole)
        gone = gone_with(how, page, full.pages)
        for table, rows in full.rows.items():
            for number, row in rows.items():
                if full.places[table, number] & gone:
                    lost[table] += saved[table].get(number) != row
                elif table in OWN:
                    assert row[0] in {one[0] for one in saved[table].values()}, (
                        f"{table} {row[0]}, page {page}"
                    )
                else:
                    assert saved[table].get(number) == row, f"{table} {number}, page {page}"
            made_up = set(saved[table].values()) - set(rows.values())
            told = len(made_up) - found.stand_ins.get(table, 0)
            assert table in OWN or told == (table == "log"), f"{table}, page {page}"
            if table not in {*OWN, "log"} and not found.is_unsure:
                assert found.of(table).existed == len(rows), f"{table}, page {page}"
    return lost


def gone_with(how: Damage, page: int, pages: int) -> set[int]:
    """Return the pages that can hold nothing any more."""
    if how is swap:
        return set()
    return {page + 1} if how in (flip, zero) else set(range(page + 1, pages + 1))


def a_sample(how: Damage, pages: int) -> list[int]:
    first = 0 if how in (flip, zero) else 1  # an empty file, or one whose beginning is elsewhere, is nobody's
    return sorted({first, 1, 2, 3, *Random(how.__name__).sample(range(4, pages), SAMPLE)})


@pytest.mark.parametrize("how", KINDS, ids=lambda how: how.__name__)
def test_what_is_not_on_the_damaged_page_comes_over(full: Full, how: Damage) -> None:
    lost = damage_and_save(full, how, a_sample(how, full.pages))
    print(f"{how.__name__}: {dict(lost)}")
    assert how is not swap or not lost


@pytest.mark.soak
@pytest.mark.parametrize("how", KINDS, ids=lambda how: how.__name__)
def test_what_is_not_on_any_damaged_page_comes_over(full: Full, how: Damage) -> None:
    first = 0 if how in (flip, zero) else 1
    lost = damage_and_save(full, how, list(range(first, full.pages)))
    print(f"{how.__name__}: {full.pages} pages, {dict(lost)}")
    assert how is not swap or not lost
