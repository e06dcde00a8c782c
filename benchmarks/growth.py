"""What grows with the vault: the same acts with 1 000, 10 000 and 100 000 notes, in processor time.

python -m benchmarks.growth FOLDER      prints one line of JSON: act → milliseconds, a number for each size

`FOLDER` is an empty one. Two thousand filled-in cases first, then notes are added between the measurements.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication

from benchmarks import big_vault, caseload
from db.records import Case, Note
from db.store.connection import transaction
from db.vault import vault as vaults
from desktop.cases import caseload as lists
from desktop.cases.duties import duties
from desktop.cases.finding import CaseSearch
from desktop.consent.state import state_of_all
from desktop.demo.build import build
from desktop.notes import notes
from desktop.plan.goals import add_goal, remove_goal
from desktop.session.session import Session

SIZES = (1_000, 10_000, 100_000)
CASES = 2_000
ROUNDS = 5
WORDS = ("a", "am", "ami", "26", "x")

FLAT = 3.0
"""So many times what it took with 1 000 notes an act may take with 100 000, and five milliseconds more."""


def main(folder: Path) -> dict[str, list[float]]:
    """Fill the vault step by step, and measure each act at each size; the medians."""
    application = QCoreApplication([])
    vault, _ = vaults.create(folder / "growing", big_vault.PASSPHRASE)
    session = Session(vault, today=lambda: big_vault.TODAY)
    build(session)
    with vault.presence.watched():
        caseload.multiply(vault.connection, CASES)
    cases = session.db.cases.all()
    found: dict[str, list[float]] = {name: [] for name in acts(session, cases[0])}
    for size in SIZES:
        _add_notes(session, cases, size - session.db.notes.count())
        for name, act in acts(session, cases[0]).items():
            found[name].append(median(_milliseconds(act) for _ in range(ROUNDS)))
    vault.close()
    application.quit()
    return found


def acts(session: Session, case: Case) -> dict[str, Callable[[], object]]:
    """Return what is done all day, by name."""
    search = CaseSearch(session)
    found: dict[str, Callable[[], object]] = {
        "Elever, every row": partial(lists.rows, session),
        "The duties of I dag": partial(duties, session),
        "The consents of all cases": partial(state_of_all, session),
        "The notes of a case, listed": partial(session.db.notes.listed, case.id),
        "The latest note of a case": partial(session.db.notes.last_signed, case.id),
        "A note begun, saved and signed": partial(_sign, session, case),
        "A goal added and removed": partial(_change_goals, session),
        "Search opened": partial(CaseSearch, session),
    }
    for words in WORDS:
        found[f"Search for {words!r}"] = partial(search.find, words, 8)
    return found


def _sign(session: Session, case: Case) -> None:
    note = notes.begin_note(session, case.id, "telefon")
    notes.sign_note(session, notes.save_note(session, replace(note, body=big_vault.SENTENCE)))


def _change_goals(session: Session) -> None:
    plan = session.db.plans.first("WHERE status = 'draft' ORDER BY rowid")
    assert plan is not None
    remove_goal(session, add_goal(session, plan.id, "Gå till skolan"))


def _add_notes(session: Session, cases: list[Case], many: int) -> None:
    """Add signed notes to all cases but the one that is measured, which keeps what it has."""
    with session.vault.presence.watched(), transaction(session.vault.connection):
        for number in range(many):
            day = big_vault.TODAY - timedelta(days=number % 300)
            moment = datetime(day.year, day.month, day.day, 8 + number % 9, tzinfo=UTC)
            note = Note(
                case_id=cases[1 + number % (len(cases) - 1)].id,
                event_on=day,
                body=big_vault.SENTENCE * 10,
                status="signed",
                created_at=moment,
                updated_at=moment,
                signed_at=moment,
                signed_by="Mätningen",
            )
            session.db.notes.add(note)


def _milliseconds(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1e3


def table(found: dict[str, list[float]]) -> list[str]:
    """Return the lines of the table."""
    head = f"{'Processor time in ms, by notes in the vault':<46}" + "".join(f"{size:>10}" for size in SIZES)
    return [head, *(f"{name:<46}" + "".join(f"{one:>10.1f}" for one in ms) for name, ms in found.items())]


def worst(found: dict[str, list[float]]) -> float:
    """Return how many times longer the act takes that grows most, five milliseconds of unrest taken away."""
    return max((ms[-1] - 5) / ms[0] for ms in found.values() if ms[0])


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
