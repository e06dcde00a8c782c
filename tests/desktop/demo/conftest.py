"""The practice vault that the tests of this room read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.session.session import Session
from tests.one_demo import told_demo


@pytest.fixture(scope="package")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One demo that every test here reads and none changes, on the day it is written for."""
    with told_demo(tmp_path_factory) as session:
        yield session
