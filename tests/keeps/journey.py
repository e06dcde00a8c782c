"""A plan: one user's day through everything that handles text, standing still wherever a test wants to look."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.process.launcher import LOCKED
from tests.keeps.driver import Driver, Steps, press, type_in
from ui.window.place import Place

_SORT = """
    WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < ?)
    SELECT count(*) FROM (SELECT ? || (n * 7919 % 1000003) AS text FROM row ORDER BY text LIMIT -1 OFFSET 1)
"""


def steps(driver: Driver) -> Steps:
    """Write, search, look at a print and lock; in the next process type on, and be killed there."""
    yield from driver.unlock()
    words = driver.wanted["words"]
    if any(one["what"] == "ended" and one["code"] == LOCKED for one in driver.told()):
        yield from _after_the_lock(driver, words)
    else:
        yield from _before_the_lock(driver, words)


def _before_the_lock(driver: Driver, words: str) -> Steps:
    driver.pause("unlocked")
    shell, case = driver.shell, driver.wanted["case"]
    shell.go(Place("journal", case, driver.wanted["note"]))
    yield None
    page = shell.page()
    yield from _type(page.draft.body_text, words)
    page.flush()
    driver.pause("written")
    with driver.unlocked.session.change("notes") as db:
        note = db.notes.get(driver.wanted["note"])
        db.notes.put(type(note)(**{**vars_of(note), "body": f"{words} {words}" * 200}))
        driver.pause("mid-transaction")
    yield from _type(page.search, words)
    shell.open_palette()
    yield from _type(QApplication.focusWidget(), words)
    driver.pause("searched")
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Escape)
    connection = driver.unlocked.session.vault.connection
    connection.execute(_SORT, (driver.wanted["rows"], words)).fetchone()
    driver.pause("sorted")
    for paper in ("kartlaggning", "plan", "samtycke"):
        shell.go(Place("prints", case, paper))
        yield None
    driver.pause("previewed")
    yield from _visit(driver, case)
    shell.go(Place("journal", case, driver.wanted["note"]))
    yield None
    shell.page().draft.body_text.selectAll()
    shell.page().draft.body_text.copy()
    driver.tell("modules", names=sorted(sys.modules))
    driver.pause("before-lock")
    press(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    yield lambda: False


def _visit(driver: Driver, case: str) -> Steps:
    for page in ("today", "pupils", "settings", "security"):
        driver.shell.go(Place(page))
        yield None
    for page in ("case", "assessment", "plan", "consent", "family"):
        driver.shell.go(Place(page, case))
        yield None


def _after_the_lock(driver: Driver, words: str) -> Steps:
    field = driver.shell.page().draft.body_text
    field.set_caret(len(field.text()))
    yield from _type(field, f" {words}")
    driver.pause("to-be-killed")
    driver.window.close()


def _type(widget: object, words: str) -> Steps:
    for letter in words:
        type_in(widget, letter)  # type: ignore[arg-type]  # a field
    yield None


def vars_of(record: object) -> dict[str, object]:
    """Return a record's fields, as they are."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}  # type: ignore[attr-defined]  # a dataclass
