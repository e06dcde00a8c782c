"""How an event looks on the line: day, mark on the line, title with chip, one sentence, who."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.events.event import CaseEvent
from ui.events.event_items import EventItems, protected_hint, state, weekday
from ui.look.icons import paint_icon
from ui.look.theme import color, font, px
from ui.widgets.show.chip import chip_size, paint_chip

ROW, MONTH = 48, 34
"""Design pixels of a row, and of the month's name above it."""

_DAY, _LINE, _TEXT, _EDGE = 16, 94, 118, 14
"""Where day, line and words begin, and what is left free at the right."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EventDelegate(QStyledItemDelegate):
    """Paints one `CaseEvent`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for two lines, and for the month where one stands above."""
        model = index.model()
        assert isinstance(model, EventItems)
        return QSize(px(240), px(ROW + (MONTH if model.month(index) else 0)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        model = index.model()
        assert isinstance(model, EventItems)
        event, where = model.item(index), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        month = model.month(index)
        if month:
            self._month(painter, where, month)
            where = where.adjusted(0, px(MONTH), 0, 0)
        self._ground(painter, where, option)
        self._mark(painter, where, event)
        self._words(painter, where, event)
        painter.restore()

    def _month(self, painter: QPainter, where: QRectF, month: str) -> None:
        painter.setFont(font(13, 600))
        painter.setPen(color("text"))
        line = QRectF(where.left() + px(_DAY), where.top(), where.width() - px(_DAY), px(MONTH))
        painter.drawText(line, _LEFT, month)

    def _ground(self, painter: QPainter, where: QRectF, option: QStyleOptionViewItem) -> None:
        flags = option.state
        if flags & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, color("selected"))
        elif flags & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(where, color("hover"))
        if flags & QStyle.StateFlag.State_HasFocus and flags & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(color("focus"), px(2)))
            painter.drawRoundedRect(where.adjusted(2, 2, -2, -2), px(4), px(4))

    def _mark(self, painter: QPainter, where: QRectF, event: CaseEvent) -> None:
        middle = QPointF(where.left() + px(_LINE), where.center().y())
        painter.setPen(QPen(color("border"), px(2)))
        painter.drawLine(QPointF(middle.x(), where.top()), QPointF(middle.x(), where.bottom()))
        painter.setPen(QPen(color("border_strong"), 1))
        painter.setBrush(color("surface"))
        painter.drawEllipse(middle, px(13), px(13))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        icon = "eye-slash" if event.is_protected else event.icon
        side = px(16)
        paint_icon(
            painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), icon, color("text2")
        )

    def _words(self, painter: QPainter, where: QRectF, event: CaseEvent) -> None:
        right = where.right() - px(_EDGE)
        small, strong = QFontMetrics(font(13)), QFontMetrics(font(14, 600))
        painter.setFont(font(13))
        painter.setPen(color("text2"))
        day = QRectF(where.left() + px(_DAY), where.top(), px(_LINE - _DAY - 14), where.height())
        painter.drawText(day, _LEFT, weekday(event))
        painter.drawText(
            QRectF(where.left(), where.top(), right - where.left(), where.height()), _RIGHT, event.who
        )
        room = (
            right
            - where.left()
            - px(_TEXT)
            - (small.horizontalAdvance(event.who) + px(12) if event.who else 0)
        )
        left, top = where.left() + px(_TEXT), where.top() + px(3)
        sentence = protected_hint() if event.is_protected else event.sentence
        below = QRectF(left, top + px(21), room, px(20))
        painter.drawText(below, _LEFT, small.elidedText(sentence, Qt.TextElideMode.ElideRight, int(room)))
        chip = state(event)
        size = chip_size(chip[0], chip[2]) if chip else QSize(0, 0)
        painter.setFont(font(14, 600))
        painter.setPen(color("text"))
        title_room = room - (size.width() + px(10) if chip else 0)
        title = strong.elidedText(event.title, Qt.TextElideMode.ElideRight, int(title_room))
        high = px(22) if sentence else where.height() - px(6)
        painter.drawText(QRectF(left, top, title_room, high), _LEFT, title)
        if chip:
            at = QRectF(left + strong.horizontalAdvance(title) + px(10), top, size.width(), size.height())
            paint_chip(painter, at, *chip)
