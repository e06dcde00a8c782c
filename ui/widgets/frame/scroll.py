"""Scrolling down, never sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.look.metrics import Margins, column
from ui.look.theme import px


class LateArea(QScrollArea):
    """A frameless area that takes no focus and measures its content first when someone asks or it is shown.

    `setWidget` measures at once, which polishes the whole content; Qt then unpolishes and polishes it again each
    time the area, or something it stands in, is reparented. A page is polished once this way instead of four times.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        pane = QWidget()  # our own: asking for Qt's would load every widget class there is, for 15 ms
        self.setViewport(pane)
        content.setParent(pane)

    def event(self, event: QEvent) -> bool:
        """Take the content in before the area is seen."""
        if event.type() == QEvent.Type.Polish:
            self._take_in()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As Qt measures it, with the content."""
        self._take_in()
        return super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As Qt measures it, with the content."""
        self._take_in()
        return super().minimumSizeHint()

    def _take_in(self) -> None:
        if self.widget() is None:
            self.setWidget(self._content)


class Scroll(LateArea):
    """A late area for a part of a page."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        if widget.property("surface") is None:
            widget.setProperty("surface", "clear")

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
        self._take_in()
        return QSize(self._content.minimumSizeHint().width(), px(48))


class CardScroll(Scroll):
    """Lines in a card that scroll by themselves beside other cards, and are shown whole where cards are stacked."""

    LEAST = 112
    """As low as it may be, in design pixels: what a card can do with little room."""

    def __init__(self, gap: int = 8, margins: Margins | int = 0) -> None:
        content = QWidget()
        super().__init__(content)
        self.lines: QVBoxLayout = column(gap=gap)
        whole = column(content, gap=0, margins=margins)
        whole.addLayout(self.lines)
        whole.addStretch(1)
        self._is_whole = False

    def show_whole(self, is_whole: bool) -> None:
        """Be as high as the content, so that only the page scrolls; or take what height there is."""
        self._is_whole = is_whole
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The height follows the words while it is shown whole."""
        return self._is_whole

    def heightForWidth(self, width: int) -> int:
        """Return the height of the content at a width."""
        content = self._content
        high = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        return max(high, px(self.LEAST))

    def sizeHint(self) -> QSize:
        """Ask for little: what is left over is given to it."""
        self._take_in()
        return QSize(super().sizeHint().width(), px(self.LEAST))

    def minimumSizeHint(self) -> QSize:
        """Hold the content's width."""
        high = self.heightForWidth(self.width()) if self._is_whole else px(self.LEAST)
        return QSize(super().minimumSizeHint().width(), high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the layout when the words have changed."""
        if self._is_whole and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Paper(QWidget):
    """Content of a scroll area whose height follows its width: words ask for no more room than they take."""

    def minimumSizeHint(self) -> QSize:
        """Hold the width; the height comes from the layout at the width there is."""
        return QSize(super().minimumSizeHint().width(), 0)


def scrolled(widget: QWidget) -> Scroll:
    """Return an area that scrolls `widget` up and down."""
    return Scroll(widget)
