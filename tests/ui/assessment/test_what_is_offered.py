"""What a question offers this very child: that it does not concern, choices for the age, the words of last time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Assessment, Case
from desktop.assessment import rounds as assessments
from desktop.forms.answers import Answer, Choices
from desktop.forms.definition import NoAnswer
from desktop.forms.wording import Asked
from desktop.session.session import Session
from tests.ui.assessment.talking import press, tile, value, wording
from tests.ui.opening import OpenPage
from ui.assessment.talk.page import ConversationPage
from ui.widgets.input.tile import Tile


@pytest.mark.parametrize(("place", "words"), [("E:S24", "Gäller inte mig"), ("V1:S24", "Inte aktuellt")])
def test_what_need_not_concern_somebody_has_an_answer_for_that(
    qtbot: QtBot,
    session: Session,
    amina_round: Assessment,
    open_page: OpenPage,
    place: str,
    words: str,
) -> None:
    page = open_page(ConversationPage, place)
    assert tile(page, "G").text() == words
    press(qtbot, page, Qt.Key.Key_G, "G")
    who, _, question = place.partition(":")
    assert value(session, amina_round, question, who) is NoAnswer.NOT_RELEVANT
    again = open_page(ConversationPage, place)
    assert tile(again, "G").isChecked()
    other = open_page(ConversationPage, "E:S9")
    assert other.card is not None
    assert "G" not in {one.cap for one in other.card.field.findChildren(Tile)}


def test_a_younger_child_is_offered_fewer_choices_and_what_was_chosen_stays(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    def offered(page: ConversationPage) -> set[str]:
        assert page.card is not None
        boxes = page.card.field.findChildren(QWidget)
        names = {one.objectName() for one in boxes if one.objectName().startswith("choice-")}
        return {name.removeprefix("choice-") for name in names}

    schooling = session.db.schoolings.current(case.pupil_id)
    assert schooling is not None
    with session.change("schoolings") as db:
        db.schoolings.put(replace(schooling, grade="2"))
    round_ = assessments.start_assessment(session, case.id, short=False)
    assert "måndagar" not in offered(open_page(ConversationPage, "E:O2"))
    assert "raster" in offered(open_page(ConversationPage, "E:O2"))
    assessments.save_answer(session, round_, Answer("O2", "E", Choices(("måndagar",))))
    assert "måndagar" in offered(open_page(ConversationPage, "E:O2"))


def test_what_was_said_last_time_is_told_in_the_words_of_that_time(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    first = assessments.start_assessment(session, case.id)
    then = Asked("Jag känner mig lugn i skolan.", ("Nej", "Rätt så lite", "Rätt så", "Ja"))
    assessments.save_answer(session, first, Answer("S1", "E", 1), then)
    assessments.sign_assessment(session, first)
    assessments.start_assessment(session, case.id)
    page = open_page(ConversationPage, "E:S1")
    assert wording(page) == "Jag känner mig trygg i skolan."
    assert any("Rätt så lite" in one.text() for one in page.findChildren(QLabel))
