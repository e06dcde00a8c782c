"""The safety page is calm on the first day, and says to a screen reader what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.vault.first_start import code_was_proved
from desktop.vault.open_session import OpenSession
from tests.ui.finding import button, found
from tests.ui.opening import OpenPage
from ui.look.theme import theme
from ui.security.page import SecurityPage
from ui.security.reach_card import ReachCard
from ui.security.state_card import StateCard
from ui.widgets.show import safety_row as rows
from ui.widgets.show.banner import Banner


@pytest.fixture
def page(open_page: OpenPage, session: OpenSession) -> SecurityPage:
    code_was_proved(session)  # as the first start leaves it
    return open_page(SecurityPage)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is said to a screen reader by the rows of the page."""
    said: list[str] = []
    monkeypatch.setattr(rows, "announce", lambda _widget, text: said.append(text))
    return said


def coloured(page: QWidget) -> list[str]:
    """Return the facts that are said in the tone of a warning or worse."""
    return [
        label.text()
        for row in page.findChildren(rows.SafetyRow)
        for label in row.findChildren(QLabel)
        if label.property("tone") in ("warn", "danger")
    ]


def test_what_has_never_been_done_is_no_danger(page: SecurityPage) -> None:
    assert coloured(page) == []
    banner = found(page, Banner)
    assert banner.accessibleName().startswith("Ingen säkerhetskopia är gjord än.")
    words = [each.text() for each in page.findChildren(QAbstractButton) if each.isVisible()]
    assert words.count("Säkerhetskopiera nu") == 1


def test_every_act_has_its_whole_name_and_tells_how_it_stands(page: SecurityPage) -> None:
    for row in page.findChildren(rows.SafetyRow):
        for act in row.findChildren(QAbstractButton):
            assert len(act.accessibleName().split()) > 1, act.objectName()
            assert act.accessibleDescription(), act.objectName()
    assert button(page, "try-code-act").accessibleDescription().startswith("Provad i dag.")


def test_the_answer_of_the_log_is_said_aloud(page: SecurityPage, heard: list[str]) -> None:
    button(page, "check-log").click()
    assert heard == ["Kontrollerad nu, kedjan är hel"]


def test_trying_a_copy_that_does_not_exist_is_answered_and_keeps_the_keyboard(
    page: SecurityPage, heard: list[str], vault_folder: Path
) -> None:
    act = button(page, "try-copy")
    act.setFocus()
    assert act.isEnabled()
    act.click()
    assert heard == ["Det finns ingen kopia att prova. Tryck på Säkerhetskopiera nu."]
    assert page.focusWidget() is act
    assert coloured(page) == []


def test_the_rows_stand_as_close_after_a_change_of_look_as_before(page: SecurityPage, qtbot: QtBot) -> None:
    cards = page.findChildren(StateCard) + page.findChildren(ReachCard)
    qtbot.wait(20)  # words that wrap are as high as they will be
    before = [card.sizeHint().height() for card in cards]
    theme.zoom_to(150)
    theme.zoom_to(100)
    qtbot.wait(20)
    assert [card.sizeHint().height() for card in cards] == before


def test_no_layout_is_told_a_gap_that_the_next_change_of_zoom_forgets() -> None:
    """A gap is given with `ui.look.metrics.spaced`, which is told again; Qt's own is not."""
    ui = Path(__file__).parents[3] / "ui"
    told = [file.name for file in ui.rglob("*.py") if "setSpacing(" in file.read_text("utf-8")]
    assert told == ["metrics.py"]
