"""The due list: ↑↓ walks, Space ticks, Enter goes to where it is done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from desktop.cases.duties import Duty
from desktop.names import swedish
from ui.duties.duty_delegate import FLAT_ROW, ROW, DutyDelegate, row_height
from ui.duties.duty_items import DutyItem, DutyItems, items_of
from ui.look.theme import px

LEAST = 2
"""Rows there is always room for."""
_EDGE = 8  # design pixels under the last row


class DutyList(QListView):
    """Shows duties in their groups, or `flat` for one case.

    A ticked task stays, struck through, until the page is read anew. A `fitted` list shows only rows that have
    room, the most urgent, and says how many more there are; unfolded it shows all and scrolls by itself.
    """

    opened = Signal(object)  # Duty
    ticked = Signal(object, bool)  # Task, whether it is done now
    folded = Signal(int)  # how many duties have no room

    def __init__(self, name: str, *, flat: bool = False) -> None:
        super().__init__()
        self.setObjectName("duties")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._flat = flat
        self._fitted = self._is_unfolded = False
        self._items = DutyItems()
        self._rows: list[DutyItem] = []
        self._shown: list[Duty] = []
        self._done: set[str] = set()
        self.setModel(self._items)
        self.setItemDelegate(DutyDelegate(self, flat=flat))

    def show_duties(self, duties: list[Duty], today: date) -> None:
        """Show these; what was ticked here and is still unread stays to be taken back."""
        kept = [duty for duty in self._shown if duty.task and duty.task.id in self._done]
        present = {duty.task.id for duty in duties if duty.task}
        self._shown = [*duties, *(duty for duty in kept if duty.task and duty.task.id not in present)]
        self._shown.sort(key=lambda duty: (duty.due_on or date.max, swedish(duty.what)))
        self._done -= present
        self._rows = items_of(self._shown, today, self._done, flat=self._flat)
        self._fill()
        self.updateGeometry()

    def fit(self, is_fitted: bool) -> None:
        """Show only what has room, or ask for room for every row."""
        self._fitted = is_fitted
        self._fill()
        self.updateGeometry()

    def unfold(self, is_unfolded: bool) -> None:
        """Show all rows, also those that have no room."""
        self._is_unfolded = is_unfolded
        self._fill()

    def count(self) -> int:
        """Return how many duties there are, those without room counted."""
        return len(self._shown)

    def sizeHint(self) -> QSize:
        """Return room for every row; little for a fitted list, which takes what is left over."""
        rows = self._rows[:LEAST] if self._fitted else self._rows
        high = sum(row_height(row, flat=self._flat) for row in rows)
        return QSize(px(300), high + px(_EDGE))

    def minimumSizeHint(self) -> QSize:
        """A few rows are enough."""
        return QSize(px(200), px(FLAT_ROW if self._flat else ROW) * min(LEAST, len(self._rows)) + px(_EDGE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many rows as there is room for."""
        super().resizeEvent(event)
        if self._fitted:
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks what can be ticked and never goes anywhere; Enter opens."""
        index = self.currentIndex()
        duty = self._items.item(index).duty if index.isValid() else None
        if duty is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            if duty.task is not None:
                self._tick(duty)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(duty)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The box ticks, the rest of the row opens."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        duty = self._items.item(index).duty if index.isValid() else None
        if duty is None:
            return
        if event.position().x() < px(46) or self._is_undo(index, event.position().x()):
            self._tick(duty)
        else:
            self.opened.emit(duty)

    def _fill(self) -> None:
        """Put the rows in that have room, unless just those stand there."""
        rows = self._rows
        if self._fitted and not self._is_unfolded:
            rows = fitting(rows, self.height(), flat=self._flat)
        if not self._items.holds(rows):
            row = self.currentIndex().row()
            self._items.show_items(rows)
            if 0 <= row < len(rows):
                self.setCurrentIndex(self._items.index(row))
        self.folded.emit(len(self._shown) - sum(1 for row in rows if row.duty is not None))

    def _is_undo(self, index: QModelIndex, x: float) -> bool:
        return self._items.item(index).is_done and x > self.viewport().width() - px(110)

    def _tick(self, duty: Duty) -> None:
        if duty.task is None:
            self.opened.emit(duty)
            return
        is_done = duty.task.id not in self._done
        if is_done:
            self._done.add(duty.task.id)
        else:
            self._done.discard(duty.task.id)
        self.ticked.emit(duty.task, is_done)


def fitting(rows: list[DutyItem], room: int, *, flat: bool = False) -> list[DutyItem]:
    """Return the first rows that are no higher together than `room` pixels; a heading never stands last."""
    found, used = 0, px(_EDGE)
    for row in rows:
        used += row_height(row, flat=flat)
        if used > room and found >= LEAST:
            break
        found += 1
    while found < len(rows) and found and rows[found - 1].duty is None:
        found -= 1
    return rows[:found]
