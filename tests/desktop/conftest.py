"""What several of the tests without a window start from."""

from __future__ import annotations

import pytest

from desktop.session.session import Session
from tests.stories import a_family_case


@pytest.fixture
def case_id(session: Session) -> str:
    """Return the id of a case with a pupil, two guardians and a school; the worker has a name."""
    return a_family_case(session, baseline_attendance=61).id
