"""What this program has put on the clipboard, taken away when the vault closes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def clear_own() -> None:
    """Empty the clipboard if what lies there is ours; what another program put there is left alone."""
    board = QApplication.clipboard()
    if board.ownsClipboard():
        board.clear()
    if board.supportsSelection() and board.ownsSelection():
        board.clear(board.Mode.Selection)
