"""The keys that work everywhere, and the palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.session.session import Session
from tests.ui.finding import found
from tests.ui.layout import cut_texts
from tests.ui.shell.scene import nav, page_of, sidebar_of
from ui.look.theme import theme
from ui.shell.shell import Shell
from ui.shell.shortcuts_dialog import ShortcutsDialog
from ui.widgets.frame.palette import Palette
from ui.window.main_window import MainWindow
from ui.window.place import Place

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def press(qtbot: QtBot, shell: Shell, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(shell.focusWidget() or shell, key, held)


def test_the_keys_go_to_places_and_pages(qtbot: QtBot, shell: Shell) -> None:
    press(qtbot, shell, Qt.Key.Key_2, ALT)
    assert page_of(shell).place.page == "journal"
    press(qtbot, shell, Qt.Key.Key_6, ALT)
    assert page_of(shell).place.page == "consent"
    press(qtbot, shell, Qt.Key.Key_N, CTRL)
    assert page_of(shell).place.detail == "new"
    press(qtbot, shell, Qt.Key.Key_2, CTRL)
    assert page_of(shell).place == Place("pupils")
    press(qtbot, shell, Qt.Key.Key_1, ALT)
    assert page_of(shell).place == Place("pupils")
    press(qtbot, shell, Qt.Key.Key_N, CTRL, SHIFT)
    assert page_of(shell).place == Place("pupils", detail="new")


def test_ctrl_shift_o_begins_over_any_page_of_a_case_and_nowhere_else(
    qtbot: QtBot, shell: Shell, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[str, str]] = []

    def write(parent: object, session: object, case_id: str, kind: str) -> None:
        begun.append((case_id, kind))

    monkeypatch.setattr("ui.referrals.sheet.write_referral", write)
    for page in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_6):
        press(qtbot, shell, page, ALT)
        press(qtbot, shell, Qt.Key.Key_O, CTRL, SHIFT)
    press(qtbot, shell, Qt.Key.Key_2, CTRL)
    press(qtbot, shell, Qt.Key.Key_O, CTRL, SHIFT)
    assert begun == [(case.id, "oro")] * 3


def test_ctrl_l_asks_for_the_lock_without_a_question(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.lock_asked):
        press(qtbot, shell, Qt.Key.Key_L, CTRL)


def test_f12_hides_everything_at_once_and_brings_it_back(
    qtbot: QtBot, shell: Shell, window: MainWindow
) -> None:
    page = page_of(shell)
    press(qtbot, shell, Qt.Key.Key_F12)
    assert not page.isVisible()
    assert window.windowTitle() == "Närvara"
    seen = [label.text() for label in shell.findChildren(QLabel) if label.isVisible()]
    assert seen == ["Närvara"]
    press(qtbot, shell, Qt.Key.Key_F12)
    assert page.isVisible()
    assert window.windowTitle() == "Närvara – ärende 26-014"


def test_zoom_is_remembered(qtbot: QtBot, shell: Shell, session: Session) -> None:
    press(qtbot, shell, Qt.Key.Key_Plus, CTRL)
    assert (theme.zoom, session.choices.zoom) == (110, 110)
    press(qtbot, shell, Qt.Key.Key_Minus, CTRL)
    press(qtbot, shell, Qt.Key.Key_Minus, CTRL)
    assert session.choices.zoom == 90
    press(qtbot, shell, Qt.Key.Key_0, CTRL)
    assert session.choices.zoom == 100


def test_f6_goes_between_sidebar_and_page(qtbot: QtBot, shell: Shell) -> None:
    sidebar = sidebar_of(shell)
    nav(shell, "case").setFocus()
    press(qtbot, shell, Qt.Key.Key_F6)
    now = shell.focusWidget()
    assert now is not None
    assert page_of(shell).isAncestorOf(now)
    press(qtbot, shell, Qt.Key.Key_F6, SHIFT)
    back = shell.focusWidget()
    assert back is not None
    assert sidebar.isAncestorOf(back)


def test_the_palette_finds_a_pupil_and_goes_there(qtbot: QtBot, shell: Shell) -> None:
    shell.go(Place("today"))
    press(qtbot, shell, Qt.Key.Key_K, CTRL)
    palette = found(shell, Palette)
    qtbot.keyClicks(palette.line, "wars 7b")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert page_of(shell).place.page == "case"


def test_the_palette_finds_pages_and_esc_closes_it(qtbot: QtBot, shell: Shell) -> None:
    press(qtbot, shell, Qt.Key.Key_K, CTRL)
    palette = found(shell, Palette)
    qtbot.keyClicks(palette.line, "samty")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert page_of(shell).place.page == "consent"
    press(qtbot, shell, Qt.Key.Key_K, CTRL)
    again = next(one for one in shell.findChildren(Palette) if one.isVisible())
    qtbot.keyClick(again.line, Qt.Key.Key_Escape)
    assert again.isHidden()


def test_all_keys_are_on_one_sheet(qtbot: QtBot, shell: Shell) -> None:
    sheet = ShortcutsDialog(shell)
    sheet.show()
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert {"Ctrl K", "F12", "Snabbdölj"} <= set(texts)
    assert cut_texts(sheet) == []
    sheet.close()
