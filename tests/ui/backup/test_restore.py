"""Restoring a copy through the window, and ending the program with something left to copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.vault import vault as vaults
from desktop.backup.facts import copies
from desktop.session.settings import prefer
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.desktop.backup.copying import LONG, change, copied
from tests.ui.finding import found
from tests.ui.layout import faults
from tests.ui.running import Running
from ui.backup import choose
from ui.backup.closing import ClosingSheet
from ui.backup.restore_sheet import RestoreSheet
from ui.look.theme import theme


@pytest.fixture
def copy(qtbot: QtBot, vault_folder: Path, passphrase: str, tmp_path: Path) -> Path:
    """Return a copy, on a stick, of a vault with two pupils and its first start done."""
    session = OpenSession(vaults.unlock(vault_folder, passphrase), today=lambda: DAY)
    change(session, 2)
    prefer(session, first_start_done=True)
    copied(qtbot, session)
    path = Path(shutil.copy(copies(session)[0].path, tmp_path))
    session.vault.close()
    return path


@pytest.fixture
def fresh(qtbot: QtBot, dressed: object, tmp_path: Path) -> Iterator[Running]:
    one = Running(qtbot, tmp_path / "ny dator")
    one.shows("first-start")
    yield one
    one.put_away()


def unlocked(running: Running) -> OpenSession:
    running.qtbot.waitUntil(lambda: running.program.unlocked is not None, timeout=LONG)
    assert running.program.unlocked is not None
    return running.program.unlocked.session


def to_restore(running: Running, monkeypatch: pytest.MonkeyPatch, copy: Path | None) -> None:
    monkeypatch.setattr(choose, "choose_copy", lambda *_given: copy)
    running.press("has-copy")
    running.shows("restore-page")
    running.press("pick-copy")


def said(running: Running) -> str:
    shown = running.window.shown()
    assert shown is not None
    return "\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())


def test_a_new_computer_begins_with_a_copy_and_the_passphrase(
    fresh: Running, copy: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_restore(fresh, monkeypatch, copy)
    fresh.write("copy-passphrase", passphrase)
    fresh.press("restore")
    fresh.shows("unlock")
    fresh.unlock(passphrase)
    assert unlocked(fresh).db.pupils.count() == 2


def test_a_new_computer_begins_with_a_copy_and_the_recovery_code(
    fresh: Running, copy: Path, recovery_code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_restore(fresh, monkeypatch, copy)
    fresh.press("segment-code")
    fresh.write("copy-code", "ABCD-1234")
    fresh.press("restore")
    assert "Koden är inte hel." in said(fresh)
    fresh.write("copy-code", recovery_code)
    fresh.press("restore")
    fresh.shows("unlock")


def test_a_wrong_passphrase_is_said_under_the_field_and_nothing_is_made(
    fresh: Running, copy: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    to_restore(fresh, monkeypatch, copy)
    fresh.write("copy-passphrase", "helt fel fras här")
    fresh.press("restore")
    qtbot.waitUntil(lambda: "Den öppnar inte kopian. Inget har ändrats." in said(fresh), timeout=LONG)
    assert not list(fresh.program.folder.glob("valv*"))


def test_a_damaged_copy_is_said_when_it_is_chosen(
    fresh: Running, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy.write_bytes(copy.read_bytes()[:-100])
    to_restore(fresh, monkeypatch, copy)
    assert "Säkerhetskopian är inte hel." in said(fresh)
    fresh.press("restore")
    assert "Välj först en säkerhetskopia." in said(fresh)
    fresh.press("back")
    fresh.shows("first-start")


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_page_can_be_read_named_and_reached(
    fresh: Running, copy: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, zoom: int
) -> None:
    to_restore(fresh, monkeypatch, copy)
    theme.zoom_to(zoom)
    qtbot.wait(20)
    shown = fresh.window.shown()
    assert shown is not None
    assert faults(shown) == []


def test_a_damaged_vault_leads_to_the_copies_beside_it(
    qtbot: QtBot, dressed: object, copy: Path, vault_folder: Path, passphrase: str
) -> None:
    (vault_folder / "valv.db").write_bytes(b"")
    running = Running(qtbot, vault_folder)
    running.shows("trouble")
    running.press("has-copy")
    running.shows("restore-page")
    assert "flyttas åt sidan" in said(running)
    running.write("copy-passphrase", passphrase)
    running.press("restore")
    running.shows("unlock")
    running.unlock(passphrase)
    assert unlocked(running).db.pupils.count() == 2
    assert (vault_folder / "ersatt-1" / "valv.key").exists()
    running.put_away()


@pytest.fixture
def running(
    qtbot: QtBot, dressed: object, copy: Path, vault_folder: Path, passphrase: str
) -> Iterator[Running]:
    """The program, unlocked, with two pupils and one copy."""
    one = Running(qtbot, vault_folder)
    one.unlock(passphrase)
    unlocked(one)
    yield one
    one.put_away()


def test_ending_with_nothing_new_ends_at_once(running: Running) -> None:
    session = unlocked(running)
    assert not session.backups.is_due
    running.window.close()
    assert running.codes == [0]


def test_ending_with_something_new_copies_it_first(running: Running, qtbot: QtBot) -> None:
    session = unlocked(running)
    change(session)
    running.window.close()
    assert running.codes == []
    qtbot.waitUntil(lambda: running.codes == [0], timeout=LONG)
    assert len(list((session.vault.folder / "kopior").iterdir())) == 2


def test_ending_may_leave_the_copy_for_next_time(running: Running, qtbot: QtBot) -> None:
    session = unlocked(running)
    change(session)
    sheet = ClosingSheet(running.window, session.backups)
    sheet.open()
    qtbot.waitUntil(sheet.isVisible, timeout=LONG)
    with qtbot.waitSignal(sheet.rejected):
        running_stop(sheet)


def running_stop(sheet: ClosingSheet) -> None:
    button = found(sheet, QPushButton, "stop-copying")
    assert button.text() == "Avsluta utan kopia"
    button.click()


def test_locking_while_the_last_copy_is_made_locks_at_once(running: Running, qtbot: QtBot) -> None:
    change(unlocked(running), 50)
    running.window.close()
    assert running.program.unlocked is not None
    running.program.unlocked.lock()
    assert running.codes == [75]
    qtbot.wait(50)
    assert running.codes == [75]


def test_an_open_vault_is_replaced_by_a_copy_after_a_copy_of_itself_and_a_lock(
    running: Running, qtbot: QtBot, passphrase: str
) -> None:
    session = unlocked(running)
    folder = session.vault.folder
    change(session, 5)
    sheet = RestoreSheet(running.window, session)
    sheet.open()
    field = found(sheet, QLineEdit, "copy-passphrase")
    field.setText(passphrase)
    button = found(sheet, QPushButton, "act")
    button.click()
    qtbot.waitUntil(lambda: running.codes == [75], timeout=LONG)
    assert len(list((folder / "kopior").iterdir())) == 2
    again = OpenSession(vaults.unlock(folder, passphrase))
    assert again.db.pupils.count() == 2
    again.vault.close()
    old = OpenSession(vaults.unlock(folder / "ersatt-1", passphrase))
    assert old.db.pupils.count() == 7
    old.vault.close()
