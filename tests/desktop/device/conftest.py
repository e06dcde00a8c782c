"""A session whose vault can be bound, and the folder of one that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.vault.open_session import OpenSession
from tests.desktop.device.acts import Acts
from tests.desktop.device.keyring import Keyring


@pytest.fixture
def acts(session: OpenSession, qtbot: QtBot) -> Acts:
    return Acts(session, qtbot)


@pytest.fixture
def bound_folder(acts: Acts, keyring: Keyring, passphrase: str, vault_folder: Path) -> Path:
    """Return the folder of a vault that is bound to this computer, and closed."""
    assert acts.bind(passphrase) is None
    acts.session.vault.close()
    return vault_folder
