"""Binding the vault to this computer: the line on the safety page, its dialogs, and what the locked window says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.vault import vault as vaults
from desktop.device import binding
from desktop.device.ask import KeyringError, NoSecret
from desktop.device.words import at_unlock
from desktop.errors import UserError
from desktop.session.settings import prefer
from desktop.vault.first_start import code_was_proved
from desktop.vault.open_session import OpenSession
from desktop.work import Work
from tests.desktop.device.keyring import Keyring
from tests.ui.finding import button, found, said, write
from tests.ui.layout import cut_texts, unnamed, unreachable
from ui.look.theme import theme
from ui.secrets.new_passphrase import NewPassphrase
from ui.security.device_dialogs import BindDialog, ReleaseDialog
from ui.security.page import SecurityPage
from ui.unlock.openings import Openings
from ui.unlock.recovered_page import RecoveredPage
from ui.unlock.unlock_page import UnlockPage

NEW = "en helt annan räv på taket"
Shown = Callable[[QWidget], QWidget]


def _fail(error: UserError) -> None:
    pytest.fail(error.text())


def bound(session: OpenSession, qtbot: QtBot, passphrase: str) -> None:
    done: list[bool] = []
    binding.bind(session, Work(session), passphrase, True, lambda: None, lambda: done.append(True), _fail)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("is_bound", [False, True])
def test_line_and_dialogs_can_be_read_named_and_reached(
    page: SecurityPage,
    session: OpenSession,
    qtbot: QtBot,
    keyring: Keyring,
    passphrase: str,
    zoom: int,
    is_bound: bool,
) -> None:
    code_was_proved(session)
    if is_bound:
        bound(session, qtbot, passphrase)
    theme.zoom_to(zoom)
    assert (cut_texts(page), unnamed(page), unreachable(page)) == ([], [], [])
    dialog = (ReleaseDialog if is_bound else BindDialog)(page, session)
    dialog.show()
    assert (cut_texts(dialog), unnamed(dialog), unreachable(dialog)) == ([], [], [])
    words = "Ja. Kopior på en annan disk" if is_bound else "Nej. Lösenfrasen öppnar arkivet på vilken dator"
    assert words in said(page)
    dialog.reject()


def test_the_recovery_code_must_have_been_tried_first(page: SecurityPage, session: OpenSession) -> None:
    dialog = BindDialog(page, session)
    dialog.show()
    assert "Prova först återställningskoden" in said(dialog)
    assert not button(dialog, "act").isVisible()
    dialog.reject()


def test_it_is_turned_on_and_off_on_the_page(
    page: SecurityPage,
    session: OpenSession,
    qtbot: QtBot,
    keyring: Keyring,
    passphrase: str,
    vault_folder: Path,
) -> None:
    code_was_proved(session)
    dialog = BindDialog(page, session)
    dialog.show()
    button(dialog, "act").click()
    assert "Skriv din lösenfras" in said(dialog)
    write(dialog, "passphrase", passphrase)
    button(dialog, "copies-open").setChecked(False)
    copies = session.backups
    with qtbot.waitSignal(copies.ended, timeout=20_000):  # a copy that the passphrase does not open
        button(dialog, "act").click()
    assert not dialog.isVisible()
    page.refresh()
    assert "Ja. Säkerhetskopiorna öppnas bara med återställningskoden." in said(page)
    assert button(page, "device-act").text() == "Slå av"
    entry = keyring.entry(session.vault.vault_id)
    assert entry is not None
    vaults.unseal(vault_folder, passphrase, entry.device).wipe()
    letting_go = ReleaseDialog(page, session)
    letting_go.show()
    write(letting_go, "passphrase", passphrase)
    button(letting_go, "act").click()
    qtbot.waitUntil(lambda: not letting_go.isVisible(), timeout=20_000)
    page.refresh()
    assert "Nej. Lösenfrasen" in said(page)
    assert keyring.entry(session.vault.vault_id) is None


def test_a_keyring_that_keeps_nothing_is_told_in_the_dialog(
    page: SecurityPage, session: OpenSession, qtbot: QtBot, keyring: Keyring, passphrase: str
) -> None:
    keyring.behave("null")
    code_was_proved(session)
    dialog = BindDialog(page, session)
    dialog.show()
    write(dialog, "passphrase", passphrase)
    button(dialog, "act").click()
    qtbot.waitUntil(lambda: "Datorns nyckelring sparar inte" in said(dialog), timeout=20_000)
    assert button(dialog, "act").isEnabled()
    assert not session.vault.key.is_bound
    dialog.reject()


def test_waiting_for_the_keyring_is_said_and_can_be_stopped(
    page: SecurityPage, session: OpenSession, qtbot: QtBot, keyring: Keyring, passphrase: str
) -> None:
    keyring.behave("slow")
    code_was_proved(session)
    dialog = BindDialog(page, session)
    dialog.show()
    write(dialog, "passphrase", passphrase)
    button(dialog, "act").click()
    qtbot.waitUntil(lambda: "Väntar på datorns nyckelring" in said(dialog), timeout=20_000)
    button(dialog, "stop-waiting").click()
    qtbot.waitUntil(lambda: "Du avbröt" in said(dialog), timeout=20_000)
    assert "Väntar på" not in said(dialog)
    dialog.reject()


def test_an_entry_that_could_not_be_removed_is_told(
    page: SecurityPage, session: OpenSession, qtbot: QtBot, keyring: Keyring, passphrase: str
) -> None:
    bound(session, qtbot, passphrase)
    keyring.behave("locked")
    dialog = ReleaseDialog(page, session)
    dialog.show()
    write(dialog, "passphrase", passphrase)
    button(dialog, "act").click()
    qtbot.waitUntil(lambda: "ligger kvar i datorns nyckelring" in said(dialog), timeout=20_000)
    assert not session.vault.key.is_bound
    dialog.reject()


def test_the_practice_vault_is_never_bound(page: SecurityPage, session: OpenSession) -> None:
    prefer(session, is_practice=True)
    page.refresh()
    assert "Inte i övningen" in said(page)
    assert not button(page, "device-act").isVisible()


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("kind", ["none", "locked", "missing", "garbled", "slow", "cancelled", "failed"])
def test_the_locked_window_says_what_holds_it_up_and_keeps_the_passphrase(
    qtbot: QtBot, kind: NoSecret, zoom: int
) -> None:
    theme.zoom_to(zoom)
    page = UnlockPage()
    qtbot.addWidget(page)
    page.resize(1366, 692)
    page.show()
    write(page, "passphrase", "redan skriven")
    page.working()
    page.held_up(at_unlock(KeyringError(kind)))
    qtbot.wait(20)
    field = found(page, QLineEdit, "passphrase")
    assert field.isEnabled()
    assert field.text() == "redan skriven"
    assert "Arkivet är orört" in said(page)
    assert "återställningskoden" in said(page)
    assert button(page, "use-code").text() == "Använd återställningskoden"
    assert cut_texts(page) == []
    assert unnamed(page) == []


def test_the_locked_window_stops_waiting_when_asked(
    qtbot: QtBot, session: OpenSession, keyring: Keyring, passphrase: str, vault_folder: Path
) -> None:
    bound(session, qtbot, passphrase)
    session.vault.close()
    keyring.behave("slow")
    page = UnlockPage()
    qtbot.addWidget(page)
    openings = Openings(Work(page), page)
    openings.listen(page)
    page.show()
    page.working()
    openings.at(vault_folder).with_passphrase(passphrase)
    qtbot.waitUntil(lambda: "Väntar på datorns nyckelring" in said(page), timeout=20_000)
    button(page, "stop-waiting").click()
    qtbot.waitUntil(lambda: "Du avbröt" in said(page), timeout=20_000)
    assert button(page, "unlock-act").isEnabled()


@pytest.mark.parametrize(("mode", "is_wanted"), [("works", True), ("works", False), ("none", True)])
def test_after_the_code_the_vault_is_bound_anew_if_that_is_wanted_and_works(
    qtbot: QtBot,
    session: OpenSession,
    keyring: Keyring,
    passphrase: str,
    recovery_code: str,
    vault_folder: Path,
    mode: str,
    is_wanted: bool,
) -> None:
    """On another computer, say: the entry is missing. The new passphrase holds whatever the keyring does."""
    bound(session, qtbot, passphrase)
    session.vault.close()
    keyring.put(session.vault.vault_id, None)
    keyring.behave(mode)
    opened = vaults.unlock_with_recovery(vault_folder, recovery_code)
    recovered = OpenSession(opened)
    page = RecoveredPage(recovered, Work(recovered))
    qtbot.addWidget(page)
    page.show()
    tick = found(page, QCheckBox, "bind-again")
    assert tick.isVisible()
    assert tick.isChecked()
    tick.setChecked(is_wanted)
    write(page, "new-passphrase", NEW)
    write(page, "new-passphrase-again", NEW)
    typed = next(iter(page.findChildren(NewPassphrase)))
    qtbot.waitUntil(lambda: not typed.missing(), timeout=20_000)
    button(page, "main-act").click()
    qtbot.waitUntil(lambda: "Lösenfrasen är bytt" in said(page), timeout=20_000)
    assert ("inte bundet till datorn" in said(page)) is (mode == "none")
    entry = keyring.entry(opened.vault_id)
    assert (entry is not None) is opened.key.is_bound is (is_wanted and mode == "works")
    vaults.unseal(vault_folder, NEW, entry.device if entry else b"").wipe()
    opened.close()


def test_a_vault_that_was_not_bound_is_not_asked_about_it(
    qtbot: QtBot, vault_folder: Path, recovery_code: str
) -> None:
    opened = vaults.unlock_with_recovery(vault_folder, recovery_code)
    session = OpenSession(opened)
    page = RecoveredPage(session, Work(session))
    qtbot.addWidget(page)
    page.show()
    tick = found(page, QCheckBox, "bind-again")
    assert not tick.isVisible()
    opened.close()
