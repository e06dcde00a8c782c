"""A plan: type, let it be saved, then hold Python's lock in a call into C; in the next process, tell what is said."""

from __future__ import annotations

import ctypes

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from tests.keeps.driver import Driver, Steps, type_in
from ui.window.place import Place

SAVED = 2.5  # seconds until what was typed is in the vault, as is promised


def steps(driver: Driver) -> Steps:
    """One life that ends held fast, and one that is told about it."""
    yield from driver.unlock()
    if driver.told("held"):
        yield lambda: any(one.objectName() == "opening-notices" for one in QApplication.topLevelWidgets())
        notices = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "opening-notices")
        words = "\n".join(label.text() for label in notices.findChildren(QLabel))
        rows = [row.detail for row in driver.unlocked.session.log.rows(9) if row.event == "cut_off"]
        driver.shell.go(Place("journal", driver.wanted["case"], driver.wanted["note"]))
        yield None
        driver.tell("read", text=driver.shell.page().draft.body_text.text(), words=words, cut_off=rows)
        notices.close()
        driver.window.close()
        return
    driver.shell.go(Place("journal", driver.wanted["case"], driver.wanted["note"]))
    yield None
    for letter in driver.wanted["words"]:
        type_in(driver.shell.page().draft.body_text, letter)
    yield driver.passes(SAVED)
    driver.tell("ready")
    yield driver.goes("hold")
    driver.tell("held")
    QTimer.singleShot(0, _hold)
    yield lambda: False


def _hold() -> None:
    """Wait for ever. PyDLL, unlike CDLL, keeps the interpreter's lock: no thread of Python's runs, no handler."""
    library, mutex = (
        ctypes.PyDLL(None),
        ctypes.create_string_buffer(64),
    )  # zeros are PTHREAD_MUTEX_INITIALIZER
    library.pthread_mutex_lock(mutex)
    library.pthread_mutex_lock(mutex)
