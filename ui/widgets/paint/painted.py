"""How what we paint and measure ourselves follows the zoom: two bases, so that no widget listens for itself.

The theme sets a new style sheet for every scheme and zoom, and Qt tells each widget so with a `StyleChange`. To that
`QWidget.changeEvent` itself answers with `update` and `updateGeometry`: the widget is painted anew and its layout
asks for `sizeHint` again. `px()` and `font()` give the lengths of the moment, so a widget that keeps none of them has
nothing to do. Nor has a delegate: its view asks for every size again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # two Qt classes cannot be the bases of one; the widget's own stands after ours


class Painted(_Widget):
    """Drawn by its own `paintEvent`, as large as its own `sizeHint`, both from `px()` and `font()` at each call.

    Stands before the Qt class: `class Chip(Painted, QLabel)`. Does not shrink, unless it says how far.
    """

    def minimumSizeHint(self) -> QSize:
        """Never smaller than it is drawn."""
        return self.sizeHint()


class Measured(_Widget):
    """Keeps lengths from one zoom to the next: an icon's size, a place, the width of a column.

    Stands before the Qt class: `class Table(Measured, QTableView)`.
    """

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the style is another, which it is at another zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.remeasure()

    def remeasure(self) -> None:
        """Take the lengths of the zoom now. Qt may ask for it before `__init__` is through."""
        raise NotImplementedError
