"""Lines of a card: a word or two left, a fact right; with a box to tick when something is to be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.look.metrics import column, height, row
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import Elided, label


class FactRow(QWidget):
    """Icon, word, fact; `second` is a smaller line under the word. `tone` colours the fact."""

    def __init__(
        self, text: str, fact: str = "", icon: str | None = None, second: str = "", tone: str | None = None
    ) -> None:
        super().__init__()
        whole = row(self, gap=8, margins=(0, 4, 0, 4))
        if icon:
            whole.addWidget(IconLabel(icon, side=16), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        words.addWidget(label(text))
        if second:
            words.addWidget(label(second, "small"))
        whole.addLayout(words, 1)
        if fact:
            whole.addWidget(label(fact, "small", tone, wrap=False), 0, Qt.AlignmentFlag.AlignTop)


class TickRow(QWidget):
    """Something to do: box, words, when. Space ticks it."""

    ticked = Signal(bool)

    def __init__(self, text: str, fact: str = "", tone: str | None = None, *, is_done: bool = False) -> None:
        super().__init__()
        whole = row(self, gap=2)
        self.box = CheckBox()
        self.box.setChecked(is_done)
        self.box.setAccessibleName(f"{text}, {fact}" if fact else text)
        self.box.toggled.connect(self.ticked)
        whole.addWidget(self.box)
        whole.addWidget(Elided(text), 1)
        if fact:
            whole.addWidget(label(fact, "small", tone, wrap=False))
        height(self, 32)
