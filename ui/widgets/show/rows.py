"""A line of a card: a word or two left, a fact right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.look.metrics import column, row
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label


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
