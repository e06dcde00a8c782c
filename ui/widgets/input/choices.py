"""Several answers to one question (flerval)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGroupBox

from ui.look.metrics import grid
from ui.look.theme import px
from ui.widgets.input.quietly import quietly
from ui.widgets.paint.marks import CheckBox


class ChoiceList(QGroupBox):
    """Check boxes in columns; fewer columns when there is little room."""

    chosen = Signal(object)  # tuple of keys, in the list's order

    def __init__(self, question: str, parts: Sequence[tuple[str, str]], columns: int = 2) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setAccessibleName(question)
        self._boxes: dict[str, CheckBox] = {}
        self._most = columns
        self._columns = 0
        self._grid = grid(self, gap=4)
        for key, text in parts:
            box = CheckBox(text.replace("&", "&&"))
            box.setAccessibleName(text)
            box.setObjectName(f"choice-{key}".replace(" ", "-"))
            box.toggled.connect(self._on_toggled)
            self._boxes[key] = box
        self._arrange(columns)

    def first(self) -> str:
        """Return the first key, empty for a list without any."""
        return next(iter(self._boxes), "")

    def keys(self) -> tuple[str, ...]:
        """Return the ticked keys."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def set_keys(self, keys: Collection[str]) -> None:
        """Show other ticks without telling."""
        with quietly(*self._boxes.values()):
            for key, box in self._boxes.items():
                box.setChecked(key in keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        super().resizeEvent(event)
        room = event.size().width()
        fits = (columns for columns in range(self._most, 1, -1) if self._wide(columns) <= room)
        self._arrange(next(fits, 1))

    def minimumSizeHint(self) -> QSize:
        """One column is the narrowest."""
        widest = max((box.sizeHint().width() for box in self._boxes.values()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _wide(self, columns: int) -> int:
        """Return how wide so many columns are, each as its widest box."""
        wide = [box.sizeHint().width() for box in self._boxes.values()]
        rows = max(1, -(-len(wide) // columns))
        parts = [max(wide[first : first + rows]) for first in range(0, len(wide), rows)]
        return sum(parts) + px(4) * (len(parts) - 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self._boxes) // columns)
        for place, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, place % rows, place // rows)

    def _on_toggled(self) -> None:
        self.chosen.emit(self.keys())
