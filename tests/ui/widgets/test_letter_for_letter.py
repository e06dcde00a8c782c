"""What is typed comes back letter for letter: hard blanks, soft hyphens, Sami letters, letters of two halves."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.session.session import Session
from tests.ui.opening import OpenPage
from ui.notes.page import JournalPage
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText

TYPED = "10\u00a0000 kr, mjuk\u00adt, Sámi ŋ đ ŧ č ž, 😀, a\u030a, \u2011, \u202f"


@pytest.mark.parametrize("kind", [PlainText, LineEdit])
def test_a_field_gives_back_what_was_typed(qtbot: QtBot, kind: type[PlainText | LineEdit]) -> None:
    field = kind()
    qtbot.addWidget(field)
    (field.set_text if isinstance(field, PlainText) else field.setText)(TYPED)
    assert field.text() == TYPED
    field.selectAll()
    field.copy()
    assert QApplication.clipboard().text() == TYPED
    field.clear()
    field.paste()
    assert field.text() == TYPED


def test_lines_are_lines(qtbot: QtBot) -> None:
    field = PlainText()
    qtbot.addWidget(field)
    field.set_text("en\ntvå\n\n tre ")
    assert field.text() == "en\ntvå\n\n tre "


def test_a_note_is_kept_and_shown_as_it_was_typed(session: Session, case: Case, open_page: OpenPage) -> None:
    page = open_page(JournalPage, "new:telefon", case=case)
    kept = normalize("NFC", TYPED)  # the vault keeps å as one letter, however it was typed
    page.draft.body_text.setPlainText(TYPED)
    page.draft.place.setText(TYPED)
    page.draft.autosave.touch()
    page.flush()
    [note] = session.db.notes.of(case.id)
    assert (note.body, note.place) == (kept, kept)
    again = open_page(JournalPage, note.id, case=case)
    assert again.draft.body_text.text() == kept
