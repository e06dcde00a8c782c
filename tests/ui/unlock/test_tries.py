"""What went before an unlock stands in the log: wrong tries over several starts, and an old key file put back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from db.vault import vault as vaults
from desktop.log.words import event_in_words
from desktop.secrets.throttle import FILE
from desktop.session.session import Session
from desktop.session.settings import prefer
from tests.ui.running import Running
from ui.shell.shell import Shell

NEW = "en helt annan räv på taket"


@pytest.fixture
def finished(vault_folder: Path, passphrase: str) -> None:
    """A vault whose first start is over."""
    vault = vaults.unlock(vault_folder, passphrase)
    prefer(Session(vault), first_start_done=True)
    vault.close()


def opened(running: Running, passphrase: str) -> Session:
    running.unlock(passphrase)
    running.qtbot.waitUntil(lambda: isinstance(running.window.shown(), Shell), timeout=20_000)
    assert running.program.unlocked is not None
    return running.program.unlocked.session


def try_in_vain(running: Running) -> None:
    running.unlock("inte den rätta frasen")
    running.qtbot.waitUntil(
        lambda: any("stämmer inte" in one.text() for one in running.window.findChildren(QLabel)),
        timeout=20_000,
    )


def test_wrong_tries_of_earlier_starts_stand_in_the_log(
    run: Callable[[Path], Running], vault_folder: Path, passphrase: str, finished: None
) -> None:
    for _ in range(2):
        try_in_vain(run(vault_folder))
    assert (vault_folder / FILE).exists()
    session = opened(run(vault_folder), passphrase)
    row = next(row for row in session.log.rows() if row.event == "vault_opened")
    assert event_in_words(row.event, row.detail) == "Upplåst med lösenfras: 2 felaktiga försök före"
    assert not (vault_folder / FILE).exists()


def test_an_old_key_file_put_back_is_logged_and_a_new_passphrase_ends_it(
    run: Callable[[Path], Running], vault_folder: Path, passphrase: str, finished: None
) -> None:
    old = vault_folder.parent / "gammal.key"
    shutil.copyfile(vault_folder / "valv.key", old)
    vault = vaults.unlock(vault_folder, passphrase)
    vaults.change_passphrase(vault, passphrase, NEW)
    vaults.change_passphrase(vault, NEW, NEW)
    vault.close()
    for name in ("valv.key", "valv.key.bak"):
        shutil.copyfile(old, vault_folder / name)
    session = opened(run(vault_folder), passphrase)
    row = next(row for row in session.log.rows() if row.event == "older_seen")
    assert row.detail == "key:1<3"
    assert "gammal nyckelfil" in event_in_words(row.event, row.detail)
    vaults.change_passphrase(session.vault, passphrase, NEW)
    session.vault.close()
    again = vaults.unlock(vault_folder, NEW)
    assert (again.key.header.gen, again.notices) == (4, ())
    again.close()
