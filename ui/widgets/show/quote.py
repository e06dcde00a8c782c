"""Somebody's own words, with a bar in the informant's colour, and who said them when."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from ui.look.metrics import column
from ui.widgets.show.text import label


class Quote(QFrame):
    """`informant` is elev, vh, skola or neutral. The quotation marks are ours: give the bare words."""

    def __init__(self, text: str, source: str, informant: str = "elev") -> None:
        super().__init__()
        self.setProperty("quote", informant)
        self.setAccessibleName(f"{source}: {text}")
        whole = column(self, gap=2, margins=(10, 4, 0, 2))
        whole.addWidget(label(f"”{text}”", "reading"))
        whole.addWidget(label(source, "caption", "text2"))
