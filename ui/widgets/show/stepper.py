"""The process on one line: what is done, what goes on, what is missing, what was skipped."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QSizePolicy, QWidget

from db.records.states import StepStatus
from ui.look.icons import paint_icon
from ui.look.metrics import grid
from ui.look.theme import color, font, px
from ui.widgets.paint.painted import Painted

STARTED = ("klar", "klar_med_luckor", "pagar")
ONE_LINE_FROM = 104  # design pixels a step needs to stand on one line of eight


@dataclass(frozen=True)
class StepFact:
    """One step: its name, its status (`db.records.STEP_STATUSES`) and one line of fact under it."""

    name: str
    status: StepStatus = "kommande"
    fact: str = ""


class Stepper(QGroupBox):
    """One Tab stop; arrows, Home and End move, Enter opens. Several steps may go on at once."""

    opened = Signal(int)  # the step's place, from 0

    def __init__(self, steps: Sequence[StepFact] = ()) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setAccessibleName(self.tr("Ärendets steg"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._steps: list[Step] = []
        self._per_line = 0
        self._room = sys.maxsize  # pixels; not known before it has been shown, and most windows have the room
        self._grid = grid(self, gap=0)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[StepFact]) -> None:
        """Show where the steps stand now."""
        while len(self._steps) > len(steps):
            self._steps.pop().deleteLater()
        while len(self._steps) < len(steps):
            self._steps.append(self._made(len(self._steps)))
        reached = max((place for place, fact in enumerate(steps) if fact.status in STARTED), default=0)
        for place, fact in enumerate(steps):
            self._steps[place].show_fact(fact, place, len(steps))
            self._steps[place].show_way(place <= reached, place < reached)
        self._per_line = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line, or two lines of four."""
        super().resizeEvent(event)
        self._room = event.size().width()
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Two lines of four are the narrowest."""
        return QSize(px(4 * 80), super().minimumSizeHint().height())

    def _made(self, place: int) -> Step:
        step = Step()
        step.setObjectName(f"step-{place}")
        step.clicked.connect(lambda: self.opened.emit(place))
        step.moved.connect(lambda to: self._move(place, to))
        step.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == 0 else Qt.FocusPolicy.ClickFocus)
        return step

    def _move(self, place: int, to: str) -> None:
        last = len(self._steps) - 1
        aim = {"home": 0, "end": last, "next": min(last, place + 1), "back": max(0, place - 1)}[to]
        for at, step in enumerate(self._steps):
            step.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == aim else Qt.FocusPolicy.ClickFocus)
        self._steps[aim].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        count = max(1, len(self._steps))
        per_line = count if self._room >= px(ONE_LINE_FROM) * count else -(-count // 2)
        if per_line == self._per_line:
            return
        self._per_line = per_line
        for place, step in enumerate(self._steps):
            step.is_first, step.is_last = place % per_line == 0, place % per_line == per_line - 1
            step.is_last = step.is_last or place == count - 1
            self._grid.addWidget(step, place // per_line, place % per_line)
        self.updateGeometry()


class Step(Painted, QAbstractButton):
    """One step as a button: mark, name, one line of fact."""

    moved = Signal(str)  # "next", "back", "home" or "end"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fact = StepFact("")
        self._way = (False, False)
        self.is_first = self.is_last = False

    def show_way(self, before: bool, after: bool) -> None:
        """Show whether the way to this step, and on from it, has been gone."""
        self._way = (before, after)

    def show_fact(self, fact: StepFact, place: int, count: int) -> None:
        """Show where the step stands."""
        self._fact = fact
        said = self.tr("Steg {0} av {1}: {2}, {3}")
        self.setAccessibleName(said.format(place + 1, count, fact.name, self._said(fact.status)))
        self.setAccessibleDescription(fact.fact)
        self.setToolTip(fact.fact)
        self.update()

    def sizeHint(self) -> QSize:
        """Mark and two lines."""
        return QSize(px(ONE_LINE_FROM), px(26 + 20 + 18))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, open with Enter or Space."""
        ways = {
            Qt.Key.Key_Left: "back",
            Qt.Key.Key_Up: "back",
            Qt.Key.Key_Right: "next",
            Qt.Key.Key_Down: "next",
        }
        ways |= {Qt.Key.Key_Home: "home", Qt.Key.Key_End: "end"}
        if event.key() in ways:
            self.moved.emit(ways[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line between the steps, the mark, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, px(13))
        self._paint_line(painter, middle)
        paint_mark(painter, middle, self._fact.status)
        is_now = self._fact.status == "pagar"
        is_coming = self._fact.status == "kommande"
        self._write(
            painter, px(27), self._fact.name, 14, 600 if is_now else 400, "text2" if is_coming else "text"
        )
        tone = {"klar_med_luckor": "warn", "kommande": "text2"}.get(self._fact.status, "text2")
        self._write(painter, px(45), self._fact.fact, 12, 400, tone)

    def _paint_line(self, painter: QPainter, middle: QPointF) -> None:
        reach = px(15)
        if not self.is_first:
            painter.setPen(QPen(color("primary" if self._way[0] else "border"), px(2)))
            painter.drawLine(QPointF(0, middle.y()), middle - QPointF(reach, 0))
        if not self.is_last:
            painter.setPen(QPen(color("primary" if self._way[1] else "border"), px(2)))
            painter.drawLine(middle + QPointF(reach, 0), QPointF(self.width(), middle.y()))

    def _write(self, painter: QPainter, top: int, text: str, size: int, weight: int, tone: str) -> None:
        painter.setFont(font(size, weight))
        painter.setPen(color(tone))
        room = QRectF(px(2), top, self.width() - px(4), px(size + 6))
        words = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _said(self, status: StepStatus) -> str:
        return {
            "klar": self.tr("klar"),
            "klar_med_luckor": self.tr("klar med luckor"),
            "pagar": self.tr("pågår"),
            "kommande": self.tr("kommande"),
            "overhoppad": self.tr("överhoppad"),
        }[status]


def paint_mark(painter: QPainter, middle: QPointF, status: StepStatus) -> None:
    """Draw a step's mark: disc with check, ring with triangle, thick ring with dot, thin ring, dashed ring."""
    painter.save()
    radius = px(11)
    painter.setBrush(color("bg"))
    icon = QRectF(middle.x() - px(7), middle.y() - px(7), px(14), px(14))
    if status == "klar":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("primary"))
        painter.drawEllipse(middle, radius, radius)
        paint_icon(painter, icon, "check-bold", color("on_primary"))
    elif status == "klar_med_luckor":
        painter.setPen(QPen(color("warn"), px(2)))
        painter.setBrush(color("warn_bg"))
        painter.drawEllipse(middle, radius, radius)
        paint_icon(painter, icon, "warning", color("warn"))
    elif status == "pagar":
        painter.setPen(QPen(color("primary"), px(3)))
        painter.drawEllipse(middle, radius - px(0.5), radius - px(0.5))
        painter.setBrush(color("primary"))
        painter.drawEllipse(middle, px(3), px(3))
    elif status == "overhoppad":
        painter.setPen(QPen(color("border_strong"), px(2), Qt.PenStyle.DashLine))
        painter.drawEllipse(middle, radius, radius)
        paint_icon(painter, icon, "skip-forward", color("text2"))
    else:
        painter.setPen(QPen(color("border_strong"), px(2)))
        painter.drawEllipse(middle, radius, radius)
    painter.restore()
