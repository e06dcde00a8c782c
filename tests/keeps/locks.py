"""A plan: type, lock at any moment and in any state, unlock, see that every letter is there; again and again."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from tests.keeps.driver import Driver, Steps, press, type_in
from ui.dialogs.ask import ask
from ui.shell.shortcuts_dialog import ShortcutsDialog
from ui.start import unlocked as unlocked_module
from ui.window.cover import cover_all
from ui.window.place import Place

LETTERS = "abcdefghijklmnopqrstuvwxyzåäöÅÄÖ éü–.,"


def steps(driver: Driver) -> Steps:
    """One life of the program: unlock, check, type, lock."""
    yield from driver.unlock()
    rounds = sum(one["what"] == "lock" for one in driver.told())
    typed = (driver.plan / "typed").read_text(encoding="utf-8")
    if not rounds:
        driver.shell.go(Place("journal", driver.wanted["case"], driver.wanted["note"]))
        yield None
    field = driver.shell.page().draft.body_text
    driver.tell(
        "read",
        is_whole=field.text() == typed,
        letters=len(typed),
        caret=field.caret(),
        page=driver.shell.place().page,
        geometry=list(driver.window.geometry().getRect()),
    )
    if rounds >= driver.wanted["rounds"]:
        driver.window.close()
        return
    chance = random.Random(driver.wanted["seed"] * 10_000 + rounds)
    field.set_caret(len(typed))
    for _ in range(chance.randrange(5, 60)):
        letter = chance.choice(LETTERS)
        type_in(field, letter)
        with (driver.plan / "typed").open("a", encoding="utf-8") as file:
            file.write(letter)
        if chance.random() < 0.5:
            yield None
    _time_the_lock(driver)
    state = chance.choice(STATES)
    way = chance.choice((_by_key, _by_idle, _by_system))
    QTimer.singleShot(chance.randrange(30), lambda: _lock(driver, way, state.__name__))
    state(driver)
    yield lambda: False


def _lock(driver: Driver, way: Callable[[Driver], None], state: str) -> None:
    driver.tell("lock", state=state, way=way.__name__)
    way(driver)


def _time_the_lock(driver: Driver) -> None:
    cover, close = cover_all, driver.unlocked.session.vault.close

    def covered(*values: Any) -> Any:
        made = cover(*values)
        driver.tell("covered")
        return made

    def closed() -> None:
        close()
        driver.tell("key wiped", is_wiped=not any(driver.unlocked.session.vault.key.dek))

    vars(unlocked_module)["cover_all"] = covered
    driver.unlocked.session.vault.close = closed


def nothing(_driver: Driver) -> None:
    """Type on."""


def a_dialog(driver: Driver) -> None:
    """A question, waiting for its answer in an event loop of its own."""
    ask(driver.shell, "Kasta?", "", "Kasta")


def keys_in_a_dialog(driver: Driver) -> None:
    """Two dialogs over each other."""
    QTimer.singleShot(0, lambda: ask(driver.shell, "Kasta?", "", "Kasta"))
    ShortcutsDialog(driver.shell).exec()


def a_menu(driver: Driver) -> None:
    """A menu lies open."""
    menu = QMenu(driver.shell)
    menu.addAction("Amina")
    menu.exec()


def a_file_dialog(driver: Driver) -> None:
    """Qt's own dialog for files."""
    options = QFileDialog.Option.DontUseNativeDialog
    QFileDialog.getSaveFileName(driver.shell, "Spara", str(driver.plan), "PDF (*.pdf)", options=options)


def hidden(driver: Driver) -> None:
    """Snabbdölj."""
    driver.shell.hide_quickly()


STATES = (nothing, nothing, nothing, a_dialog, keys_in_a_dialog, a_menu, a_file_dialog, hidden)


def _by_key(driver: Driver) -> None:
    target = QApplication.activePopupWidget() or QApplication.activeModalWidget() or driver.shell
    press(target, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def _by_idle(driver: Driver) -> None:
    driver.unlocked.idle.asked.emit("idle")


def _by_system(driver: Driver) -> None:
    driver.unlocked.guards.asked.emit("sleep")
