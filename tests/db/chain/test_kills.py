"""Killed in the middle of signing, again and again: thing and link are both there or neither, in both chains."""

from __future__ import annotations

import multiprocessing
import os
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from db.tables.database import Database
from db.vault import vault as vaults
from desktop.notes import notes
from desktop.notes.amending import amend_note
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.chain.walked import walked
from tests.db.power import work

KILLS = 10
LATEST = 0.15  # seconds after the first signature of a life
PATIENCE = 30  # seconds until that, on a busy machine


def sign_and_amend(folder: Path, told: Path) -> None:
    """Sign and correct notes until the blow; each signature is told when it has been given."""
    out = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    vault = vaults.unlock(folder, work.OLD)
    vault.connection.execute(f"PRAGMA wal_autocheckpoint = {work.PAGES}")
    session = Session(vault, today=lambda: DAY)
    (case,) = session.db.cases.all()
    while True:
        note = replace(notes.begin_note(session, case.id), body="Vi pratade om bussen.")
        signed = notes.sign_note(session, note)
        os.write(out, f"{signed.id}\n".encode())
        amend_note(session, signed, "bussen", "tåget", "fel ord")


def test_ten_kills_leave_thing_and_link_both_or_neither(tmp_path: Path) -> None:
    random, context = Random(1), multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    work.a_base(tmp_path)
    folder, told, signed = tmp_path / work.VALV, tmp_path / "told", 0
    for _life in range(KILLS):
        process = context.Process(target=sign_and_amend, args=(folder, told))
        process.start()
        until = time.monotonic() + PATIENCE
        while (not told.exists() or not told.stat().st_size) and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(random.uniform(0, LATEST))
        assert process.is_alive()
        process.kill()
        process.join()
        process.close()
        vault = vaults.unlock(folder, work.OLD)
        db = Database(vault.connection)
        assert walked(db) == []
        linked = {link.object_id for link in db.case_links.all()}
        assert set(told.read_text().split()) <= linked
        assert linked == {
            *(note.id for note in db.notes.select("WHERE status = 'signed'")),
            *(one.id for one in db.amendments.all()),
        }
        vault.close()
        told.unlink()
        signed = len(linked)
    assert signed >= KILLS
