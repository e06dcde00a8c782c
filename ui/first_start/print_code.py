"""The recovery code on paper: never as a file."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRect
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import UserError
from desktop.pdf import render
from desktop.pdf.papers import RecoveryPaper
from desktop.vault_secrets import fingerprint
from ui.dialogs.ask import show_error

_JOB = "Utskrift"  # what the printer's queue shows


def print_code(parent: QWidget, code: str, day: date) -> None:
    """Let the user choose a printer and print the paper with the code; without a printer say what else to do."""
    if not QPrinterInfo.availablePrinterNames():
        show_error(
            parent,
            UserError(
                _tr("Ingen skrivare svarar"),
                _tr("Papperet är inte utskrivet."),
                _tr("Koden är kvar på skärmen."),
                _tr("Skriv av den för hand i stället, tydligt och i sju grupper."),
            ),
        )
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_JOB)
    dialog = QPrintDialog(printer, parent.window())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        paper = RecoveryPaper(code=code, fingerprint=fingerprint(code), vault_name="Närvara", created=day)
        _print(render(paper).data, printer)


def _print(pdf: bytes, printer: QPrinter) -> None:
    """Draw every page of a PDF on the printer, from memory."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter(printer)
    whole = printer.pageLayout().fullRectPixels(printer.resolution())
    inside = printer.pageLayout().paintRectPixels(printer.resolution())
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        painter.drawImage(QRect(-inside.topLeft(), whole.size()), document.render(page, whole.size()))
    painter.end()


def _tr(text: str) -> str:
    return QCoreApplication.translate("PrintCode", text)
