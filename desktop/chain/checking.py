"""Kontrollera journalen: every chain walked, a little at a time in the window's own thread.

The connection belongs to its thread, so nothing of this can be done in a worker. Each step takes a few milliseconds,
and between them the window answers.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.chain.check import LINKS, ROWS, Fault, walk_case, walk_unlinked, walk_vault
from db.chain.things import KINDS
from desktop.chain.verdict import CaseVerdict, JournalVerdict, VaultVerdict, read_old_chain, salvaged_on
from desktop.log.access import note_journal_checked
from desktop.session.session import Session

AT_A_TIME = 0.02
"""Seconds of checking before the window gets its turn."""


def walk(session: Session) -> Iterator[JournalVerdict | None]:
    """Check everything step by step: None after each, the verdict last. Logs nothing and changes nothing."""
    db = session.db
    faults: list[Fault] = []
    with_links = db.case_links.cases()
    for case_id in with_links:
        for found in walk_case(db, case_id):
            faults += found
            yield None
    for kind in KINDS:
        for found in walk_unlinked(db, kind):
            faults += found
            yield None
    for found in walk_vault(db):
        faults += found
        yield None
    yield _verdict(session, with_links, faults)


def _verdict(session: Session, with_links: list[str], faults: list[Fault]) -> JournalVerdict:
    db = session.db
    numbers = {id: number for id, number, _ in db.cases.numbers()}
    by_case: dict[str, list[Fault]] = {case_id: [] for case_id in with_links}
    for fault in faults:
        by_case.setdefault(fault.case_id, []).append(fault)
    of_vault = by_case.pop("", [])
    counts = db.case_links.counts()
    cases = [
        CaseVerdict(
            case_id=case_id,
            number=numbers.get(case_id, ""),
            links=counts.get(case_id, (0, 0))[0],
            afterwards=counts.get(case_id, (0, 0))[1],
            faults=tuple(sorted(found, key=lambda fault: fault.n or sys.maxsize)),
        )
        for case_id, found in by_case.items()
    ]
    vault = VaultVerdict(rows=db.vault_links.count(), faults=tuple(of_vault))
    cases.sort(key=lambda one: (one.is_whole, one.number))
    return JournalVerdict(
        tuple(cases), vault, read_old_chain(db.vault_links.old_chain()), salvaged_on(session)
    )


def _steps(session: Session) -> int:
    """Return about how many steps a check takes."""
    db = session.db
    links = sum(-(-count // LINKS) + 1 for count, _ in db.case_links.counts().values())
    return links + len(KINDS) + 3 * (db.vault_links.count() // ROWS + 1)


class Checking(QObject):
    """One check of the whole journal. `begin`, then `progressed` and at last `ended`; `stop` breaks it off."""

    progressed = Signal(int, int)  # steps done, about how many
    ended = Signal(object)  # JournalVerdict

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._walk: Iterator[JournalVerdict | None] = iter(())
        self._done, self._of = 0, 1
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Tell whether it has not ended yet."""
        return self._turn.isActive()

    def begin(self) -> None:
        """Start from the beginning."""
        self._done, self._of = 0, _steps(self._session)
        self._walk = walk(self._session)
        self._turn.start()

    def stop(self) -> None:
        """Break off; nothing is said and nothing is logged."""
        self._turn.stop()
        self._walk = iter(())

    @Slot()
    def _go_on(self) -> None:
        if not self._session.vault.is_open:
            self.stop()  # locked meanwhile
            return
        until = monotonic() + AT_A_TIME
        verdict = self._step()
        while verdict is None and monotonic() < until:
            verdict = self._step()
        if verdict is None:
            self.progressed.emit(min(self._done, self._of), self._of)
            return
        self._turn.stop()
        note_journal_checked(self._session, is_whole=verdict.is_whole)
        self.ended.emit(verdict)

    def _step(self) -> JournalVerdict | None:
        self._done += 1
        return next(self._walk, None)
