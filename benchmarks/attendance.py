"""A year of weeks kept as if typed or pasted at once, and drawn: what stands between the last key and the curve.

python -m benchmarks.attendance FOLDER      prints one line of JSON, in seconds; FOLDER gets a vault of its own
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from db.records import AttendanceWeek, Case, Pupil
from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from desktop.attendance.keeping import save_weeks
from desktop.vault.open_session import OpenSession
from ui.attendance.page import AttendancePage
from ui.look.theme import ARGUMENTS, theme
from ui.window.place import Place

TODAY = date(2026, 11, 24)
ROUNDS = 5


def main(folder: Path) -> dict[str, float]:
    """Keep and draw a year five times over, each with other figures; return the median."""
    application = QApplication([*sys.argv, *ARGUMENTS])
    theme.install(application)
    vault, _ = vaults.create(folder / "vault", "fem gröna ord som sjunger", kdf=CHEAPEST)
    session = OpenSession(vault, today=lambda: TODAY)
    with session.change("pupils", "cases") as db:
        pupil = db.pupils.add(Pupil(first_names="Amina", last_name="Warsame"))
        case = db.cases.add(Case(number="26-001", pupil_id=pupil.id, opened_on=date(2026, 9, 1)))
    page = AttendancePage(session, Place("attendance", case.id))
    page.resize(1154, 692)
    page.show()
    application.processEvents()
    times = []
    for present in range(10, 10 + ROUNDS):
        begun = time.perf_counter()
        save_weeks(session, case.id, a_year(present))
        page.grab()
        times.append(time.perf_counter() - begun)
    page.close()
    session.vault.close()
    return {"year": median(times)}


def a_year(present: int) -> list[AttendanceWeek]:
    """Return the forty school weeks of a year."""
    weeks = [(2025, week) for week in range(48, 52)] + [
        (2026, week) for week in range(2, 48) if not 24 < week < 35
    ]
    return [
        AttendanceWeek(pupil_id="", year=year, week=week, offered=30, present=present, unexcused=30 - present)
        for year, week in weeks
    ]


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
