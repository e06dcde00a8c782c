"""The matrix with its keys: arrows walk, Space goes round, L F B choose, Delete empties."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.consent.matrix_delegate import CELL, NAME, ROW, WIDE_NAME, MatrixDelegate
from ui.consent.matrix_model import DIRECTIONS, MatrixModel, Way
from ui.look.theme import px

_KEYS: dict[Qt.Key, Way] = {
    Qt.Key.Key_L: "lamna",
    Qt.Key.Key_F: "ta_emot",
    Qt.Key.Key_B: "bada",
    Qt.Key.Key_Delete: "",
}

_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # Space marks, it opens nothing


class ConsentMatrix(QTableView):
    """Party × category. It asks for changes; whether they may be made is not for it to say."""

    direction_asked = Signal(str, str, str)  # party id, category, direction
    party_opened = Signal(str)  # party id
    passed = Signal(int)  # 1 or -1: an arrow goes on in the next or previous part

    def __init__(self, first: ConsentMatrix | None = None) -> None:
        """Be the whole of a consent, or another part of what `first` shows: one model, one current cell."""
        super().__init__()
        self.setObjectName("matrix")
        self.shown: MatrixModel = MatrixModel() if first is None else first.shown
        self._places: range | None = None  # the categories shown, all if None
        self.setModel(self.shown)
        if first is not None:
            self.setSelectionModel(first.selectionModel())
            self.direction_asked.connect(first.direction_asked)
            self.party_opened.connect(first.party_opened)
        self.setItemDelegate(MatrixDelegate(self))
        self.setAccessibleName(self.tr("Vem får veta vad"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.shown.modelReset.connect(self._fit)

    def show_only(self, first: int, count: int) -> None:
        """Show `count` categories from the one at `first`."""
        places = range(first, min(first + count, len(self.shown.categories)))
        self._places = places
        for place in range(len(self.shown.categories)):
            self.setColumnHidden(place + 1, place not in places)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on in the same row when the cell that was current shows in another part."""
        now = self.currentIndex()
        if now.isValid() and self._places and self.isColumnHidden(now.column()):
            self.setCurrentIndex(self.shown.index(now.row(), self._places.start + 1))
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for every row: the page scrolls, not the table."""
        return QSize(px(600), px(52) + px(ROW) * max(1, self.shown.rowCount()) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return a height that shows every row."""
        return QSize(px(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the categories."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letters that choose a direction."""
        index = self.currentIndex()
        key = Qt.Key(event.key())
        if index.isValid() and (step := self._step_out(index.column(), key)):
            self.passed.emit(step)
            return
        if index.isValid() and index.column() and (key in _KEYS or key == Qt.Key.Key_Space):
            self._ask(index, self._following(index) if key == Qt.Key.Key_Space else _KEYS[key])
        elif index.isValid() and not index.column() and key in _OPEN:
            self.party_opened.emit(self.shown.party(index).id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go round on a click, open a party on a click on its name."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column():
            self._ask(index, self._following(index))
        elif index.isValid():
            self.party_opened.emit(self.shown.party(index).id)

    def put_current(self, row: int, column: int) -> None:
        """Place the focus on a cell that may have gone."""
        if self.shown.rowCount():
            row = max(0, min(row, self.shown.rowCount() - 1))
            self.setCurrentIndex(self.shown.index(row, max(0, min(column, self.shown.columnCount() - 1))))

    def _step_out(self, column: int, key: Qt.Key) -> int:
        """Return which way an arrow leaves the columns shown here, 0 if it does not."""
        if self._places and key == Qt.Key.Key_Right and column == self._places.stop:
            return 1
        return -1 if self._places and key == Qt.Key.Key_Left and not column else 0

    def enter(self, row: int, *, at_end: bool) -> None:
        """Take the focus in that row, at the first or last category shown here."""
        if self._places:
            column = self._places.stop if at_end else self._places.start + 1
            self.setCurrentIndex(self.shown.index(row, column))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _following(self, index: QModelIndex) -> Way:
        now = DIRECTIONS.index(self.shown.mark(index).direction)
        return DIRECTIONS[(now + 1) % len(DIRECTIONS)]

    def _ask(self, index: QModelIndex, direction: Way) -> None:
        self.direction_asked.emit(self.shown.party(index).id, self.shown.category(index), direction)

    def _fit(self) -> None:
        places = range(len(self.shown.categories)) if self._places is None else self._places
        count = len(places)
        if not count:
            return
        room = self.viewport().width()
        name = max(px(NAME), min(px(WIDE_NAME), room - px(CELL) * count))
        each = max(px(CELL), (room - name) // count)
        self.setColumnWidth(0, max(name, room - each * count))
        for place in places:
            self.setColumnWidth(place + 1, each)
        for line in range(self.shown.rowCount()):
            self.setRowHeight(line, px(ROW))
        self.horizontalHeader().setFixedHeight(px(48))
        self.updateGeometry()
