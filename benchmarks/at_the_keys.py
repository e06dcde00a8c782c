"""How long a letter waits while something is written: a long draft and a huge one, and a copy of the whole vault.

python -m benchmarks.at_the_keys FOLDER CASE NOTE      prints one line of JSON, in seconds
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks import big_vault
from benchmarks.in_vault import locked, timed, unlocked
from db.tables.database import Database
from db.vault import keys
from db.vault import vault as vaults
from desktop.errors import UserError
from tests.keeps.driver import type_in
from ui.look.theme import ARGUMENTS, theme
from ui.notes.draft_card import DraftCard
from ui.shell.shell import Shell
from ui.start.garbage import Garbage
from ui.window.place import Place

LONG, HUGE = 100_000, 1_000_000  # letters: the longest anybody writes, and a whole file pasted in
ROUNDS = 9
BETWEEN = 4  # milliseconds from one letter to the next


def main(folder: Path, case: str, note: str) -> dict[str, float]:
    """Open the draft, measure both, and leave the vault as a lock does."""
    application = QApplication([*sys.argv, *ARGUMENTS])
    theme.install(application)
    Garbage(application)
    window = locked()
    key = keys.unseal(folder, big_vault.PASSPHRASE)
    vault = vaults.open_vault(folder, key)
    if vault.check is not None:  # a copy waits for it
        vault.check.run()
        vault.was_checked()
    shell = unlocked(window, vault, "today")
    shell.go(Place("journal", case, note))
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the page before is gone by now
    page = shell.page()
    assert page is not None
    draft = page.findChild(DraftCard)
    assert draft is not None
    try:
        waits, whole = during_copy(shell, draft)
        db = shell.session.db
        long, huge = of_a_draft(db, note, draft, LONG), of_a_draft(db, note, draft, HUGE)
    finally:
        window.close()
        shell.session.vault.close()
    return {"long": max(long), "huge": max(huge), "copy": whole, "wait": max(waits)}


def of_a_draft(db: Database, note: str, draft: DraftCard, letters: int) -> list[float]:
    """Return how long each save holds the keyboard, while one types at the end and then in the middle.

    What was typed is read back, whole.
    """
    body = draft.body_text
    body.set_text((big_vault.SENTENCE * (1 + letters // len(big_vault.SENTENCE)))[:letters])
    saved = []
    for caret in (letters, letters // 2):
        body.set_caret(caret)
        draft.autosave.touch()
        draft.autosave.flush()
        for _ in range(ROUNDS):
            QApplication.processEvents()  # before the letter: nothing waits then that a timer could save
            type_in(body, "a")
            saved.append(timed(draft.autosave.flush)[1])
    assert db.notes.get(note).body == body.text()
    assert len(body.text()) == letters + 2 * ROUNDS
    return saved


def during_copy(shell: Shell, draft: DraftCard) -> tuple[list[float], float]:
    """Return how long each letter waited while the vault was copied, and how long the copy took."""
    backups, loop, waits = shell.session.backups, QEventLoop(), list[float]()
    shown, failed = list[int](), list[UserError | None]()
    due = time.perf_counter()

    def type_one() -> None:
        nonlocal due
        type_in(draft.body_text, "a")
        QApplication.processEvents()
        done = time.perf_counter()
        waits.append(done - due)
        due = done + BETWEEN / 1000

    backups.progressed.connect(lambda done, _whole: shown.append(done))
    backups.ended.connect(failed.append)
    backups.ended.connect(loop.quit)
    keys_ = QTimer()
    keys_.setTimerType(Qt.TimerType.PreciseTimer)
    keys_.timeout.connect(type_one)
    started = due = time.perf_counter()
    keys_.start(BETWEEN)
    backups.copy_now()
    loop.exec()
    keys_.stop()
    assert failed == [None], failed
    assert shown, "no progress was shown"
    return waits, time.perf_counter() - started


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), *sys.argv[2:])))
