"""What the edges in the matrix mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.consent.matrix_delegate import paint_mark
from ui.consent.matrix_model import Mark, Standing
from ui.look.metrics import row
from ui.look.theme import px
from ui.widgets.paint.painted import Painted
from ui.widgets.show.text import label


class _Sample(Painted, QLabel):
    """A cell in small, beside its word."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark

    def sizeHint(self) -> QSize:
        """Return the size of a small cell."""
        return QSize(px(22), px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge and fill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = px(14)
        paint_mark(painter, QRectF(0, (self.height() - high) / 2, px(22), high), self._mark, words=False)


class Legend(QWidget):
    """One sample and word a standing that occurs."""

    def __init__(self) -> None:
        super().__init__()
        whole = row(self, gap=8)
        shown: tuple[Standing, ...] = ("waits", "holds", "withdrawn")
        for standing in shown:
            mark = Mark("bada", standing)
            whole.addWidget(_Sample(mark))
            whole.addWidget(
                label(
                    mark.told() if standing != "withdrawn" else self.tr("gäller inte"), "caption", wrap=False
                )
            )
            whole.addSpacing(8)
