"""The journal's list with what stands around it: a new note, the search, the bin."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from ui.look.metrics import column, row
from ui.notes.note_list import NoteList
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.search_box import SearchBox
from ui.widgets.show.text import label


class ListSide(QWidget):
    """The half that is chosen from."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "list_left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = NoteList()
        self.search = SearchBox(_tr("Sök i journalen"))
        self.bin = Button("", "link", "trash", small=True)
        self.print = Button(_tr("Skriv ut"), "link", "printer", small=True)
        self.print.setAccessibleName(_tr("Skriv ut journalen mellan två datum"))
        self.scratch = Button(_tr("Minnesstöd"), "link", small=True)
        self.new = Button(_tr("Ny"), "quiet", "plus")
        self.new.setAccessibleName(_tr("Ny anteckning"))
        for name, control in (
            ("search", self.search),
            ("bin", self.bin),
            ("print-journal", self.print),
            ("new-scratch", self.scratch),
            ("new-note", self.new),
        ):
            control.setObjectName(name)
        self.search.list_ = self.list
        side = column(self, gap=12, margins=(0, 12, 0, 0))
        head = row(gap=8, margins=(12, 0, 12, 0))
        head.addWidget(label(_tr("Journal"), "h1", wrap=False), 1)
        head.addWidget(self.scratch)
        head.addWidget(self.new)
        side.addLayout(head)
        search = row(gap=4, margins=(12, 0, 12, 0))
        search.addWidget(self.search, 1)
        search.addWidget(self.print)
        side.addLayout(search)
        side.addWidget(self.list, 1)
        side.addWidget(self.bin)

    def count_thrown(self, thrown: int) -> None:
        """Say how many lie in the bin."""
        self.bin.set_text(_tr("Papperskorg, {0}").format(thrown))
        show_if(thrown > 0, self.bin)


def _tr(text: str) -> str:
    return QCoreApplication.translate("JournalPage", text)
