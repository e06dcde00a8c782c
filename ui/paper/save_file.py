"""Spara: how the file is to be protected, where it goes, and writing it. Nothing is remembered of the place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop.paper import locked_file
from ui.dialogs.files import ask_new_file
from ui.paper.save_dialog import SaveDialog

Saved = Literal["locked", "open"]
"""Whether a file that was written has a password."""


def save_pdf(
    parent: QWidget, data: bytes, name: str, safe: str, before: Callable[[], None] = lambda: None
) -> Saved | None:
    """Ask, then write; how it was protected once the file is there, None if the user left it.

    `name` must say nothing about anyone.

    Raises `UserError`; `safe` then says what has not been lost. `before` is called when a place has been chosen and
    nothing is written: what it raises stops the saving.
    """
    dialog = SaveDialog(parent, data)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    title = QCoreApplication.translate("SaveFile", "Spara")
    path = ask_new_file(parent, title, Path.home() / name, "PDF (*.pdf)")
    if path is None:
        return None
    before()
    locked_file.save(path, dialog.data, safe)
    return "locked" if dialog.is_locked else "open"
