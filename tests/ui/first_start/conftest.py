"""The first start in an empty folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.secrets.kdf import CHEAPEST
from db.vault import keys
from tests.ui.running import Running


@pytest.fixture
def running(
    qtbot: QtBot, dressed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Running]:
    """A first start in an empty folder, with a key that is quick to derive."""
    monkeypatch.setattr(keys, "calibrate", lambda: CHEAPEST)
    one = Running(qtbot, tmp_path / "data")
    one.shows("first-start")
    yield one
    one.put_away()
