"""The page of safety shown, and what one reads, presses and writes on it and in its sheets."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.vault.open_session import OpenSession
from ui.security.page import SecurityPage
from ui.window.place import Place


def shown(qtbot: QtBot, session: OpenSession) -> SecurityPage:
    """Show the page."""
    made = SecurityPage(session, Place("security"))
    qtbot.addWidget(made)
    made.resize(1154, 692)
    made.show()
    return made


def said(widget: QWidget) -> str:
    """Return every word that shows."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, name: str) -> QAbstractButton:
    """Return the button of that name."""
    found = widget.findChild(QAbstractButton, name)
    assert found is not None
    return found


def shown_code(widget: QWidget) -> str:
    """Return the recovery code that is on the screen."""
    groups = [widget.findChild(QLabel, f"code-{place}") for place in range(1, 8)]
    return "-".join(str(group.property("text")) for group in groups if group is not None)


def write(widget: QWidget, name: str, text: str) -> None:
    """Write in the field of that name."""
    field = widget.findChild(QLineEdit, name)
    assert field is not None
    field.setText(text)
