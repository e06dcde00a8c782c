"""Gives the keyboard back to the page when what had it is gone.

Qt hands the focus of a widget that is hidden or deleted to whatever comes next in its chain, which may be the search
of the sidebar or *Börja om* in the line of a practice vault, or to nothing at all. Like `FocusRing`, this looks each
time the event loop comes to rest, and never asks a widget for its parent.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.page.page import Page
from ui.window.reading_order import bring_into_sight, stops


class Hand(QObject):
    """Remembers which control of the page had the focus, and where it stood.

    `page` returns the page that shows in `shell`; `begin` gives a page the focus as when it is first shown.
    """

    def __init__(
        self, shell: QWidget, page: Callable[[], Page | None], begin: Callable[[QWidget], object]
    ) -> None:
        super().__init__(shell)
        self._shell, self._page_now, self._begin = shell, page, begin
        self._page: Page | None = None
        self._had: QWidget | None = None
        self._name = ""
        self._at = QPoint()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Remember what has the focus, or give it back when it was thrown away."""
        page, now = self._page_now(), QApplication.focusWidget()
        if page is None or not page.isVisible():
            self._had = None
        elif now is not None and page.isAncestorOf(now):
            self._page, self._had, self._name = page, now, now.objectName()
            self._at = now.mapTo(page, QPoint(0, 0))
        elif now is None and (self._had is None or self._page is not page) and self._is_ours():
            self._had = None
            self._begin(page)  # a new page, whose first control was put elsewhere as it was fitted
        elif self._had is not None and self._is_ours():
            is_left = self._page is not page or _is_there(self._had)
            self._had = None
            if not is_left:
                self._give_back(page)

    def _is_ours(self) -> bool:
        """Return whether the keyboard is the main window's: a dialog, a menu or another program gives it back."""
        has_popup = (
            QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None
        )
        return QApplication.activeWindow() is self._shell.window() and not has_popup

    def _give_back(self, page: Page) -> None:
        """Go to what has the same name now, else to what stands nearest to where it stood."""
        found = stops(page)
        again = [one for one in found if self._name and one.objectName() == self._name]
        if not found:
            self._begin(page)
            return
        to = again[0] if again else min(found, key=lambda one: self._distance(page, one))
        to.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(page, to)

    def _distance(self, page: Page, one: QWidget) -> tuple[int, int]:
        away = one.mapTo(page, QPoint(0, 0)) - self._at
        return abs(away.y()), abs(away.x())


def _is_there(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible() and widget.isEnabled()
