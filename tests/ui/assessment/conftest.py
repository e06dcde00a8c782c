"""What the tests of the kartläggning's pages share: Amina, her round, and the conversation."""

from __future__ import annotations

import pytest

from db.records import Assessment, Case
from desktop.session.session import Session
from tests.ui.assessment import scene


@pytest.fixture
def case(session: Session) -> Case:
    return scene.a_case(session)


@pytest.fixture
def amina_round(session: Session, case: Case) -> Assessment:
    return scene.answered(session, case)
