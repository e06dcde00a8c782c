"""Correcting as it is done: marked with the keyboard, asked which when found twice, and in earlier versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.clock import now
from db.records import Case, Note
from desktop.notes import notes
from desktop.notes.text import holds
from desktop.session.session import Session
from tests.ui.finding import found, press
from tests.ui.opening import OpenPage
from ui.notes.amend_dialog import AmendDialog
from ui.notes.page import JournalPage
from ui.notes.versions_sheet import VersionsSheet
from ui.widgets.input.buttons import Button

TWICE = "Mamma ringer skolan. Pappa ringer skolan."


@pytest.fixture
def signed(session: Session, case: Case) -> Note:
    return notes.sign_note(session, replace(notes.begin_note(session, case.id), body=TWICE))


def _soon(act: Callable[[QWidget], object]) -> None:
    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        try:
            act(dialog)
        except BaseException:
            dialog.close()
            raise

    QTimer.singleShot(0, do)


def _text(session: Session, note: Note) -> str:
    return holds(note.body, session.db.amendments.of(note.id))


def test_signed_text_is_marked_and_corrected_with_the_keyboard_alone(
    qtbot: QtBot, session: Session, signed: Note, open_page: OpenPage
) -> None:
    page = open_page(JournalPage, signed.id)
    text = page.signed.text
    text.setFocus()
    for _ in range(27):  # to before the second "ringer"
        qtbot.keyClick(text, Qt.Key.Key_Right)
    for _ in range(6):
        qtbot.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert text.marked()[0] == "ringer"

    def write(dialog: QWidget) -> None:
        assert isinstance(dialog, AmendDialog)
        assert not dialog.which.isVisible()
        dialog.added.set_text("skriver till")
        dialog.reason.setText("fel")
        press(dialog, "act")

    _soon(write)
    qtbot.keyClick(text, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert _text(session, signed) == "Mamma ringer skolan. Pappa  skriver till skolan."


def test_words_typed_by_hand_that_stand_twice_ask_which(
    qtbot: QtBot, session: Session, signed: Note, open_page: OpenPage
) -> None:
    dialog = AmendDialog(open_page(JournalPage, signed.id), session, signed, "")
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.which.isVisible()
    dialog.struck.set_text("ringer")
    assert dialog.which.isVisible()
    assert dialog.which.data() is None
    assert "Pappa [ringer] skolan." in dialog.which.itemText(2)
    dialog.added.set_text("skriver")
    dialog.reason.setText("fel")
    press(dialog, "act")
    assert session.db.amendments.all() == []
    dialog.which.choose(1)
    press(dialog, "act")
    assert _text(session, signed) == "Mamma ringer skolan. Pappa  skriver skolan."


def test_a_rare_letter_before_the_mark_moves_nothing(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    note = notes.sign_note(session, replace(notes.begin_note(session, case.id), body="😀 å, å och å"))
    view = open_page(JournalPage, note.id).signed.text
    cursor = view.textCursor()
    cursor.setPosition(6)  # halves: the first letter is two
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 1)
    view.setTextCursor(cursor)
    words, place = view.marked()
    assert words == "å"
    assert place is not None
    assert note.body[place.at] == "å"
    assert place.at == 5


def test_empty_headings_are_pale_and_said_not_to_come_along(open_page: OpenPage) -> None:
    page = open_page(JournalPage, "new:telefon")
    page.draft.shade.look()
    told = found(page, QWidget, "empty-headings")
    assert told.isVisible()
    assert page.draft.body_text.extraSelections()
    page.draft.body_text.setPlainText("Bara mina ord.")
    page.draft.shade.look()
    assert not told.isVisible()


def test_an_earlier_version_is_compared_and_fetched_back(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    note = notes.save_note(session, replace(notes.begin_note(session, case.id), body="Amina kom sent."))
    with session.change("notes") as db:
        db.notes.put(replace(note, updated_at=now() - timedelta(minutes=20)))
    note = notes.save_note(session, replace(note, body="Amina kom tidigt."))
    page = open_page(JournalPage, note.id)
    assert "1" in found(page, Button, "versions").text()

    def fetch(sheet: QWidget) -> None:
        assert isinstance(sheet, VersionsSheet)
        assert sheet.text.text() == "Amina kom sent.tidigt."
        assert "1" in sheet.told.text()
        press(sheet, "fetch-back")

    _soon(fetch)
    press(page, "versions")
    assert page.draft.body_text.text() == "Amina kom sent."
    assert session.db.notes.get(note.id).body == "Amina kom sent."
    assert "1" in found(page, Button, "versions").text()
