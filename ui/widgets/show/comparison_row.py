"""One question and where each informant stands on it: worded stops, shapes, and the answers in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look.theme import color, font, px
from ui.widgets.paint.painted import Painted
from ui.widgets.show.informant_mark import InformantShape, paint_informant

WORDS, ANSWERS = 340, 310  # design pixels at the left and right of the track
NARROW = 860  # under it the answers stand below the track


@dataclass(frozen=True)
class ShownAnswer:
    """Whose answer: `level` on the scale or None (vet inte, vill inte svara), `words` as said in the list."""

    shape: InformantShape
    name: str
    level: int | None
    words: str


class ComparisonRow(Painted, QLabel):
    """Painted; Tab stop, ↑ ↓ to the next row, Enter opens the quotes. Never a number, never good or bad."""

    opened = Signal()

    def __init__(
        self,
        question: str,
        levels: Sequence[str],
        answers: Sequence[ShownAnswer],
        quote: str = "",
        *,
        is_worded: bool = False,
    ) -> None:
        super().__init__()
        self._is_worded = is_worded
        self._question, self._quote = question, quote
        self._levels = list(levels)
        self._answers = sorted(answers, key=lambda answer: answer.shape.order)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = " ".join(f"{answer.name}: {answer.words}." for answer in self._answers)
        self.setAccessibleName(f"{question.rstrip('.')}. {said}")
        self.setAccessibleDescription(quote)

    def sizeHint(self) -> QSize:
        """One row; higher when narrow or when the answers need more lines."""
        return QSize(px(640), self._height(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Narrow rows stack."""
        return QSize(px(360), self._height(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow or wide."""
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go between rows, open."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._to_neighbour(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        super().mouseReleaseEvent(event)
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw question, track, answers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_narrow():
            wide = self.width() - px(32)
            top = self._words_height(wide) + px(14)
            self._paint_words(painter, QRectF(px(16), px(8), wide, top - px(10)))
            self._paint_track(painter, QRectF(px(16), top, wide, px(54)), is_worded=True)
            self._paint_answers(painter, QRectF(px(16), top + px(60), wide, self.height()))
            return
        high = float(self.height())
        track = QRectF(px(16 + WORDS), 0, self.width() - px(WORDS + ANSWERS + 48), high)
        self._paint_words(painter, QRectF(px(16), 0, px(WORDS - 16), high))
        self._paint_track(painter, track, is_worded=self._is_worded)
        lines = -(-len(self._answers) // 2)
        start = (high - px(23) * lines) / 2
        self._paint_answers(painter, QRectF(self.width() - px(ANSWERS + 16), start, px(ANSWERS), high))

    def _is_narrow(self) -> bool:
        return self.width() < px(NARROW)

    def _height(self, wide: int) -> int:
        answers = px(23) * -(-len(self._answers) // 2)
        if wide < px(NARROW):
            return self._words_height(wide - px(32)) + px(14 + 68) + answers
        words = self._words_height(px(WORDS - 16)) + px(14)
        return max(px(78 if self._is_worded else 66), px(20) + answers, words)

    def _words_height(self, wide: int) -> int:
        room = QRect(0, 0, wide, 0)
        metrics = QFontMetrics(font(14, 600))
        lines = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._question).height()
        return lines + (px(20) if self._quote else 0)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(font(14, 600))
        painter.setPen(color("text"))
        metrics = QFontMetrics(painter.font())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        bounds = metrics.boundingRect(room.toRect(), int(flags), self._question)
        quote_high = px(20) if self._quote else 0
        top = room.top() + max(0.0, (room.height() - bounds.height() - quote_high) / 2)
        painter.drawText(QRectF(room.left(), top, room.width(), bounds.height()), int(flags), self._question)
        if self._quote:
            painter.setFont(font(13))
            painter.setPen(color("text2"))
            line = QRectF(room.left(), top + bounds.height(), room.width(), quote_high)
            words = painter.fontMetrics().elidedText(
                self._quote, Qt.TextElideMode.ElideRight, round(room.width())
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_track(self, painter: QPainter, room: QRectF, *, is_worded: bool) -> None:
        last = max(1, len(self._levels) - 1)
        y = round(room.center().y()) - (px(8) if is_worded else 0)
        stops = stop_places(room, last + 1)
        if is_worded:
            paint_stop_words(painter, stops, y + px(15), self._levels)
        painter.setPen(QPen(color("border_strong"), px(2)))
        painter.drawLine(QLineF(stops[0], y, stops[-1], y))
        for x in stops:
            painter.drawLine(QLineF(x, y - px(6), x, y + px(6)))
        held = [answer for answer in self._answers if answer.level is not None and 0 <= answer.level <= last]
        levels = sorted({answer.level for answer in held if answer.level is not None})
        if len(levels) > 1:
            painter.setPen(QPen(color("text2"), px(4)))
            painter.drawLine(QLineF(stops[levels[0]], y, stops[levels[-1]], y))
        for level in levels:
            shapes = [answer.shape for answer in held if answer.level == level]
            _paint_stop(painter, QPointF(stops[level], y), shapes)

    def _paint_answers(self, painter: QPainter, room: QRectF) -> None:
        half = room.width() / 2
        for place, answer in enumerate(self._answers):
            left = room.left() + (place % 2) * half
            top = room.top() + (place // 2) * px(23)
            paint_informant(painter, QPointF(left + px(6), top + px(11)), px(10), answer.shape)
            painter.setFont(font(13))
            painter.setPen(color("text"))
            name = f"{answer.name}: "
            start = left + px(18)
            painter.drawText(QRectF(start, top, half, px(23)), Qt.AlignmentFlag.AlignVCenter, name)
            start += painter.fontMetrics().horizontalAdvance(name)
            painter.setFont(font(13, 600))
            space = left + half - start - px(4)
            words = painter.fontMetrics().elidedText(answer.words, Qt.TextElideMode.ElideRight, round(space))
            painter.drawText(QRectF(start, top, space + 1, px(23)), Qt.AlignmentFlag.AlignVCenter, words)

    def _to_neighbour(self, step: int) -> None:
        rows = [row for row in self.window().findChildren(ComparisonRow) if row.isVisible()]
        rows.sort(key=lambda row: row.mapToGlobal(QPointF(0, 0)).y())
        aim: QWidget = rows[(rows.index(self) + step) % len(rows)]
        aim.setFocus(Qt.FocusReason.TabFocusReason)


def track_room(wide: int) -> QRectF:
    """Return where the track lies in a row of this width, from its top to 0; empty in a narrow row."""
    return QRectF() if wide < px(NARROW) else QRectF(px(16 + WORDS), 0, wide - px(WORDS + ANSWERS + 48), 0)


def stop_places(room: QRectF, count: int) -> list[float]:
    """Return the stops' middles along the track."""
    left, right = room.left() + px(28), room.right() - px(28)
    return [left + (right - left) * place / max(1, count - 1) for place in range(count)]


def paint_stop_words(painter: QPainter, stops: Sequence[float], top: float, words: Sequence[str]) -> None:
    """Write the levels in words, each under its stop; the outer ones stay inside the track."""
    painter.setFont(font(12))
    painter.setPen(color("text2"))
    step = stops[1] - stops[0]
    for place, (x, word) in enumerate(zip(stops, words, strict=False)):
        wide = min(step, px(28) * 2 + step / 2) if place in (0, len(stops) - 1) else step
        shown = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, round(wide))
        painter.drawText(QRectF(x - wide / 2, top, wide, px(18)), Qt.AlignmentFlag.AlignCenter, shown)


def _paint_stop(painter: QPainter, middle: QPointF, shapes: Sequence[InformantShape]) -> None:
    """Draw the markers at one stop; several stand side by side in a ring."""
    side, gap = px(18), px(7)
    wide = len(shapes) * side + (len(shapes) - 1) * gap
    ground = QRectF(middle.x() - wide / 2 - px(5), middle.y() - px(14), wide + px(10), px(28))
    painter.setPen(QPen(color("border_strong"), px(2)) if len(shapes) > 1 else Qt.PenStyle.NoPen)
    painter.setBrush(color("surface"))
    if len(shapes) > 1:
        painter.drawRoundedRect(ground.adjusted(-px(2), -px(2), px(2), px(2)), px(16), px(16))
    else:
        painter.drawRect(ground.adjusted(px(2), px(6), -px(2), -px(6)))
    for place, shape in enumerate(shapes):
        x = middle.x() - wide / 2 + side / 2 + place * (side + gap)
        paint_informant(painter, QPointF(x, middle.y()), side, shape)
