"""From an empty vault: the conversation before anybody has asked whether the answers may be shown."""

from __future__ import annotations

import pytest

from db.records import Case
from db.records.states import Saying
from desktop.session.session import Session
from tests.ui.assessment import scene
from tests.ui.opening import OpenPage
from ui.assessment.talk.informant_buttons import InformantButton
from ui.assessment.talk.page import ConversationPage

EVERY = ["E", "V1", "V2", "S"]


@pytest.mark.parametrize("answer", [None, "nej"])
@pytest.mark.parametrize("who", ["E", "V1"])
def test_all_can_answer_and_the_pupils_answers_are_not_among_what_the_others_said(
    session: Session, case: Case, open_page: OpenPage, who: str, answer: Saying | None
) -> None:
    scene.answered(session, case, said=answer)
    page = open_page(ConversationPage, f"{who}:S4")
    assert [one.informant for one in page.talk.shown_informants()] == EVERY
    assert len(page.findChildren(InformantButton)) == len(EVERY)
    assert not any(one.informant == "E" for one in page.talk.others())
