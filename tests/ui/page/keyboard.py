"""Real keys where the keyboard is, and pages in a shell to press them on."""

from __future__ import annotations

from PySide6.QtCore import QAbstractEventDispatcher, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from tests.ui.opening import is_of_a_case
from ui.page.page import Page
from ui.shell.shell import Shell
from ui.window.place import Place

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO = Qt.KeyboardModifier.NoModifier


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = NO) -> None:
    """Press a key where the keyboard is, and let everything come to rest."""
    now = QApplication.focusWidget()
    assert now is not None
    qtbot.keyClick(now, key, held)
    rest(qtbot)


def rest(qtbot: QtBot) -> None:
    QApplication.processEvents()
    QAbstractEventDispatcher.instance().aboutToBlock.emit()


def go(qtbot: QtBot, shell: Shell, name: str, case: Case, detail: str | None = None) -> Page:
    shell.go(Place(name, case.id if is_of_a_case(name) else None, detail))
    shell.window().activateWindow()
    rest(qtbot)
    page = shell.page()
    assert page is not None
    return page


def focus() -> QWidget:
    now = QApplication.focusWidget()
    assert now is not None
    return now
