"""How a row of the due list looks: box, icon, what, who, when. Overdue is the only red."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.duties.duty_items import DutyItem, DutyItems
from ui.look.icons import paint_icon
from ui.look.theme import color, font, px, theme

BOX = 16
HEADING = 34
ROW, FLAT_ROW = 36, 32
WHO, WHEN = 104, 112
"""The most that the columns of names and of days take, in design pixels."""


class DutyDelegate(QStyledItemDelegate):
    """Paints headings and duties; `flat` is the list of one case, which needs neither icon nor name."""

    def __init__(self, parent: QWidget, *, flat: bool = False) -> None:
        super().__init__(parent)
        self._flat = flat
        self._who = self._when = 0  # pixels
        self._measured: tuple[object, object] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a heading or of a row."""
        model = index.model()
        assert isinstance(model, DutyItems)
        return QSize(px(200), row_height(model.item(index), flat=self._flat))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        model = index.model()
        assert isinstance(model, DutyItems)
        item = model.item(index)
        self._measure(model)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect).adjusted(px(6), 0, -px(6), 0)
        if item.duty is None:
            self._heading(painter, where, item)
        else:
            self._ground(painter, where, option)
            self._row(painter, where.adjusted(px(12), 0, -px(12), 0), item)
        painter.restore()

    def _heading(self, painter: QPainter, where: QRectF, item: DutyItem) -> None:
        line = where.adjusted(px(12), px(8), -px(12), 0)
        painter.setFont(font(14, 600))
        painter.setPen(color("danger" if item.is_late else "text2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, item.text)
        left = QFontMetrics(font(14, 600)).horizontalAdvance(item.text) + px(8)
        painter.setFont(font(13))
        painter.setPen(color("text2"))
        painter.drawText(line.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(item.count))

    def _ground(self, painter: QPainter, where: QRectF, option: QStyleOptionViewItem) -> None:
        state = option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(color("selected"))
            painter.drawRoundedRect(where, px(6), px(6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), px(6), px(6))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(color("hover"))
            painter.drawRoundedRect(where, px(6), px(6))

    def _row(self, painter: QPainter, where: QRectF, item: DutyItem) -> None:
        assert item.duty is not None
        if item.duty.task is not None:
            self._box(painter, box_of(where), item.is_done)
        elif not self._flat:  # nothing to tick: it is done where it leads
            paint_icon(painter, box_of(where), "arrow-right", color("text3"))
        left = where.left() + px(28)
        if not self._flat:
            icon = QRectF(left, where.center().y() - px(9), px(18), px(18))
            paint_icon(painter, icon, item.duty.icon, color("text2"))
            left += px(26)
        elif item.duty.task is None:
            icon = QRectF(where.left() - 1, where.center().y() - px(9), px(18), px(18))
            paint_icon(painter, icon, item.duty.icon, color("text2"))
        right = self._at_end(painter, where, item.when, self._when, item.is_late)
        if not self._flat:
            right = self._at_end(
                painter, where.adjusted(0, 0, right - where.right(), 0), item.duty.who, self._who
            )
        face = font(13 if self._flat else 14)
        face.setStrikeOut(item.is_done)
        painter.setFont(face)
        painter.setPen(color("text2" if item.is_done else "text"))
        words = QRectF(left, where.top(), right - left - px(8), where.height())
        text = QFontMetrics(face).elidedText(item.text, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _at_end(
        self, painter: QPainter, where: QRectF, text: str, wide: float, is_late: bool = False
    ) -> float:
        """Draw a text in a column at the right edge and return where the next one ends."""
        if not wide:
            return where.right()
        face = font(13, 600 if is_late else 400)
        painter.setFont(face)
        painter.setPen(color("danger" if is_late else "text2"))
        left = where.right() - wide
        words = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(wide) + 1)
        line = QRectF(left, where.top(), wide, where.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return left - px(6 if self._flat else 14)

    def _measure(self, items: DutyItems) -> None:
        """Give names and days a column each, as wide as the widest that is shown and no wider than its most."""
        texts = items.texts()
        if (texts, theme.zoom) == self._measured:
            return
        names, days = texts
        plain, late = QFontMetrics(font(13)), QFontMetrics(font(13, 600))
        self._who = min(max(map(plain.horizontalAdvance, names), default=0), px(WHO))
        self._when = min(max(map(late.horizontalAdvance, days), default=0), px(WHEN))
        self._measured = texts, theme.zoom

    def _box(self, painter: QPainter, box: QRectF, is_done: bool) -> None:
        painter.setPen(QPen(color("primary" if is_done else "border_strong"), 1))
        painter.setBrush(color("primary") if is_done else color("field"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(3), px(3))
        if is_done:
            paint_icon(painter, box.adjusted(1, 1, -1, -1), "check", color("on_primary"))


def row_height(item: DutyItem, *, flat: bool) -> int:
    """Return the height of a heading or of a row, in pixels."""
    return px(HEADING if item.duty is None else FLAT_ROW if flat else ROW)


def box_of(where: QRectF) -> QRectF:
    """Return where the box stands in a row's inner rectangle."""
    return QRectF(where.left(), where.center().y() - px(BOX) / 2, px(BOX), px(BOX))
