"""What the tests of damaged vaults share: a vault full of everything, which page holds what, and what came over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from db.backup.contents import open_still
from db.backup.errors import BackupCancelledError
from db.files.swap import STAGE
from db.salvage import save as salvage
from db.salvage.cells import rows_in
from db.salvage.found import Found
from db.salvage.save import Ways
from db.salvage.tree import Tree
from db.store.connection import PAGE
from db.store.pages import Pages
from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from db.vault.vault import Vault
from desktop.vault.salvage_told import say_salvaged
from desktop.vault.stand_ins import StandIns
from tests.db.power import work

Everything = dict[str, dict[int, tuple[Any, ...]]]
"""Every row, by table and number."""

LONG = "Hodan berättar om bussen och om morgonen. " * 900
"""A note that takes several pages."""


def ways(stop_after: int = -1) -> Ways:
    """Return the program's own ways; the salvage breaks off after so many ticks."""
    left = [stop_after]

    def tick(_pages: int) -> None:
        left[0] -= 1
        if not left[0]:
            raise BackupCancelledError("asked to stop")

    return Ways(StandIns(date(2026, 11, 24)), partial(say_salvaged, "00" * 16), tick)


def salvaged(folder: Path, key: UnsealedKey) -> tuple[Found, Everything]:
    """Make a salvage ready, read all that is in it, and give it up; the folder is as it was."""
    found = salvage.prepare(folder, key, ways())
    with reading(folder / STAGE / "valv.db", key) as connection:
        saved = everything(connection)
    salvage.discard(folder)
    return found, saved


@contextmanager
def reading(path: Path, key: UnsealedKey) -> Iterator[Any]:
    """Open a database file for reading alone."""
    connection = open_still(path, key.dek)
    try:
        yield connection
    finally:
        connection.close()


def everything(connection: Any) -> Everything:
    """Read every row."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        str(name): {int(row[0]): tuple(row[1:]) for row in connection.execute(f"SELECT rowid, * FROM {name}")}
        for (name,) in tables
    }


def pages_of_rows(path: Path, key: UnsealedKey, whole: Any) -> dict[tuple[str, int], set[int]]:
    """Return which pages each row lies on, its long text's included."""
    pages = Pages(path, key.dek, key.header.vault)
    tree = Tree(pages, lambda _count: None)
    roots = dict(whole.execute("SELECT rootpage, name FROM sqlite_master WHERE type = 'table'").fetchall())
    found = {}
    for root, number in tree.leaves():
        if root not in roots:
            continue
        touched: set[int] = set()

        def read(wanted: int, into: set[int] = touched) -> bytes | None:
            into.add(wanted)
            return pages.read(wanted)

        page = pages.read(number)
        assert page is not None
        for row in rows_in(page, number, read):
            assert row is not None
            found[roots[root], row.rowid] = {number, *touched}
            touched.clear()
    pages.close()
    return found


def change(folder: Path, act: Callable[[Vault], object]) -> None:
    vault = vaults.unlock(folder, work.OLD)
    act(vault)
    vault.close()


def hurt(folder: Path, *pages: int) -> bytes:
    """Damage some pages; return the file as it then is."""
    data = bytearray((folder / "valv.db").read_bytes())
    for page in pages:
        data[(page - 1) * PAGE + 2000] ^= 1
    (folder / "valv.db").write_bytes(data)
    return bytes(data)


def take(folder: Path, key: UnsealedKey) -> Vault:
    salvage.prepare(folder, key, ways())
    salvage.take(folder)
    return vaults.unlock(folder, work.OLD)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file there is, in folders too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def place_of(folder: Path, key: UnsealedKey, table: str, rowid: int) -> list[int]:
    """Return the pages a row lies on, the one it begins on first."""
    with reading(folder / "valv.db", key) as connection:
        found = pages_of_rows(folder / "valv.db", key, connection)[table, rowid]
        leaf = {
            number
            for (name, _row), numbers in pages_of_rows(folder / "valv.db", key, connection).items()
            if name == table and len(numbers) == 1
            for number in numbers
        }
    return sorted(found, key=lambda number: (number not in leaf, number))
