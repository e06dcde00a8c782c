"""The head of a table: small words, the sort arrow beside the word it sorts by."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.look.icons import paint_icon
from ui.look.theme import color, font, px


class TableHead(QHeaderView):
    """Painted whole, since Qt puts the arrow at the far end of the column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's name
        """Draw the word, the arrow if the table is sorted by it, and the line under."""
        painter.save()
        painter.setPen(QPen(color("border_strong"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        letters = font(12, 600)
        painter.setFont(letters)
        painter.setPen(color("text2"))
        role = Qt.ItemDataRole.TextAlignmentRole
        is_right = bool(int(self.model().headerData(logicalIndex, self.orientation(), role) or 0) & 0x2)
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        word = str(self.model().headerData(logicalIndex, self.orientation()) or "")
        arrow = px(16) if is_sorted else 0
        room = rect.adjusted(px(14), 0, -px(7) - arrow, 0)
        word = QFontMetrics(letters).elidedText(word, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), word)
        if is_sorted:
            wide = QFontMetrics(letters).horizontalAdvance(word)
            left = room.right() + px(3) if is_right else room.left() + wide + px(4)
            name = "caret-up" if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else "caret-down"
            paint_icon(painter, QRectF(left, rect.top(), px(12), rect.height()), name, color("text2"))
        painter.restore()
