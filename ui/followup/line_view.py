"""Linjen: goals as rows, a dot a follow-up with its level in words and one sentence, attendance beneath."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop import dates
from desktop.followup.line import Dot, GoalLine, Line
from ui.look.metrics import column, grid
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label

_TOP = Qt.AlignmentFlag.AlignTop

SHOWN = 5
"""How many of the latest days stand beside each other before the rest are asked for."""


class LineCard(Card):
    """The latest days; all of them on demand."""

    def __init__(self) -> None:
        super().__init__()
        self.set_title(self.tr("Så har det gått"))
        self.setObjectName("line")
        self._line = Line((), (), {})
        self._all = False
        self._grid = grid(gap=12)
        self.body.addLayout(self._grid)
        self.none = label(self.tr("Inga uppföljningar är signerade än."), "small")
        self.more = Button("", "link", small=True)
        self.more.setObjectName("line-more")
        self.body.addWidget(self.none)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_all)

    def show_line(self, line: Line, today: date) -> None:
        """Show the line of a case."""
        self._line, self._today = line, today
        self._draw()

    def _show_all(self) -> None:
        self._all = True
        self._draw()

    def _draw(self) -> None:
        clear(self._grid)
        days = sorted({(dot.day, dot.follow_up_id) for goal in self._line.goals for dot in goal.dots})
        shown = days if self._all else days[-SHOWN:]
        show_if(not days, self.none)
        show_if(len(shown) < len(days), self.more)
        self.more.set_text(self.tr("Visa alla {0} dagar").format(len(days)))
        if not days:
            return
        for place, (day, follow_up_id) in enumerate(shown, 1):
            head = column(gap=0)
            head.addWidget(label(dates.plain(day, self._today), "strong", wrap=False))
            if not follow_up_id:
                head.addWidget(label(self.tr("utan uppföljning"), "caption", "text2", wrap=False))
            head.addStretch(1)
            self._grid.addLayout(head, 0, place)
        for row, goal in enumerate(self._line.goals, 1):
            self._grid.addWidget(label(f"{row}. {goal.wording}", "strong", wrap=True), row, 0, _TOP)
            self._draw_goal(goal, row, shown)
        self._draw_attendance(len(self._line.goals) + 1, shown)
        self._grid.setColumnStretch(0, 3)
        for place in range(1, len(shown) + 1):
            self._grid.setColumnStretch(place, 2)

    def _draw_goal(self, goal: GoalLine, row: int, shown: Sequence[tuple[date, str]]) -> None:
        dots = {(dot.day, dot.follow_up_id): dot for dot in goal.dots}
        for place, key in enumerate(shown, 1):
            if key in dots:
                self._grid.addWidget(_dot(dots[key], self.tr("inte bedömt")), row, place)

    def _draw_attendance(self, row: int, shown: Sequence[tuple[date, str]]) -> None:
        if not self._line.attendance:
            return
        self._grid.addWidget(label(self.tr("Närvaro"), "strong", wrap=False), row, 0, _TOP)
        for place, (_, id) in enumerate(shown, 1):
            if id in self._line.attendance:
                words = self.tr("{0} procent").format(self._line.attendance[id])
                self._grid.addWidget(label(words, wrap=False), row, place)


def _dot(dot: Dot, not_judged: str) -> QWidget:
    """Return a dot: filled at a follow-up, hollow beside one, and its words."""
    host = QWidget()
    lines = column(host, gap=0)
    mark = "●" if dot.follow_up_id and dot.level is not None else "○"
    words = dot.words if dot.level is not None else not_judged
    lines.addWidget(label(f"{mark} {words}", wrap=True))
    if dot.sentence:
        lines.addWidget(label(dot.sentence, "small", wrap=True))
    lines.addStretch(1)
    return host
