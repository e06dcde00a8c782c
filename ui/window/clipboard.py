"""What this program puts on the clipboard: plain text, marked as not to be kept, and gone after half a minute.

Whatever widget copied, the program's own clipboard is looked at and its content put there again in that form.
The marks are the ones password programs use: Windows' clipboard history and cloud, KDE's and others' histories
leave such text out.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

SECONDS = 30
_MARK = "application/x-narvara"
_NO, _YES = bytes(4), b"\x01\x00\x00\x00"  # DWORD


def _windows(name: str) -> str:
    """Return how Qt is told to use a clipboard format by its own Windows name."""
    return f'application/x-qt-windows-mime;value="{name}"'


MARKS: dict[str, bytes] = {
    _MARK: b"1",
    _windows("ExcludeClipboardContentFromMonitorProcessing"): _YES,
    _windows("CanIncludeInClipboardHistory"): _NO,
    _windows("CanUploadToCloudClipboard"): _NO,
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
}


def private(text: str) -> QMimeData:
    """Return a text as it may lie on the clipboard."""
    data = QMimeData()
    data.setText(text)
    for name, value in MARKS.items():
        data.setData(name, value)
    return data


def put(text: str) -> None:
    """Put a text on the clipboard."""
    QApplication.clipboard().setMimeData(private(text))


def clear_own() -> None:
    """Empty the clipboard if what lies there is ours; what another program put there is left alone."""
    board = QApplication.clipboard()
    if board.ownsClipboard():
        board.clear()
    if board.supportsSelection() and board.ownsSelection():
        board.clear(board.Mode.Selection)


class Keeper(QObject):
    """Watches the clipboard while the vault is open."""

    def __init__(self, parent: QObject, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._board: QClipboard = QApplication.clipboard()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(round(seconds * 1000))
        self._rest.timeout.connect(clear_own)
        self._board.dataChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        if not self._board.ownsClipboard():
            self._rest.stop()
            return
        data = self._board.mimeData()
        if data is None or not data.formats():
            return
        self._rest.start()
        if not data.hasFormat(_MARK):
            put(data.text())
