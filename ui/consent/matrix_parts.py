"""The matrix in as many parts under each other as it takes for none of them to scroll sideways."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.consent.matrix import ConsentMatrix
from ui.consent.matrix_delegate import CELL, NAME
from ui.look.metrics import column
from ui.look.theme import px, theme
from ui.widgets.frame.shown import show_if


class MatrixParts(QWidget):
    """Each part names the parties and shows some of the categories; all of them are one table to the keyboard."""

    def __init__(self, matrix: ConsentMatrix) -> None:
        super().__init__()
        self._views = [matrix]
        self._whole = column(self, gap=16)
        self._whole.addWidget(matrix)
        matrix.passed.connect(self._go_on)
        matrix.shown.modelReset.connect(self._arrange)
        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many categories side by side as fit."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One category is the narrowest."""
        return QSize(px(NAME + CELL), super().minimumSizeHint().height())

    @Slot(int)
    def _go_on(self, step: int) -> None:
        """Let the arrows walk from one part to the next, in the same row."""
        shown = [view for view in self._views if not view.isHidden()]
        now = next((place for place, view in enumerate(shown) if view.hasFocus()), 0)
        if 0 <= now + step < len(shown):
            shown[now + step].enter(shown[now].currentIndex().row(), at_end=step < 0)

    @Slot()
    def _arrange(self) -> None:
        first = self._views[0]
        count = len(first.shown.categories)
        fits = max(1, (self.width() - px(NAME)) // px(CELL))
        parts = max(1, ceil(count / fits))
        each = ceil(count / parts)
        while len(self._views) < parts:
            more = ConsentMatrix(first)
            more.setObjectName(f"matrix-{len(self._views) + 1}")
            more.passed.connect(self._go_on)
            self._views.append(more)
            self._whole.addWidget(more)
        for place, view in enumerate(self._views):
            view.show_only(place * each, each)
            show_if(place < parts, view)
