"""Kept papers go with everything else: into a copy, through a salvage, and out of either as the bytes they were."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.backup.container import never_cancelled, read_through
from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from db.vault.vault import Vault
from desktop.paper.kept import kept_papers
from desktop.paper.kept.control import check_code
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.backup.copies import copy
from tests.db.power import work
from tests.db.salvage.salvaging import change, hurt, place_of, take
from tests.desktop.chain.checked import checked
from tests.desktop.paper.kept.family import a_family


@pytest.fixture
def kept(folder: Path) -> tuple[str, bytes]:
    """Return a kept consent's id and bytes; the vault it lies in is at rest, with a copy beside it."""
    found: list[tuple[str, bytes]] = []

    def work_in(vault: Vault) -> None:
        family = a_family(Session(vault, today=lambda: DAY), "26-900")
        family.printed("samtycke")
        found.append((family.consent_id, family.kept("samtycke", family.consent_id).original))
        copy(vault)

    change(folder, work_in)
    return found[0]


@pytest.fixture
def key(folder: Path, kept: tuple[str, bytes]) -> UnsealedKey:
    return vaults.unseal(folder, work.OLD)


def held(vault: Vault, consent_id: str) -> bytes:
    """Return the bytes that lie there, once their code and the chain have been found whole."""
    session = Session(vault, today=lambda: DAY)
    (paper,) = kept_papers(session, "samtycke", consent_id)
    assert check_code(session, paper.code).is_whole
    assert checked(session).is_whole
    return paper.original


def test_a_salvage_without_loss_brings_the_bytes_along(
    folder: Path, kept: tuple[str, bytes], key: UnsealedKey
) -> None:
    shutil.rmtree(folder / "kopior", ignore_errors=True)
    hurt(folder, 1)
    vault = take(folder, key)
    assert held(vault, kept[0]) == kept[1]
    vault.close()


def test_bytes_whose_pages_are_lost_are_taken_from_the_copy(
    folder: Path, kept: tuple[str, bytes], key: UnsealedKey
) -> None:
    pages = place_of(folder, key, "kept_papers", 1)
    hurt(folder, *pages[:1])
    vault = take(folder, key)
    assert held(vault, kept[0]) == kept[1]
    vault.close()


def test_a_copy_holds_the_bytes(folder: Path, kept: tuple[str, bytes], tmp_path: Path) -> None:
    vault = vaults.unlock(folder, work.OLD)
    made = copy(vault, seq=2)
    vault.close()
    again = tmp_path / "igen"
    shutil.copytree(folder, again)
    with (again / "valv.db").open("wb") as file:
        read_through(made.front, never_cancelled, file)
    vault = vaults.unlock(again, work.OLD)
    assert held(vault, kept[0]) == kept[1]
    vault.close()
