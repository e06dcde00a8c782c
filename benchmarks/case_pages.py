"""The pages of a filled-in case: shown for the first time, and again. Processor time, so that others do not count.

python -m benchmarks.case_pages FOLDER      prints one line of JSON, in seconds
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks import big_vault
from benchmarks.in_vault import locked, unlocked
from db.tables.database import Database
from db.vault import keys
from db.vault import vault as vaults
from ui.look.theme import ARGUMENTS, theme
from ui.shell.places import case_pages
from ui.shell.shell import Shell
from ui.start.garbage import Garbage
from ui.start.in_turn import PAPER
from ui.start.warm import STEPS
from ui.window.place import Place

ROUNDS = 7
PAPERS = "prints"


def main(folder: Path) -> dict[str, float]:
    """Visit every page of the case with most answers, first from another page of it, then again."""
    application = QApplication([*sys.argv, *ARGUMENTS])
    theme.install(application)
    for step in (*STEPS, *PAPER):  # the real program takes these while nobody touches it
        step()
    Garbage(application)
    window = locked()
    shell = unlocked(window, vaults.open_vault(folder, keys.unseal(folder, big_vault.PASSPHRASE)), "pupils")
    case_id = fullest_case(shell.session.db)
    pages = [spot.page for spot in case_pages()]
    found: dict[str, list[float]] = {}
    shell.go(Place("case", case_id))
    found["paper"] = [_timed(lambda: shell.go(Place(PAPERS, case_id)))]
    for _ in range(ROUNDS):
        for page in pages:
            _leave(shell, case_id, by=pages[1] if page == pages[0] else pages[0])
            _note(found, f"first {page}", _timed(partial(shell.go, Place(page, case_id))))
        for page in (*pages, *pages):
            _note(found, f"back {page}", _timed(partial(shell.go_back, Place(page, case_id))))
        for page in pages:
            del found[f"back {page}"][-2]  # the first of the two was built, or is the one that showed
    window.close()
    shell.session.vault.close()
    return {name: median(times) for name, times in found.items()}


def fullest_case(db: Database) -> str:
    """Return the id of the case whose latest round has most answers."""
    rounds = [round_ for round_ in db.assessments.all() if db.plans.of(round_.case_id)]
    return max(rounds, key=lambda round_: len(db.answers.of(round_.id))).case_id


def _leave(shell: Shell, case_id: str, by: str) -> None:
    """Let go of the case, and come back to it by another page."""
    shell.go(Place("pupils"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    shell.go(Place(by, case_id))
    QApplication.processEvents()


def _note(found: dict[str, list[float]], name: str, took: float) -> None:
    found.setdefault(name, []).append(took)


def _timed(do: Callable[[], object]) -> float:
    started = time.process_time()
    do()
    QApplication.processEvents()
    took = time.process_time() - started
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return took


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
