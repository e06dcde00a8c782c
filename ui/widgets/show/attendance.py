"""Attendance week by week as a strip of bars: pattern and place say the same as the colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.theme import color, font, px
from ui.widgets.paint.painted import Painted
from ui.widgets.show.announce import announce

_BARS = 78  # design pixels


@dataclass(frozen=True)
class Week:
    """One week in per cent of the time offered; `label` is its number. A week of lov has no bars."""

    label: str
    present: int = 0
    excused: int = 0
    unexcused: int = 0
    is_break: bool = False


class AttendanceStrip(Painted, QLabel):
    """Painted; ← and → go from week to week and say the figures. `summary` is read with it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._weeks: list[Week] = []
        self._plan_before: int | None = None
        self._at = -1
        self._summary = ""

    def show_weeks(self, weeks: Sequence[Week], plan_before: int | None = None, summary: str = "") -> None:
        """Show weeks in time order; the plan's line stands before the week at `plan_before`."""
        self._weeks, self._plan_before, self._summary = list(weeks), plan_before, summary
        self._at = len(self._weeks) - 1
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """Bars, week numbers, legend."""
        return QSize(px(320), px(_BARS + 46))

    def minimumSizeHint(self) -> QSize:
        """Narrow bars are fine."""
        return QSize(px(200), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from week to week."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._weeks:
            super().keyPressEvent(event)
            return
        self._at = max(0, min(len(self._weeks) - 1, self._at + step))
        self._name()
        announce(self, self._said())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars, plan line, week numbers, legend."""
        if not self._weeks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slot = self.width() / len(self._weeks)
        for place, week in enumerate(self._weeks):
            box = QRectF(round(slot * place) + px(2), 0, round(slot) - px(5), px(_BARS)).adjusted(
                0.5, 0.5, 0.5, 0.5
            )
            if week.is_break:
                self._paint_break(painter, box)
            else:
                paint_week(painter, box, week)
            self._paint_number(painter, box, place)
        if self._plan_before is not None:
            x = round(slot * self._plan_before) - px(0.5)
            painter.setPen(QPen(color("text"), px(2)))
            painter.drawLine(QLineF(x, 0, x, px(_BARS + 4)))
        self._paint_legend(painter)

    def _paint_break(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(color("border_strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setPen(color("text2"))
        painter.setFont(font(12))
        painter.drawText(box.adjusted(-px(6), 0, px(6), 0), Qt.AlignmentFlag.AlignCenter, self.tr("lov"))

    def _paint_number(self, painter: QPainter, box: QRectF, place: int) -> None:
        is_at = self.hasFocus() and place == self._at
        if place % 2 and not is_at:
            return
        painter.setFont(font(12, 600 if is_at else 400, tabular=True))
        painter.setPen(color("text" if is_at else "text2"))
        room = QRectF(box.left() - px(12), px(_BARS + 4), box.width() + px(24), px(16))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._weeks[place].label)

    def _paint_legend(self, painter: QPainter) -> None:
        painter.setFont(font(12))
        left, top = 0.0, px(_BARS + 28)
        parts = [
            (Week("", present=100), self.tr("närvaro")),
            (Week("", excused=100), self.tr("giltig")),
            (Week("", unexcused=100), self.tr("ogiltig")),
        ]
        for week, word in parts:
            paint_week(painter, QRectF(left + 0.5, top + 0.5, px(10), px(10)), week)
            left = self._paint_word(painter, left + px(15), word)
        if self._plan_before is not None:
            painter.setPen(QPen(color("text"), px(2)))
            painter.drawLine(QLineF(left + px(4), top, left + px(4), top + px(11)))
            self._paint_word(painter, left + px(12), self.tr("plan"))

    def _paint_word(self, painter: QPainter, left: float, word: str) -> float:
        painter.setPen(color("text2"))
        wide = QFontMetrics(painter.font()).horizontalAdvance(word)
        painter.drawText(QRectF(left, px(_BARS + 24), wide + 1, px(18)), Qt.AlignmentFlag.AlignVCenter, word)
        return left + wide + px(14)

    def _name(self) -> None:
        self.setAccessibleName(" ".join(part for part in (self._summary, self._said()) if part))

    def _said(self) -> str:
        if not 0 <= self._at < len(self._weeks):
            return ""
        week = self._weeks[self._at]
        if week.is_break:
            return self.tr("Vecka {0}: lov.").format(week.label)
        said = self.tr("Vecka {0}: närvaro {1} %, giltig {2}, ogiltig {3}.")
        return said.format(week.label, week.present, week.excused, week.unexcused)


def paint_week(painter: QPainter, box: QRectF, week: Week) -> None:
    """Draw one bar: present filled at the foot, excused empty, unexcused hatched at the top."""
    foot = box.bottom()
    parts = (("att_present", week.present), ("att_excused", week.excused), ("att_unexcused", week.unexcused))
    for kind, share in parts:
        high = round(box.height() * share / 100)
        if not high:
            continue
        part = QRectF(box.left(), foot - high, box.width(), high)
        foot -= high
        if kind == "att_unexcused":
            hatch(painter, part)
        edge = "border_strong" if kind == "att_excused" else kind
        painter.setPen(QPen(color(edge), 1))
        painter.setBrush(color("att_present") if kind == "att_present" else Qt.BrushStyle.NoBrush)
        painter.drawRect(part)


def hatch(painter: QPainter, part: QRectF) -> None:
    """Draw slanting lines in a box, since Qt's own patterns are in device pixels and turn grey when enlarged."""
    painter.save()
    painter.setClipRect(part)
    painter.setPen(QPen(color("att_unexcused"), max(1.5, px(1.5))))
    step = px(6)
    x = part.left() - part.height()
    while x < part.right():
        painter.drawLine(QPointF(x, part.bottom()), QPointF(x + part.height(), part.top()))
        x += step
    painter.restore()
