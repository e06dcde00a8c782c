"""How the cells of a table look: text, chip, emblem, steps, icon; hairline under, focus ring round the row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.icons import paint_icon
from ui.look.theme import color, font, px
from ui.widgets.show.chip import chip_size, paint_chip
from ui.widgets.show.emblem import paint_emblem
from ui.widgets.show.row_model import COLUMN, VALUE, Column

_PAD = 14
_SELECTED, _FOCUSED = (
    one.value for one in (QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus)
)
"""As plain numbers: a cell is painted a hundred times a page, and Python's flags cost as much as the drawing."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """Paints a cell by its column's kind. `hovered` is the row under the mouse, -1 for none."""

    hovered = -1
    row_height = 40

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the content, 40 high."""
        column: Column = index.data(COLUMN)
        wide = QFontMetrics(font(14, 600)).horizontalAdvance(str(index.data() or ""))
        value = index.data(VALUE)
        if column.kind == "chip" and value:
            wide = chip_size(value[0], value[2]).width()
        elif column.kind == "emblem":
            wide += px(38)
        elif column.kind == "steps" and value:
            wide += px(10 * value[1] + 10)
        elif column.kind == "icon":
            wide += px(26)
        return QSize(wide + px(2 * _PAD), px(self.row_height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, content, hairline and ring."""
        where = QRectF(option.rect)
        column: Column = index.data(COLUMN)
        state = option.state.value
        painter.save()
        if state & _SELECTED:
            painter.fillRect(where, color("selected"))
        elif index.row() == self.hovered:
            painter.fillRect(where, color("hover"))
        painter.fillRect(QRectF(where.left(), where.bottom() - 1, where.width(), 1), color("border"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._content(painter, where.adjusted(px(_PAD), 0, -px(_PAD) / 2, -1), column, index)
        if state & _FOCUSED:
            painter.setPen(QPen(color("focus"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = px(2)
            painter.drawRoundedRect(where.adjusted(half, half, -half, -half), px(4), px(4))
        painter.restore()

    def _content(
        self, painter: QPainter, where: QRectF, column: Column, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        value, text = index.data(VALUE), str(index.data() or "")
        if column.kind == "chip":
            if value:
                size = chip_size(value[0], value[2])
                top = where.center().y() - size.height() / 2
                paint_chip(painter, QRectF(where.left(), top, size.width(), size.height()), *value)
            return
        if column.kind == "emblem" and value:
            side = px(28)
            paint_emblem(painter, QRectF(where.left(), where.center().y() - side / 2, side, side), *value)
            where.setLeft(where.left() + side + px(10))
        elif column.kind == "steps" and value:
            where.setLeft(where.left() + paint_steps(painter, where, *value) + px(10))
        elif column.kind == "icon" and value:
            paint_icon(
                painter, QRectF(where.left(), where.top(), px(18), where.height()), value, color("text2")
            )
            where.setLeft(where.left() + px(26))
        row = index.model()
        tone = column.tone(row.row(index)) if column.tone and hasattr(row, "row") else None
        _write(painter, where, text, column, tone)


def _write(painter: QPainter, where: QRectF, text: str, column: Column, tone: str | None) -> None:
    is_strong = column.kind in ("strong", "emblem") or tone == "danger"
    painter.setFont(font(14, 600 if is_strong else 400, tabular=True))
    painter.setPen(color(tone or ("text" if is_strong else "text2")))
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(where.width()))
    painter.drawText(where, _RIGHT if column.is_right else _LEFT, words)


def paint_steps(painter: QPainter, where: QRectF, now: int, count: int) -> float:
    """Draw the process as small boxes: done filled, now with a thick edge, to come thin; returns the width."""
    wide, high, gap = px(8), px(6), px(2)
    top = round(where.center().y() - high / 2)
    for place in range(count):
        box = QRectF(where.left() + place * (wide + gap), top, wide, high)
        if place < now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary"))
            painter.drawRoundedRect(box, px(1), px(1))
        else:
            edge = px(2) if place == now else 1
            painter.setPen(QPen(color("primary" if place == now else "border_strong"), edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = edge / 2
            painter.drawRoundedRect(box.adjusted(half, half, -half, -half), px(1), px(1))
    return float(count * (wide + gap) - gap)
