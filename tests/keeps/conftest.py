"""A message bus of the test's own, on which the system's services are stood in for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.lock.sources.buses import PrivateBus


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    folder = tmp_path / "bus-folder"
    folder.mkdir()
    private = PrivateBus(folder)
    yield private
    private.close()
