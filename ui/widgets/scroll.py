"""Scrolling down, never sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scroll(QScrollArea):
    """A frameless area that takes no focus and follows the focused child into view."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if widget.property("surface") is None:
            widget.setProperty("surface", "clear")
        self.setWidget(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be never narrower than the content can be, so that nothing is cut at the right."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.setMinimumWidth(self.widget().minimumSizeHint().width())
        return super().eventFilter(watched, event)


def scrolled(widget: QWidget) -> Scroll:
    """Return an area that scrolls `widget` up and down."""
    return Scroll(widget)
