"""A list or a table as a part of a page: it scrolls by itself, or shows every row while the page scrolls as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QScrollArea

from ui.look.metrics import height
from ui.look.theme import px

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object  # two Qt classes cannot be the bases of one; the view's own stands after ours

_PAGES = {
    QAbstractItemView.CursorAction.MovePageUp: -1,
    QAbstractItemView.CursorAction.MovePageDown: 1,
}


class RowsPart(_View):
    """Stands before the Qt class: `class Table(RowsPart, QTableView)`. One that is no part is as Qt makes it."""

    least_rows = 6  # so many show at least where the view scrolls by itself
    _area: QScrollArea | None = None
    _is_part = False
    _hears = False
    _held = (-1, -1)  # how high the view is held where it scrolls by itself

    def rows_high(self, rows: int) -> int:
        """Return the height of what stands above the rows and so many of them, in logical pixels."""
        raise NotImplementedError

    def fold(self) -> None:
        """Scroll by itself, the least rows high or more."""
        self._set(None)

    def unfold(self, area: QScrollArea) -> None:
        """Show every row; `area` follows the current one."""
        self._set(area)
        if not self._hears:
            self._hears = True
            model = self.model()
            for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
                changed.connect(self._on_rows)
            self.selectionModel().currentRowChanged.connect(self._on_row)

    def sizeHint(self) -> QSize:
        """As many rows as there are, or the least."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._high()) if self._is_part else hint

    def minimumSizeHint(self) -> QSize:
        """Never narrower or lower than what says something."""
        return QSize(px(240), self._high() if self._is_part else px(120))

    def moveCursor(self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        """Go on by as many rows as can be seen, also where the view is longer than the window."""
        way = _PAGES.get(action)
        now = self.currentIndex()
        if way is None or self._area is None or not now.isValid():
            return super().moveCursor(action, keys)
        seen = self.visibleRegion().boundingRect().height() // max(1, self.visualRect(now).height())
        row = now.row() + way * max(1, seen - 1)
        last = self.model().rowCount() - 1
        return now.sibling(max(0, min(last, row)), now.column())

    def _high(self) -> int:
        rows = self.model().rowCount() if self.model() is not None else 0
        return self.rows_high(max(1, rows) if self._area is not None else self.least_rows)

    def _set(self, area: QScrollArea | None) -> None:
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if not self._is_part:
            held = self.property("design_height")
            self._is_part, self._held = True, (held[0], held[1]) if held else (-1, -1)
        least, most = self._held if area is None else (-1, -1)
        height(self, least if least >= 0 else None, most if most >= 0 else None)
        self._area = area
        self.setVerticalScrollBarPolicy(needed if area is None else off)
        self.updateGeometry()

    @Slot()
    def _on_rows(self) -> None:
        if self._area is not None:
            self.updateGeometry()

    @Slot()
    def _on_row(self) -> None:
        if self._area is not None and self.hasFocus():
            self._area.ensureWidgetVisible(self, px(24), px(60))  # the current row, for a view
