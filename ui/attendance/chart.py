"""The curve over the grid: painted in the grid's own columns, walked week by week, opened as a table by Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.attendance.curve import Curve, Frame, shapes
from ui.attendance.ink import paint_shapes
from ui.look.theme import color, font, px
from ui.widgets.paint.painted import Painted
from ui.widgets.show.announce import announce

FLAGS, BARS, LEAST_BARS, FOOT = 26, 220, 120, 6  # design pixels


class CurveChart(Painted, QLabel):
    """Reads the columns of the grid below it. ← and → say a week, Enter opens the table."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("curve")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._curve, self._said = Curve(()), [""]
        self._head, self._slot, self._at, self._active = 132.0, 52.0, -1, -1
        self._empty = ""

    def show_curve(self, curve: Curve, said: Sequence[str], empty: str = "") -> None:
        """Show weeks; `said` tells each of them in words, `empty` stands in the middle while there is nothing."""
        self._curve, self._said, self._empty = curve, list(said), empty
        self._at = min(self._at, len(said) - 1)
        self._name()
        self.update()

    def set_columns(self, head: float, slot: float) -> None:
        """Take over the grid's columns, in pixels."""
        if (head, slot) != (self._head, self._slot):
            self._head, self._slot = head, slot
            self.update()

    def set_active(self, place: int) -> None:
        """Mark the week the grid stands on; -1 for none."""
        if place != self._active:
            self._active = place
            self.update()

    def sizeHint(self) -> QSize:
        """Flags, bars, a little air; higher where there is room."""
        return QSize(px(132 + 8 * 50), px(FLAGS + LEAST_BARS + FOOT))

    def minimumSizeHint(self) -> QSize:
        """The bars may be lower where there is no room; as narrow as the grid is."""
        return QSize(px(132 + 100), px(FLAGS + LEAST_BARS + FOOT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from week to week, or open the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._said:
            super().keyPressEvent(event)
            return
        self._at = max(0, min(len(self._said) - 1, self._at + step))
        self._name()
        announce(self, self._said[self._at])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the column one stands on, then the curve."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = min(px(BARS), self.height() - px(FLAGS + FOOT))
        frame = Frame(self._head, self._slot, self.height() - px(FOOT) - bars, bars)
        place = self._at if self.hasFocus() else self._active
        if 0 <= place < len(self._curve.weeks):
            box = QRectF(frame.left + frame.slot * place, frame.top - 2, frame.slot, self.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("selected"))
            painter.drawRoundedRect(box.adjusted(1, 0, -1, px(8)), px(6), px(6))
        paint_shapes(painter, shapes(self._curve, frame))
        if self._empty:
            self._paint_empty(painter, frame)

    def _paint_empty(self, painter: QPainter, frame: Frame) -> None:
        wide = min(px(470), self.width() - round(frame.left) - px(24))
        box = QRectF(frame.left + px(24), frame.top + frame.height / 2 - px(44), wide, px(88))
        painter.setPen(color("border"))
        painter.setBrush(color("surface"))
        painter.drawRoundedRect(box, px(8), px(8))
        painter.setPen(color("text2"))
        painter.setFont(font(14))
        inner = box.adjusted(px(16), px(8), -px(16), -px(8))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._empty)

    def _name(self) -> None:
        week = self._said[self._at] if 0 <= self._at < len(self._said) else ""
        self.setAccessibleName(" ".join(part for part in (self._curve.sentence, self._empty, week) if part))
