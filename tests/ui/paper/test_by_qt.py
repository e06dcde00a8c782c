"""Qt's way onto paper, Windows' only one: the pages asked for, at 300 dots an inch, and never half a paper."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter

from desktop.paper.pdf import render
from desktop.printing.job import TITLE, Job
from tests.desktop.paper.pdf import samples
from ui.paper.by_qt import DOTS, draw, prepare

A4 = 210 / 25.4 * DOTS
"""Dots across."""


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render(samples.a_log()).data  # three pages


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize(
    ("job", "pages"),
    [(Job("a", 1, 3), 3), (Job("a", 2, 3), 2), (Job("a", 2, 2, copies=3), 3), (Job("a", 3, 9), 1)],
)
def test_the_pages_and_the_copies_asked_for_are_drawn(
    paper: bytes, tmp_path: Path, job: Job, pages: int
) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    prepare(printer, job)
    assert draw(paper, printer, job)
    with pikepdf.open(tmp_path / "out.pdf") as made:
        assert len(made.pages) == pages


def test_a_page_is_a_picture_of_300_dots_an_inch(paper: bytes, tmp_path: Path) -> None:
    job = Job("a", 1, 1)
    printer = printer_to(tmp_path / "out.pdf")
    prepare(printer, job)
    assert draw(paper, printer, job)
    assert printer.docName() == TITLE
    with pikepdf.open(tmp_path / "out.pdf") as made:
        [picture] = made.pages[0].get_images().values()
        assert int(picture.Width) == pytest.approx(A4, abs=2)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_begin_and_pages_that_are_not_there_print_nothing(
    paper: bytes, tmp_path: Path
) -> None:
    assert not draw(paper, printer_to(tmp_path / "no folder" / "out.pdf"), Job("a", 1, 3))
    assert not draw(paper, printer_to(tmp_path / "out.pdf"), Job("a", 4, 4))
    assert not draw(b"no paper", printer_to(tmp_path / "out.pdf"), Job("a", 1, 1))
