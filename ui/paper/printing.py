"""Onto paper, from memory: the pages shown are the pages printed, and no file is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, QRect
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import UserError

_JOB = "Utskrift"  # what the printer's queue shows: never a name


def opened(data: bytes, parent: QObject) -> QPdfDocument:
    """Return a PDF in memory as pages; document and bytes live as long as `parent`."""
    buffer = QBuffer(parent)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(parent)
    document.load(buffer)
    return document


def print_pdf(
    parent: QWidget, data: bytes, safe: str, do: str, before: Callable[[], None] = lambda: None
) -> bool:
    """Let the user choose a printer and print; True once it has been sent.

    Raises `UserError` when no printer answers, or it does not take the pages; `safe` and `do` say what is kept and
    what to do instead. `before` is called when the user has said print and nothing has been sent: what it raises
    stops the printing.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise UserError(_tr("Ingen skrivare svarar"), _tr("Papperet är inte utskrivet."), safe, do)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_JOB)
    dialog = QPrintDialog(printer, parent.window())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    before()
    if not draw(data, printer):
        raise UserError(_tr("Utskriften blev inte klar"), _tr("Skrivaren tog inte emot papperet."), safe, do)
    return True


def draw(data: bytes, printer: QPrinter) -> bool:
    """Draw every page on the printer's paper; False when it did not take them all: then nothing was printed."""
    holder = QObject()
    document = opened(data, holder)
    painter = QPainter()
    if not document.pageCount() or not painter.begin(printer):
        return False
    whole = printer.pageLayout().fullRectPixels(printer.resolution())
    inside = printer.pageLayout().paintRectPixels(printer.resolution())
    for page in range(document.pageCount()):
        if page and not printer.newPage():
            painter.end()
            return False
        painter.drawImage(QRect(-inside.topLeft(), whole.size()), document.render(page, whole.size()))
    failed = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
    return painter.end() and printer.printerState() not in failed


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)
