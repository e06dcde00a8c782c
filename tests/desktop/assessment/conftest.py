"""A case and an open round with the older of two small forms."""

from __future__ import annotations

import pytest

from db.records import Assessment, Case
from desktop.assessment import rounds as assessments
from desktop.forms.answers import Answer, Choices
from desktop.session.session import Session
from tests.stories import a_family_case
from tests.two_forms import Shipped


@pytest.fixture
def small_case(session: Session, shipped: Shipped) -> Case:
    """Return Amina's case, in a program with the older form."""
    return a_family_case(session)


@pytest.fixture
def small_round(session: Session, small_case: Case) -> Assessment:
    """Return an open round with an answer to every question of the older form."""
    round_ = assessments.start_assessment(session, small_case.id)
    given = (
        Answer("A1", "E", "Jag sover länge.", may_show_family=True),
        Answer("B1", "E", 2),
        Answer("B2", "E", Choices(("morgnar",))),
        Answer("B3", "S", "ja"),
        Answer("C1", "E", 0),
        Answer("C2", "E", 3),
    )
    for answer in given:
        assessments.save_answer(session, round_, answer)
    return session.db.assessments.get(round_.id)
