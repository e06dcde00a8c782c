"""A plan: work without a pause for a while, as nobody does, and tell the longest time between turns."""

from __future__ import annotations

import time
from itertools import cycle

from tests.keeps.driver import Driver, Steps, type_in
from ui.shell import registry
from ui.window.place import Place


def steps(driver: Driver) -> Steps:
    """One life: page after page with a letter in between, then the end by the window's own cross."""
    yield from driver.unlock()
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
