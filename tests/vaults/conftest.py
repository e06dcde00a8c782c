"""The vault of 0.1.0, and what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vaults.migrating import Rows, put, rows, untouched


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return the folder of a vault of 0.1.0."""
    return put(tmp_path / "gammalt")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """Return what it held."""
    vault = untouched(put(tmp_path_factory.mktemp("som") / "den var"))
    found = rows(vault.connection)
    vault.close()
    return found
