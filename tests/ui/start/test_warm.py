"""What is made ready before the vault is open touches no vault and leaves no window."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.start.in_turn import Warm
from ui.start.warm import STEPS


def test_every_step_runs_and_the_first_page_is_ready(qtbot: QtBot, dressed: object) -> None:
    holder = QObject()
    Warm(holder, STEPS).start()
    qtbot.waitUntil(lambda: "ui.today.page" in sys.modules and "ui.shell.shell" in sys.modules, timeout=5000)
    for step in STEPS:
        step()
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == []
