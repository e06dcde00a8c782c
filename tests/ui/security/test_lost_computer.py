"""Förlorad dator and what the safety page says of the disk: true for this computer, one warning at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partialmethod
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.safety import codes, incident
from desktop.safety.disk import read as read_disk
from desktop.safety.disk.facts import DiskFacts, Memory, State
from desktop.session import settings
from desktop.vault.open_session import OpenSession
from tests.desktop.paper.pdf.reading import words
from tests.ui.finding import button, found, said
from tests.ui.layout import cut_texts, unnamed, unreachable
from tests.ui.opening import OpenPage
from ui.look.theme import theme
from ui.paper.save_dialog import SaveDialog
from ui.security.lost_sheet import LostSheet
from ui.security.page import SecurityPage
from ui.security.paper_sheet import PaperSheet
from ui.widgets.input.segments import Segments
from ui.widgets.show.banner import Banner

ON = DiskFacts(State.ON, Memory.SAFE, "BitLocker", "Windows")
OFF = DiskFacts(State.OFF, Memory.OPEN, "BitLocker", "Windows")
NOW = "2026-11-24T08:00:00+00:00"
GOOD = settings.Copies(
    made_at=NOW, cases=1, place="/media/usb", is_elsewhere=True, place_made_at=NOW, tried_at=NOW
)

D = TypeVar("D", bound=QDialog)
Opener = Callable[[DiskFacts], SecurityPage]


@pytest.fixture
def opened(
    open_page: OpenPage, qtbot: QtBot, session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> Opener:
    def page(found: DiskFacts) -> SecurityPage:
        monkeypatch.setattr(read_disk, "read", lambda _folder: found)
        with qtbot.waitSignal(session.computer.seen, timeout=10_000):
            return open_page(SecurityPage)

    return page


@pytest.fixture
def sheet(qtbot: QtBot, session: OpenSession) -> Callable[[], LostSheet]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 692)
    window.show()

    def made() -> LostSheet:
        dialog = LostSheet(window, session)
        dialog.show()
        return dialog

    return made


def banner(page: SecurityPage) -> str:
    found = page.findChild(Banner)
    assert found is not None
    return found.accessibleName()


def name_field(widget: QWidget) -> QLineEdit:
    return found(widget, QLineEdit, "computer-name")


def copies_are(session: OpenSession, kept: settings.Copies) -> None:
    with session.change("settings") as db:
        settings.write(db, kept)


@pytest.mark.parametrize(
    ("found", "row", "memory"),
    [
        (ON, "BitLocker är på, enligt Windows", "Här skrivs minnet bara krypterat till disken"),
        (OFF, "Be IT slå på det.", "kan hamna läsbart på disken här"),
        (
            DiskFacts(system="Linux"),
            "Går inte att läsa här.",
            "Här går det inte att läsa vart minnet skrivs.",
        ),
        (
            DiskFacts(State.ON, Memory.NOWHERE, "LUKS", "Linux"),
            "Krypterad med LUKS",
            "Här skrivs minnet inte till disken",
        ),
    ],
)
def test_the_page_says_what_is_true_for_this_computer(
    opened: Opener, found: DiskFacts, row: str, memory: str
) -> None:
    text = said(opened(found))
    assert row in text
    assert memory in text


def test_one_warning_shows_and_it_is_the_gravest(opened: Opener, session: OpenSession) -> None:
    page = opened(OFF)
    assert "Ingen säkerhetskopia är gjord än." in banner(page)
    copies_are(session, replace(GOOD, failed="full"))
    assert "Säkerhetskopian blev inte klar." in banner(page)
    copies_are(session, GOOD)
    assert "Diskens kryptering är inte på." in banner(page)
    assert len([one for one in page.findChildren(Banner) if one.isVisible()]) == 1


def test_with_disk_and_copies_in_order_an_untried_code_is_told_and_then_nothing(
    opened: Opener, session: OpenSession
) -> None:
    copies_are(session, GOOD)
    page = opened(ON)
    assert "Återställningskoden är inte provad." in banner(page)
    codes.was_proved(session)
    assert banner(page) == ""


def _show(dialog: D, shown: list[D]) -> None:
    """Stand in for `exec`: remember the dialog and go on."""
    shown.append(dialog)


def test_the_sheet_is_reached_from_the_head_and_from_its_row(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(ON)
    assert "Lägg ett hos chefen" in said(page)
    shown: list[LostSheet] = []
    monkeypatch.setattr(LostSheet, "exec", partialmethod(_show, shown))
    button(page, "lost-computer").click()
    button(page, "lost-row-act").click()
    assert len(shown) == 2


@pytest.mark.parametrize("is_restored", [False, True])
@pytest.mark.parametrize("zoom", [100, 200])
def test_the_sheet_can_be_read_named_and_reached(
    sheet: Callable[[], LostSheet], session: OpenSession, qtbot: QtBot, is_restored: bool, zoom: int
) -> None:
    theme.zoom_to(zoom)
    if is_restored:
        with session.change("settings") as db:
            settings.write(db, replace(incident.here(session, session.computer.known()), as_of=NOW))
    dialog = sheet()
    qtbot.wait(20)
    assert cut_texts(dialog) == []
    assert unnamed(dialog) == []
    assert unreachable(dialog) == []


def test_the_steps_and_the_law_stand_there_and_that_no_lawyer_has_read_them(
    sheet: Callable[[], LostSheet],
) -> None:
    text = said(sheet())
    assert "Ring chefen och IT." in text
    assert "polisanmälan" in text
    assert "inom 72 timmar" in text
    assert "Granskat av jurist: nej." in text


def test_what_is_shown_is_what_is_printed_and_it_is_logged_only_when_it_was(
    sheet: Callable[[], LostSheet], session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []
    answers = iter((False, True))

    def print_pdf(_parent: QWidget, data: bytes, _safe: str, _do: str) -> bool:
        given.append(data)
        return next(answers)

    monkeypatch.setattr("ui.paper.printing.print_pdf", print_pdf)
    dialog = sheet()
    name_field(dialog).setText("K-4711")
    button(dialog, "act").click()
    assert session.choices.incident_printed_on == ""
    button(dialog, "act").click()
    assert session.log.rows(1)[0].event == "incident_printed"
    assert "Gjort i dag." in said(dialog)
    assert "K-4711" in words(given[0])
    assert settings.computer(session.db).name == "K-4711"


def test_it_is_saved_as_a_file_under_a_name_that_tells_nothing(
    sheet: Callable[[], LostSheet], session: OpenSession, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    suggested: list[str] = []

    def choose(_parent: QWidget, _title: str, start: str, *_rest: object, **_more: object) -> tuple[str, str]:
        suggested.append(Path(start).name)
        return str(tmp_path / "underlag.pdf"), ""

    monkeypatch.setattr(SaveDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    button(sheet(), "save").click()
    assert suggested == ["underlag-forlorad-dator.pdf"]
    assert "Underlag vid förlorad dator" in words((tmp_path / "underlag.pdf").read_bytes())
    assert session.log.rows(1)[0].event == "incident_saved"


def test_a_file_that_cannot_be_written_is_told_and_not_logged(
    sheet: Callable[[], LostSheet], session: OpenSession, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    gone = str(tmp_path / "finns inte" / "underlag.pdf")
    monkeypatch.setattr(SaveDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, **_more: (gone, ""))
    monkeypatch.setattr("ui.security.lost_sheet.show_error", lambda _parent, error: told.append(error.text()))
    button(sheet(), "save").click()
    assert "Underlaget kan göras igen när som helst." in told[0]
    assert "ärendet" not in told[0]
    assert session.choices.incident_printed_on == ""


def test_a_restored_copy_offers_the_other_computer_and_keeps_the_two_names_apart(
    sheet: Callable[[], LostSheet], session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []

    def printed(_parent: QWidget, data: bytes, _safe: str, _do: str) -> bool:
        given.append(data)
        return True

    monkeypatch.setattr("ui.paper.printing.print_pdf", printed)
    session.computer.rename("NY-1")
    with session.change("settings") as db:
        settings.write(
            db, replace(incident.here(session, session.computer.known()), as_of=NOW, name="GAMMAL-1")
        )
    dialog = sheet()
    which = found(dialog, Segments)
    assert which.isVisible()
    assert name_field(dialog).text() == "NY-1"
    button(dialog, "segment-lost").click()
    assert name_field(dialog).text() == "GAMMAL-1"
    button(dialog, "act").click()
    text = words(given[0])
    assert "GAMMAL-1" in text
    assert "Uppgifterna kommer ur en säkerhetskopia från 24 november 2026" in text
    assert settings.computer(session.db).name == "NY-1"


def test_without_a_restored_copy_only_this_computer_is_offered(sheet: Callable[[], LostSheet]) -> None:
    which = found(sheet(), Segments)
    assert not which.isVisible()


def test_the_pages_are_shown_in_a_sheet_of_their_own(
    sheet: Callable[[], LostSheet], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[PaperSheet] = []
    monkeypatch.setattr(PaperSheet, "exec", partialmethod(_show, shown))
    button(sheet(), "show").click()
    paper = shown[0]
    paper.resize(1366, 900)  # room enough for the pages to scroll by themselves, with their zoom beside
    paper.show()
    qtbot.waitUntil(lambda: bool(re.search(r"\b\d\d %", said(paper))), timeout=5_000)
    assert paper.pages.view.zoomMode() == QPdfView.ZoomMode.FitToWidth
    assert "2 sidor" in paper.pages.view.accessibleName()
    assert unnamed(paper) == []
    assert cut_texts(paper) == []
