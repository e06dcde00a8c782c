"""The locked window to one who is afraid: what was not their fault is not red, Esc goes back, nothing untrue."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.backup.make import FOLDER
from db.errors import DiskFailingError, DiskFullError
from db.vault import vault as vaults
from desktop.device.ask import KeyringError, NoSecret
from desktop.device.words import at_unlock
from desktop.failures.opening import at_opening
from desktop.failures.salvage import Account, Copy, Line
from desktop.vault.open_session import OpenSession
from desktop.work import Work
from tests.ui.finding import found, said
from tests.ui.layout import faults, tab_order
from ui.backup.restore_page import RestorePage
from ui.backup.restore_sheet import RestoreSheet
from ui.look.theme import theme
from ui.secrets.middle import Middle
from ui.secrets.notice import Notice
from ui.unlock.code_page import CodePage
from ui.unlock.damaged_page import DamagedPage
from ui.unlock.recovered_page import RecoveredPage
from ui.unlock.unlock_page import UnlockPage
from ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 692)
    made.show()
    return made


def tone_of(page: QWidget, words: str) -> str:
    (found,) = (label for label in page.findChildren(QLabel) if words in label.text())
    return str(found.property("tone"))


def escape(qtbot: QtBot, window: MainWindow) -> None:
    """Press Esc where the keyboard is; in the window itself while nothing in it has it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)


@pytest.mark.parametrize("kind", ["locked", "missing", "slow", "cancelled"])
def test_what_the_keyring_does_is_not_told_as_the_users_mistake(window: MainWindow, kind: NoSecret) -> None:
    page = UnlockPage()
    window.show_widget(page)
    page.was_wrong(0)
    assert tone_of(page, "Lösenfrasen stämmer inte.") == "danger"
    page.working()
    page.held_up(at_unlock(KeyringError(kind)))
    assert tone_of(page, "Arkivet är orört") == "text2"
    page.was_wrong(0)
    assert tone_of(page, "Lösenfrasen stämmer inte.") == "danger"


def test_escape_stops_waiting_for_the_keyring_though_nothing_has_the_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = UnlockPage()
    window.show_widget(page)
    page.working()
    page.asks_keyring()
    qtbot.waitUntil(lambda: "Väntar på datorns nyckelring" in said(page))
    with qtbot.waitSignal(page.cancel_asked, timeout=2000):
        escape(qtbot, window)


@pytest.mark.parametrize("kind", ["code", "restore"])
def test_escape_goes_back_from_what_is_not_under_way(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    page = CodePage() if kind == "code" else RestorePage(tmp_path, Work(window), has_vault=False)
    window.show_widget(page)
    with qtbot.waitSignal(page.back_asked, timeout=2000):
        escape(qtbot, window)


def test_one_second_is_called_one(window: MainWindow) -> None:
    pages: tuple[Middle, ...] = (CodePage(), UnlockPage())
    for page in pages:
        window.show_widget(page)
        page.was_wrong(1)
        assert "1 sekund " in said(page) or "1 sekund." in said(page)


@pytest.mark.parametrize("error", [DiskFullError(), DiskFailingError()])
def test_nothing_is_said_to_stand_on_the_screen_of_a_locked_program(error: DiskFullError) -> None:
    told = at_opening(error).text()
    assert "skärmen" not in told
    assert "Stäng inte" not in told
    assert "Arkivet är låst." in told


def a_damaged(*, as_new: bool) -> DamagedPage:
    lines = (
        Line("12 elever", True),
        Line("12 ärenden", True),
        Line("118 av 120 anteckningar", False),
        Line("28 handlingsplaner", True),
    )
    copy = Copy(datetime(2026, 11, 23, 12, tzinfo=UTC), 12, 12, 119, as_new)
    page = DamagedPage()
    page.show_account(Account(lines, False, False, 1, 0, 0, False, None, copy), date(2026, 11, 24))
    return page


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize(("as_new", "best"), [(True, "use-copy"), (False, "rescue")])
def test_what_is_proposed_comes_first_and_is_what_is_filled(
    window: MainWindow, as_new: bool, best: str, zoom: int
) -> None:
    page = a_damaged(as_new=as_new)
    window.show_widget(page)
    theme.zoom_to(zoom)
    ways = [stop.objectName() for stop in tab_order(page)]
    assert ways[0] == best
    (filled,) = (each for each in page.findChildren(QAbstractButton) if each.property("kind") == "primary")
    assert filled.objectName() == best
    assert "En uppgift är hämtad ur säkerhetskopian" in said(page)
    assert faults(page) == []


def test_choosing_a_way_out_of_the_damage_is_answered_in_words(window: MainWindow) -> None:
    page = a_damaged(as_new=False)
    window.show_widget(page)
    button = found(page, QAbstractButton, "rescue")
    button.click()
    assert "Ett ögonblick…" in said(page)


def test_nothing_is_copied_before_it_is_known_what_to_restore(
    window: MainWindow, session: OpenSession, qtbot: QtBot
) -> None:
    sheet = RestoreSheet(window, session)
    sheet.show()
    button = found(sheet, QAbstractButton, "act")
    button.click()
    assert "Välj först en säkerhetskopia." in said(sheet)
    assert button.isEnabled()
    assert not (session.vault.folder / FOLDER).exists()
    sheet.reject()


def test_after_the_code_the_page_says_what_it_is_doing_and_what_it_has_become(
    window: MainWindow, vault_folder: Path, recovery_code: str, qtbot: QtBot
) -> None:
    opened = vaults.unlock_with_recovery(vault_folder, recovery_code)
    session = OpenSession(opened)
    page = RecoveredPage(session, Work(session))
    window.show_widget(page)
    assert page.card.accessibleDescription().startswith("Arkivet är öppet.")
    tick = found(page, QAbstractButton, "bind-again")
    assert "Utan krysset" in tick.accessibleDescription()
    page._rest(True)
    (notice,) = (each for each in page.findChildren(Notice) if each.isVisible())
    assert notice.text() == "Ett ögonblick…"
    page._rest(False)
    assert not notice.isVisible()
    opened.close()
