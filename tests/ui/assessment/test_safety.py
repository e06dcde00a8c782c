"""What protects the child in the conversation: the säkerhetsruta, private questions, hidden answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Assessment, Case
from desktop.assessment import rounds as assessments
from desktop.assessment.form import form_of
from desktop.content import form, texts
from desktop.forms.answers import Answer
from desktop.forms.definition import Form
from desktop.session.session import Session
from tests.ui.assessment.talking import press, tile, wording
from tests.ui.finding import found
from tests.ui.opening import OpenPage
from ui.assessment.dialogs import SafetyDialog
from ui.assessment.talk.folded import KEY_SHOWN
from ui.assessment.talk.page import ConversationPage
from ui.assessment.talk.parts import Upcoming
from ui.shell.shortcuts_dialog import ShortcutsDialog

BOXES = ("I7", "F14", "F15", "Y4", "Y5")


def _words(box: QWidget) -> list[str]:
    return [one.text() for one in box.findChildren(QLabel) if one.text()]


@pytest.mark.parametrize("question", BOXES)
def test_the_safety_box_stands_before_any_answer(
    amina_round: Assessment, open_page: OpenPage, question: str
) -> None:
    page = open_page(ConversationPage, f"E:{question}")
    box = found(page, QWidget, "safety")
    folded = texts().get("sakerhet.hopfalld")
    assert box.accessibleName() == folded
    assert _words(box) == []
    assert [one.text() for one in box.findChildren(QPushButton)] == [folded]
    found(box, QPushButton, "unfold-advice").click()
    words = " ".join(_words(box))
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


@pytest.mark.parametrize("question", BOXES)
def test_no_title_of_a_box_says_what_the_child_has_not_said(question: str) -> None:
    heading = texts().get(f"{form().question(question).safety_box}.rubrik")
    assert heading.startswith("Om ")


def test_only_the_workers_key_opens_the_box_and_the_next_question_folds_it(
    qtbot: QtBot, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:F14")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for is_open in (True, False, True):
        qtbot.keyClick(tile(page, "J"), Qt.Key.Key_R, keys)
        assert page.side.panel is not None
        assert page.side.panel.is_open == is_open
    page._step(1)
    assert page.side.panel is not None
    assert not page.side.panel.is_open


def test_the_key_is_on_the_sheet_of_keys(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert KEY_SHOWN in [one.text() for one in ShortcutsDialog(parent).findChildren(QLabel)]


@pytest.mark.parametrize("who", ["E", "V1", "S"])
def test_what_comes_next_never_has_a_private_questions_words(
    amina_round: Assessment, open_page: OpenPage, who: str
) -> None:
    page = open_page(ConversationPage, who)
    seen = []
    for question in page.talk.questions:
        page.talk.go(question.id)
        following = page.talk.neighbour(1)
        if following is not None and following.is_private_for(who):
            seen.append(Upcoming(page.talk).accessibleName())
    assert set(seen) <= {texts().get("sakerhet.ensam_forst")}
    assert seen or who == "S"


@pytest.mark.parametrize("who", ["E", "V1", "S"])
def test_private_questions_come_last_with_each_informant(
    amina_round: Assessment, open_page: OpenPage, who: str
) -> None:
    talk = open_page(ConversationPage, who).talk
    private = [one.is_private_for(who) for one in talk.questions]
    assert private == sorted(private)
    assert talk.progress().asked == len(private)


def _last_open(page: ConversationPage) -> str:
    return [one.id for one in page.talk.questions if not one.is_private_for("E")][-1]


def test_before_the_private_questions_one_is_asked_whether_you_are_alone(
    qtbot: QtBot, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E")
    page.talk.go(_last_open(page))
    page._show_question()
    page._step(1)
    gate = found(page, QWidget, "gate")
    assert gate.accessibleName() == texts().get("sakerhet.ensam_forst")
    assert page.findChild(QLabel, "wording") is None or not found(page, QLabel, "wording").isVisible()
    page._step(-1)
    assert page.talk.question_id == _last_open(page)
    page._step(1)
    found(page, QPushButton, "skip").click()
    assert found(page, QWidget, "all-answered").isVisible()
    page._show(page.way.go(page.talk.first_in("enskilt")))
    page._step(1)
    assert page.talk.is_alone
    assert found(page, QLabel, "wording").isVisible()


def test_a_conversation_left_at_a_private_question_is_come_back_to_before_it(
    amina_round: Assessment, open_page: OpenPage
) -> None:
    open_page(ConversationPage, "E:F14").flush()
    again = open_page(ConversationPage)
    assert again.talk.question_id == "F14"
    assert again.findChild(QLabel, "wording") is None
    found(again, QPushButton, "next").click()
    assert wording(again) == again.talk.asked().wording


def _offering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let I6 offer I7 in the round's form."""

    def made(session: Session, round_: Assessment) -> Form:
        whole = form_of(session, round_)
        questions = (replace(one, offers=("I7",)) if one.id == "I6" else one for one in whole.questions)
        return replace(whole, questions=tuple(questions))

    monkeypatch.setattr(assessments, "form_of", made)


@pytest.mark.parametrize("level", [None, 0, 3])
def test_the_line_to_one_more_question_is_there_whatever_is_answered_and_also_in_the_short_version(
    session: Session,
    case: Case,
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
    level: int | None,
) -> None:
    _offering(monkeypatch)
    round_ = assessments.start_assessment(session, case.id, short=True)
    if level is not None:
        assessments.save_answer(session, round_, Answer("I6", "E", level))
    page = open_page(ConversationPage, "E:I6")
    assert "I7" not in {one.id for one in page.talk.questions}
    after = page.talk.neighbour(1)
    guidance = page.talk.question.guidance
    assert guidance not in [one.text() for one in page.findChildren(QLabel)]
    page.side.toggle_advice()
    assert guidance in [one.text() for one in page.findChildren(QLabel)]
    more = found(page, QPushButton, "ask-more")
    assert more.text() == texts().get("sakerhet.fraga_mer")
    more.click()
    assert found(page, QWidget, "gate").isVisible()
    page._step(1)
    assert page.talk.question_id == "I7"
    assert page.talk.neighbour(1) == after
    page._step(-1)
    assert page.talk.question_id == "I6"


def test_an_offer_that_was_answered_is_there_again_with_the_private_ones(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    _offering(monkeypatch)
    round_ = assessments.start_assessment(session, case.id, short=True)
    assessments.save_answer(session, round_, Answer("I7", "E", "nej"))
    assert [one.id for one in open_page(ConversationPage, "E").talk.questions][-2:] == ["I7", "I19"]


def test_private_answers_never_stand_among_the_ones_before(
    amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:F11")
    texts = [one.text() for one in page.findChildren(QLabel)]
    assert not any("bråk" in text for text in texts)
