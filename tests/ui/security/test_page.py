"""The page about safety: facts, and the three changes to what opens the vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from db.vault import vault as vaults
from desktop.vault.first_start import code_was_proved
from desktop.vault.open_session import OpenSession
from tests.ui.finding import found, said, write
from tests.ui.layout import faults
from tests.ui.security.scene import shown_code
from ui.look.theme import theme
from ui.secrets.new_passphrase import NewPassphrase
from ui.security.code_dialogs import NewCodeDialog, TryCodeDialog
from ui.security.dialogs import ChangePassphraseDialog, SecretSheet
from ui.security.page import SecurityPage
from ui.widgets.input.combo import Combo
from ui.widgets.input.line import LineEdit

NEW = "en helt annan räv på taket"


def press_act(dialog: SecretSheet) -> None:
    button = found(dialog, QAbstractButton, "act")
    button.click()


@pytest.mark.parametrize("zoom", [100, 200])
def test_everything_can_be_read_named_and_reached(page: SecurityPage, qtbot: QtBot, zoom: int) -> None:
    theme.zoom_to(zoom)
    qtbot.wait(20)
    assert faults(page) == []


def test_an_untried_code_is_said_and_a_tried_one_dated(page: SecurityPage, session: OpenSession) -> None:
    assert "Inte provad än" in said(page)
    code_was_proved(session)
    assert "Provad i dag" in said(page)


def test_the_folder_is_named_but_never_its_whole_path(page: SecurityPage, session: OpenSession) -> None:
    assert session.vault.folder.name in said(page)
    assert str(session.vault.folder.parent) not in said(page)


def test_the_log_can_be_checked(page: SecurityPage, qtbot: QtBot) -> None:
    button = found(page, QAbstractButton, "check-log")
    button.click()
    assert "kedjan är hel" in said(page)


def test_the_idle_time_is_kept_and_logged(page: SecurityPage, session: OpenSession) -> None:
    minutes = found(page, Combo, "idle-minutes")
    minutes.choose(2)
    minutes.activated.emit(minutes.currentIndex())
    assert session.choices.idle_minutes == 2
    assert session.log.rows(1)[0].detail == "idle_minutes"


def test_the_passphrase_changes_only_with_the_present_one(
    page: SecurityPage, session: OpenSession, qtbot: QtBot, vault_folder: Path, passphrase: str
) -> None:
    dialog = ChangePassphraseDialog(page, session)
    dialog.show()
    write(dialog, "current-passphrase", "inte den rätta")
    write(dialog, "new-passphrase", NEW)
    write(dialog, "new-passphrase-again", NEW)
    typed = next(iter(dialog.findChildren(NewPassphrase)))
    qtbot.waitUntil(lambda: not typed.missing(), timeout=20_000)
    press_act(dialog)
    qtbot.waitUntil(lambda: "nuvarande lösenfrasen stämmer inte" in said(dialog), timeout=20_000)
    write(dialog, "current-passphrase", passphrase)
    press_act(dialog)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert session.choices.passphrase_set_on == session.today().isoformat()
    vaults.unseal(vault_folder, NEW).wipe()


def test_a_new_code_voids_the_old_and_counts_only_when_typed_back(
    page: SecurityPage, session: OpenSession, qtbot: QtBot, vault_folder: Path, recovery_code: str
) -> None:
    dialog = NewCodeDialog(page, session)
    dialog.show()
    press_act(dialog)
    qtbot.waitUntil(lambda: dialog.findChild(QLabel, "code-7") is not None, timeout=20_000)
    code = shown_code(dialog)
    press_act(dialog)
    assert dialog.isVisible()
    noted = found(dialog, QAbstractButton, "noted")
    noted.click()
    field = found(dialog, LineEdit, "typed-code")
    field.setText(code)
    field.written.emit(code)
    press_act(dialog)
    assert not dialog.isVisible()
    assert session.choices.code_proved_on
    assert not vaults.try_recovery_code(vault_folder, recovery_code)
    assert vaults.try_recovery_code(vault_folder, code)


@pytest.mark.parametrize("is_right", [True, False])
def test_the_code_on_the_paper_can_be_tried(
    page: SecurityPage, session: OpenSession, qtbot: QtBot, recovery_code: str, is_right: bool
) -> None:
    from db.secrets.recovery import new_code

    dialog = TryCodeDialog(page, session)
    dialog.show()
    write(dialog, "code", recovery_code if is_right else new_code())
    press_act(dialog)
    words = "Koden stämmer" if is_right else "öppnar inte arkivet"
    qtbot.waitUntil(lambda: words in said(dialog), timeout=20_000)
    assert bool(session.choices.code_proved_on) is is_right
