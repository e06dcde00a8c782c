"""What happens after the passphrase, in a process of its own: list, case, paper, memory.

python -m benchmarks.in_vault FOLDER      prints one line of JSON, in seconds and MiB
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

import psutil
from PySide6.QtWidgets import QApplication

from benchmarks import big_vault
from db import keys
from db import vault as vaults
from db.database import Database
from desktop.session import Session
from ui.place import Place
from ui.shell import Shell
from ui.theme import theme
from ui.warm import STEPS

ROUNDS = 7


def main(folder: Path) -> dict[str, float]:
    """Unlock once, as a user does: everything after the key is derived is cold."""
    application = QApplication(sys.argv)
    theme.install(application)
    for step in STEPS:  # the real program takes these while the passphrase is typed
        step()
    key, kdf = timed(lambda: keys.unseal(folder, big_vault.PASSPHRASE))
    vault, opening = timed(lambda: vaults.open_vault(folder, key))
    session = Session(vault, today=lambda: big_vault.TODAY)
    shell, showing = timed(lambda: shown(Shell(session, Place("pupils"))))
    memory = psutil.Process().memory_info().rss / 2**20
    longest = longest_case(session.db)
    cases = []
    for _ in range(ROUNDS):
        cases.append(timed(lambda: opened(shell, longest))[1])
        listed(shell)
    first, *later = cases
    memory = max(memory, psutil.Process().memory_info().rss / 2**20)
    shell.close()
    vault.close()
    return {
        "kdf": kdf,
        "open": opening,
        "list": showing,
        "case_first": first,
        "case": median(later),
        "memory": memory,
    }


T = TypeVar("T")


def timed(do: Callable[[], T]) -> tuple[T, float]:
    """Return what a function returns and how many seconds it took."""
    started = time.perf_counter()
    return do(), time.perf_counter() - started


def shown(shell: Shell) -> Shell:
    """Show the program and wait until it is painted."""
    shell.resize(1366, 768)
    shell.show()
    QApplication.processEvents()
    return shell


def opened(shell: Shell, case_id: str) -> None:
    """Go from the list to the journal of a case, and paint it."""
    shell.go(Place("journal", case_id))
    QApplication.processEvents()


def listed(shell: Shell) -> None:
    """Go back to the list."""
    shell.go(Place("pupils"))
    QApplication.processEvents()


def longest_case(db: Database) -> str:
    """Return the id of the case with the most notes: the first one made."""
    return next(case.id for case in db.cases.all() if case.number == "26-001")


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
