"""A plan: mark what was typed and wait to be dragged; in the next process, tell what stands there and end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from tests.keeps.driver import Driver, Steps, type_in
from ui.window.place import Place


class _Dragged(QObject):
    """Tells when a drag has come over the window."""

    def __init__(self, driver: Driver) -> None:
        super().__init__(driver)
        self._driver = driver

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter:
            self._driver.tell("dragged")
        return False


def steps(driver: Driver) -> Steps:
    """Unlock, type the words, mark them, and tell where they stand."""
    yield from driver.unlock()
    if driver.told("ready"):
        driver.tell("read", text=driver.shell.page().draft.body_text.text())
        driver.window.close()
        return
    driver.shell.go(Place("journal", driver.wanted["case"], driver.wanted["note"]))
    yield None
    body = driver.shell.page().draft.body_text
    for letter in driver.wanted["words"]:
        type_in(body, letter)
    yield driver.passes(0.5)
    inner = (
        body if isinstance(body, QPlainTextEdit | QTextEdit) else body.findChild((QPlainTextEdit, QTextEdit))
    )
    inner.selectAll()
    middle = inner.cursorRect().center()
    middle.setX(middle.x() - 20)
    place = inner.viewport().mapToGlobal(middle)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(_Dragged(driver))
    driver.window.activateWindow()
    driver.tell("ready", at_text=[place.x(), place.y()])
    yield lambda: False
