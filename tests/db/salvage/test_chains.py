"""A salvage brings the chains along; what was lost of them is said, and nothing is made up in its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from db.vault.vault import Vault
from desktop.chain import words
from desktop.failures.salvage import counts_in_words
from desktop.notes import notes
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.backup.copies import copy
from tests.db.power import work
from tests.db.salvage.salvaging import change, hurt, place_of, take
from tests.desktop.chain.checked import checked

SIGNED = 12


@pytest.fixture
def folder(folder: Path) -> Path:
    """Return the vault with twelve signatures in it."""

    def sign(vault: Vault) -> None:
        session = Session(vault, today=lambda: DAY)
        (case,) = session.db.cases.all()
        for number in range(SIGNED):
            note = replace(notes.begin_note(session, case.id), body=f"Samtal {number}")
            notes.sign_note(session, note)

    change(folder, sign)
    return folder


@pytest.fixture
def key(folder: Path) -> UnsealedKey:
    return vaults.unseal(folder, work.OLD)


def again(vault: Vault) -> Session:
    return Session(vault, today=lambda: DAY)


def test_what_can_be_read_comes_along_and_holds(folder: Path, key: UnsealedKey) -> None:
    hurt(folder, 1)
    session = again(take(folder, key))
    verdict = checked(session)
    assert (verdict.is_whole, verdict.links, verdict.vault.rows) == (True, SIGNED, SIGNED)
    assert words.beside(verdict, DAY) == ""
    session.vault.close()


@pytest.mark.parametrize("table", ["case_links", "vault_links"])
def test_links_that_were_lost_are_said_to_be_and_are_not_made_up(
    folder: Path, key: UnsealedKey, table: str
) -> None:
    hurt(folder, place_of(folder, key, table, 2)[0])
    session = again(take(folder, key))
    assert getattr(session.db, table).count() < SIGNED
    assert session.db.notes.count("WHERE status = 'signed'") == SIGNED
    verdict = checked(session)
    assert not verdict.is_whole
    expected = "lost" if table == "case_links" else "row_missing"
    assert expected in {one.what for one in verdict.vault.faults}
    assert "Arkivet räddades ur en skadad fil" in words.beside(verdict, DAY)
    (told,) = [row for row in session.log.rows() if row.event == "vault_salvaged"]
    assert "led i" in counts_in_words(told.detail) or table == "vault_links"
    before = getattr(session.db, table).count()
    (case,) = session.db.cases.all()
    notes.sign_note(session, replace(notes.begin_note(session, case.id), body="Efter räddningen"))
    assert getattr(session.db, table).count() == before + 1
    assert not checked(session).is_whole
    session.vault.close()


@pytest.mark.parametrize("table", ["case_links", "vault_links"])
def test_links_that_were_lost_are_taken_from_the_latest_copy(
    folder: Path, key: UnsealedKey, table: str
) -> None:
    change(folder, copy)
    hurt(folder, place_of(folder, key, table, 2)[0])
    session = again(take(folder, key))
    verdict = checked(session)
    assert (verdict.is_whole, verdict.links, verdict.vault.rows) == (True, SIGNED, SIGNED)
    session.vault.close()
