"""The practice vault that the tests of this room read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from desktop import demo
from desktop.demo.calendar import WRITTEN_FOR
from desktop.session.session import Session
from desktop.vault import practice


@pytest.fixture(scope="package")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One demo that every test here reads and none changes, on the day it is written for."""
    vault, _ = vaults.create(tmp_path_factory.mktemp("demo") / "valv", practice.PASSPHRASE, kdf=CHEAPEST)
    session = Session(vault, today=lambda: WRITTEN_FOR)
    demo.build(session)
    yield session
    vault.close()
