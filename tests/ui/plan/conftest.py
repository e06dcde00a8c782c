"""What the tests of the action plan's page begin with."""

from __future__ import annotations

import pytest

from db.records import Case
from desktop.session.session import Session
from tests.ui.plan.scene import a_planned_case


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case with two guardians, and a kartläggning with one private answer."""
    return a_planned_case(session)
