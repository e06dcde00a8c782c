"""What happens after the passphrase, in a process of its own: first page, case, memory.

python -m benchmarks.in_vault FOLDER PAGE      prints one line of JSON, in seconds and MiB
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

import psutil
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks import big_vault
from db.tables.database import Database
from db.vault import keys
from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop.lock.locking import note_opening
from desktop.secrets.throttle import Throttle
from desktop.vault.open_session import OpenSession
from ui.look.theme import ARGUMENTS, theme
from ui.shell.shell import Shell
from ui.start.garbage import Garbage
from ui.start.warm import STEPS
from ui.unlock.unlock_page import UnlockPage
from ui.window.main_window import MainWindow
from ui.window.place import Place

ROUNDS = 7


def main(folder: Path, page: str) -> dict[str, float]:
    """Unlock once, as a user does: everything after the key is derived is cold."""
    application = QApplication([*sys.argv, *ARGUMENTS])
    theme.install(application)
    for step in STEPS:  # the real program takes these while the passphrase is typed
        step()
    Garbage(application)  # as it has
    window = locked()
    key, kdf = timed(lambda: keys.unseal(folder, big_vault.PASSPHRASE))
    shell, listing = timed(lambda: unlocked(window, vaults.open_vault(folder, key), page))
    memory = psutil.Process().memory_info().rss / 2**20
    longest = longest_case(shell.session.db)
    opened: dict[str, list[float]] = {"case": [], "journal": []}
    for name in [*opened] * ROUNDS:
        opened[name].append(timed(partial(went, shell, name, longest))[1])
        back(shell)
    memory = max(memory, psutil.Process().memory_info().rss / 2**20)
    window.close()
    shell.session.vault.close()
    return {
        "kdf": kdf,
        "list": listing,
        "memory": memory,
        **{name: median(times) for name, times in opened.items()},
    }


T = TypeVar("T")


def timed(do: Callable[[], T]) -> tuple[T, float]:
    """Return what a function returns and how many seconds it took."""
    started = time.perf_counter()
    return do(), time.perf_counter() - started


def locked() -> MainWindow:
    """Show the locked window, and wait until it is on the screen."""
    window = MainWindow()
    window.show_widget(UnlockPage())
    window.show()
    while not window.windowHandle().isExposed():
        QApplication.processEvents()
    QApplication.processEvents()
    return window


def unlocked(window: MainWindow, vault: Vault, page: str) -> Shell:
    """Begin the session, and show its first page until it is painted."""
    session = OpenSession(vault, today=lambda: big_vault.TODAY)
    note_opening(session, "vault_opened", Throttle())
    shell = Shell(session, Place(page), window)
    window.show_widget(shell)
    QApplication.processEvents()
    return shell


def went(shell: Shell, page: str, case_id: str) -> None:
    """Go from the list to a page of a case, and paint it."""
    shell.go(Place(page, case_id))
    QApplication.processEvents()


def back(shell: Shell) -> None:
    """Go back to the list, and let the pages before go."""
    shell.go(Place("pupils"))
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def longest_case(db: Database) -> str:
    """Return the id of the case with the most notes: the first one made."""
    return next(case.id for case in db.cases.all() if case.number == "24-001")


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])))
