"""No part of a page is shown before it stands where it belongs: it would be a window of its own for a moment.

Such a window flashes on the screen and takes the keyboard from the page that is on its way in.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from tests.ui.page.keyboard import focus, go
from ui.shell.registry import PAGES
from ui.shell.shell import Shell


class Windows(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the name of what is shown without a parent."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_going_to_any_page_opens_no_window_and_leaves_the_keyboard_on_it(
    qtbot: QtBot, shell: Shell, case: Case
) -> None:
    windows = Windows()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(windows)
    lost = []
    try:
        for name in PAGES:
            page = go(qtbot, shell, name, case, "E:I1" if name == "conversation" else None)
            if not page.isAncestorOf(focus()):
                lost.append(name)
    finally:
        application.removeEventFilter(windows)
    assert windows.shown == []
    assert lost == []
