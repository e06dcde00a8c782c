"""From unlocked back to locked: covered at once, nothing asked, nothing lost, the key gone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.vault import vault as vaults
from desktop.errors import UserError
from desktop.lock import locking
from desktop.process import appearance
from desktop.process.launcher import LOCKED
from desktop.session.session import Session
from desktop.session.settings import prefer
from tests.ui.running import Running
from ui.shell.shell import Shell
from ui.start import faults
from ui.start.unlocked import Unlocked
from ui.window.cover import Cover
from ui.window.place import Place

PHRASE = "fem gröna ord som sjunger"


@pytest.fixture
def running(qtbot: QtBot, dressed: object, vault_folder: Path) -> Iterator[Running]:
    """The program, unlocked, on a vault whose first start is over."""
    vault = vaults.unlock(vault_folder, PHRASE)
    prefer(Session(vault), first_start_done=True)
    vault.close()
    one = Running(qtbot, vault_folder)
    one.unlock(PHRASE)
    qtbot.waitUntil(lambda: isinstance(one.window.shown(), Shell), timeout=20_000)
    yield one
    unlocked(one).idle.stop()
    unlocked(one).session.vault.close()


def unlocked(running: Running) -> Unlocked:
    assert running.program.unlocked is not None
    return running.program.unlocked


def shell(running: Running) -> Shell:
    found = unlocked(running).shell
    assert found is not None
    return found


def test_ctrl_l_covers_everything_closes_the_vault_and_ends_as_locked(running: Running) -> None:
    running.qtbot.keyClick(running.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert running.codes == [LOCKED]
    assert running.window.findChild(Cover) is not None
    vault = unlocked(running).session.vault
    assert not vault.is_open
    assert not any(vault.key.dek)
    assert not list(vault.folder.glob("*-wal"))


def test_locking_twice_ends_once(running: Running) -> None:
    unlocked(running).lock()
    unlocked(running).lock("idle")
    assert running.codes == [LOCKED]


def test_an_open_dialog_does_not_stop_the_lock(running: Running) -> None:
    dialog = QDialog(running.window)
    dialog.setModal(True)
    dialog.show()
    running.qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert running.codes == [LOCKED]
    assert not dialog.isVisible()


def test_text_that_cannot_be_saved_does_not_stop_the_lock(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise UserError("Disken är full")

    monkeypatch.setattr(shell(running).page(), "flush", full)
    unlocked(running).lock()
    assert running.codes == [LOCKED]
    assert not unlocked(running).session.vault.is_open


def test_closing_waits_while_text_cannot_be_saved(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise UserError("Disken är full", "", "Texten är kvar på skärmen.")

    told: list[str] = []
    monkeypatch.setattr(shell(running).page(), "flush", full)
    monkeypatch.setattr("ui.start.unlocked.show_error", lambda _parent, error: told.append(error.title))
    event = QCloseEvent()
    running.window.closeEvent(event)
    assert not event.isAccepted()
    assert told == ["Disken är full"]
    assert running.codes == []


def test_closing_saves_and_ends(running: Running) -> None:
    running.window.close()
    assert running.codes == [0]
    assert not unlocked(running).session.vault.is_open


def test_after_a_lock_the_user_is_back_where_they_were(running: Running, qtbot: QtBot) -> None:
    shell(running).go(Place("settings"))
    unlocked(running).lock()
    again = Running(qtbot, unlocked(running).session.vault.folder)
    again.unlock(PHRASE)
    qtbot.waitUntil(lambda: isinstance(again.window.shown(), Shell), timeout=20_000)
    assert shell(again).place() == Place("settings")
    unlocked(again).idle.stop()
    unlocked(again).session.vault.close()


def test_a_place_that_is_gone_is_passed_over(running: Running, qtbot: QtBot) -> None:
    state = {"place": {"page": "journal", "case_id": "gone", "detail": None}, "page": {}}
    locking.save_state(unlocked(running).session, state)
    unlocked(running).session.vault.close()
    again = Running(qtbot, unlocked(running).session.vault.folder)
    again.unlock(PHRASE)
    qtbot.waitUntil(lambda: isinstance(again.window.shown(), Shell), timeout=20_000)
    assert shell(again).place() != Place("journal", "gone")
    unlocked(again).idle.stop()
    unlocked(again).session.vault.close()


def test_idle_time_locks_and_the_log_says_why(running: Running) -> None:
    session = unlocked(running).session
    causes: list[str] = []
    kept = session.vault.close
    session.vault.close = lambda: causes.extend(row.detail for row in session.log.rows(1))  # type: ignore[method-assign]  # heard while open
    unlocked(running).idle.asked.emit("idle")
    session.vault.close = kept  # type: ignore[method-assign]  # heard while open
    assert causes == ["idle"]
    assert running.codes == [LOCKED]


class Board:
    """A clipboard, since the one of the offscreen platform never says whose text it holds."""

    def __init__(self, *, is_ours: bool) -> None:
        self.text = "barnets egna ord"
        self._is_ours = is_ours

    def ownsClipboard(self) -> bool:
        return self._is_ours

    def supportsSelection(self) -> bool:
        return False

    def clear(self) -> None:
        self.text = ""


@pytest.mark.parametrize(("is_ours", "left"), [(True, ""), (False, "barnets egna ord")])
def test_what_we_put_on_the_clipboard_goes_with_the_lock_and_nothing_else(
    running: Running, monkeypatch: pytest.MonkeyPatch, is_ours: bool, left: str
) -> None:
    board = Board(is_ours=is_ours)
    monkeypatch.setattr(QApplication, "clipboard", lambda: board)
    unlocked(running).lock()
    assert board.text == left


def test_the_locked_window_keeps_place_and_zoom_but_no_names(running: Running) -> None:
    prefer(unlocked(running).session, zoom=125)
    unlocked(running).lock()
    folder = unlocked(running).session.vault.folder
    looks = appearance.read(folder)
    assert looks.zoom == 125
    assert looks.geometry
    assert set(looks._fields) == {"geometry", "scheme", "zoom", "in_practice"}


def test_a_broken_appearance_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / appearance.FILE).write_text('{"zoom": "stor", "geometry": 3', encoding="utf-8")
    assert appearance.read(tmp_path) == appearance.Appearance()
    (tmp_path / appearance.FILE).write_text('{"zoom": "stor", "scheme": "dark"}', encoding="utf-8")
    assert appearance.read(tmp_path) == appearance.Appearance(scheme="dark")


def test_a_fault_is_told_without_content_and_logged_first(
    qtbot: QtBot, dressed: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    logged: list[type[BaseException]] = []
    told: list[UserError] = []
    monkeypatch.setattr("ui.dialogs.ask.show_error", lambda _parent, error: told.append(error))
    hook = faults.Faults(window, lambda kind, _error, _trace: logged.append(kind))
    hook(ValueError, ValueError("Amina Warsame"), None)
    assert logged == [ValueError]
    assert told[0].title == "Något gick fel"
    assert "Amina" not in told[0].text()


def test_what_the_user_can_mend_is_shown_as_it_stands(
    qtbot: QtBot, dressed: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    told: list[UserError] = []
    monkeypatch.setattr("ui.dialogs.ask.show_error", lambda _parent, error: told.append(error))
    error = UserError("Disken är full")
    faults.Faults(window, sys.__excepthook__)(UserError, error, None)
    assert told == [error]


def test_the_title_names_nobody_while_locking(running: Running) -> None:
    unlocked(running).lock()
    assert running.window.windowTitle() == "Närvara"
    assert any("Låser" in label.text() for label in running.window.findChildren(QLabel))
