"""The program's own pages in a shell in a window, over a case in which much has happened."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.session.settings import prefer
from desktop.vault.open_session import OpenSession
from tests.stories import a_running_case
from tests.ui.assessment import scene
from tests.ui.people.scene import a_family
from tests.ui.plan.scene import a_whole_draft
from ui.shell.shell import Shell
from ui.window.main_window import MainWindow
from ui.window.place import Place


@pytest.fixture
def case(session: OpenSession) -> Case:
    case = a_running_case(session)
    scene.answered(session, case)
    a_whole_draft(session, case)
    a_family(session, case)
    return case


@pytest.fixture
def shell(qtbot: QtBot, session: OpenSession, case: Case) -> Shell:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 692)
    prefer(session, scheme="light")
    made = Shell(session, Place("today"), window)
    window.show_widget(made)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.take_focus()
    return made
