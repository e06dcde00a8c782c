"""The list of a case's notes."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui.notes.note_delegate import NoteDelegate
from ui.notes.note_items import NoteItem, NoteItems
from ui.widgets.frame.rows_part import RowsPart


class NoteList(RowsPart, QListView):
    """One note a row; ↑↓ chooses, and choosing shows it where list and note stand beside each other."""

    picked = Signal(str)  # note id
    opened = Signal()  # Enter or a click: the note chosen is to be read
    least_rows = 3  # each is as high as three of a table's

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notes")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Anteckningar"))
        self._items = NoteItems()
        self._is_showing = False
        self.setModel(self._items)
        self.setItemDelegate(NoteDelegate(self))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self.opened)

    def show_notes(self, items: list[NoteItem], chosen: str) -> None:
        """Show other rows and mark one, without telling."""
        self._is_showing = True
        self._items.show_items(items)
        place = self._items.place(chosen)
        if place >= 0:
            index = self._items.index(place)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_showing = False

    def change_note(self, item: NoteItem) -> None:
        """Show what has been written in one row; which is marked, and how far it is scrolled, stay."""
        self._items.change_item(item)

    def rows_high(self, rows: int) -> int:
        """Return the height of so many rows."""
        return NoteDelegate.high() * rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) note."""
        index = self._items.index(max(0, min(self._items.rowCount() - 1, self.currentIndex().row() + by)))
        self.setCurrentIndex(index)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_showing:
            self.picked.emit(self._items.item(index).note.id)
