"""Vem gör vad: the measures of one goal, one open at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal

from db.records import Goal, Measure
from desktop.plan import verbs as plans
from ui.look.metrics import row, spaced
from ui.plan.desk import Desk
from ui.plan.measures.measure_form import MeasureForm
from ui.plan.measures.measure_row import MeasureRow, heads
from ui.plan.section import Section, focus_on
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import hairline, label


class Measures(Section):
    """The table, and the form under the line that is open."""

    opened = Signal(str)  # id of the measure whose form is open; empty when folded

    def __init__(self, desk: Desk, goal: Goal, open_id: str = "") -> None:
        super().__init__(desk)
        self._goal = goal
        self._open = open_id
        spaced(self.whole, 0)

    def rows(self) -> list[Measure]:
        """Return the goal's measures in their order."""
        return [
            one for one in self.desk.session.db.measures.of(self.desk.plan_id) if one.goal_id == self._goal.id
        ]

    def shape(self) -> object:
        """Follow the lines as they read; the open one only by what its form does not show itself."""
        return self._open, [(one.id, one.code) if one.id == self._open else one for one in self.rows()]

    def open(self, measure_id: str) -> None:
        """Open the form of a measure, or fold it."""
        self.desk.flush()
        self._open = measure_id
        self.opened.emit(measure_id)
        self.refresh()

    def fill(self) -> None:
        """Build head, lines and the open form."""
        head = row(gap=8, margins=(0, 0, 0, 4))
        head.addWidget(label(self.tr("Vem gör vad"), "h3"), 1)
        add = Button(self.tr("Lägg till insats"), "link", "plus", small=True)
        add.setObjectName(f"add_measure:{self._goal.id}")
        add.clicked.connect(self._add)
        head.addWidget(add)
        self.whole.addLayout(head)
        rows = self.rows()
        if not rows:
            self.whole.addWidget(label(self.tr("Ingen insats än. Vem gör vad, och när?"), "small"))
            return
        self.whole.addWidget(heads())
        for number, measure in enumerate(rows, start=1):
            self.whole.addWidget(hairline())
            self._line(measure, number)

    def _line(self, measure: Measure, number: int) -> None:
        line = MeasureRow(measure, measure.status, self.desk.today())
        is_open = measure.id == self._open
        line.setChecked(is_open)
        line.toggled.connect(lambda: self._toggle(measure.id))
        self.whole.addWidget(line)
        if is_open:
            form = MeasureForm(self.desk, measure, number)
            form.closed.connect(lambda: self._toggle(measure.id))
            form.removed.connect(lambda: self.take_away(measure))
            self.whole.addWidget(form)

    def _toggle(self, measure_id: str) -> None:
        self.open("" if self._open == measure_id else measure_id)
        focus_on(self, f"measure:{measure_id}")

    def _add(self) -> None:
        made: list[Measure] = []
        if self.desk.do(lambda: made.append(plans.add_measure(self.desk.session, self._goal))):
            self.open(made[0].id)
            focus_on(self, f"code:{made[0].id}")
