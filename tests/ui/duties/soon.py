"""The next dialog, answered: a page's act waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget


def soon(act: Callable[[QWidget], object]) -> None:
    """Do something to the next dialog, once it asks; it is closed when that fails."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        try:
            act(dialog)
        except BaseException:
            dialog.close()
            raise

    QTimer.singleShot(0, do)
