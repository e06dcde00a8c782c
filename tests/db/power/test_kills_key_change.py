"""Killed while the key is changed back and forth and texts are saved between: one vault opens, with every text."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from db.errors import WrongPassphraseError
from db.log.chain import Log
from db.secrets import kdf_policy
from db.secrets.kdf import CHEAPEST
from db.store.connection import check_integrity
from db.tables.database import Database
from db.vault import key_change
from db.vault import vault as vaults
from db.vault.vault import Vault, VaultState
from desktop.notes import notes
from desktop.session.session import Session
from desktop.version import VERSION
from tests.builders import DAY
from tests.db.power import work
from tests.db.power.test_kills import wait_for_a_text
from tests.db.vault import changing

KILLS, SOAK_KILLS = 12, 1000
SPAN = 2.5  # a life lasts at most so many times what a change takes on this computer just now
AGAIN = 50  # lives between two measurings: other work may have begun
ENOUGH = 250  # notes: then the vault is begun anew


def opened(folder: Path) -> tuple[Vault, str]:
    """Open with the one of the two passphrases that does; return it too."""
    assert vaults.state_of(folder) is VaultState.PRESENT
    try:
        return vaults.unlock(folder, work.OLD), work.OLD
    except WrongPassphraseError:
        return vaults.unlock(folder, work.NEW), work.NEW


def save_and_change(folder: Path, told: Path, life: int) -> None:
    """Save, tell, change the key, open, remove the old, and so on until the blow."""
    kdf_policy.LEAST = CHEAPEST
    out = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    vault, phrase = opened(folder)
    while True:
        session = Session(vault, today=lambda: DAY)
        (case,) = session.db.cases.all()
        note = notes.save_note(session, replace(notes.begin_note(session, case.id), body=work.text(life, 1)))
        os.write(out, f"saved {note.id} {life}\n".encode())
        other = work.NEW if phrase == work.OLD else work.OLD
        changing.change(vault, phrase, other)
        os.write(out, f"changed {other}\n".encode())
        vault, phrase = vaults.unlock(folder, other), other
        remove_old(vault)


def remove_old(vault: Vault) -> None:
    for aside in vault.folder.glob("ersatt-*"):
        key_change.remove_old(vault.folder, aside.name, vault.key.header)


def seconds_of_a_change(root: Path) -> float:
    """Return how long a change and the opening after it take here."""
    root.mkdir()
    work.a_base(root)
    least, kdf_policy.LEAST = kdf_policy.LEAST, CHEAPEST
    vault = vaults.unlock(root / work.VALV, work.OLD)
    began = time.monotonic()
    changing.change(vault, work.OLD, work.NEW)
    vaults.unlock(root / work.VALV, work.NEW).close()
    kdf_policy.LEAST = least
    shutil.rmtree(root)
    return time.monotonic() - began


def look(folder: Path, lines: list[str]) -> tuple[int, bool]:
    """Hold the vault to what was told; return its notes, and whether its key was changed without being told."""
    vault, phrase = opened(folder)
    check_integrity(vault.connection)
    found = {note.id: note.body for note in Database(vault.connection).notes.all()}
    changes = [line.removeprefix("changed ") for line in lines if line.startswith("changed")]
    for line in lines:
        if line.startswith("saved"):
            _saved, note, life = line.split()
            assert found[note] == work.text(int(life), 1), line
    assert Log(vault.connection, bytes(vault.subkey("audit")), VERSION, "").first_break() is None
    remove_old(vault)
    assert list(folder.glob("ersatt-*")) == []
    vault.close()
    return len(found), bool(changes) and phrase != changes[-1]


def kill_again_and_again(tmp_path: Path, kills: int) -> tuple[int, int, int]:
    """Kill, open and look; return how many texts and how many changes were told of, and how many were not."""
    random, context = (
        Random(f"{os.environ.get('NARVARA_SEED', '1')} keys"),
        multiprocessing.get_context("forkserver"),
    )
    context.set_forkserver_preload([__name__])
    folder, told, texts, changes, untold, latest = tmp_path / work.VALV, tmp_path / "told", 0, 0, 0, 0.0
    for life in range(kills):
        if not folder.exists():
            work.a_base(tmp_path)
        if life % AGAIN == 0:
            latest = SPAN * seconds_of_a_change(tmp_path / "measured")
        process = context.Process(target=save_and_change, args=(folder, told, life))
        process.start()
        wait_for_a_text(told)
        time.sleep(random.uniform(0, latest))
        assert process.is_alive(), f"it ended by itself in life {life}"
        process.kill()
        process.join()
        process.close()
        lines = told.read_text().splitlines()
        told.unlink()
        texts += sum(line.startswith("saved") for line in lines)
        changes += sum(line.startswith("changed") for line in lines)
        notes_there, was_untold = look(folder, lines)
        untold += was_untold
        if notes_there > ENOUGH:
            shutil.rmtree(folder)
    return texts, changes, untold


def test_a_dozen_kills_while_the_key_is_changed_lose_nothing(tmp_path: Path) -> None:
    texts, changes, untold = kill_again_and_again(tmp_path, KILLS)
    print(
        f"{KILLS} kills, {texts} texts and {changes} changes told of, {untold} done and not told, none lost"
    )
    assert texts >= KILLS


@pytest.mark.soak
def test_a_thousand_kills_while_the_key_is_changed_lose_nothing(tmp_path: Path) -> None:
    texts, changes, untold = kill_again_and_again(tmp_path, SOAK_KILLS)
    print(
        f"{SOAK_KILLS} kills, {texts} texts and {changes} changes told of, {untold} done and not told, none lost"
    )
    assert texts >= SOAK_KILLS
    assert changes >= SOAK_KILLS // 4
