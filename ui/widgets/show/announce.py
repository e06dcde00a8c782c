"""What a screen reader should say now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say `text` when it has finished what it is saying."""
    from PySide6.QtGui import (  # late: 4 ms, and the locked window has nothing to say at first
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
