"""What every step of the first start is: a title, a sentence, fields, and what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.metrics import column
from ui.widgets.show.text import label


class Panel(QWidget):
    """Base of the steps. Fill `body`."""

    changed = Signal()  # what is missing may be another now
    moved_on = Signal()  # the step is done by its own button or by Enter

    act = ""  # another word than Fortsätt
    has_way_back = False

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.title = title
        self.body: QVBoxLayout = column(self, gap=12)
        words = column(gap=6)
        words.addWidget(label(title, "display", level=2))
        words.addWidget(label(text, "reading", "text2"))
        self.body.addLayout(words)
        self.body.addSpacing(8)

    def missing(self) -> str:
        """Return what is missing before the next step, as a sentence; empty when nothing is."""
        return ""

    def show_missing(self) -> None:
        """Put the words under the field they concern and go to it."""

    def start(self) -> None:
        """Take the keyboard. Called when the step shows."""
