"""Enter presses what has the keyboard, and after each act the keyboard is where the hand goes on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.vault.open_session import OpenSession
from tests.ui.finding import found
from tests.ui.page.keyboard import CTRL, SHIFT, focus, go, press, rest
from ui.dialogs.ask import AskDialog
from ui.duties.task_dialog import TaskDialog
from ui.notes.page import JournalPage
from ui.shell.shell import Shell
from ui.widgets.input.search_box import SearchBox
from ui.window import reading_order


def test_enter_presses_the_focused_button_of_a_page(qtbot: QtBot, shell: Shell, case: Case) -> None:
    page = go(qtbot, shell, "case", case)
    button = found(page, QWidget, "write")
    button.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    now = shell.page()
    assert isinstance(now, JournalPage)
    assert focus() is now.draft.body_text


def test_shift_enter_and_a_held_enter_press_nothing(qtbot: QtBot, shell: Shell, case: Case) -> None:
    page = go(qtbot, shell, "case", case)
    found(page, QWidget, "write").setFocus()
    press(qtbot, Qt.Key.Key_Return, SHIFT)
    assert shell.page() is page


def test_the_journal_begins_in_the_list_when_nothing_is_being_written(
    qtbot: QtBot, shell: Shell, session: OpenSession, case: Case
) -> None:
    page = go(qtbot, shell, "journal", case)
    assert isinstance(page, JournalPage)
    assert focus() in {page.list, page.draft.body_text}
    signed = next(one for one in session.db.notes.of(case.id) if one.status == "signed")
    page = go(qtbot, shell, "journal", case, signed.id)
    assert isinstance(page, JournalPage)
    assert focus() is page.list


def test_borja_planen_leads_to_the_childs_own_words(
    qtbot: QtBot, shell: Shell, session: OpenSession, case: Case
) -> None:
    with session.change("cases") as db:
        other = db.cases.add(replace(case, id="f" * 32, number="26-099"))
    page = go(qtbot, shell, "plan", other)
    found(page, QWidget, "empty-act").setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.isAncestorOf(focus())
    assert focus().objectName() == "child_words"


def test_what_is_thrown_away_gives_the_keyboard_back_to_the_page(
    qtbot: QtBot, shell: Shell, case: Case
) -> None:
    page = go(qtbot, shell, "case", case)
    button = found(page, QWidget, "book")
    button.setFocus()
    rest(qtbot)
    button.hide()
    rest(qtbot)
    assert page.isAncestorOf(focus())


def test_space_on_a_row_stays_on_the_page(qtbot: QtBot, shell: Shell, case: Case) -> None:
    page = go(qtbot, shell, "today", case)
    rows = found(page, QAbstractItemView, "duties")
    rows.setFocus()
    for place in range(rows.model().rowCount()):
        rows.setCurrentIndex(rows.model().index(place, 0))
        press(qtbot, Qt.Key.Key_Space)
        assert shell.page() is page


def test_ctrl_enter_does_a_dialogs_act_and_never_what_takes_away(
    qtbot: QtBot, session: OpenSession, shell: Shell, case: Case
) -> None:
    dialog = TaskDialog(shell, session, case.id)
    dialog.show()
    dialog.activateWindow()
    rest(qtbot)
    dialog.what.setFocus()
    qtbot.keyClicks(dialog.what, "Ring mentor")
    qtbot.keyClick(dialog.what, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert "Ring mentor" in [one.what for one in session.db.tasks.all()]
    question = AskDialog(shell, "Ta bort?", "", "Ta bort", "Avbryt", danger=True)
    question.show()
    question.activateWindow()
    rest(qtbot)
    qtbot.keyClick(question.stay, Qt.Key.Key_Return, CTRL)
    assert question.isVisible()
    assert question.focusWidget() is question.act
    question.reject()


def test_enter_in_the_last_field_of_one_line_does_the_act(
    qtbot: QtBot, session: OpenSession, shell: Shell, case: Case
) -> None:
    dialog = TaskDialog(shell, session, case.id)
    dialog.show()
    dialog.activateWindow()
    rest(qtbot)
    dialog.what.setFocus()
    qtbot.keyClicks(dialog.what, "Ring mentor")
    qtbot.keyClick(dialog.what, Qt.Key.Key_Return)
    assert dialog.isVisible()  # the day comes after
    dialog.day.line.setFocus()
    qtbot.keyClick(dialog.day.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_esc_keeps_what_is_typed_on_a_page(qtbot: QtBot, shell: Shell, case: Case) -> None:
    for name, detail in (("journal", "new"), ("plan", "words"), ("conversation", "E:S1"), ("settings", None)):
        page = go(qtbot, shell, name, case, detail)
        texts = [one for one in reading_order.stops(page) if isinstance(one, QPlainTextEdit | QLineEdit)]
        text = next(one for one in texts if not isinstance(one, SearchBox))
        text.setFocus()
        qtbot.keyClicks(text, "q")
        before = text.property("plainText") or text.property("text")
        press(qtbot, Qt.Key.Key_Escape)
        assert shell.page() is page
        assert (text.property("plainText") or text.property("text")) == before
        shell.flush()


def test_what_was_just_added_stands_in_the_order_of_tab_where_it_is_read(
    qtbot: QtBot, shell: Shell, case: Case
) -> None:
    page = go(qtbot, shell, "plan", case, "people")
    before = {one.objectName() for one in reading_order.stops(page)}
    found(page, QWidget, "add-participant").setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert focus().objectName().startswith("name:")
    assert focus().objectName() not in before
    order = reading_order.stops(page)
    names = [place for place, one in enumerate(order) if one.objectName().startswith("name:")]
    assert order.index(focus()) == names[-1]
    assert names[-1] < order.index(found(page, QWidget, "add-participant"))
