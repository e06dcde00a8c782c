"""A plan: do every act a user does, in the real process, and tell how long each kept the window's thread.

With `seconds` wanted: work that long without a pause, and tell the longest time between two turns of the event loop.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.keeps.driver import Driver, Steps, type_in
from ui.dialogs.ask import AskDialog
from ui.shell import registry
from ui.shell.shortcuts_dialog import ShortcutsDialog
from ui.window.place import Place

Act = tuple[str, Callable[[], object]]


def steps(driver: Driver) -> Steps:
    """Unlock, do everything once, end."""
    yield from driver.unlock()
    if "seconds" in driver.wanted:
        yield from _without_a_pause(driver)
        return
    yield driver.passes(1.5)  # what is made ready after the unlock is no act of the user's
    for name, act in _acts(driver):
        began, worked = time.monotonic(), time.thread_time()
        act()
        for _ in range(3):  # what it left to the next turns of the loop is part of it
            QCoreApplication.processEvents()
        wall, work = time.monotonic() - began, time.thread_time() - worked
        driver.tell("act", name=name, wall=wall, work=work)
        yield None
    driver.tell("done")
    driver.window.close()


def _without_a_pause(driver: Driver) -> Steps:
    driver.tell("ready")
    until = time.monotonic() + float(driver.wanted["seconds"])
    pages, longest, turns, before = cycle(sorted(registry.PAGES)), 0.0, 0, time.monotonic()
    while time.monotonic() < until:
        driver.shell.go(Place(next(pages), driver.wanted["case"]))
        driver.shell.go(Place("journal", driver.wanted["case"], driver.wanted["note"]))
        type_in(driver.shell.page().draft.body_text, "x")
        yield None
        now = time.monotonic()
        longest, turns, before = max(longest, now - before), turns + 1, now
    driver.tell("done", longest=longest, turns=turns)
    driver.window.close()


def _acts(driver: Driver) -> Iterator[Act]:
    shell = driver.shell
    for page in sorted(registry.PAGES):
        yield page, partial(shell.go, Place(page, driver.wanted["case"]))
    yield "draft", partial(shell.go, Place("journal", driver.wanted["case"], driver.wanted["note"]))
    body = shell.page().draft.body_text
    for letter in "ett ord":
        yield f"letter {letter!r}", partial(type_in, body, letter)
    yield "save", shell.page().flush
    yield "palette", shell.open_palette
    yield "palette away", _close_all
    yield "shortcuts", ShortcutsDialog(shell).open
    yield "shortcuts away", _close_all
    yield "question", AskDialog(shell, "Kasta?", "Texten tas bort.", "Kasta", "Avbryt").open
    yield "question away", _close_all
    yield "hide", shell.hide_quickly


def _close_all() -> None:
    for way in (QApplication.activePopupWidget, QApplication.activeModalWidget):
        one = way()
        if one is not None:
            one.close()
