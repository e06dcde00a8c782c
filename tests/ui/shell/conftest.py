"""A shell in a window, over a small vault, with pages that stand in for the real ones."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.session.settings import prefer
from desktop.vault.open_session import OpenSession
from tests.ui.shell import scene
from ui.shell.shell import Shell
from ui.window.main_window import MainWindow
from ui.window.place import Place


@pytest.fixture
def case(session: OpenSession, monkeypatch: pytest.MonkeyPatch) -> Case:
    scene.stand_in(monkeypatch)
    return scene.a_caseload(session)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 692)
    return made


@pytest.fixture
def shell(qtbot: QtBot, session: OpenSession, case: Case, window: MainWindow) -> Shell:
    prefer(session, scheme="light")
    made = Shell(session, Place("case", case.id))
    window.show_widget(made)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return made
