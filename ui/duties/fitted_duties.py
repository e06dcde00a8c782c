"""The due list in a card that ends where the window does: what has room, and a way to the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from ui.duties.duty_list import DutyList
from ui.look.metrics import column
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button


class FittedDuties(QWidget):
    """A list, and under it *Visa alla 14* while some of it has no room."""

    def __init__(self, list_: DutyList) -> None:
        super().__init__()
        self.list = list_
        self.all = Button("", "link", small=True)
        self.all.setObjectName("all-duties")
        self._is_unfolded = False
        whole = column(self, gap=0, margins=(0, 0, 0, 6))
        whole.addWidget(list_, 1)
        line = column(gap=0, margins=(15, 0, 15, 0))
        line.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(line)
        self.all.hide()
        list_.folded.connect(self._say)
        self.all.clicked.connect(self._turn)
        list_.fit(True)

    def show_whole(self, is_whole: bool) -> None:
        """Show every row, where the page scrolls as one; or what has room."""
        self.list.fit(not is_whole)

    @Slot(int)
    def _say(self, without_room: int) -> None:
        show_if(without_room > 0 or self._is_unfolded, self.all)
        words = self.tr("Visa färre") if self._is_unfolded else self.tr("Visa alla {0}")
        self.all.set_text(words.format(self.list.count()))

    @Slot()
    def _turn(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self.list.unfold(self._is_unfolded)
