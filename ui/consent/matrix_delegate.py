"""How a cell of the matrix looks: filled when it holds, dashed while it waits, struck through when withdrawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.consent.sharing import party_name
from ui.consent.matrix_model import Mark, MatrixModel
from ui.look.icons import paint_icon
from ui.look.theme import color, font, px

ROW = 53
NAME = 172
WIDE_NAME = 250
CELL = 132


class MatrixDelegate(QStyledItemDelegate):
    """Paints names in the first column and marks in the others."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row's height and a column's least width."""
        return QSize(px(NAME if index.column() == 0 else CELL), px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        model = index.model()
        assert isinstance(model, MatrixModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect)
        painter.setPen(color("border"))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if index.column() == 0:
            self._name(painter, where, model, index, has_focus)
        else:
            box = where.adjusted(px(4), px(6), -px(4), -px(7))
            paint_mark(painter, box, model.mark(index))
            if has_focus:
                ring(painter, box)
        painter.restore()

    def _name(
        self,
        painter: QPainter,
        where: QRectF,
        model: MatrixModel,
        index: QModelIndex | QPersistentModelIndex,
        has_focus: bool,
    ) -> None:
        party = model.party(index)
        inner = where.adjusted(px(13), px(8), -px(8), -px(8))
        strong, second = font(14, 600), model.second_line(party)
        name, rest = (party_name(party), "") if second else in_two(party_name(party), strong, inner.width())
        lines = [
            (name, strong, "text", 20),
            (rest or second, strong if rest else font(13), "text" if rest else "text2", 18),
        ]
        top = inner.top() if lines[1][0] else inner.top() + px(8)
        for text, face, token, high in lines:
            painter.setFont(face)
            painter.setPen(color(token))
            words = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(
                QRectF(inner.left(), top, inner.width(), px(high)), Qt.AlignmentFlag.AlignVCenter, words
            )
            top += px(high)
        if has_focus:
            ring(painter, where.adjusted(px(6), px(6), -px(4), -px(7)))


def in_two(text: str, face: QFont, room: float) -> tuple[str, str]:
    """Return a text as the words that have room on a first line, and those left for a second."""
    letters, first = QFontMetrics(face), ""
    words = text.split()
    while words and letters.horizontalAdvance(f"{first} {words[0]}".strip()) <= room:
        first = f"{first} {words.pop(0)}".strip()
    return (first, " ".join(words)) if first else (text, "")


def ring(painter: QPainter, box: QRectF) -> None:
    """Draw the focus ring around a box."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color("focus"), 2))
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), px(8), px(8))


def paint_mark(painter: QPainter, box: QRectF, mark: Mark, *, words: bool = True) -> None:
    """Draw a mark in `box`; without `words` only its edge and fill, for the legend."""
    painter.save()
    edge = ("border", 1.0) if mark.standing == "none" else ("primary", 2.0)
    if mark.is_stopped:
        edge = ("danger", 1.0)
    pen = QPen(color(edge[0]), edge[1] if edge[1] == 1.0 else px(2) * 0.85)
    if mark.standing == "waits":
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(color("selected") if mark.standing == "holds" else color("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
    if words:
        _words(painter, box, mark)
    painter.restore()


def _words(painter: QPainter, box: QRectF, mark: Mark) -> None:
    is_filled = mark.standing != "none"
    face = font(12, 600 if is_filled else 400)
    face.setStrikeOut(mark.is_stopped)
    token = "danger" if mark.is_stopped else "text" if is_filled else "text3"
    wide = QFontMetrics(face).horizontalAdvance(mark.words())
    icon = px(16) if mark.icon() else 0
    left = box.center().x() - (wide + icon + (px(6) if icon else 0)) / 2
    if icon:
        paint_icon(painter, QRectF(left, box.center().y() - icon / 2, icon, icon), mark.icon(), color(token))
        left += icon + px(6)
    painter.setFont(face)
    painter.setPen(color(token))
    painter.drawText(
        QRectF(left, box.top(), wide + px(4), box.height()), Qt.AlignmentFlag.AlignVCenter, mark.words()
    )
