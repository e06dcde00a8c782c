"""The enhetschef's code on the safety page: none, made, tried, replaced, taken away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from db.vault import vault as vaults
from db.vault.keys import CHIEF_CODE, OWN_CODE, CodeType
from desktop import dates
from desktop.log.words import event_in_words
from desktop.safety import codes
from desktop.vault.open_session import OpenSession
from tests.ui.finding import button, found, said
from tests.ui.layout import cut_texts, unnamed, unreachable
from tests.ui.security.scene import shown_code
from ui.look.theme import theme
from ui.security.code_dialogs import ChiefCodeDialog, TryCodeDialog
from ui.security.dialogs import SecretSheet
from ui.security.page import SecurityPage
from ui.widgets.input.line import LineEdit


@pytest.fixture
def chief(session: OpenSession) -> str:
    return vaults.new_recovery_code(session.vault, CHIEF_CODE)


def last(session: OpenSession) -> str:
    row = session.log.rows(1)[0]
    return event_in_words(row.event, row.detail)


def make(dialog: ChiefCodeDialog, qtbot: QtBot) -> str:
    """Press the act, read the code off the screen and type it back."""
    button(dialog, "act").click()
    qtbot.waitUntil(lambda: dialog.findChild(QLabel, "code-7") is not None, timeout=20_000)
    code = shown_code(dialog)
    button(dialog, "noted").click()
    field = found(dialog, LineEdit, "typed-code")
    field.setText(code)
    field.written.emit(code)
    return code


def test_it_is_offered_and_said_to_be_missing(page: SecurityPage) -> None:
    assert "Finns inte. Då hjälper bara din egen kod." in said(page)
    assert button(page, "chief-code-act").text() == "Skapa"
    assert not button(page, "try-chief-act").isVisible()


def test_it_is_made_typed_back_and_dated(page: SecurityPage, session: OpenSession, qtbot: QtBot) -> None:
    dialog = ChiefCodeDialog(page, session)
    dialog.show()
    assert not button(dialog, "remove-code").isVisible()
    code = make(dialog, qtbot)
    assert "Ny kod för enhetschefen skapad" in last(session)
    assert session.choices.chief_code_proved_on == ""
    button(dialog, "act").click()
    assert not dialog.isVisible()
    assert vaults.try_recovery_code(session.vault.folder, code) == CHIEF_CODE
    assert "Skapad i dag, provad i dag" in said(page)
    assert button(page, "chief-code-act").text() == "Byt"
    assert session.choices.code_proved_on == ""


def test_a_code_that_never_came_on_paper_is_not_said_to_be_in_order(
    page: SecurityPage, session: OpenSession, qtbot: QtBot
) -> None:
    dialog = ChiefCodeDialog(page, session)
    dialog.show()
    button(dialog, "act").click()
    qtbot.waitUntil(lambda: dialog.findChild(QLabel, "code-7") is not None, timeout=20_000)
    dialog.close()
    assert "Skapad men inte provad" in said(page)


def test_a_new_one_leaves_the_users_own_code(
    page: SecurityPage, session: OpenSession, qtbot: QtBot, chief: str, recovery_code: str
) -> None:
    dialog = ChiefCodeDialog(page, session)
    dialog.show()
    assert "Din egen kod ändras inte." in said(dialog)
    fresh = make(dialog, qtbot)
    folder = session.vault.folder
    assert vaults.try_recovery_code(folder, chief) == ""
    assert vaults.try_recovery_code(folder, fresh) == CHIEF_CODE
    assert vaults.try_recovery_code(folder, recovery_code) == OWN_CODE


def test_taking_it_away_says_what_still_opens_before_it_is_done(
    page: SecurityPage, session: OpenSession, qtbot: QtBot, chief: str
) -> None:
    dialog = ChiefCodeDialog(page, session)
    dialog.show()
    button(dialog, "remove-code").click()
    assert "Säkerhetskopior som redan är gjorda öppnas fortfarande med chefens kod." in said(dialog)
    assert session.vault.key.has(CHIEF_CODE)
    button(dialog, "act").click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert vaults.try_recovery_code(session.vault.folder, chief) == ""
    assert last(session) == "Enhetschefens kod borttagen"
    assert "Finns inte" in said(page)


@pytest.mark.parametrize(
    ("tried", "typed", "words", "logged"),
    [
        (CHIEF_CODE, CHIEF_CODE, "Koden stämmer", "Enhetschefens kod provad: rätt"),
        (
            CHIEF_CODE,
            OWN_CODE,
            "Det här är din egen kod",
            "Enhetschefens kod provad: det var användarens egen",
        ),
        (
            OWN_CODE,
            CHIEF_CODE,
            "Det här är enhetschefens kod",
            "Återställningskod provad: det var enhetschefens",
        ),
    ],
)
def test_a_trial_tells_which_code_it_was(
    page: SecurityPage,
    session: OpenSession,
    qtbot: QtBot,
    chief: str,
    recovery_code: str,
    tried: CodeType,
    typed: str,
    words: str,
    logged: str,
) -> None:
    dialog = TryCodeDialog(page, session, tried)
    dialog.show()
    field = found(dialog, QLineEdit, "code")
    field.setText(chief if typed == CHIEF_CODE else recovery_code)
    button(dialog, "act").click()
    qtbot.waitUntil(lambda: words in said(dialog), timeout=20_000)
    assert field.text() == ""
    assert last(session) == logged
    assert bool(session.choices.chief_code_proved_on) is (typed == CHIEF_CODE)
    assert bool(session.choices.code_proved_on) is (typed == OWN_CODE)


@pytest.mark.parametrize("has_one", [False, True])
@pytest.mark.parametrize("zoom", [100, 200])
def test_the_dialog_can_be_read_named_and_reached(
    page: SecurityPage, session: OpenSession, qtbot: QtBot, has_one: bool, zoom: int
) -> None:
    theme.zoom_to(zoom)
    if has_one:
        vaults.new_recovery_code(session.vault, CHIEF_CODE)
    dialog: SecretSheet = ChiefCodeDialog(page, session)
    dialog.show()
    qtbot.wait(20)
    assert cut_texts(dialog) == []
    assert unnamed(dialog) == []
    assert unreachable(dialog) == []


@pytest.mark.parametrize(("months_ago", "is_due"), [(5, False), (6, True), (14, True)])
def test_the_users_code_is_to_be_tried_every_half_year(
    session: OpenSession, page: SecurityPage, months_ago: int, is_due: bool
) -> None:
    today = session.today()
    session.today = lambda: dates.months_on(today, -months_ago)
    codes.was_proved(session)
    session.today = lambda: today
    page.refresh()
    assert codes.own_code(session).is_due(today) is is_due
    assert ("Dags att prova den igen" in said(page)) is is_due


def test_the_chiefs_sealed_envelope_is_never_asked_for(session: OpenSession, chief: str) -> None:
    codes.was_proved(session, CHIEF_CODE)
    later = session.today().replace(year=session.today().year + 5)
    assert not codes.chief_code(session).is_due(later)
