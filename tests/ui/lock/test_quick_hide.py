"""Snabbdölj: one key and nothing about anybody shows, whatever lies open; only a click or the key brings it back."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton

from db.records import Case
from desktop.vault.open_session import OpenSession
from tests.ui.finding import found
from tests.ui.lock.typing import type_in
from tests.ui.shell import scene
from ui.dialogs.sheet import Sheet
from ui.lock.guards import Guards
from ui.shell.hide import NeutralPage
from ui.shell.shell import Shell
from ui.widgets.frame.palette import Palette
from ui.window.main_window import MainWindow
from ui.window.place import Place


@pytest.fixture
def shell(qtbot: object, session: OpenSession, monkeypatch: pytest.MonkeyPatch, dressed: object) -> Shell:
    scene.stand_in(monkeypatch)
    case: Case = scene.a_caseload(session)
    window = MainWindow()
    qtbot.addWidget(window)  # type: ignore[attr-defined]  # pytest-qt's
    made = Shell(session, Place("case", case.id))
    window.show_widget(made)
    guards = Guards(window, 5, window)
    guards.hide_asked.connect(made.hide_quickly)
    window.show()
    window.activateWindow()
    return made


def shown_words() -> set[str]:
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return {
        label.text()
        for window in windows
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.visibleRegion().isEmpty() is False and _is_on_top(label)
    }


def _is_on_top(label: QLabel) -> bool:
    """Whether nothing of its own window is painted over the middle of the label."""
    window = label.window()
    found = window.childAt(label.mapTo(window, label.rect().center()))
    return found is not None and (found is label or label.isAncestorOf(found) or found.isAncestorOf(label))


def a_dialog(shell: Shell) -> Sheet:
    dialog = Sheet(shell, "Amina Warsame")
    field = QLineEdit("hemma hos mamma")
    dialog.body.addWidget(field)
    dialog.open()
    field.setFocus()
    return dialog


def test_over_a_dialog_too_nothing_shows(shell: Shell) -> None:
    dialog = a_dialog(shell)
    assert "Amina Warsame" in shown_words()
    QTest.keyClick(dialog, Qt.Key.Key_F12)
    assert shown_words() == {"Närvara"}
    assert dialog.isVisible(), "the dialog and what is typed in it must be there afterwards"
    QTest.keyClick(dialog, Qt.Key.Key_F12)
    assert "Amina Warsame" in shown_words()
    field = found(dialog, QLineEdit)
    assert field.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_A])
@pytest.mark.parametrize("has_dialog", [False, True])
def test_no_key_on_its_way_from_the_fingers_brings_it_back(
    shell: Shell, key: Qt.Key, has_dialog: bool
) -> None:
    dialog = a_dialog(shell) if has_dialog else None
    QTest.keyClick(dialog or shell, Qt.Key.Key_F12)
    target = (dialog or shell.window()).focusWidget()
    assert isinstance(target, NeutralPage)
    QTest.keyClick(target, key)
    type_in(target, "ord")
    assert shown_words() == {"Närvara"}
    assert dialog is None or dialog.isVisible()


def test_the_key_held_down_does_not_flicker(shell: Shell) -> None:
    dialog = a_dialog(shell)
    QTest.keyClick(dialog, Qt.Key.Key_F12)
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    for _ in range(3):
        again = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier, "", autorep=True
        )
        QApplication.sendEvent(dialog, again)
    assert shown_words() == {"Närvara"}


def test_a_click_on_the_button_brings_it_back(shell: Shell) -> None:
    dialog = a_dialog(shell)
    QTest.keyClick(dialog, Qt.Key.Key_F12)
    cover = found(dialog, NeutralPage)
    button = found(cover, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Amina Warsame" in shown_words()


def test_the_palette_goes_away_with_what_was_searched(shell: Shell) -> None:
    shell.open_palette()
    shell.hide_quickly()
    assert [one for one in shell.findChildren(Palette) if one.isVisible()] == []
    assert shown_words() == {"Närvara"}


def test_a_menu_is_closed(shell: Shell) -> None:
    from PySide6.QtWidgets import QMenu

    seen: list[bool] = []
    menu = QMenu(shell)
    menu.addAction("Amina")

    def hide() -> None:
        QTest.keyClick(menu, Qt.Key.Key_F12)
        seen.append(menu.isVisible())

    QTimer.singleShot(50, partial(hide))
    menu.exec()
    assert seen == [False]
    assert shown_words() == {"Närvara"}
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
