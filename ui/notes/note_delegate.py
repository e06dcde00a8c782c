"""How a note looks in the list: kind and day, two lines, chips."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.theme import color, font, px
from ui.notes.note_items import NoteItem, NoteItems
from ui.widgets.show.chip import chip_size, paint_chip

LINES = 2


class NoteDelegate(QStyledItemDelegate):
    """Paints one `NoteItem`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for the head, two lines and a row of chips."""
        return QSize(px(240), self.high())

    @staticmethod
    def high() -> int:
        """Return the height of every row, in logical pixels."""
        return px(12 + 20 + 18 * LINES + 8 + 22 + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        model = index.model()
        assert isinstance(model, NoteItems)
        where = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, where, option)
        inner = where.adjusted(px(12), px(10), -px(12), -px(10))
        self._head(painter, inner, model.item(index))
        top = inner.top() + px(20)
        self._opening(painter, QRectF(inner.left(), top, inner.width(), px(18 * LINES)), model.item(index))
        self._chips(painter, inner, model.item(index))
        painter.restore()

    def _ground(self, painter: QPainter, where: QRectF, option: QStyleOptionViewItem) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, color("selected"))
            painter.fillRect(QRectF(where.left(), where.top(), px(3), where.height()), color("primary"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(where, color("hover"))
        painter.setPen(color("border"))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(color("focus"))
            painter.drawRoundedRect(where.adjusted(2, 2, -2, -2), px(4), px(4))

    def _head(self, painter: QPainter, inner: QRectF, item: NoteItem) -> None:
        painter.setFont(font(12))
        painter.setPen(color("text3"))
        line = QRectF(inner.left(), inner.top(), inner.width(), px(20))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, item.when())
        room = inner.width() - QFontMetrics(font(12)).horizontalAdvance(item.when()) - px(8)
        painter.setFont(font(14, 600))
        painter.setPen(color("text"))
        words = QFontMetrics(font(14, 600)).elidedText(item.kind, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _opening(self, painter: QPainter, where: QRectF, item: NoteItem) -> None:
        painter.setPen(color("text2"))
        layout = QTextLayout(item.opening(), font(13))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        top = where.top()
        metrics = QFontMetrics(font(13))
        painter.setFont(font(13))
        for number in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(where.width())
            text = item.opening()[line.textStart() :]
            if number < LINES - 1:
                text = text[: line.textLength()]
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(where.width()))
            painter.drawText(
                QRectF(where.left(), top, where.width(), px(18)), Qt.AlignmentFlag.AlignVCenter, words
            )
            top += px(18)
        layout.endLayout()

    def _chips(self, painter: QPainter, inner: QRectF, item: NoteItem) -> None:
        left = inner.left()
        for word, tone, icon in item.chips():
            size = chip_size(word, icon)
            paint_chip(
                painter,
                QRectF(left, inner.bottom() - size.height(), size.width(), size.height()),
                word,
                tone,
                icon,
            )
            left += size.width() + px(8)
