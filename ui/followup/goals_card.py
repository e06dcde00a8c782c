"""Målen och gjorde vi det vi lovade: a row a goal, then and now in its own words, beside what was promised for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import FollowUpGoal, FollowUpMeasure, Goal, Measure
from desktop.followup.family import level_words
from desktop.plan.progress import LEVELS, status_now
from ui.followup.desk import FollowUpDesk
from ui.followup.promise_row import PromiseRow
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.scroll import scrolled
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.line import LineEdit
from ui.widgets.show.text import hairline, label
from ui.widgets.show.then_now import ThenNow

_NOT_JUDGED = "not"


class JudgedGoalsCard(Card):
    """Scrolls alone when it is longer than its room."""

    def __init__(self, desk: FollowUpDesk) -> None:
        super().__init__()
        self.setObjectName("goals")
        self.setAccessibleName(self.tr("Målen, och gjorde vi det vi lovade?"))
        self.desk = desk
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._rows = column(inside, gap=8)
        self.area = scrolled(inside)
        self._heads = _heads(self.tr("Målen"), self.tr("Gjorde vi det vi lovade?"))
        self.body.addWidget(self._heads)
        self.body.addWidget(self.area, 1)
        self.area.verticalScrollBar().rangeChanged.connect(self._stand_over)
        self.judged: list[GoalRow] = []
        self.promises: list[PromiseRow] = []
        self._fill()

    def shape(self) -> tuple[str, ...]:
        """Return what decides which rows there are."""
        db = self.desk.session.db
        goals: Sequence[FollowUpGoal] = db.follow_up_goals.of(self.desk.id)
        return (*(one.id for one in goals), *(one.id for one in db.follow_up_measures.of(self.desk.id)))

    @Slot(int, int)
    def _stand_over(self, least: int, most: int) -> None:
        """Let the heads stand over their columns, which are narrower beside a bar."""
        bar = self.area.verticalScrollBar().sizeHint().width() if most > least else 0
        self._heads.setContentsMargins(0, 0, bar, 0)

    def _fill(self) -> None:
        db = self.desk.session.db
        plan = db.plans.get(self.desk.follow_up.plan_id or "")
        goals = {one.id: one for one in db.goals.of(plan.id)}
        measures = {one.id: one for one in db.measures.of(plan.id)}
        rows = db.follow_up_goals.of(self.desk.id)
        lines = db.follow_up_measures.of(self.desk.id)
        known = {one.goal_id for one in rows}
        for number, judged in enumerate(rows, 1):
            if number > 1:
                self._rows.addWidget(hairline())
            made = GoalRow(self.desk, judged, goals[judged.goal_id], number, len(rows))
            self.judged.append(made)
            promised = [one for one in lines if measures[one.measure_id].goal_id == judged.goal_id]
            self._rows.addWidget(
                Columns([(made, 1, 280), (self._promised(promised, measures), 1, 320)], gap=24)
            )
        rest = [one for one in lines if measures[one.measure_id].goal_id not in known]
        if rest:
            self._rows.addWidget(hairline())
            self._rows.addWidget(label(self.tr("Annat vi lovade"), "strong"))
            self._rows.addWidget(self._promised(rest, measures))
        self._rows.addStretch(1)

    def _promised(self, lines: Sequence[FollowUpMeasure], measures: dict[str, Measure]) -> QWidget:
        host = QWidget()
        whole = column(host, gap=6)
        plan = self.desk.session.db.plans.get(self.desk.follow_up.plan_id or "")
        for one in lines:
            measure = measures[one.measure_id]
            made = PromiseRow(self.desk, one, measure, status_now(self.desk.session, plan, measure))
            self.promises.append(made)
            whole.addWidget(made)
        if not lines:
            whole.addWidget(label(self.tr("Inget är lovat för det här målet."), "small"))
        whole.addStretch(1)
        return host


class GoalRow(QWidget):
    """One goal: its words, then and now, and where it stands today by its own five levels."""

    def __init__(self, desk: FollowUpDesk, judged: FollowUpGoal, goal: Goal, number: int, of: int) -> None:
        super().__init__()
        self._desk, self._row, self._goal = desk, judged, goal
        self._words = [level_words(goal, level) for level in LEVELS]
        self.steps = ThenNow(_step(judged.level_then), _step(judged.level), self._words)
        self.level = Combo()
        self.level.fill(
            [
                (self.tr("Välj var ni är nu"), None),
                *(((word or self.tr("Steg {0}").format(at + 1)), at) for at, word in enumerate(self._words)),
                (self.tr("Inte bedömt i dag"), _NOT_JUDGED),
            ]
        )
        self.level.choose(_NOT_JUDGED if judged.is_not_judged else _step(judged.level))
        self.level.setObjectName(f"level:{judged.id}")
        name = self.tr("Mål {0} av {1}: {2}. Nu").format(number, of, goal.wording)
        self.level.call(name)
        self.why_not = LineEdit(judged.why_not, self.tr("Varför inte i dag?"))
        self.why_not.setObjectName(f"why_not:{judged.id}")
        self.why_not.setAccessibleName(self.tr("Varför mål {0} inte bedöms i dag").format(number))
        self.sentence = LineEdit(judged.sentence, self.tr("En mening om hur det märks"))
        self.sentence.setObjectName(f"sentence:{judged.id}")
        self.sentence.setAccessibleName(self.tr("Mål {0}, en mening om hur det märks").format(number))
        self._build(number)
        self._connect()
        self._show()

    def _build(self, number: int) -> None:
        whole = column(self, gap=4)
        head = row(gap=8)
        head.addWidget(label(str(number), tone="text2", wrap=False))
        head.addWidget(label(self._goal.wording, "strong", wrap=True), 1)
        whole.addLayout(head)
        whole.addWidget(self.steps)
        line = row(gap=8)
        then = self._row.level_then
        was = level_words(self._goal, then) if then is not None else self._goal.now_text.strip()
        if was:
            line.addWidget(label(self.tr("Då: {0}").format(was[:1].lower() + was[1:]), "small", wrap=True), 1)
        line.addWidget(self.level, 2)
        whole.addLayout(line)
        whole.addWidget(self.why_not)
        whole.addWidget(self.sentence)
        whole.addStretch(1)

    def _connect(self) -> None:
        self.level.activated.connect(self._choose)
        for control, name in ((self.why_not, "why_not"), (self.sentence, "sentence")):
            control.written.connect(lambda words, name=name: self._desk.later(self._row, name, words))
            control.editingFinished.connect(self._desk.flush)

    def _choose(self) -> None:
        chosen = self.level.data()
        level = chosen + LEVELS.start if isinstance(chosen, int) else None
        self._desk.now(self._row, level=level, is_not_judged=chosen == _NOT_JUDGED)
        self._show()

    def _show(self) -> None:
        chosen = self.level.data()
        self.steps.show_steps(
            _step(self._row.level_then), chosen if isinstance(chosen, int) else None, self._words
        )
        show_if(chosen == _NOT_JUDGED, self.why_not)
        show_if(isinstance(chosen, int), self.sentence)


def _step(level: int | None) -> int | None:
    return None if level is None else level - LEVELS.start


def _heads(left: str, right: str) -> QWidget:
    host = QWidget()
    line = row(host, gap=24)
    line.addWidget(label(left, "h2", wrap=False), 1)
    line.addWidget(label(right, "h3", wrap=True), 1)
    return host
