"""A PDF in memory as pages: for the view, and for the printers of Windows."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtPdf import QPdfDocument


def opened(data: bytes, parent: QObject) -> QPdfDocument:
    """Return a PDF in memory as pages; document and bytes live as long as `parent`."""
    buffer = QBuffer(parent)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(parent)
    document.load(buffer)
    return document
