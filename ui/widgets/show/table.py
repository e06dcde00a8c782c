"""The table of every list: sortable, Enter opens, type-ahead finds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.look.theme import px
from ui.widgets.frame.rows_part import RowsPart
from ui.widgets.paint.cell_delegate import CellDelegate
from ui.widgets.paint.painted import Measured
from ui.widgets.paint.table_head import TableHead
from ui.widgets.show.row_model import Column, RowModel

_V = QAbstractItemView


class Table(Measured, RowsPart, QTableView):
    """A borderless table for a `Card(flush=True)`. Rows are any objects; columns say how they look."""

    opened = Signal(object)  # the row object: Enter or double click
    chosen = Signal(object)  # the row object that is current now
    marked = Signal(object)  # the row object: Space

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        parent: QWidget | None = None,
        *,
        opens_on_click: bool = False,
    ) -> None:
        super().__init__(parent)
        self.rows = RowModel(columns, parent=self)
        self._cells = CellDelegate(self)
        self._opens_on_click = opens_on_click
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setItemDelegate(self._cells)
        self._build()
        self._connect()

    def set_rows(
        self,
        rows: Iterable[Any],
        key: Callable[[Any], object] | None = None,
        rank: Callable[[Any], Any] | None = None,
    ) -> None:
        """Show other rows; the current row stays current if `key` finds it again. `rank`: see `RowModel`."""
        kept = self.current()
        self.rows.set_rows(rows, rank)
        self._fit()
        if kept is not None and key is not None:
            wanted = key(kept)
            self.select(lambda row: key(row) == wanted)

    def current(self) -> Any:
        """Return the current row's object, or None."""
        return self.rows.row(self.currentIndex())

    def select(self, is_it: Callable[[Any], bool]) -> bool:
        """Make the first row that fits current; False if none does."""
        place = self.rows.place(is_it)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place, 0))
        return place >= 0

    def leave_out(self, places: Collection[int]) -> None:
        """Hide some columns, where there is no room, and show the rest."""
        for place in range(len(self.rows.columns)):
            self.setColumnHidden(place, place in places)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space marks, F3 sorts by the current column and back; the rest is Qt's."""
        row = self.current()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Space:
            self.marked.emit(row)
        elif event.key() == Qt.Key.Key_F3:
            self._sort_by(max(0, self.currentIndex().column()))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Find by the first column's text wherever the current cell is."""
        now = self.currentIndex()
        if now.isValid() and now.column() != 0:
            self.setCurrentIndex(now.siblingAtColumn(0))
        super().keyboardSearch(search)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row is under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._fit()

    def remeasure(self) -> None:
        """Share the width again, in columns of other lengths."""
        self._fit()

    def rows_high(self, rows: int) -> int:
        """Return the height of the head and so many rows."""
        return self.horizontalHeader().sizeHint().height() + px(self._cells.row_height) * rows + 2

    def _build(self) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(_V.SelectionBehavior.SelectRows)
        self.setSelectionMode(_V.SelectionMode.SingleSelection)
        self.setEditTriggers(_V.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(_V.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(_V.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        head = TableHead(self)
        head.setAccessibleName(self.tr("Rubriker"))
        self.setHorizontalHeader(head)
        head.setMinimumSectionSize(px(24))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSortingEnabled(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setCornerButtonEnabled(False)

    def _connect(self) -> None:
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.row(index)))
        if self._opens_on_click:
            self.clicked.connect(lambda index: self.opened.emit(self.rows.row(index)))

    def _on_current(self, now: QModelIndex) -> None:
        row = self.rows.row(now)
        if row is not None:
            self.chosen.emit(row)

    def _sort_by(self, column: int) -> None:
        head = self.horizontalHeader()
        is_up = (
            head.sortIndicatorSection() == column and head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        )
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if is_up else Qt.SortOrder.AscendingOrder)

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered:
            self._cells.hovered = row
            self.viewport().update()

    def _fit(self) -> None:
        """Give each column what it needs, and what is left to those that stretch."""
        self.verticalHeader().setDefaultSectionSize(px(self._cells.row_height))
        head = self.horizontalHeader()
        wanted = [self._wanted(place, column) for place, column in enumerate(self.rows.columns)]
        spare = self.viewport().width() - sum(wanted)
        takers = [place for place, column in enumerate(self.rows.columns) if column.stretch] or [
            len(wanted) - 1
        ]
        for place in takers:
            wanted[place] = max(px(64), wanted[place] + spare // len(takers))
        for place, wide in enumerate(wanted):
            if not self.isColumnHidden(place):
                head.resizeSection(place, wide)

    def _wanted(self, place: int, column: Column) -> int:
        if self.isColumnHidden(place):
            return 0
        if column.width is not None:
            return px(column.width)
        return max(self.sizeHintForColumn(place), self.horizontalHeader().sectionSizeHint(place))
