"""What the tests of damage begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from tests.db.power import work


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a vault with a case and twenty notes, at rest."""
    work.a_base(tmp_path)
    return tmp_path / work.VALV


@pytest.fixture
def key(folder: Path) -> UnsealedKey:
    return vaults.unseal(folder, work.OLD)
