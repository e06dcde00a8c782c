"""A card whose rows are made anew each time something changes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ui.look.metrics import spaced
from ui.widgets.frame.card import Card
from ui.widgets.show.text import hairline, label


class ListCard(Card):
    """Rows with hairlines between; `empty` is said when there are none."""

    def __init__(self, title: str, act: str, empty: str) -> None:
        super().__init__(title, act)
        self._empty = empty
        spaced(self.body, 0)

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        """Show these rows and let the old ones go."""
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        for place, one in enumerate(rows):
            if place:
                self.body.addWidget(hairline())
            self.body.addWidget(one)
        if self.body.count() == 0:
            self.body.addWidget(label(self._empty, "body", "text2"))
        self.body.addStretch(1)
