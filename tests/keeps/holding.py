"""A plan: type, let it be saved, then hold Python's lock in a call into C; each later process tells what is said."""

from __future__ import annotations

import ctypes

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from tests.keeps.driver import Driver, Steps, type_in
from ui.window.place import Place

SAVED = 2.5  # seconds until what was typed is in the vault, as is promised
LISTENING = 0.5  # seconds until the first page stands and the system is listened to


def steps(driver: Driver) -> Steps:
    """A life that is told how the one before it ended, and then is held fast itself when the test says so."""
    yield from driver.unlock()
    number = len(driver.told("ended"))
    if number:
        yield from _tell_what_is_said(driver)
        yield driver.passes(LISTENING)
    else:
        driver.shell.go(Place("journal", driver.wanted["case"], driver.wanted["note"]))
        yield None
        for letter in driver.wanted["words"]:
            type_in(driver.shell.page().draft.body_text, letter)
        yield driver.passes(SAVED)
    driver.tell("ready")
    yield driver.goes(f"hold-{number}")
    driver.tell("held")
    QTimer.singleShot(0, _hold)
    yield lambda: False


def _tell_what_is_said(driver: Driver) -> Steps:
    yield lambda: any(one.objectName() == "opening-notices" for one in QApplication.topLevelWidgets())
    notices = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "opening-notices")
    words = "\n".join(label.text() for label in notices.findChildren(QLabel))
    causes = [row.detail for row in driver.unlocked.session.log.rows(20) if row.event == "cut_off"]
    notices.close()
    driver.shell.go(Place("journal", driver.wanted["case"], driver.wanted["note"]))
    yield None
    text = driver.shell.page().draft.body_text.text()
    driver.tell("read", text=text, words=words, cut_off=causes[0])


def _hold() -> None:
    """Wait for ever. PyDLL, unlike CDLL, keeps the interpreter's lock: no thread of Python's runs, no handler."""
    library, mutex = (
        ctypes.PyDLL(None),
        ctypes.create_string_buffer(64),
    )  # zeros are PTHREAD_MUTEX_INITIALIZER
    library.pthread_mutex_lock(mutex)
    library.pthread_mutex_lock(mutex)
