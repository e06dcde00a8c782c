"""Restoring a copy from the program: on a new computer, or in place of what lies there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.vault import vault as vaults
from desktop.backup.facts import copies, first_place
from desktop.errors import UserError
from desktop.session import settings
from desktop.vault.open_session import OpenSession
from desktop.vault.restoring import Choice, Restoring, look_at, nearby
from desktop.work import Work
from tests.desktop.backup.copying import LONG, change, copied, events


@pytest.fixture
def choice(qtbot: QtBot, session: OpenSession, tmp_path: Path) -> Choice:
    """Return a copy of a vault with two pupils, lying outside it."""
    change(session, 2)
    copied(qtbot, session)
    return look_at(Path(shutil.copy(copies(session)[0].path, tmp_path)))


def restored(
    qtbot: QtBot, folder: Path, act: Callable[[Restoring], None], signal: str = "restored"
) -> object:
    restoring = Restoring(folder, Work())
    with qtbot.waitSignal(getattr(restoring, signal), timeout=LONG) as caught:
        act(restoring)
    return caught.args[0] if caught.args else None


def test_a_copy_is_restored_on_a_new_computer_and_says_so_in_its_log(
    qtbot: QtBot, choice: Choice, tmp_path: Path, passphrase: str
) -> None:
    folder = tmp_path / "ny"
    restored(qtbot, folder, lambda one: one.restore(choice, passphrase, is_code=False))
    session = OpenSession(vaults.unlock(folder, passphrase))
    assert session.db.pupils.count() == 2
    assert events(session)[0] == ("restored", "seq:1")
    assert session.log.first_break() is None
    assert settings.copies(session.db).seq == 1
    session.vault.close()


def test_a_wrong_passphrase_is_said_and_slowed_down(
    qtbot: QtBot, choice: Choice, tmp_path: Path, recovery_code: str
) -> None:
    folder = tmp_path / "ny"
    assert restored(qtbot, folder, lambda one: one.restore(choice, "fel", is_code=False), "was_wrong") == 0
    restored(qtbot, folder, lambda one: one.restore(choice, recovery_code, is_code=True))
    assert (folder / "valv.db").exists()


def test_a_restore_that_waits_takes_its_place_at_the_next_start(
    qtbot: QtBot, choice: Choice, session: OpenSession, passphrase: str
) -> None:
    folder = session.vault.folder
    change(session, 5)
    restored(qtbot, folder, lambda one: one.restore(choice, passphrase, is_code=False, at_once=False))
    assert session.db.pupils.count() == 7
    session.vault.close()
    again = OpenSession(vaults.unlock(folder, passphrase))
    assert again.db.pupils.count() == 2
    again.vault.close()
    assert (folder / "ersatt-1" / "valv.db").exists()


def test_a_damaged_file_is_said_before_any_passphrase(choice: Choice) -> None:
    choice.path.write_bytes(choice.path.read_bytes()[:-1])
    with pytest.raises(UserError, match="inte hel"):
        look_at(choice.path)


def test_copies_beside_the_vault_are_found_the_latest_first(qtbot: QtBot, session: OpenSession) -> None:
    copied(qtbot, session)
    copied(qtbot, session)
    (first_place(session) / "annat.narvarakopia").write_bytes(b"annat")
    assert [one.seq for one in nearby(session.vault.folder)] == [2, 1]
