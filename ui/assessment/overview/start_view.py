"""Before the first round: what a kartläggning is, how long, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.content import form
from desktop.forms.informants import AgeGroup
from ui.assessment.words import length_words, lengths, meetings_words, tr
from ui.look.metrics import column, row, width
from ui.widgets.input.buttons import Button
from ui.widgets.input.segments import Segments
from ui.widgets.show.text import label

SHORT, WHOLE = "short", "whole"


class StartView(QWidget):
    """The empty state of a kartläggning, with the choice of length."""

    begun = Signal(bool)  # True for the short version

    def __init__(self, age: AgeGroup) -> None:
        super().__init__()
        self._age = age
        self.length = Segments(
            [
                (SHORT, tr("Kortversion, {0} frågor").format(self._span(short=True))),
                (WHOLE, tr("Hela, {0} frågor").format(self._span(short=False))),
            ],
            tr("Hur mycket"),
        )
        self.begin = Button(tr("Börja samtalet"), "primary", "chats-teardrop")
        self.begin.setObjectName("begin")
        self.begin.clicked.connect(lambda: self.begun.emit(self.length.key() == SHORT))
        middle = Qt.AlignmentFlag.AlignHCenter
        words = label(tr("Samtalet börjar med en vanlig skoldag."), "reading", "text2")
        words.setAlignment(middle)
        self.how_long = label("", "body")
        self.how_long.setObjectName("how-long")
        self.how_long.setAlignment(middle)
        self.meetings = label("", "small")
        self.meetings.setObjectName("meetings")
        self.meetings.setAlignment(middle)
        later = label(tr("Längden går att byta när som helst. Inga svar går förlorade."), "small")
        later.setAlignment(middle)
        whole = column(self, gap=16, margins=24)
        whole.addWidget(label(tr("Kartläggning"), "h1"))
        whole.addStretch(1)
        block = width(QWidget(), 460, 460)
        inside = column(block, gap=16)
        inside.addWidget(words)
        inside.addWidget(self.length, 0, middle)
        inside.addWidget(self.how_long)
        inside.addWidget(self.meetings)
        inside.addWidget(later)
        inside.addWidget(self.begin, 0, middle)
        around = row(gap=0)
        around.addStretch(1)
        around.addWidget(block)
        around.addStretch(1)
        whole.addLayout(around)
        whole.addStretch(2)
        self.length.chosen.connect(self._on_length)
        self._on_length(self.length.key())

    def _span(self, *, short: bool) -> str:
        """Return the fewest and the most questions anybody gets."""
        counts = sorted(one.questions for one in lengths(form(), self._age, short=short).values())
        return f"{counts[0]}–{counts[-1]}" if counts[0] < counts[-1] else f"{counts[0]}"

    @Slot(str)
    def _on_length(self, key: str) -> None:
        is_short = key == SHORT
        self.how_long.setText(length_words(form(), self._age, short=is_short))
        self.meetings.setText(meetings_words(form(), self._age, short=is_short))
