"""One question and where each voice stands on it: worded stops, shapes, and the answers in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import color, font, px
from ui.widgets.voices import Voice, paint_voice

WORDS, ANSWERS = 340, 310  # design pixels at the left and right of the track
NARROW = 860  # under it the answers stand below the track


@dataclass(frozen=True)
class VoiceAnswer:
    """Whose answer: `level` on the scale or None (vet inte, vill inte svara), `words` as said in the list."""

    voice: Voice
    name: str
    level: int | None
    words: str


class VoiceRow(QLabel):
    """Painted; Tab stop, ↑ ↓ to the next row, Enter opens the quotes. Never a number, never good or bad."""

    opened = Signal()

    def __init__(
        self, question: str, levels: Sequence[str], answers: Sequence[VoiceAnswer], quote: str = ""
    ) -> None:
        super().__init__()
        self._question, self._quote = question, quote
        self._levels = list(levels)
        self._answers = sorted(answers, key=lambda answer: answer.voice.order)
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

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

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
            self._paint_words(painter, QRectF(px(16), px(8), wide, px(44)))
            self._paint_track(painter, QRectF(px(16), px(54), wide, px(36)))
            self._paint_answers(painter, QRectF(px(16), px(96), wide, self.height()))
            return
        high = float(self.height())
        track = QRectF(px(16 + WORDS), 0, self.width() - px(WORDS + ANSWERS + 48), high)
        self._paint_words(painter, QRectF(px(16), 0, px(WORDS - 16), high))
        self._paint_track(painter, track)
        lines = -(-len(self._answers) // 2)
        top = (high - px(23) * lines) / 2
        self._paint_answers(painter, QRectF(self.width() - px(ANSWERS + 16), top, px(ANSWERS), high))

    def _is_narrow(self) -> bool:
        return self.width() < px(NARROW)

    def _height(self, wide: int) -> int:
        lines = -(-len(self._answers) // 2)
        if wide < px(NARROW):
            return px(104 + 23 * lines)
        return px(max(66, 20 + 23 * lines))

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

    def _paint_track(self, painter: QPainter, room: QRectF) -> None:
        last = max(1, len(self._levels) - 1)
        inside = room.adjusted(px(28), 0, -px(28), 0)
        y = round(room.center().y())
        stops = [inside.left() + inside.width() * place / last for place in range(last + 1)]
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
            voices = [answer.voice for answer in held if answer.level == level]
            _paint_stop(painter, QPointF(stops[level], y), voices)

    def _paint_answers(self, painter: QPainter, room: QRectF) -> None:
        half = room.width() / 2
        for place, answer in enumerate(self._answers):
            left = room.left() + (place % 2) * half
            top = room.top() + (place // 2) * px(23)
            paint_voice(painter, QPointF(left + px(6), top + px(11)), px(10), answer.voice)
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
        parent = self.parentWidget()
        rows = parent.findChildren(VoiceRow) if parent else [self]
        rows.sort(key=lambda row: row.mapToGlobal(QPointF(0, 0)).y())
        aim: QWidget = rows[(rows.index(self) + step) % len(rows)]
        aim.setFocus(Qt.FocusReason.TabFocusReason)


def _paint_stop(painter: QPainter, middle: QPointF, voices: Sequence[Voice]) -> None:
    """Draw the markers at one stop; several stand side by side in a ring."""
    side, gap = px(18), px(7)
    wide = len(voices) * side + (len(voices) - 1) * gap
    ground = QRectF(middle.x() - wide / 2 - px(5), middle.y() - px(14), wide + px(10), px(28))
    painter.setPen(QPen(color("border_strong"), px(2)) if len(voices) > 1 else Qt.PenStyle.NoPen)
    painter.setBrush(color("surface"))
    if len(voices) > 1:
        painter.drawRoundedRect(ground.adjusted(-px(2), -px(2), px(2), px(2)), px(16), px(16))
    else:
        painter.drawRect(ground.adjusted(px(2), px(6), -px(2), -px(6)))
    for place, voice in enumerate(voices):
        x = middle.x() - wide / 2 + side / 2 + place * (side + gap)
        paint_voice(painter, QPointF(x, middle.y()), side, voice)
