"""Scrolling down, never sideways."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme import px


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
        self._content = widget
        self.setWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the content can be, so that nothing is cut at the right; any height will do."""
        return QSize(self._content.minimumSizeHint().width(), px(48))


class Paper(QWidget):
    """Content of a scroll area whose height follows its width: words ask for no more room than they take."""

    def minimumSizeHint(self) -> QSize:
        """Hold the width; the height comes from the layout at the width there is."""
        return QSize(super().minimumSizeHint().width(), 0)


def scrolled(widget: QWidget) -> Scroll:
    """Return an area that scrolls `widget` up and down."""
    return Scroll(widget)
