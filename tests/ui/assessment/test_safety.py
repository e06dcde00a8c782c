"""What protects the child in the conversation: the säkerhetsruta, private questions, hidden answers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Assessment, Case
from desktop.session.session import Session
from tests.ui.assessment.talking import press
from tests.ui.finding import found
from tests.ui.opening import OpenPage
from ui.assessment.dialogs import SafetyDialog
from ui.assessment.talk.page import ConversationPage


@pytest.mark.parametrize("question", ["I7", "F14", "F15", "Y4", "Y5"])
def test_the_safety_box_stands_before_any_answer(
    amina_round: Assessment, open_page: OpenPage, question: str
) -> None:
    page = open_page(ConversationPage, f"E:{question}")
    box = found(page, QWidget, "safety")
    words = " ".join(one.text() for one in box.findChildren(QLabel))
    assert "112" in words
    assert "0123-45 60 00" in words
    assert page.card is not None
    assert page.card.property("card") == "dashed"
    assert page.card.may_show.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_N, Qt.Key.Key_V, Qt.Key.Key_X])
def test_the_safety_box_does_not_react_to_the_answer(
    qtbot: QtBot, amina_round: Assessment, open_page: OpenPage, key: Qt.Key
) -> None:
    page = open_page(ConversationPage, "E:F14")
    before = found(page, QWidget, "safety")
    shown = [one.text() for one in before.findChildren(QLabel)]
    press(qtbot, page, key, "J")
    after = page.findChild(QWidget, "safety")
    assert after is before
    assert [one.text() for one in after.findChildren(QLabel)] == shown


def test_other_questions_have_no_safety_box(amina_round: Assessment, open_page: OpenPage) -> None:
    assert open_page(ConversationPage, "E:F9").findChild(QWidget, "safety") is None


def test_what_was_done_is_noted_from_the_box(
    qtbot: QtBot, session: Session, case: Case, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:F14")
    dialog = SafetyDialog(page, session, case.id, "F14")
    qtbot.addWidget(dialog)
    dialog.act.click()
    assert "gjorde" in dialog.trouble.accessibleName()
    dialog.choices.set_keys(["stannade"])
    dialog.words.set_text("Vi ringde tillsammans.")
    dialog.act.click()
    row = session.db.safety_actions.of(case.id)[0]
    assert (row.question_id, row.actions, row.words) == (
        "F14",
        "Stannade kvar med barnet",
        "Vi ringde tillsammans.",
    )


def test_what_the_others_said_is_hidden_until_asked_for(amina_round: Assessment, open_page: OpenPage) -> None:
    page = open_page(ConversationPage, "E:S4")
    button = found(page, QPushButton, "show-others")

    def said() -> list[str]:
        return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]

    assert not any("Hodan:" in text for text in said())
    button.click()
    assert "Hodan: Stämmer inte alls" in said()


def test_a_private_question_is_announced_before_it_comes(
    amina_round: Assessment, open_page: OpenPage
) -> None:
    upcoming = found(open_page(ConversationPage, "E:F9"), QWidget, "upcoming")
    assert upcoming.property("card") == "dashed"
    assert "Det är bråk hemma." in upcoming.accessibleName()


def test_private_answers_never_stand_among_the_ones_before(
    amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:F11")
    texts = [one.text() for one in page.findChildren(QLabel)]
    assert not any("bråk" in text for text in texts)
