"""A part taken off the screen for good."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def drop(widget: QWidget) -> None:
    """Hide a widget at once and let Qt delete it when it may."""
    widget.hide()
    widget.deleteLater()
