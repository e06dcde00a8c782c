"""Showing and hiding parts of a page while it is being made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_HIDDEN, _IS_SAID = Qt.WidgetAttribute.WA_WState_Hidden, Qt.WidgetAttribute.WA_WState_ExplicitShowHide


def show_if(is_wanted: bool, *parts: QWidget) -> None:
    """Show or hide parts that stand in a layout; those that show already are left alone."""
    for part in parts:
        if is_wanted:
            show(part)
        else:
            part.hide()


def show(part: QWidget) -> None:
    """Let a part show with what it stands in, at once if that shows.

    Qt polishes and measures all that is inside a part each time it is told to be visible, also while the page it
    stands in has not been shown, and once more when it is: a third of what a page costs. It is only told here that
    the part is not hidden. What has no parent yet is left to be shown with it: by itself it would be a window for a
    moment, and take the keyboard from the one there is.
    """
    if not part.isHidden():
        return
    host = part.parentWidget()
    if host is None:
        part.setAttribute(_IS_SAID, False)
    elif host.isVisible():
        part.show()
    else:
        part.setAttribute(_IS_SAID, True)
        part.setAttribute(_HIDDEN, False)
        part.updateGeometry()
