"""The journal as it is used: written in, signed, corrected, left and come back to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.notes import notes
from desktop.notes.amending import amend_note
from desktop.notes.headings import template
from desktop.session.session import Session
from tests.builders import DAY
from tests.full_scans import caught
from tests.ui.finding import press, said, shown
from tests.ui.layout import faults
from tests.ui.opening import OpenPage
from ui.notes.bin_dialog import BinDialog
from ui.notes.page import JournalPage
from ui.widgets.input.date_field import DateField


def test_an_empty_journal_says_what_belongs_here(open_page: OpenPage) -> None:
    page = open_page(JournalPage)
    assert page.empty.isVisible()
    assert not page.draft.isVisible()


def test_what_is_typed_is_in_the_vault_within_two_seconds(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(JournalPage, "new:telefon")
    page.draft.body_text.setPlainText("")
    qtbot.keyClicks(page.draft.body_text, "Hodan ringer om bussen")
    qtbot.waitUntil(lambda: session.db.notes.of(case.id)[0].body == "Hodan ringer om bussen", timeout=2000)
    assert page.draft.saved.text().startswith("Sparat")
    assert page.draft.body_text.caret() == len("Hodan ringer om bussen")


def test_leaving_the_page_writes_at_once(session: Session, case: Case, open_page: OpenPage) -> None:
    page = open_page(JournalPage, "new:telefon")
    page.draft.body_text.setPlainText("halv mening")
    page.flush()
    assert session.db.notes.of(case.id)[0].body == "halv mening"


def test_another_kind_offers_its_headings_only_while_nothing_is_written(
    open_page: OpenPage,
) -> None:
    page = open_page(JournalPage, "new:telefon")
    page.draft.kind.choose("hembesok")
    assert page.draft.body_text.text() == template("hembesok")
    page.draft.body_text.setPlainText("Mitt eget.")
    page.draft.kind.choose("mote")
    assert page.draft.body_text.text() == "Mitt eget."


def test_signing_asks_and_then_locks(
    qtbot: QtBot,
    session: Session,
    case: Case,
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def answer(parent: object, title: str, *rest: str) -> bool:
        asked.append(title)
        return True

    monkeypatch.setattr("ui.notes.page.ask", answer)
    page = open_page(JournalPage, "new:telefon")
    page.draft.body_text.setPlainText("Klart och tydligt.")
    qtbot.mouseClick(page.draft.sign, Qt.MouseButton.LeftButton)
    assert asked == ["Signera anteckningen från 24 november 2026?"]
    assert session.db.notes.of(case.id)[0].status == "signed"
    assert page.signed.text.text() == "Klart och tydligt."
    assert not page.draft.isVisible()


def test_a_correction_shows_both_texts(session: Session, case: Case, open_page: OpenPage) -> None:
    note = replace(notes.begin_note(session, case.id), body="Pappan bor i Åbo.")
    amend_note(session, notes.sign_note(session, note), "bor", "arbetar", "fel uppgift")
    page = open_page(JournalPage)
    assert page.signed.text.text() == "Pappan bor arbetar i Åbo."
    assert "bor" in page.signed.text.accessibleDescription()


def test_the_page_comes_back_with_the_same_note_and_caret(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(JournalPage, "new:telefon")
    page.draft.body_text.setPlainText("abcdef")
    page.draft.body_text.set_caret(3)
    page.flush()
    notes.begin_note(session, case.id)
    again = open_page(JournalPage)
    again.restore(page.state())
    assert again.draft.body_text.text() == "abcdef"
    assert again.draft.body_text.caret() == 3


def test_markup_is_shown_as_it_was_written(session: Session, case: Case, open_page: OpenPage) -> None:
    hostile = "<b>x</b> & <img src='file:///etc/passwd'> {0} %s"
    notes.sign_note(session, replace(notes.begin_note(session, case.id), body=hostile))
    assert open_page(JournalPage).signed.text.text() == hostile


def test_nothing_is_cut_and_everything_has_a_name(session: Session, case: Case, open_page: OpenPage) -> None:
    notes.sign_note(session, replace(notes.begin_note(session, case.id), body="Signerad text. " * 40))
    page = open_page(JournalPage, "new:hembesok")
    assert faults(page) == []


def test_a_thrown_draft_is_fetched_back_from_the_bin(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(JournalPage, "new:telefon")
    page.draft.body_text.setPlainText("Kastad av misstag.")
    qtbot.mouseClick(page.draft.discard, Qt.MouseButton.LeftButton)
    assert page.bin.text() == "Papperskorg, 1"
    dialog = BinDialog(page, session, case.id)
    qtbot.addWidget(dialog)
    (note,) = session.db.notes.all()
    press(dialog, f"restore-{note.id}")
    assert session.db.notes.of(case.id)[0].body == "Kastad av misstag."
    assert not page.bin.isVisible()


def test_a_minnesstods_last_day_stands_on_its_chip_and_can_be_changed(
    open_page: OpenPage, session: Session, case: Case
) -> None:
    scratch = notes.begin_note(session, case.id, scratch=True)
    page = open_page(JournalPage, scratch.id)
    until = shown(page, DateField, "until")
    assert until.date() == scratch.purge_on
    until.put(DAY + timedelta(days=60))
    page.flush()
    assert session.db.notes.get(scratch.id).purge_on == DAY + timedelta(days=60)
    assert "Rensas efter 23 jan 2027" in said(page)


def test_a_list_of_notes_reads_no_text_but_of_those_in_sight(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    for number in range(30):
        note = notes.begin_note(session, case.id, "telefon")
        notes.sign_note(session, replace(note, body=f"Samtal {number} om bussen"))
    with caught(session.vault.connection) as asked:
        session.db.notes.listed(case.id)
        session.db.notes.latest(case.id, 5)
    plans = [session.db.notes.ask(f"EXPLAIN QUERY PLAN {sql}") for sql in asked.values()]
    assert all("COVERING" in str(row) or "notes_listed" in str(row) for plan in plans for row in plan)
    assert not any("TEMP B-TREE" in str(row) for plan in plans for row in plan)
    page = open_page(JournalPage)
    unread = [item for item in page._items if "_opening" not in vars(item)]
    assert len(unread) > 15
    page.search.setText("samtal 7")
    page.search.searched.emit("samtal 7")
    assert page.list.model().rowCount() == 1
