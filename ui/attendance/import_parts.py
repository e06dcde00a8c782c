"""What the parts of *Läs in närvaro* have in common: a numbered title, and small links."""

from __future__ import annotations

from PySide6.QtWidgets import QGroupBox, QHBoxLayout

from ui.look.metrics import column, row
from ui.widgets.show.chip import Chip
from ui.widgets.show.text import label


class ImportPart(QGroupBox):
    """One of the four parts: `body` takes its content; `title_row` has room at the right of the title."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setAccessibleName(f"{number}. {title}")
        self.setObjectName(f"import-part-{number}")
        self.body = column(self, gap=8)
        self.title_row: QHBoxLayout = row(gap=8)
        self.title_row.addWidget(Chip(str(number)))
        self.title_row.addWidget(label(title, "h3", wrap=False))
        self.title_row.addStretch(1)
        self.body.addLayout(self.title_row)
