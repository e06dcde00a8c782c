"""A plan: type and wait; in the next process, tell what stands there and end."""

from __future__ import annotations

from typing import Any

from tests.keeps.driver import Driver, Steps, type_in
from ui.start import unlocked as unlocked_module
from ui.window.cover import cover_all
from ui.window.place import Place


def steps(driver: Driver) -> Steps:
    """Unlock, type the words, and leave the rest to whoever locks from outside."""
    yield from driver.unlock()
    if any(one["what"] == "ready" for one in driver.told()):
        driver.tell("read", text=driver.shell.page().draft.body_text.text())
        driver.window.close()
        return
    driver.shell.go(Place("journal", driver.wanted["case"], driver.wanted["note"]))
    yield None
    for letter in driver.wanted["words"]:
        type_in(driver.shell.page().draft.body_text, letter)
    _tell_the_lock(driver)
    driver.window.activateWindow()
    driver.tell("ready")
    yield lambda: False


def _tell_the_lock(driver: Driver) -> None:
    """Tell when the lock began and when it had covered."""
    cover = cover_all

    def covered(*values: Any) -> Any:
        driver.tell("lock key")
        made = cover(*values)
        driver.tell("covered")
        return made

    vars(unlocked_module)["cover_all"] = covered
