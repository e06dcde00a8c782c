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

    def keep_bar_room(self) -> Scroll:
        """Leave the bar's width free while there is none, so that edges stay in line with what stands above."""
        self.verticalScrollBar().rangeChanged.connect(self._leave_room)
        self._leave_room()
        return self

    def _leave_room(self) -> None:
        is_shown = self.verticalScrollBar().maximum() > 0
        self.setViewportMargins(0, 0, 0 if is_shown else self.verticalScrollBar().sizeHint().width(), 0)

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
