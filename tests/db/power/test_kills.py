"""Killed while saving, again and again on the same vault: it opens each time, and every text it told of is there."""

from __future__ import annotations

import multiprocessing
import os
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from db.store.connection import check_integrity
from db.tables.database import Database
from db.vault import vault as vaults
from desktop.notes import notes
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.power import work

KILLS, SOAK_KILLS = 25, 1000
LATEST = 0.25  # seconds: of a life, or after its first saved text
PATIENCE = 30  # seconds until the first, on a busy machine
ENOUGH = 400  # notes: then the vault is begun anew, or opening it would be all that is killed


def type_and_save(folder: Path, told: Path, life: int) -> None:
    """Open, and save a growing text time after time until the blow. What is saved is told afterwards."""
    out = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    vault = vaults.unlock(folder, work.OLD)
    vault.connection.execute(f"PRAGMA wal_autocheckpoint = {work.PAGES}")
    session = Session(vault, today=lambda: DAY)
    (case,) = session.db.cases.all()
    random = Random(life)
    while True:
        note = notes.begin_note(session, case.id)
        for state in range(1, 1 + random.randrange(8)):
            note = notes.save_note(session, replace(note, body=work.text(life, state)))
            os.write(out, f"{note.id} {life} {state}\n".encode())


def kill_again_and_again(tmp_path: Path, kills: int) -> tuple[int, int]:
    """Kill, open and look; return how many texts were told of and how many lives saved any."""
    seed = int(os.environ.get("NARVARA_SEED", "1"))
    random, context = Random(f"{seed} kills"), multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    folder, told, texts, lives = tmp_path / work.VALV, tmp_path / "told", 0, 0
    for life in range(kills):
        if not folder.exists():
            work.a_base(tmp_path)
        process = context.Process(target=type_and_save, args=(folder, told, life))
        process.start()
        if life % 3:  # the others are mostly killed while opening
            wait_for_a_text(told)
        time.sleep(random.uniform(0.005, LATEST))
        assert process.is_alive(), f"it ended by itself, seed {seed}, life {life}"
        process.kill()
        process.join()
        process.close()
        saved = told.read_text().splitlines() if told.exists() else []
        told.unlink(missing_ok=True)
        texts, lives = texts + len(saved), lives + bool(saved)
        found = every_text(folder, saved)
        if found > ENOUGH:
            folder.rename(tmp_path / f"full-{life}")
    return texts, lives


def wait_for_a_text(told: Path) -> None:
    """Return when something has been saved."""
    until = time.monotonic() + PATIENCE
    while not told.exists() or not told.stat().st_size:
        assert time.monotonic() < until, "nothing was saved"
        time.sleep(0.01)


def every_text(folder: Path, saved: list[str]) -> int:
    """Open the vault, look for what was told, and return how many notes there are."""
    vault = vaults.unlock(folder, work.OLD)
    check_integrity(vault.connection)
    found = {note.id: note.body for note in Database(vault.connection).notes.all()}
    for line in saved:
        note, life, state = line.split()
        there = found[note].split(" ", 1)[0].split(".")
        assert int(there[1]) >= int(state), line
        assert found[note] == work.text(int(life), int(there[1])), line
    vault.close()
    return len(found)


def test_twenty_five_kills_while_saving_lose_nothing(tmp_path: Path) -> None:
    texts, lives = kill_again_and_again(tmp_path, KILLS)
    print(f"{KILLS} kills, {texts} texts told of in {lives} lives, none lost")
    assert lives >= KILLS // 2


@pytest.mark.soak
def test_a_thousand_kills_while_saving_lose_nothing(tmp_path: Path) -> None:
    texts, lives = kill_again_and_again(tmp_path, SOAK_KILLS)
    print(f"{SOAK_KILLS} kills, {texts} texts told of in {lives} lives, none lost")
    assert lives >= SOAK_KILLS // 2
