"""What the tests of the conversation share: Amina, her round, and the page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from db.records import Assessment, Case
from desktop.session.session import Session
from tests.ui.assessment import scene
from tests.ui.assessment.talking import Opener
from ui.assessment.talk.page import ConversationPage
from ui.window.place import Place


@pytest.fixture
def amina(session: Session) -> Case:
    return scene.a_case(session)


@pytest.fixture
def amina_round(session: Session, amina: Case) -> Assessment:
    return scene.answered(session, amina)


@pytest.fixture
def open_talk(qtbot: QtBot, session: Session, amina: Case) -> Opener:
    def opened(detail: str = "", width: int = 1310, height: int = 692) -> ConversationPage:
        page = ConversationPage(session, Place("conversation", amina.id, detail or None))
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        return page

    return opened
