"""No page, dialog or act of a day reads a whole table that grows: asked of SQLite, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.assessment import rounds
from desktop.cases import caseload
from desktop.cases.cases import close_case
from desktop.cases.intake import Registration, register
from desktop.consent import versions
from desktop.lock import locking
from desktop.notes import notes, purge
from desktop.people import contacts, duplicates
from desktop.plan.goals import remove_goal
from desktop.vault.open_session import OpenSession
from tests.builders import a_case, a_pupil
from tests.full_scans import ALLOWED, caught, faults
from tests.ui.every_dialog import ROOMS, Around
from ui.shell import registry
from ui.shell.palette import Finder
from ui.shell.shell import Shell
from ui.window.place import Place


@pytest.fixture
def asked(session: OpenSession) -> Iterator[dict[str, str]]:
    """Every statement of the test, from before its case is made."""
    with caught(session.vault.connection) as found:
        yield found


def test_no_page_dialog_or_act_reads_a_whole_table_that_grows(
    qtbot: QtBot, asked: dict[str, str], session: OpenSession, case: Case, shell: Shell
) -> None:
    for page in registry.PAGES:
        shell.go(Place(page, case.id))
        QApplication.processEvents()
        shell.flush()
        shell.refresh()
    for words in ("a", "26-0", "20120514"):
        Finder(shell).find(words)
        duplicates.search(session, words)
    round_ = rounds.current(session, case.id)
    assert round_ is not None
    of = Around(shell, session, case, round_)
    for room in ROOMS:
        for dialog in room(of):
            dialog.deleteLater()
    _act(session, case)
    locking.save_now(session, lambda: None, list, {})
    assert len(asked) > 180
    used: set[tuple[str, str]] = set()
    found = faults(session.vault.connection, [*asked.values()], used)
    assert not found, "\n".join(found)
    assert used == set(ALLOWED)


def _act(session: OpenSession, case: Case) -> None:
    """Do what adds and takes away in a day: a pupil, notes, goals, contacts, parties and a whole plan."""
    db = session.db
    pupil = a_pupil(first_names="Bo", last_name="Ek", identity_number="")
    new = register(session, Registration(pupil=pupil, case=replace(a_case(pupil.id), number="")))
    for one in (new, case):
        note = notes.begin_note(session, one.id, "telefon")
        notes.discard_note(session, notes.save_note(session, replace(note, body="Hodan ringer.")))
    note = notes.begin_note(session, new.id, "telefon")
    notes.sign_note(session, replace(note, body="Hodan ringer."))
    consent = versions.start_consent(session, new.id)
    versions.discard_draft(session, consent)
    plan = db.plans.draft(case.id)
    assert plan is not None
    for goal in db.goals.of(plan.id):
        remove_goal(session, goal)
    contacts.save_contact(session, replace(db.contacts.of(case.pupil_id)[0], phone="070-174 06 20"))
    rounds.sign_assessment(
        session, rounds.current(session, case.id) or rounds.start_assessment(session, case.id)
    )
    close_case(session, new.id, "annat")
    caseload.rows(session, "closed")
    purge.empty_bin(session)
    purge.purge_scratch(session)
    assert db.kept_papers.unkept()
