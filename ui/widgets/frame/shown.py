"""Showing and hiding parts of a page while it is being made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def show_if(is_wanted: bool, *parts: QWidget) -> None:
    """Show or hide parts that stand in a layout; those that show already are left alone.

    Qt polishes and measures all that is inside a part each time it is told to be visible, also while the page it
    stands in has not been shown, and once more when it is. What has no parent yet is left to be shown with it: by
    itself it would be a window for a moment, and take the keyboard from the one there is.
    """
    for part in parts:
        if not is_wanted:
            part.hide()
        elif part.isHidden() and part.parentWidget() is not None:
            part.show()
        elif part.isHidden():
            part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
