"""How a test finds a control: by its object name, and when it is not there the failure says what is."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

W = TypeVar("W", bound=QWidget)


def found(where: QWidget, kind: type[W], name: str = "") -> W:
    """Return the widget of this kind and name inside `where`: the one that shows, if a page keeps several.

    Fails with the names there are. Without a name: the first of its kind.
    """
    there = where.findChildren(kind, name) if name else where.findChildren(kind)
    if not there:
        names = sorted({one.objectName() or "(unnamed)" for one in where.findChildren(kind)})
        pytest.fail(f"no {kind.__name__} {name!r} in {_called(where)}, only {', '.join(names) or 'none'}")
    return next((one for one in there if one.isVisibleTo(where)), there[0])


def shown(where: QWidget, kind: type[W], name: str = "") -> W:
    """Return what `found` returns, and fail if it is hidden."""
    one = found(where, kind, name)
    if not one.isVisibleTo(where):
        pytest.fail(f"{kind.__name__} {name!r} in {_called(where)} is hidden")
    return one


def button(where: QWidget, name: str) -> QAbstractButton:
    """Return the button of this name."""
    return found(where, QAbstractButton, name)


def press(where: QWidget, name: str) -> None:
    """Press the button of this name; fails if it cannot be pressed."""
    one = button(where, name)
    assert one.isEnabled(), name
    one.click()


def write(where: QWidget, name: str, text: str) -> None:
    """Put text in the field of this name."""
    found(where, QLineEdit, name).setText(text)


def words(where: QWidget) -> list[str]:
    """Return the texts that show, label by label."""
    return [one.text() for one in where.findChildren(QLabel) if one.isVisibleTo(where)]


def said(where: QWidget) -> str:
    """Return every word that shows, a line for each label."""
    return "\n".join(words(where))


def _called(where: QWidget) -> str:
    return f"{type(where).__name__} {where.objectName()}".strip()


def hold_enter(where: QWidget, times: int = 20) -> None:
    """Press Enter and keep it down: whatever has the keyboard then gets the repeats, as on a real keyboard."""
    QTest.keyPress(where, Qt.Key.Key_Return)
    for _ in range(times):
        again = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True
        )
        QApplication.sendEvent(QApplication.focusWidget() or where, again)
    QTest.keyRelease(QApplication.focusWidget() or where, Qt.Key.Key_Return)
