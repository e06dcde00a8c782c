"""The sheet of Kontrollera journalen: what it shows, how it is reached and read, and that all well is said too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.chain.everything import another_case, everything
from tests.desktop.chain.tamper import tamper
from tests.ui.finding import found, said
from tests.ui.layout import faults
from ui.log.journal_sheet import JournalSheet
from ui.log.page import LogPage
from ui.look.theme import theme
from ui.window.place import Place


@pytest.fixture
def opened(qtbot: QtBot, session: Session) -> Callable[[], JournalSheet]:
    """Give what opens the sheet over a window and waits for the verdict."""

    def make() -> JournalSheet:
        window = QWidget()
        window.resize(1154, 692)
        qtbot.addWidget(window)
        window.show()
        sheet = JournalSheet(window, session)
        qtbot.addWidget(sheet)
        with qtbot.waitSignal(sheet.checking.ended):
            sheet.show()
        return sheet

    return make


def rows(sheet: JournalSheet) -> list[tuple[str, int, str]]:
    return [(line.name, line.count, line.words) for line in sheet.table.rows.rows()]


def test_an_empty_vault_says_calmly_that_nothing_is_locked(opened: Callable[[], JournalSheet]) -> None:
    sheet = opened()
    assert "Inget är signerat eller låst än." in said(sheet)
    assert not sheet.table.isVisible()
    assert sheet.banner.property("banner") == "info"


def test_what_is_whole_is_a_line_a_case_and_one_for_the_vault(
    opened: Callable[[], JournalSheet], session: Session
) -> None:
    everything(session)
    another_case(session, "26-020", 2)
    sheet = opened()
    assert "Journalen är hel. 11 låsta saker" in sheet.banner.accessibleName()
    assert rows(sheet) == [("26-014", 9, "hel"), ("26-020", 2, "hel"), ("Arkivet", 11, "hel")]


def test_what_is_broken_comes_first_and_is_told_for_the_chosen_case(
    opened: Callable[[], JournalSheet], session: Session
) -> None:
    another_case(session, "26-001", 1)
    case = everything(session)
    tamper(session, "UPDATE goals SET status = 'ended'")
    tamper(session, "DELETE FROM case_links WHERE n = 3 AND case_id = ?", case.id)
    sheet = opened()
    assert rows(sheet) == [
        ("26-014", 8, "bruten vid nr 3"),
        ("Arkivet", 10, "bruten vid nr 4"),
        ("26-001", 1, "hel"),
    ]
    assert "Nr 3 saknas i kedjan." in said(sheet)
    assert "Handlingsplanen från" in said(sheet)
    sheet.table.select(lambda line: line.name == "26-001")
    assert "Nr 3 saknas i kedjan." not in said(sheet)
    sheet.table.select(lambda line: line.name == "Arkivet")
    assert "något som låstes finns inte kvar" in said(sheet)


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("is_broken", [False, True])
def test_everything_can_be_read_named_and_reached(
    opened: Callable[[], JournalSheet], session: Session, zoom: int, is_broken: bool
) -> None:
    everything(session)
    if is_broken:
        tamper(session, "UPDATE case_links SET who = 'Någon'")
    theme.zoom_to(zoom)
    sheet = opened()
    assert faults(sheet) == []
    assert sheet.table.accessibleName() == "Ärenden"
    assert "Och " in said(sheet) if is_broken else "Och " not in said(sheet)


def test_it_is_opened_with_the_keyboard_from_the_page_and_closed_with_esc(
    qtbot: QtBot, session: Session
) -> None:
    everything(session)
    page = LogPage(session, Place("log"))
    qtbot.addWidget(page)
    page.resize(1154, 692)
    page.show()
    button = found(page, QAbstractButton, "check-journal")
    assert button.text() == "Kontrollera journalen"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    heard: list[str] = []

    def close_when_told() -> None:
        sheet = page.window().findChild(JournalSheet)
        if sheet is None or sheet.checking.is_running or not sheet.banner.isVisible():
            return
        heard.append(sheet.banner.accessibleName())
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        timer.stop()

    timer = QTimer(page)
    timer.timeout.connect(close_when_told)
    timer.start(20)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(heard) == 1
    assert heard[0].startswith("Journalen är hel.")
    assert next(line.what for line in page.table.rows.rows()) == "Journalen kontrollerad: hel"


def test_closing_breaks_the_check_off(opened: Callable[[], JournalSheet], session: Session) -> None:
    everything(session)
    sheet = opened()
    sheet.checking.begin()
    sheet.reject()
    assert not sheet.checking.is_running
    assert session.today() == DAY
