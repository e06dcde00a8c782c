"""How far a goal has come: five worded steps as five parts; the third part is the goal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.theme import color, px
from ui.widgets.paint.painted import Painted


class GoalLadder(Painted, QLabel):
    """`now` is the step reached (0-based; None before the first), `goal` the one aimed at, `words` all of them."""

    def __init__(
        self, now: int | None = None, goal: int = 2, steps: int = 5, words: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_goal(now, goal, steps, words)

    def show_goal(self, now: int | None, goal: int = 2, steps: int = 5, words: Sequence[str] = ()) -> None:
        """Show how far it has come."""
        self._now, self._goal, self._steps = now, goal, steps
        self.setAccessibleName(self._said(words))
        self.update()

    def sizeHint(self) -> QSize:
        """A thin bar."""
        return QSize(px(200), px(8))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(px(80), px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts: reached filled, the goal with a thick edge, the rest thin."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = px(2)
        wide = (self.width() - gap * (self._steps - 1)) / self._steps
        for place in range(self._steps):
            is_reached = self._now is not None and place <= self._now
            left = round(place * (wide + gap))
            edge = px(2) if place == self._goal or is_reached else 1
            strong = is_reached or place == self._goal
            painter.setPen(QPen(color("primary" if strong else "border_strong"), edge))
            painter.setBrush(color("primary") if is_reached else Qt.BrushStyle.NoBrush)
            box = QRectF(left + edge / 2, edge / 2, round(wide) - edge, self.height() - edge)
            painter.drawRoundedRect(box, px(2), px(2))

    def _said(self, words: Sequence[str]) -> str:
        goal = self.tr("Målet är steg {0}.").format(self._goal + 1)
        if self._now is None:
            return f"{self.tr('Inget steg är nått.')} {goal}"
        step = self.tr("Steg {0} av {1}").format(self._now + 1, self._steps)
        word = words[self._now] if self._now < len(words) else ""
        return f"{step}: {word}. {goal}" if word else f"{step}. {goal}"
