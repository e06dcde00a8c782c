"""The line of events as a list: ↑↓ chooses, Enter opens, a year or month that is typed is gone to."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from desktop.events.event import CaseEvent
from ui.events.event_delegate import MONTH, ROW, EventDelegate
from ui.events.event_items import EventItems, month_of
from ui.look.theme import px
from ui.widgets.frame.rows_part import RowsPart

FORGETS = 1200
"""Milliseconds after which what is typed begins anew."""


class EventList(RowsPart, QListView):
    """One event a row."""

    picked = Signal(object)  # CaseEvent
    opened = Signal(object)  # CaseEvent: Enter or a double click

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("events")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Händelser"))
        self._items = EventItems()
        self._is_showing = False
        self._typed = ""
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(FORGETS)
        self._forget.timeout.connect(self._on_forget)
        self.setModel(self._items)
        self.setItemDelegate(EventDelegate(self))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._items.item(index)))

    def show_events(self, events: list[CaseEvent], chosen: str) -> CaseEvent | None:
        """Show other rows, mark the chosen one or else the first, and return it, without telling."""
        self._is_showing = True
        self._items.show_items(events)
        place = max(0, self._items.place(chosen))
        if events:
            index = self._items.index(place)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_showing = False
        return events[place] if events else None

    def current(self) -> CaseEvent | None:
        """Return the event that is chosen, or None."""
        index = self.currentIndex()
        return self._items.item(index) if index.isValid() else None

    def rows_high(self, rows: int) -> int:
        """Return the height of so many rows, each with the months above it where the list has those."""
        months = sum(
            1 for row in range(min(rows, self._items.rowCount())) if self._items.month(self._items.index(row))
        )
        return px(ROW) * rows + px(MONTH) * max(1, months)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest is Qt's."""
        now = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and now is not None:
            if not event.isAutoRepeat():
                self.opened.emit(now)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the first event of the month or year whose name begins with what is typed."""
        self._typed += search.casefold()
        self._forget.start()
        for row, one in enumerate(self._items.items()):
            month = month_of(one).casefold()
            if month.startswith(self._typed) or str(one.day.year).startswith(self._typed):
                self.setCurrentIndex(self._items.index(row))
                return

    @Slot()
    def _on_forget(self) -> None:
        self._typed = ""

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_showing:
            self.picked.emit(self._items.item(index))
