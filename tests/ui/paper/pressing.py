"""Pressing *Skriv ut* in the sheet as it shows, in place of a user."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.finding import press
from ui.paper.print_sheet import PrintSheet

SOON = 60_000
"""Milliseconds that a process may take to start on a busy machine."""


def press_print(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, choose: Callable[[PrintSheet], None] = lambda _: None
) -> None:
    """Let every sheet be answered: wait for the printers, `choose`, press, wait for the printer."""

    def answered(sheet: PrintSheet) -> int:
        sheet.show()
        qtbot.waitUntil(lambda: sheet.act.isEnabled() or not sheet.isVisible(), timeout=SOON)
        if sheet.isVisible():
            choose(sheet)
            press(sheet, "act")
            qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=SOON)
        return sheet.result()

    monkeypatch.setattr(PrintSheet, "exec", answered)
