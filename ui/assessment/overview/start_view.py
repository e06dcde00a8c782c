"""Before the first round: what a kartläggning is, how long, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.content import form
from ui.assessment.words import tr
from ui.look.metrics import column, row, width
from ui.widgets.input.buttons import Button
from ui.widgets.input.segments import Segments
from ui.widgets.show.text import label

SHORT, WHOLE = "short", "whole"


class StartView(QWidget):
    """The empty state of a kartläggning, with the choice of length."""

    begun = Signal(bool)  # True for the short version

    def __init__(self) -> None:
        super().__init__()
        questions = form()
        short = len(questions.short_version())
        self.length = Segments(
            [
                (SHORT, tr("Kortversion, {0} frågor").format(short)),
                (WHOLE, tr("Hela, {0} frågor").format(len(questions.questions))),
            ],
            tr("Hur mycket"),
        )
        self.begin = Button(tr("Börja samtalet"), "primary", "chats-teardrop")
        self.begin.setObjectName("begin")
        self.begin.clicked.connect(lambda: self.begun.emit(self.length.key() == SHORT))
        middle = Qt.AlignmentFlag.AlignHCenter
        words = label(
            tr("Samtalet börjar med en vanlig skoldag. Kortversionen tar ungefär en halvtimme."),
            "reading",
            "text2",
        )
        words.setAlignment(middle)
        later = label(tr("Längden går att byta när som helst. Inga svar går förlorade."), "small")
        later.setAlignment(middle)
        whole = column(self, gap=16, margins=24)
        whole.addWidget(label(tr("Kartläggning"), "h1"))
        whole.addStretch(1)
        block = width(QWidget(), 460, 460)
        inside = column(block, gap=16)
        inside.addWidget(words)
        inside.addWidget(self.length, 0, middle)
        inside.addWidget(later)
        inside.addWidget(self.begin, 0, middle)
        around = row(gap=0)
        around.addStretch(1)
        around.addWidget(block)
        around.addStretch(1)
        whole.addLayout(around)
        whole.addStretch(2)
