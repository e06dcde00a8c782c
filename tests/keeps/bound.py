"""A plan: a vault that is bound to its computer is unlocked, locked by key, and unlocked again."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt

from desktop.process.launcher import LOCKED
from tests.keeps.driver import Driver, Steps, press


def steps(driver: Driver) -> Steps:
    """Stand still after each unlocking."""
    yield from driver.unlock()
    if any(one["what"] == "ended" and one["code"] == LOCKED for one in driver.told()):
        driver.pause("again")
        driver.window.close()
        return
    yield lambda: not driver.unlocked._work.is_busy  # what is noted at unlock
    driver.tell("modules", names=sorted(sys.modules))
    driver.pause("unlocked")
    press(driver.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    yield lambda: False
