"""The journal's two halves: beside each other where there is room, else the list or the note."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.look.metrics import column, row, width
from ui.notes.note_list import NoteList
from ui.widgets.frame.one_scroll import OneScroll, ScrolledPart
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button

SIDE = 304  # design px: the list, where there is room for it beside the note


class Halves(OneScroll):
    """`side` holds `list_`. Which of the halves shows alone is kept while there is room for both."""

    left = Signal()  # the user wants back to the list

    def __init__(self, side: QWidget, list_: NoteList, note: QWidget, *, is_reading: bool) -> None:
        inside = QWidget()
        inside.setProperty("surface", "bg")
        self.note = ScrolledPart(note)
        super().__init__(inside, [list_, self.note])
        self._side, self._right, self._way_back = side, QWidget(), QWidget()
        self.back = Button(
            QCoreApplication.translate("JournalPage", "Alla anteckningar"), "link", "arrow-left"
        )
        self.back.setObjectName("to-list")
        self._is_reading, self._has_notes = is_reading, False
        line = row(self._way_back, margins=(16, 12, 16, 0))
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        right = column(self._right, gap=0)
        right.addWidget(self._way_back)
        right.addWidget(self.note, 1)
        halves = row(inside, gap=0)
        halves.addWidget(side)
        halves.addWidget(self._right, 1)
        self.back.clicked.connect(self.left)
        self.turned.connect(self._arrange)
        self._arrange()

    def is_reading(self) -> bool:
        """Return whether the note is what the user has chosen to see."""
        return self._is_reading

    def shows_list_alone(self) -> bool:
        """Return whether the note is out of sight."""
        return self.is_one() and self._has_notes and not self._is_reading

    def shows_note_alone(self) -> bool:
        """Return whether the list is out of sight."""
        return self.is_one() and self._has_notes and self._is_reading

    def has_notes(self, has_notes: bool) -> None:
        """Take in whether there is any note: without one, what is said of that shows."""
        self._has_notes = has_notes
        self._arrange()

    def read(self, *, is_reading: bool) -> None:
        """Show the note, or the list, from its top where they do not both show."""
        if is_reading != self._is_reading and self.is_one():
            self.verticalScrollBar().setValue(0)
        self._is_reading = is_reading
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        is_one = self.is_one()
        width(self._side, None if is_one else SIDE, None if is_one else SIDE)
        show_if(not is_one or self.shows_list_alone(), self._side)
        show_if(not self.shows_list_alone(), self._right)
        show_if(self.shows_note_alone(), self._way_back)
