"""One scroll where there is little room: what scrolls by itself in a large window stands whole in a small one.

A page puts all it shows in a `OneScroll` and names the parts that scroll by themselves. While the page is wide enough
and each part has its least height, the parts scroll and the page does not. Else the parts stand as tall as what is in
them, and the page scrolls as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.look.metrics import column
from ui.look.theme import px
from ui.widgets.frame.scroll import Scroll

NARROW = 744
"""Design pixels of a page, beside the narrow sidebar: under it there is one column and one scroll."""

_LEAST = 200  # design pixels: so low may a part of a page be and still scroll by itself


class Part(Protocol):
    """What scrolls by itself, or stands whole in an area that scrolls the page."""

    def fold(self) -> None:
        """Scroll by itself, at its least height or more."""

    def unfold(self, area: QScrollArea) -> None:
        """Stand whole; `area` scrolls what is looked at into sight."""


class Tall(Scroll):
    """As tall as what is in it, and scrolls where the layout has less room than that."""

    grew = Signal()  # the content has become higher than what shows of it
    _is_tall = True  # of the class: Qt may send the first events while the base is made

    def hasHeightForWidth(self) -> bool:
        """The words in it wrap."""
        return self._is_tall

    def heightForWidth(self, width: int) -> int:
        """Return the content's height at this width."""
        self._take_in()
        inside = self._content
        if inside.hasHeightForWidth():
            return inside.heightForWidth(width)
        return max(inside.sizeHint().height(), inside.minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """The content's own, and not what Qt thinks is enough of it."""
        self._take_in()
        return self._content.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll only where there is less room than is asked for: Qt lets a bar stay that makes words wrap."""
        if self._is_tall:
            off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
            fits = self.heightForWidth(self.width()) <= self.height()
            self.setVerticalScrollBarPolicy(off if fits else needed)
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the content has grown or shrunk."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self.updateGeometry()
        is_eaten = super().eventFilter(watched, event)
        if isinstance(event, QResizeEvent) and watched is self._content and self._is_tall:
            high = event.size().height()
            if event.oldSize().height() != high and high > self.viewport().height():
                self.updateGeometry()
                self.grew.emit()
        return is_eaten


class ScrolledPart(Tall):
    """A part of a page that is no list."""

    _is_tall = False

    def fold(self) -> None:
        """Scroll by itself."""
        self._set(is_tall=False)

    def unfold(self, area: QScrollArea) -> None:
        """Be as tall as what is in it."""
        self._set(is_tall=True)

    def sizeHint(self) -> QSize:
        """Ask for no more than the least, so that a part that scrolls makes nothing else scroll."""
        hint = super().sizeHint()
        return hint if self._is_tall else QSize(hint.width(), min(hint.height(), px(_LEAST)))

    def minimumSizeHint(self) -> QSize:
        """Never so low that nothing can be read."""
        least = super().minimumSizeHint()
        return least if self._is_tall else QSize(least.width(), self.sizeHint().height())

    def _set(self, *, is_tall: bool) -> None:
        self._is_tall = is_tall
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if is_tall else needed)
        self.updateGeometry()


class Stage(QWidget):
    """A part of a page whose content is another now and then; each says itself which part of it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = column(self, gap=0)
        self._part: Part | None = None
        self._area: QScrollArea | None = None

    def put(self, content: QWidget, part: Part) -> None:
        """Show `content`, in which `part` scrolls by itself or stands whole, as the page does."""
        self._part = part
        self._whole.addWidget(content, 1)
        content.show()
        if self._area is None:
            part.fold()
        else:
            part.unfold(self._area)

    def leave(self) -> None:
        """Forget what is about to go."""
        self._part = None

    def fold(self) -> None:
        """Let what there is scroll by itself."""
        self._area = None
        if self._part is not None:
            self._part.fold()

    def unfold(self, area: QScrollArea) -> None:
        """Let what there is stand whole in `area`."""
        self._area = area
        if self._part is not None:
            self._part.unfold(area)


class OneScroll(Scroll):
    """All that a page shows. `narrow` is the width in design pixels under which there is always one scroll."""

    turned = Signal()  # `is_one` is another

    def __init__(self, content: QWidget, parts: Sequence[Part], *, narrow: int = NARROW) -> None:
        super().__init__(content)
        self._parts = tuple(parts)
        self._narrow = narrow
        self._is_one = False
        for part in self._parts:
            part.fold()
        self._show_bar()

    def is_one(self) -> bool:
        """Return whether the page scrolls as one now."""
        return self._is_one

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for parts that scroll by themselves."""
        super().resizeEvent(event)
        if self.isVisible():  # else what stands in it has no font of its own yet
            self._turn()

    def showEvent(self, event: QShowEvent) -> None:
        """See it before anybody sees the page."""
        super().showEvent(event)
        self._turn()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See whether the parts still have room when something has come or grown beside them."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content and not self._is_one:
            QTimer.singleShot(0, self, self._give_way)
        return super().eventFilter(watched, event)

    @Slot()
    def _give_way(self) -> None:
        if not self._is_one and self.isVisible() and self._lacks_room():
            self._set(is_one=True)
            self._show_bar()
            self.turned.emit()

    def _turn(self) -> None:
        was, is_one = self._is_one, self.width() < px(self._narrow)
        if not is_one:
            if was:
                self._set(is_one=False)  # measured as it would stand
            is_one = self._lacks_room()
        if is_one != self._is_one:
            self._set(is_one=is_one)
        self._show_bar()
        if is_one != was:
            self.turned.emit()

    def _lacks_room(self) -> bool:
        inside = self._content
        wide = self.width()
        hint = (
            inside.heightForWidth(wide) if inside.hasHeightForWidth() else inside.minimumSizeHint().height()
        )
        return hint > self.height()

    def _show_bar(self) -> None:
        """Have a bar only where the page scrolls as one: Qt lets a bar stay that makes the words wrap."""
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if self._is_one else off)

    def _set(self, *, is_one: bool) -> None:
        self._is_one = is_one
        for part in self._parts:
            if is_one:
                part.unfold(self)
            else:
                part.fold()
        for part in self._parts:
            self._settle(part)

    def _settle(self, part: Part) -> None:
        """Let what stands around a part measure it again now: Qt does that one layout at a time, later."""
        around = part.parentWidget() if isinstance(part, QWidget) else None
        while around is not None and around is not self:
            if (layout := around.layout()) is not None:
                layout.activate()
            around = around.parentWidget()
