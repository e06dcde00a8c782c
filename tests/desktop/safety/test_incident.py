"""What lay on a lost computer: counted here, and kept when its copy is restored elsewhere."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.vault import vault as vaults
from desktop.paper.builders import incident_paper
from desktop.paper.pdf import render, sheet_for
from desktop.safety import incident
from desktop.safety.incident_words import law, steps
from desktop.session import settings
from desktop.session.settings import Computer, Incident
from desktop.vault.open_session import OpenSession
from desktop.vault.restoring import Restoring, look_at
from desktop.work import Work
from tests.builders import a_case, a_guardian, a_pupil
from tests.db.backup.copies import copy
from tests.desktop.paper.pdf.reading import said, tags, words

LOST = Computer(
    name="K-4711",
    disk="off",
    memory="open",
    by="BitLocker",
    system="Windows",
    read_at="2026-11-20T07:51:00+00:00",
    ways="pass,recovery,recovery-chief",
)


@pytest.fixture
def filled(session: OpenSession) -> OpenSession:
    """Return a session with two pupils, one of them protected, and what else a computer may hold."""
    open_one = a_pupil(first_names="Noor", last_name="Hamdan")
    hidden = a_pupil(first_names="Ett Alias", last_name="Fågel", is_protected=True)
    with session.change("pupils", "contacts", "cases", "settings", event="vault_opened") as db:
        for pupil in (open_one, hidden):
            db.pupils.add(pupil)
        db.contacts.add(a_guardian(open_one.id))
        db.cases.add(a_case(open_one.id, number="26-014"))
        settings.write(db, LOST)
    with session.change(event="locked", detail="idle"):
        pass
    return session


def test_everything_is_counted_and_nobody_named(filled: OpenSession) -> None:
    found = incident.here(filled, filled.computer.known())
    assert (found.pupils, found.protected, found.others, found.cases) == (2, 1, 1, 1)
    assert (found.notes, found.consents) == (0, 0)
    assert found.opened_at <= found.locked_at
    assert found.as_of == ""
    text = said(sheet_for(incident_paper(filled, found)))
    for name in ("Noor", "Hamdan", "Alias", "Fågel", "Hodan", "26-014"):
        assert name not in text


def test_of_the_second_place_only_the_folders_name_is_told(session: OpenSession) -> None:
    for place, name in (("/media/anna/KOPIA/", "KOPIA"), (r"E:\\Anna\\kopior", "kopior"), ("", "")):
        with session.change("settings") as db:
            settings.write(db, settings.Copies(place=place))
        assert incident.here(session, session.computer.known()).place == name


def restored(session: OpenSession, tmp_path: Path, qtbot: QtBot, passphrase: str) -> OpenSession:
    """Copy the vault, restore the copy on another computer, and open it there."""
    made = Path(shutil.copy(copy(session.vault).front.path, tmp_path))
    there = tmp_path / "ny dator"
    restoring = Restoring(there, Work(session), session)
    with qtbot.waitSignal(restoring.restored, timeout=20_000):
        restoring.restore(look_at(made), passphrase, is_code=False)
    opened = OpenSession(vaults.unlock(there, passphrase), today=session.today)
    with opened.change(event="vault_opened"):
        pass
    return opened


def test_a_restored_copy_tells_of_the_computer_it_came_from_and_forgets_it_as_its_own(
    filled: OpenSession, tmp_path: Path, qtbot: QtBot, passphrase: str
) -> None:
    assert incident.elsewhere(filled) is None
    before = incident.here(filled, filled.computer.known())
    there = restored(filled, tmp_path, qtbot, passphrase)
    try:
        lost = incident.elsewhere(there)
        assert lost is not None
        assert (lost.name, lost.disk, lost.ways) == (LOST.name, LOST.disk, LOST.ways)
        assert (lost.pupils, lost.protected, lost.opened_at) == (2, 1, before.opened_at)
        assert lost.copied_at == lost.as_of != ""
        assert settings.computer(there.db) == Computer()
        assert incident.here(there, there.computer.known()).opened_at > lost.opened_at
        text = said(sheet_for(incident_paper(there, lost)))
        assert "Uppgifterna kommer ur en säkerhetskopia från" in text
        assert "K-4711" in text
        assert "när papperet gjordes" not in text
    finally:
        there.vault.close()


def test_pupils_added_after_the_restore_did_not_lie_on_the_lost_computer(
    filled: OpenSession, tmp_path: Path, qtbot: QtBot, passphrase: str
) -> None:
    there = restored(filled, tmp_path, qtbot, passphrase)
    try:
        with there.change("pupils") as db:
            db.pupils.add(a_pupil(first_names="Ny", last_name="Elev"))
        lost = incident.elsewhere(there)
        assert lost is not None
        assert (lost.pupils, incident.here(there, there.computer.known()).pupils) == (2, 3)
    finally:
        there.vault.close()


@pytest.mark.parametrize(("how", "event"), [("skrivare", "incident_printed"), ("fil", "incident_saved")])
def test_that_it_left_is_logged_and_its_day_kept(session: OpenSession, how: str, event: str) -> None:
    assert incident.is_old(session)
    incident.note_left(session, how)
    assert session.log.rows(1)[0].event == event
    assert session.choices.incident_printed_on == session.today().isoformat()
    assert not incident.is_old(session)
    session.today = lambda: date(2027, 1, 1)
    assert incident.is_old(session)


def test_the_sheet_says_what_to_do_how_it_was_protected_and_leaves_blanks(filled: OpenSession) -> None:
    printed = render(incident_paper(filled, incident.here(filled, filled.computer.known())))
    text = words(printed.data)
    assert printed.pages == 2
    assert printed.missing == ()
    for there in (
        "Görs i förväg och förvaras hos chefen.",
        "SQLCipher med AES-256",
        "Lösenfras, återställningskod och enhetschefens kod",
        "BitLocker är av, enligt Windows 20 november 2026",
        "På en disk som inte är krypterad",
        "5 min utan att någon rör datorn",
        "när papperet gjordes",
        "Var arkivet låst när datorn försvann?",
        "Granskat av jurist: nej",
        "artikel 33 och 34",
    ):
        assert there in text
    assert "i dag " not in text.partition("Hur var uppgifterna skyddade?")[2].partition("Fylls i")[0]


def test_every_step_stands_on_the_paper_as_on_the_screen(filled: OpenSession) -> None:
    text = said(sheet_for(incident_paper(filled, incident.here(filled, filled.computer.known()))))
    assert len(steps()) == 6
    assert all(step in text for step in steps())
    assert law() in text


def test_a_vault_where_nothing_is_known_gives_a_whole_paper(session: OpenSession) -> None:
    printed = render(incident_paper(session, Incident()))
    assert "Gick inte att läsa" in words(printed.data)
    assert printed.pages == 2


def test_hostile_names_are_printed_as_they_stand(session: OpenSession) -> None:
    name = "<b>K&4711</b> {namn} \u202egnol"
    facts = replace(incident.here(session, session.computer.known()), name=name)
    assert "<b>K&4711</b> {namn}" in words(render(incident_paper(session, facts)).data)


def test_the_tables_have_heads_for_a_screen_reader(filled: OpenSession) -> None:
    found = [
        tag
        for tag in tags(
            render(incident_paper(filled, incident.here(filled, filled.computer.known()))).data
        ).walk()
        if tag.name == "TH"
    ]
    assert len(found) >= 3 + 2 + 8 + 6 + 2
    assert {tag.scope for tag in found} <= {"Column", "Row"}


def test_moments_on_the_paper_have_their_day(filled: OpenSession) -> None:
    moment = datetime(2026, 11, 3, 8, 5).astimezone().isoformat()
    paper = incident_paper(filled, replace(incident.here(filled, filled.computer.known()), locked_at=moment))
    assert paper.locked == "3 november 2026 kl. 08.05"


def test_where_no_copy_has_been_made_the_sheet_says_so(filled: OpenSession) -> None:
    """A dash for when, and a place for where, would together say that there is one."""
    found = incident.here(filled, filled.computer.known())
    assert found.copied_at == ""
    assert incident_paper(filled, found).place == "Ingen kopia är gjord"
