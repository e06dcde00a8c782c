"""The program unlocked over a vault with a case in the middle of its process, and unlocked again after a lock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from db.records import Case
from db.vault import vault as vaults
from desktop.process.launcher import LOCKED
from desktop.session.settings import prefer
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.conftest import PASSPHRASE
from tests.stories import a_running_case
from tests.ui.running import Running
from ui.page.page import Page
from ui.shell.shell import Shell
from ui.start.unlocked import Unlocked
from ui.widgets.input.autosave import Autosave


class Office:
    """One data folder, and the program started on it again and again as the launcher would."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        vault = vaults.unlock(folder, PASSPHRASE)
        session = OpenSession(vault, today=lambda: DAY)
        prefer(session, first_start_done=True)
        self.case: Case = a_running_case(session)
        vault.close()
        self.running = self.start()

    def start(self) -> Running:
        """Start and unlock."""
        self.running = Running(self.qtbot, self.folder)
        self.running.unlock(PASSPHRASE)
        self.qtbot.waitUntil(lambda: isinstance(self.running.window.shown(), Shell), timeout=20_000)
        self.qtbot.wait(20)  # what is handed back comes with the next turn of the event loop
        return self.running

    def again(self) -> Running:
        """Start afresh after a lock, in place of the process that has ended."""
        assert self.running.codes == [LOCKED]
        for one in self.running.window.findChildren(Autosave):
            one.forget()  # its process would have ended
        for timer in self.running.window.findChildren(QTimer):
            timer.stop()
        self.running.window.hide()
        for one in self.running.window.findChildren(Autosave):
            one.forget()
        return self.start()

    @property
    def unlocked(self) -> Unlocked:
        assert self.running.program.unlocked is not None
        return self.running.program.unlocked

    @property
    def session(self) -> OpenSession:
        return self.unlocked.session

    @property
    def shell(self) -> Shell:
        assert self.unlocked.shell is not None
        return self.unlocked.shell

    @property
    def page(self) -> Page:
        page = self.shell.page()
        assert page is not None
        return page


@pytest.fixture
def office(qtbot: QtBot, dressed: object, vault_folder: Path) -> Iterator[Office]:
    one = Office(qtbot, vault_folder)
    yield one
    one.unlocked.lock()
