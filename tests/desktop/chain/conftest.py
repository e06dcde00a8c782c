"""A case with one of every kind that is ever locked."""

from __future__ import annotations

import pytest

from db.records import Case
from desktop.session.session import Session
from tests.desktop.chain.everything import everything


@pytest.fixture
def case(session: Session) -> Case:
    return everything(session)
