"""The grid one types weeks in: Enter goes down and on to the next week, letters set half days."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLineEdit, QSizePolicy, QTableView

from desktop.attendance.board import WeekColumn
from desktop.attendance.entry import LETTERS
from ui.attendance.grid_delegate import CELL, LAST_ROW, NAME, ROW, GridDelegate
from ui.attendance.grid_model import DAYS, FIRST_TYPED, SOURCE, TYPED_ROWS, GridModel, Index
from ui.look.theme import color, font, px
from ui.widgets.paint.painted import Measured

HEAD = 26


class WeekGrid(Measured, QTableView):
    """`finished` tells that the last cell of a week was left by Enter; `fitted` the width of name and week."""

    finished = Signal(object)  # (year, week)
    moved = Signal(object)  # WeekColumn | None: the week one stands on
    fitted = Signal(float, float)
    paged = Signal(int)  # a term back or on
    shifted = Signal(int)  # past the first or the last week that shows
    asked = Signal(str)  # "facts", "undo", "paste"
    room = Signal(int)  # how many weeks there is room for

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("weeks")
        self.cells = GridModel(self)
        self.setModel(self.cells)
        self._delegate = GridDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Veckor"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setProperty("bare", "true")  # its first word stands over the words under it
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box = 0
        self._delegate.entered.connect(self._go_on)
        self.cells.modelReset.connect(self._fit)

    def columns_that_fit(self) -> int:
        """Return how many weeks there is room for."""
        return max(1, (self.width() - px(NAME)) // px(CELL))

    def sizeHint(self) -> QSize:
        """Return room for every row."""
        return QSize(px(NAME + CELL * 8), px(HEAD + ROW * SOURCE + LAST_ROW) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return a width of two weeks; every row shows."""
        return QSize(px(NAME + CELL * 2), self.sizeHint().height())

    def remeasure(self) -> None:
        """Take the lengths of the zoom now."""
        if hasattr(self, "cells"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the weeks; with more or less room, others show."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.room.emit(self.columns_that_fit())
        self._fit()

    def stand_on(self, key: tuple[int, int], row: int = FIRST_TYPED) -> None:
        """Put the focus on a week's cell, if it shows."""
        for place, week in enumerate(self.cells.shown(), 1):
            if week.week.key == key:
                self._box = 0
                first = 0 if self.cells.is_half_days else row
                self.setCurrentIndex(self.cells.index(first, place))

    def current(self) -> WeekColumn | None:
        """Return the week one stands on."""
        return self.cells.week(self.currentIndex())

    def open_line(self) -> QLineEdit | None:
        """Return the line that is being typed in, if one is."""
        is_open = (
            self.state() == QAbstractItemView.State.EditingState
        )  # one that is closed lives a little longer
        return self.findChild(QLineEdit, "cell") if is_open else None

    def take_line(self) -> None:
        """Take what stands in an open cell, without going on."""
        line = self.open_line()
        if line is not None:
            self.commitData(line)
            self.closeEditor(line, self._delegate.EndEditHint.NoHint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, the letters of half days, and the keys of the page."""
        key, week = Qt.Key(event.key()), self.current()
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            if not event.isAutoRepeat():
                self._go_on()
        elif key == Qt.Key.Key_D and held == Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self._copy()
        elif self._is_at_edge(key):
            self.shifted.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in pages:
            self.paged.emit(pages[key])
        elif key == Qt.Key.Key_F2:
            self.asked.emit("facts")
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.asked.emit("undo")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.asked.emit("paste")
        elif (
            week is not None
            and self.cells.is_half_days
            and self._take_letter(key, event.text().upper(), week)
        ):
            event.accept()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cells.setData(self.currentIndex(), "")
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Mark the whole week, and tell which it is."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() or current.column() != previous.column():
            self._box = current.row() * 2
        marked = QItemSelection()
        if current.isValid() and current.column():
            top = self.cells.index(0, current.column())
            marked.select(top, self.cells.index(self.cells.rowCount() - 1, current.column()))
        self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.viewport().update()
        self.moved.emit(self.cells.week(current))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and along each lov what it is."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(font(12))
        painter.setPen(color("text2"))
        for place, week in enumerate(self.cells.shown(), 1):
            if not week.is_break:
                continue
            words = (
                self.tr("kan vara lov")
                if week.is_maybe and not week.is_filled
                else self.tr("lov, räknas inte")
            )
            high = px(ROW) * SOURCE
            painter.save()
            painter.translate(self.columnViewportPosition(place) + self.columnWidth(place) / 2, high)
            painter.rotate(-90)
            box = QRectF(0, -px(9), high, px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            painter.restore()

    def _is_at_edge(self, key: Qt.Key) -> bool:
        edges = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: self.cells.columnCount() - 1}
        return key in edges and self.currentIndex().column() == edges[key]

    @Slot()
    def _go_on(self) -> None:
        """Go down, and from the last cell of a week to the next."""
        index = self.currentIndex()
        week = self.cells.week(index)
        if week is None:
            return
        last = (DAYS if self.cells.is_half_days else TYPED_ROWS) - 1
        if index.row() < last:
            self.setCurrentIndex(self.cells.index(index.row() + 1, index.column()))
        else:
            self.finished.emit(week.week.key)

    def _copy(self) -> None:
        """Write the amount of the week before, passing lov over, and go on as Enter does."""
        index = self.currentIndex()
        earlier = (self.cells.index(index.row(), column) for column in range(index.column() - 1, 0, -1))
        text = next((self.cells.text(one) for one in earlier if not self._is_break(one)), "")
        if text and self.open_line() is None and self.cells.can_type(index) and not self.cells.is_half_days:
            self.cells.setData(index, text)
            self._go_on()

    def _is_break(self, index: Index) -> bool:
        week = self.cells.week(index)
        return week is None or week.is_break

    def _take_letter(self, key: Qt.Key, letter: str, week: WeekColumn) -> bool:
        if key == Qt.Key.Key_Backspace:
            self._box = max(0, min(self._box, len(self.cells.boxes_of(week))) - 1)
            self.cells.set_box(week, self._box, "")
        elif len(letter) == 1 and letter in LETTERS and self.cells.can_type(self.currentIndex()):
            place = self._box
            self.cells.set_box(week, place, letter)
            if place == 2 * DAYS - 1:
                self.finished.emit(week.week.key)
                return True
            self._box = place + 1
        else:
            return False
        box = self._box
        self.setCurrentIndex(self.cells.index(box // 2, self.currentIndex().column()))
        self._box = box
        return True

    def _fit(self) -> None:
        count = self.cells.columnCount() - 1
        if count < 1:
            return
        head = px(NAME)
        slot = max(px(CELL), (self.width() - head) // count)
        slot = min(slot, px(CELL) * 2)
        self.setColumnWidth(0, head)
        for column in range(1, count + 1):
            self.setColumnWidth(column, slot)
        for row in range(self.cells.rowCount()):
            self.setRowHeight(row, px(LAST_ROW if row == SOURCE else ROW))
        self.horizontalHeader().setFixedHeight(px(HEAD))
        self.fitted.emit(float(head), float(slot))
