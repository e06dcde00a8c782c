"""The due list: ↑↓ walks, Space ticks, Enter goes to where it is done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from desktop.cases.duties import Duty
from desktop.names import swedish
from ui.duties.duty_delegate import HEADING, ROW, DutyDelegate
from ui.duties.duty_items import DutyItems, items_of
from ui.look.theme import px


class DutyList(QListView):
    """Shows duties in their groups, or `flat` for one case.

    A ticked task stays, struck through, until the page is read anew.
    """

    opened = Signal(object)  # Duty
    ticked = Signal(object, bool)  # Task, whether it is done now

    def __init__(self, name: str, *, flat: bool = False) -> None:
        super().__init__()
        self.setObjectName("duties")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._flat = flat
        self._items = DutyItems()
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
        row = self.currentIndex().row()
        self._items.show_items(items_of(self._shown, today, self._done, flat=self._flat))
        if 0 <= row < self._items.rowCount():
            self.setCurrentIndex(self._items.index(row))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for every row."""
        headings = self._items.rowCount() - len(self._shown)
        return QSize(px(300), px(HEADING) * headings + px(ROW) * len(self._shown) + px(8))

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
