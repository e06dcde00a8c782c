"""Choosing a folder or a copy; what was chosen is remembered nowhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.files import ask_file, ask_folder


def choose_folder(parent: QWidget) -> Path | None:
    """Let the user choose where copies are to lie too."""
    return ask_folder(parent, _tr("Välj en plats till"), Path.home())


def choose_copy(parent: QWidget, start: Path | None = None) -> Path | None:
    """Let the user choose a copy."""
    kinds = _tr("Säkerhetskopior") + " (*.narvarakopia)"
    return ask_file(parent, _tr("Välj säkerhetskopia"), start or Path.home(), kinds)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChooseCopy", text)
