"""Onto paper by Qt, inside the print process: Windows has no program that takes a PDF by a pipe.

Each page is drawn as a picture of 300 dots an inch, 26 MB for A4 (at the printer's own 1200 it was 16 times that),
one at a time, and handed to the system's queue by GDI: no file is written here.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.printing.job import TITLE, Job, Outcome, Printers
from ui.paper.opened import opened

DOTS = 300
"""An inch. Text of 8 points is set cleanly at it."""


class ByQt:
    """Prints with the system's printers as Qt knows them. Made first of all in its process."""

    def __init__(self) -> None:
        self._application = QGuiApplication.instance() or QGuiApplication([])

    def printers(self) -> tuple[Outcome, Printers]:
        """Return the printers there are."""
        names = tuple(QPrinterInfo.availablePrinterNames())
        return "printers" if names else "none", Printers(names, QPrinterInfo.defaultPrinterName())

    def send(self, job: Job, data: bytes) -> Outcome:
        """Print a PDF."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(job.printer)
        if not printer.isValid():
            return "none"
        prepare(printer, job)
        return "done" if draw(data, printer, job) else "refused"


def prepare(printer: QPrinter, job: Job) -> None:
    """Set what the job asks for; the number of copies where the printer makes them itself."""
    duplex = {"one": QPrinter.DuplexMode.DuplexNone, "two": QPrinter.DuplexMode.DuplexLongSide}
    printer.setDocName(TITLE)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    if job.sides != "printer":
        printer.setDuplex(duplex[job.sides])
    if printer.supportsMultipleCopies():
        printer.setCopyCount(job.copies)
        printer.setCollateCopies(True)


def draw(data: bytes, printer: QPrinter, job: Job) -> bool:
    """Draw the job's pages on the printer's paper; False when it did not take them all: then nothing was printed."""
    holder = QObject()
    document = opened(data, holder)
    last = min(job.last, document.pageCount())
    printer.setResolution(DOTS)
    painter = QPainter()
    if job.first > last or not painter.begin(printer):
        return False
    whole = printer.pageLayout().fullRectPixels(printer.resolution())
    inside = printer.pageLayout().paintRectPixels(printer.resolution())
    once = range(job.first - 1, last)
    pages = [*once] * (1 if printer.supportsMultipleCopies() else job.copies)
    for number, page in enumerate(pages):
        if number and not printer.newPage():
            painter.end()
            return False
        painter.drawImage(QRect(-inside.topLeft(), whole.size()), document.render(page, whole.size()))
    failed = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
    return painter.end() and printer.printerState() not in failed
