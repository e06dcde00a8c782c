"""Skriv ut never holds the window: it beats while the printer hangs, it can be broken off, and it locks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from db.vault import vault as vaults
from desktop.errors import UserError
from desktop.lock import locking
from desktop.printing import asking
from desktop.vault.open_session import OpenSession
from tests.desktop.paper.pdf import samples
from tests.desktop.printing.cups import Cups
from tests.stories import a_running_case
from tests.ui.finding import press, said
from tests.ui.opening import OpenPage
from tests.ui.paper.pressing import press_print
from ui.paper import print_sheet
from ui.paper.page import PrintsPage
from ui.paper.print_sheet import PrintSheet
from ui.paper.printing import print_pdf
from ui.window.cover import cover_all

SAFE, DO = "Papperet är kvar.", "Gör om."
BEAT = 20  # milliseconds
LONGEST = 0.2
"""Seconds between two beats, in the middle: single ones are late on a machine that is busy with other tests."""


@pytest.fixture(scope="module")
def paper() -> bytes:
    from desktop.paper.pdf import render

    return render(samples.a_log()).data  # three pages


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def beats(window: QWidget) -> Iterator[list[float]]:
    """Return how long each wait between two beats of the window was."""
    waits, last = [], [time.monotonic()]

    def beat() -> None:
        waits.append(time.monotonic() - last[0])
        last[0] = time.monotonic()

    timer = QTimer(window)
    timer.timeout.connect(beat)
    timer.start(BEAT)
    yield waits
    timer.stop()


def meanwhile(window: QWidget, until: Callable[[], bool], do: Callable[[PrintSheet], None]) -> None:
    """Do something with the sheet that shows, while it shows, once something has come to be."""
    timer = QTimer(window)

    def look() -> None:
        sheet = QApplication.activeModalWidget()
        if isinstance(sheet, PrintSheet) and until():
            timer.stop()
            do(sheet)

    timer.timeout.connect(look)
    timer.start(BEAT)


def print_it(window: QWidget, paper: bytes) -> str:
    """Print and return the error's title, or nothing."""
    try:
        print_pdf(window, paper, SAFE, DO)
    except UserError as error:
        return error.title
    return ""


def send(sheet: PrintSheet) -> None:
    assert sheet.act.isEnabled()
    press(sheet, "act")


def test_pages_copies_and_the_printer_chosen_are_what_is_asked_for(
    window: QWidget, cups: Cups, paper: bytes, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def choose(sheet: PrintSheet) -> None:
        assert sheet.printer.data() == "Lärarrummet_2", "not the default"
        sheet.printer.choose("Kontoret")
        sheet.copies.choose(2)
        sheet.last.choose(1)
        sheet.first.choose(2)  # after the last one, which follows
        sheet.sides.choose("one")

    press_print(monkeypatch, qtbot, choose)
    job = print_pdf(window, paper, SAFE, DO)
    assert job is not None
    assert (job.first, job.last, job.copies, job.pages()) == (2, 2, 2, 1)
    told = cups.words()
    assert [told[told.index(word) + 1] for word in ("-d", "-P", "-n")] == ["Kontoret", "2-2", "2"]
    assert "sides=one-sided" in told


def test_a_paper_with_its_copies_drawn_is_not_copied_once_more(
    open_page: OpenPage, session: OpenSession, cups: Cups, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    case = a_running_case(session)
    page = open_page(PrintsPage, f"informationsblad:{case.id}", case=case)
    page.copies.choose(3)
    page._draw()
    seen: list[bool] = []
    press_print(monkeypatch, qtbot, lambda sheet: seen.append(sheet.copies.isVisible()))
    page.print.click()
    told = cups.words()
    assert seen == [False]
    assert told[told.index("-n") + 1] == "1"


def test_a_paper_made_in_the_worker_is_the_one_printed(
    window: QWidget, cups: Cups, paper: bytes, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    press_print(monkeypatch, qtbot)
    assert print_pdf(window, lambda: paper, SAFE, DO)
    assert cups.got() == paper


def test_what_the_paper_lacks_is_told_also_when_it_is_made_in_the_worker(window: QWidget, cups: Cups) -> None:
    def lacks() -> bytes:
        raise UserError("En uppgift saknas på papperet")

    with pytest.raises(UserError, match="En uppgift saknas"):
        print_pdf(window, lacks, SAFE, DO)
    assert cups.got() is None


def test_the_window_beats_while_the_printers_are_looked_for_and_esc_leaves_them(
    window: QWidget, beats: list[float], cups: Cups, paper: bytes
) -> None:
    cups.hang()
    words: list[str] = []

    def leave(sheet: PrintSheet) -> None:
        words.append(said(sheet))
        sheet.reject()

    shown = time.monotonic()
    meanwhile(window, lambda: cups.is_waiting() and time.monotonic() - shown > 1, leave)
    assert print_it(window, paper) == "", "nothing was printed and nothing is wrong"
    assert "Letar efter skrivare" in words[0]
    assert median(beats) < LONGEST
    assert cups.is_gone()


def test_the_window_beats_while_the_printer_hangs_and_a_paper_broken_off_is_told(
    window: QWidget, beats: list[float], cups: Cups, paper: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    cups.behave("hangs")
    monkeypatch.setattr(print_sheet, "WAIT", 50)
    words: list[str] = []

    def leave(sheet: PrintSheet) -> None:
        words.append(said(sheet))
        press(sheet, "stay")

    meanwhile(window, _can_print, send)
    meanwhile(window, lambda: cups.is_waiting() and "Lämnar över" in _told(), leave)
    assert print_it(window, paper) == "Utskriften är avbruten"
    assert median(beats) < LONGEST
    assert cups.is_gone()


def test_a_printer_that_does_not_answer_in_time_is_told(
    window: QWidget, cups: Cups, paper: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    cups.behave("hangs")
    monkeypatch.setattr(asking, "TAKES_WITHIN", 1.0)
    meanwhile(window, _can_print, send)
    with pytest.raises(UserError, match="Utskriften blev inte klar") as told:
        print_pdf(window, paper, SAFE, DO)
    assert "något kan ha kommit fram" in told.value.what


def test_a_computer_that_cannot_print_says_what_it_lacks(window: QWidget, cups: Cups, paper: bytes) -> None:
    cups.uninstall()
    assert print_it(window, paper) == "Datorn kan inte skriva ut än"


@pytest.mark.parametrize("where", ["looking", "sending"])
def test_a_lock_in_the_middle_ends_the_process_and_calls_nothing_printed(
    open_page: OpenPage, session: OpenSession, cups: Cups, passphrase: str, where: str
) -> None:
    case: Case = a_running_case(session)
    page = open_page(PrintsPage, f"informationsblad:{case.id}", case=case)
    cups.hang() if where == "looking" else cups.behave("hangs")
    took: list[float] = []

    def lock(_: PrintSheet) -> None:
        began = time.monotonic()
        cover_all(page, "Låser…")
        assert locking.put_away(session, "key", lambda: None, {}, list) == []
        took.append(time.monotonic() - began)

    meanwhile(page, _can_print, send)
    meanwhile(page, cups.is_waiting, lock)
    page.print.click()
    assert took
    assert not session.vault.is_open
    assert cups.is_gone()
    assert "printed" not in _events(session.vault.folder, passphrase)


def test_nothing_is_asked_of_a_window_that_locks(window: QWidget, cups: Cups, paper: bytes) -> None:
    cover_all(window, "Låser…")
    assert print_pdf(window, paper, SAFE, DO) is None
    assert window.findChildren(PrintSheet) == []


def _sheet() -> PrintSheet | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, PrintSheet) else None


def _can_print() -> bool:
    sheet = _sheet()
    return sheet is not None and sheet.act.isEnabled()


def _told() -> str:
    sheet = _sheet()
    return said(sheet) if sheet is not None else ""


def _events(folder: Path, passphrase: str) -> list[str]:
    opened = vaults.unlock(folder, passphrase)
    try:
        return [row.event for row in OpenSession(opened).log.rows()]
    finally:
        opened.close()
