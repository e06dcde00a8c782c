"""A copy restored where its vault has never been asks who works there; one restored at home does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from desktop.backup.facts import copies
from desktop.session import settings, who
from desktop.vault.open_session import OpenSession
from desktop.vault.restoring import Choice, Restoring, look_at, was_here
from desktop.work import Work
from tests.desktop.backup.copying import LONG, change, copied


@pytest.fixture
def choice(qtbot: QtBot, session: OpenSession, tmp_path: Path) -> Choice:
    """Return a copy of Karin's vault, lying outside it; the vault is closed."""
    with session.change("settings") as db:
        settings.write(db, settings.Worker(name="Karin Lund"))
    change(session, 1)
    copied(qtbot, session)
    found = look_at(Path(shutil.copy(copies(session)[0].path, tmp_path)))
    session.vault.close()
    return found


def asks(qtbot: QtBot, folder: Path, choice: Choice, passphrase: str) -> OpenSession:
    restoring = Restoring(folder, Work())
    with qtbot.waitSignal(restoring.restored, timeout=LONG):
        restoring.restore(choice, passphrase, is_code=False)
    return OpenSession(vaults.unlock(folder, passphrase))


def test_on_a_new_computer_it_is_asked_until_it_is_answered(
    qtbot: QtBot, choice: Choice, tmp_path: Path, passphrase: str
) -> None:
    folder = tmp_path / "ny"
    assert not was_here(folder, choice.vault)
    session = asks(qtbot, folder, choice, passphrase)
    assert who.is_asked(session)
    session.vault.close()  # ended before anything was answered
    session = OpenSession(vaults.unlock(folder, passphrase))
    assert who.is_asked(session)
    who.go_on_as_owner(session)
    assert not who.is_asked(session)
    session.vault.close()
    session = OpenSession(vaults.unlock(folder, passphrase))
    assert not who.is_asked(session)
    session.vault.close()


@pytest.mark.parametrize("lost", [(), ("valv.db",), ("valv.key", "valv.key.bak")])
def test_at_home_it_is_not_asked_also_when_a_file_was_lost(
    qtbot: QtBot, choice: Choice, vault_folder: Path, passphrase: str, lost: tuple[str, ...]
) -> None:
    for name in lost:
        (vault_folder / name).unlink(missing_ok=True)
    session = asks(qtbot, vault_folder, choice, passphrase)
    assert not who.is_asked(session)
    session.vault.close()


def test_a_vault_that_was_set_aside_here_has_been_here(
    choice: Choice, vault_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "dator").mkdir()
    shutil.copytree(vault_folder, tmp_path / "dator" / "ersatt-1")
    assert was_here(tmp_path / "dator", choice.vault)
    assert not was_here(tmp_path / "dator", "0" * 32)


def test_another_vault_on_the_computer_is_not_this_one(
    qtbot: QtBot, choice: Choice, tmp_path: Path, passphrase: str
) -> None:
    folder = tmp_path / "annans"
    vaults.create(folder, passphrase, kdf=CHEAPEST)[0].close()
    session = asks(qtbot, folder, choice, passphrase)
    assert who.is_asked(session)
    session.vault.close()
