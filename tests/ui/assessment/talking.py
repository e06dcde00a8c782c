"""How a test talks with the conversation page: read the question, press a key, see what is in the vault."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.records import Assessment
from desktop.assessment import rounds as assessments
from desktop.session.session import Session
from ui.assessment.talk.page import ConversationPage
from ui.widgets.input.tile import Tile


def wording(page: ConversationPage) -> str:
    found = page.card.findChild(QLabel, "wording") if page.card else None
    assert isinstance(found, QLabel)
    return found.text()


def tile(page: ConversationPage, cap: str) -> Tile:
    assert page.card is not None
    return next(one for one in page.card.field.findChildren(Tile) if one.cap == cap)


def value(session: Session, round_: Assessment, question: str, who: str = "E") -> object:
    return assessments.answers_of(session, round_.id).value(question, who)


def press(qtbot: QtBot, page: ConversationPage, key: Qt.Key, cap: str = "0") -> None:
    qtbot.keyClick(tile(page, cap), key)
