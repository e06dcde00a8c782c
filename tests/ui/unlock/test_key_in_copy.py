"""The locked window where both key files are gone: it opens with the key in the copy, in a few keystrokes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from db.vault import vault as vaults
from desktop.session.session import Session
from desktop.session.settings import prefer
from tests.db.backup.copies import copy
from tests.ui.layout import cut_texts, unnamed, unreachable
from tests.ui.running import Running
from ui.shell.shell import Shell


@pytest.fixture
def keyless(vault_folder: Path, passphrase: str) -> Path:
    """A vault whose first start is over, a copy beside it, and no key file."""
    vault = vaults.unlock(vault_folder, passphrase)
    prefer(Session(vault), first_start_done=True)
    copy(vault)
    vault.close()
    for name in ("valv.key", "valv.key.bak"):
        (vault_folder / name).unlink()
    return vault_folder


def test_the_key_in_the_copy_opens_the_archive_and_it_is_told_and_logged(
    run: Callable[[Path], Running], keyless: Path, passphrase: str
) -> None:
    running = run(keyless)
    running.shows("trouble")
    running.press("key-in-copy")
    running.shows("key-page")
    assert (unnamed(running.window), unreachable(running.window), cut_texts(running.window)) == ([], [], [])
    running.write("copy-passphrase", passphrase)
    running.press("restore")
    running.qtbot.waitUntil(lambda: isinstance(running.window.shown(), Shell), timeout=20_000)
    dialog = running.wait_for(QWidget, "opening-notices")
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "tog nyckeln ur en säkerhetskopia" in told
    assert running.program.unlocked is not None
    events = [row.event for row in running.program.unlocked.session.log.rows()]
    assert events.count("key_from_copy") == 1
    assert "older_seen" not in events
    assert not list(keyless.glob("ersatt-*")), "nothing was restored"


def test_a_wrong_passphrase_is_told_and_esc_goes_back(run: Callable[[Path], Running], keyless: Path) -> None:
    running = run(keyless)
    running.press("key-in-copy")
    running.write("copy-passphrase", "inte den rätta frasen")
    running.press("restore")
    running.qtbot.waitUntil(
        lambda: any("öppnar inte kopian" in one.text() for one in running.window.findChildren(QLabel)),
        timeout=20_000,
    )
    running.press("back")
    running.qtbot.waitUntil(lambda: running.window.findChild(QPushButton, "key-in-copy") is not None)
    assert not list(keyless.glob("valv.key*"))


def test_where_the_database_is_gone_it_is_not_offered(
    run: Callable[[Path], Running], vault_folder: Path
) -> None:
    (vault_folder / "valv.db").unlink()
    running = run(vault_folder)
    running.shows("trouble")
    assert (
        running.window.findChild(QPushButton, "key-in-copy") is None
        or not running.find(QPushButton, "key-in-copy").isVisible()
    )
