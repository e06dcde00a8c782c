"""Check boxes and radio buttons with our own marks.

The marks are painted here and not by a style of our own: Qt asks a style written in Python some thousand times for
each page it lays out, and the first question costs a tenth of the start.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QStyleOptionButton

from ui.look.theme import color, px

_SIDE, _TICK = 16, ((0.25, 0.52), (0.43, 0.70), (0.76, 0.33))


class CheckBox(QCheckBox):
    """A square mark and a word."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw our mark, and the word as Qt does."""
        parts = QStyle.SubElement.SE_CheckBoxIndicator, QStyle.SubElement.SE_CheckBoxContents
        _paint(self, parts, QStyle.ControlElement.CE_CheckBoxLabel)


class RadioButton(QRadioButton):
    """A round mark and a word."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw our mark, and the word as Qt does."""
        parts = QStyle.SubElement.SE_RadioButtonIndicator, QStyle.SubElement.SE_RadioButtonContents
        _paint(self, parts, QStyle.ControlElement.CE_RadioButtonLabel)


def _paint(
    box: CheckBox | RadioButton,
    parts: tuple[QStyle.SubElement, QStyle.SubElement],
    word: QStyle.ControlElement,
) -> None:
    style, option = box.style(), QStyleOptionButton()
    box.initStyleOption(option)
    mark, words = (style.subElementRect(part, option, box) for part in parts)
    painter = QPainter(box)
    _paint_mark(painter, QRectF(mark), box)
    option.rect = words
    style.drawControl(word, option, painter, box)


def _paint_mark(painter: QPainter, where: QRectF, box: CheckBox | RadioButton) -> None:
    is_partly = isinstance(box, CheckBox) and box.checkState() is Qt.CheckState.PartiallyChecked
    is_round, is_on = isinstance(box, RadioButton), box.isChecked() or is_partly
    side = min(px(_SIDE), where.width(), where.height())
    edge = QRectF(0, 0, side - 1, side - 1)
    edge.moveCenter(where.center())
    radius = min(px(9 if is_round else 3), side / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("primary" if is_on else "border_strong"), max(1.0, px(1.4))))
    painter.setBrush(color("primary" if is_on else "field"))
    painter.drawRoundedRect(edge, radius, radius)
    painter.setPen(QPen(color("on_primary"), max(1.5, px(2)), c=Qt.PenCapStyle.RoundCap))
    if is_partly:
        painter.drawLine(edge.center() - QPointF(side / 4, 0), edge.center() + QPointF(side / 4, 0))
    elif is_on and is_round:
        painter.setBrush(color("on_primary"))
        painter.drawEllipse(edge.center(), edge.width() / 9, edge.width() / 9)
    elif is_on:
        painter.drawPolyline(
            [QPointF(edge.x() + x * edge.width(), edge.y() + y * edge.height()) for x, y in _TICK]
        )
    painter.restore()
