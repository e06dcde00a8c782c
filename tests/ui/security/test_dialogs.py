"""The dialogs of the safety page to one who cannot see them: what they are about, where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.vault.first_start import code_was_proved
from desktop.vault.open_session import OpenSession
from tests.ui.finding import button, found
from ui.dialogs.sheet import Sheet
from ui.security.code_dialogs import ChiefCodeDialog, NewCodeDialog, TryCodeDialog
from ui.security.device_dialogs import BindDialog, ReleaseDialog
from ui.security.dialogs import ChangePassphraseDialog
from ui.security.key_change import KeyChangeSheet
from ui.security.lost_sheet import LostSheet
from ui.security.old_copies import OldCopiesSheet
from ui.security.page import SecurityPage

PATIENCE = 20_000  # milliseconds
Make = Callable[[QWidget, OpenSession], Sheet]


def filled(dialog: QWidget) -> list[str]:
    """Return the words on the buttons that are filled with colour."""
    return [
        each.text()
        for each in dialog.findChildren(QAbstractButton)
        if each.isVisible() and each.property("kind") in ("primary", "danger")
    ]


@pytest.mark.parametrize(
    "make",
    [
        TryCodeDialog,
        NewCodeDialog,
        ChiefCodeDialog,
        ChangePassphraseDialog,
        BindDialog,
        ReleaseDialog,
        KeyChangeSheet,
        LostSheet,
        OldCopiesSheet,
    ],
)
@pytest.mark.parametrize("is_proved", [True, False])
def test_each_says_what_it_is_about_and_has_one_filled_button(
    page: SecurityPage, session: OpenSession, make: Make, is_proved: bool
) -> None:
    if is_proved:
        code_was_proved(session)
    dialog = make(page, session)
    dialog.show()
    assert len(dialog.accessibleDescription()) > 20
    assert len(filled(dialog)) <= 1
    assert dialog.focusWidget() is not None
    dialog.reject()


def test_the_title_follows_what_the_dialog_has_become(
    page: SecurityPage, session: OpenSession, qtbot: QtBot
) -> None:
    dialog = ChiefCodeDialog(page, session)
    dialog.show()
    assert dialog.accessibleName() == "Ta fram en kod åt enhetschefen?"
    button(dialog, "act").click()
    qtbot.waitUntil(lambda: dialog.findChild(QLabel, "code-7") is not None, timeout=PATIENCE)
    assert dialog.accessibleName() == "Enhetschefens nya kod"
    dialog.reject()
    again = ChiefCodeDialog(page, session)
    again.show()
    button(again, "remove-code").click()
    assert again.accessibleName() == "Ta bort enhetschefens kod?"
    assert "Papperet hos chefen slutar gälla" in again.accessibleDescription()
    assert button(again, "act").property("kind") == "danger"
    assert again.focusWidget() is button(again, "stay")
    again.reject()


def test_the_keyboard_comes_back_after_a_wrong_passphrase(
    page: SecurityPage, session: OpenSession, qtbot: QtBot
) -> None:
    code_was_proved(session)
    dialog = ReleaseDialog(page, session)
    dialog.show()
    button(dialog, "act").click()
    field = found(dialog, QLineEdit, "passphrase")
    assert dialog.focusWidget() is field  # empty: there is where to write
    field.setText("inte den rätta")
    button(dialog, "act").setFocus()
    button(dialog, "act").click()
    qtbot.waitUntil(lambda: button(dialog, "act").isEnabled(), timeout=PATIENCE)
    assert dialog.focusWidget() is button(dialog, "act")
    dialog.reject()


def test_a_closed_dialog_keeps_no_secret(page: SecurityPage, session: OpenSession, qtbot: QtBot) -> None:
    dialog = ChangePassphraseDialog(page, session)
    dialog.show()
    for field in dialog.findChildren(QLineEdit):
        field.setText("något hemligt")
    dialog.reject()
    assert [field.text() for field in dialog.findChildren(QLineEdit) if field.text()] == []
    code = NewCodeDialog(page, session)
    code.show()
    button(code, "act").click()
    qtbot.waitUntil(lambda: code.findChild(QLabel, "code-7") is not None, timeout=PATIENCE)
    code.reject()
    shown = [code.findChild(QLabel, f"code-{place}") for place in range(1, 8)]
    assert [label.text() for label in shown if label is not None and label.text()] == []
