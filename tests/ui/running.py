"""The program in a test: a real window and vault; what would end the process is kept instead."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.finding import found
from ui.start.program import Program
from ui.window.main_window import MainWindow

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
PATIENCE = 20_000  # milliseconds


class Running:
    """One program on one data folder; `codes` are the exit codes it would have ended with."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.codes: list[int] = []
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.program = Program(folder, self.window, self.codes.append)
        self.window.resize(1366, 692)
        self.program.begin()
        self.window.show()

    def put_away(self) -> None:
        """Leave the vault, if it is open, as far as the next test can tell."""
        if self.program.unlocked is not None:
            self.program.unlocked.idle.stop()
            self.program.unlocked.session.vault.close()

    def shows(self, name: str) -> None:
        """Wait until the page with this object name is what the window shows."""
        self.qtbot.waitUntil(lambda: self._shown() == name, timeout=PATIENCE)

    def wait_for(self, kind: type[AnyWidget], name: str) -> AnyWidget:
        """Wait until a widget with this name can be used, and return it."""

        def is_there() -> bool:
            found = self.window.findChild(kind, name)
            return found is not None and found.isVisible() and found.isEnabled()

        self.qtbot.waitUntil(is_there, timeout=PATIENCE)
        return self.find(kind, name)

    def find(self, kind: type[AnyWidget], name: str) -> AnyWidget:
        """Return a widget by its object name."""
        return found(self.window, kind, name)

    def write(self, name: str, text: str) -> QLineEdit:
        """Put text in a field as if it had been typed or pasted."""
        field = self.wait_for(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        field.insert(text)
        field.textEdited.emit(text)
        return field

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.wait_for(QWidget, name)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and press Enter."""
        field = self.write("passphrase", passphrase)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def _shown(self) -> str:
        shown = self.window.shown()
        return "" if shown is None else shown.objectName()
