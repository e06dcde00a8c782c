"""Killed in the middle of printing for signing: what was said to be kept is kept and whole, bytes, link and all."""

from __future__ import annotations

import multiprocessing
import os
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from db.vault import vault as vaults
from desktop.consent import versions as consents
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.chain.walked import walked
from tests.db.power import work
from tests.desktop.paper.kept.family import a_family

KILLS = 4
LATEST = 0.3  # seconds after the first paper of a life
PATIENCE = 60  # seconds until that, on a busy machine


def print_for_signing(folder: Path, told: Path) -> None:
    """Print a consent again and again, each time with another line in it; each is told when it may be printed."""
    out = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    session = Session(vaults.unlock(folder, work.OLD), today=lambda: DAY)
    family = a_family(session, f"26-9{session.db.cases.count():02}")
    number = 0
    while True:
        number += 1
        consents.save_consent(session, replace(family.consent, not_shared=f"Inte detta {number}."))
        family.printed("samtycke")
        os.write(out, f"{family.kept('samtycke', family.consent_id).id}\n".encode())


def test_what_was_said_to_be_kept_is_there_and_whole_after_each_kill(tmp_path: Path) -> None:
    random, context = Random(2), multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    work.a_base(tmp_path)
    folder, told = tmp_path / work.VALV, tmp_path / "told"
    for _life in range(KILLS):
        before = told.stat().st_size if told.exists() else 0
        process = context.Process(target=print_for_signing, args=(folder, told))
        process.start()
        until = time.monotonic() + PATIENCE
        while (not told.exists() or told.stat().st_size == before) and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(random.uniform(0, LATEST))
        assert process.is_alive()
        process.kill()
        process.join()
        process.close()
        vault = vaults.unlock(folder, work.OLD)
        session = Session(vault, today=lambda: DAY)
        assert walked(session.db) == []
        kept = {one.id for one in session.db.kept_papers.all()}
        assert set(told.read_text().split()) <= kept
        assert session.db.prints.count() == 0
        vault.close()
