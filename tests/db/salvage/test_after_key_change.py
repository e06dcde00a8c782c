"""A vault whose key was changed and which is damaged after that: what the old key vouched for, and the old pair."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.files import swap
from db.salvage.tree import SCHEMA_ROOT, Tree
from db.store.pages import Pages
from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from db.vault.vault import Vault
from desktop.session import settings
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.backup.copies import copy
from tests.db.power import work
from tests.db.salvage.salvaging import change, hurt, place_of, salvaged, take
from tests.db.vault.changing import change as change_key


def epochs(vault: Vault) -> list[tuple[object, ...]]:
    return vault.connection.execute("SELECT * FROM key_epochs ORDER BY purpose, upto").fetchall()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a vault with a case and twenty notes, its key changed and its old pair still aside, at rest."""
    work.a_base(tmp_path)
    folder = tmp_path / work.VALV
    vault = vaults.unlock(folder, work.OLD)
    aside = swap.next_aside(folder)
    session = Session(vault, today=lambda: DAY)
    with session.change("settings", event="key_change_begun") as db:
        settings.write(db, settings.KeyState(changed_on=DAY.isoformat(), aside=aside))
    change_key(vault, work.OLD)
    vaults.unlock(folder, work.OLD).close()
    assert (folder / aside / "valv.db").is_file()
    return folder


@pytest.fixture
def key(folder: Path) -> UnsealedKey:
    return vaults.unseal(folder, work.OLD)


def test_what_the_earlier_key_vouched_for_still_holds(folder: Path, key: UnsealedKey) -> None:
    before: list[tuple[object, ...]] = []
    change(folder, lambda vault: before.extend(epochs(vault)))
    assert len(before) == 2
    hurt(folder, 1)
    vault = take(folder, key)
    assert epochs(vault) == before
    assert Session(vault, today=lambda: DAY).log.first_break() is None
    vault.close()


def test_earlier_keys_that_are_lost_come_out_of_the_copy(folder: Path, key: UnsealedKey) -> None:
    before: list[tuple[object, ...]] = []

    def then(vault: Vault) -> None:
        before.extend(epochs(vault))
        copy(vault)

    change(folder, then)
    hurt(folder, place_of(folder, key, "key_epochs", 1)[0])
    vault = take(folder, key)
    assert epochs(vault) == before
    assert Session(vault, today=lambda: DAY).log.first_break() is None
    vault.close()


def test_the_list_of_tables_lost_too_the_earlier_keys_are_known_by_their_form(
    folder: Path, key: UnsealedKey
) -> None:
    pages = Pages(folder / "valv.db", key.dek, key.header.vault)
    tree = Tree(pages, lambda _count: None)
    of_the_list = [number for root, number in tree.leaves() if root == SCHEMA_ROOT]
    pages.close()
    assert of_the_list
    hurt(folder, *of_the_list)
    _found, saved = salvaged(folder, key)
    assert len(saved["key_epochs"]) == 2


@pytest.mark.parametrize("is_lost", [True, False])
def test_the_pair_under_the_old_key_stays_if_anything_was_lost(
    folder: Path, key: UnsealedKey, is_lost: bool
) -> None:
    hurt(folder, place_of(folder, key, "notes", 4)[0] if is_lost else 1)
    vault = take(folder, key)
    session = Session(vault, today=lambda: DAY)
    state = settings.key_state(session.db)
    assert state.changed_on
    assert state.aside == ("" if is_lost else "ersatt-1")
    vault.close()
