"""How long the follow-up's page takes to open in a case with twenty of them, and its A4, in a process of its own.

python -m benchmarks.follow_ups      prints one line of JSON, in seconds
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from benchmarks import big_vault
from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from desktop.followup import planning
from desktop.paper.builders import follow_up_paper
from desktop.paper.pdf import Level, render
from desktop.vault.open_session import OpenSession
from tests.desktop.followup.holding import a_planned_case, filled, held, standing_on
from ui.followup.page import FollowUpPage
from ui.look.theme import ARGUMENTS, theme
from ui.window.main_window import MainWindow
from ui.window.place import Place

ROUNDS, MANY = 7, 20


def main(folder: Path) -> dict[str, float]:
    """Return the medians: the line over twenty follow-ups, a draft after them, and the family's paper."""
    application = QApplication([*sys.argv, *ARGUMENTS])
    theme.install(application)
    vault, _ = vaults.create(folder / "valv", big_vault.PASSPHRASE, kdf=CHEAPEST)
    session = OpenSession(vault, today=lambda: date(2026, 11, 24))
    case = a_planned_case(session)
    first = date(2026, 9, 3)
    for place in range(MANY):
        day = first + timedelta(days=4 * place)
        held(session, case.id, day, day + timedelta(days=4), replaces_due=True)
    last = session.db.follow_ups.signed(case.id)[-1]
    window = MainWindow()
    window.resize(1366, 692)
    window.show()
    line = _median(lambda: _open(application, window, session, case.id))
    with standing_on(session, date(2026, 11, 24)):
        filled(session, planning.begin(session, case.id))
    draft = _median(lambda: _open(application, window, session, case.id))
    paper = _median(lambda: render(follow_up_paper(session, last.id, Level.FAMILY)))
    window.close()
    vault.close()
    return {"line": line, "draft": draft, "paper": paper}


def _open(application: QApplication, window: MainWindow, session: OpenSession, case_id: str) -> None:
    """Build the page where it will stand and let it be painted."""
    page = FollowUpPage(session, Place("followup", case_id), window)
    window.show_widget(page)
    page.grab()
    application.processEvents()


def _median(do: Callable[[], object]) -> float:
    """Return the median seconds of an act; the first, which loads what it needs, is not counted."""
    do()
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        do()
        times.append(time.perf_counter() - began)
    return median(times)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="narvara-bench-") as name:
        print(json.dumps(main(Path(name))))
