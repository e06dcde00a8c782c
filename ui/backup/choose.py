"""Choosing a folder or a copy, with Qt's own dialog: the system's would remember what was chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(parent: QWidget) -> Path | None:
    """Let the user choose where copies are to lie too."""
    chosen = QFileDialog.getExistingDirectory(
        parent,
        _tr("Välj en plats till"),
        str(Path.home()),
        QFileDialog.Option.DontUseNativeDialog | QFileDialog.Option.ShowDirsOnly,
    )
    return Path(chosen) if chosen else None


def choose_copy(parent: QWidget, start: Path | None = None) -> Path | None:
    """Let the user choose a copy."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent,
        _tr("Välj säkerhetskopia"),
        str(start or Path.home()),
        _tr("Säkerhetskopior") + " (*.narvarakopia)",
        options=QFileDialog.Option.DontUseNativeDialog,
    )
    return Path(chosen) if chosen else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChooseCopy", text)
