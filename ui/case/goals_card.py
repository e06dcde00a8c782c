"""Mål i planen: the child's words, what works, then the goals with their ladders."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.clock import day_of
from db.records import Goal, Plan
from desktop import dates
from desktop.plan.progress import level_now
from desktop.session.session import Session
from ui.look.metrics import column, row, width
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.scroll import CardScroll
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.ladder import GoalLadder
from ui.widgets.show.quote import Quote
from ui.widgets.show.text import Elided, hairline, label, shortened

MOST_STRENGTHS = 3
QUOTE, STRENGTHS, TITLE = 260, 110, 140  # characters; the rest is read in the plan


class GoalsCard(Card):
    """The plan that holds, or the draft, or where to begin."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Mål i planen"), self.tr("Öppna planen"))
        self.setObjectName("goals")
        self._session = session
        self.lines = CardScroll(7)
        self._lines = self.lines.lines
        self.body.addWidget(self.lines, 1)

    def show_case(self, case_id: str, pupil: str) -> None:
        """Read the plan again."""
        clear(self._lines)
        db = self._session.db
        plan = db.plans.current(case_id) or db.plans.draft(case_id)
        self.set_act(self.tr("Öppna planen") if plan else self.tr("Börja planen"))
        if plan is None:
            words = self.tr("Ingen plan än. Planen bygger på det ni har pratat om i kartläggningen.")
            self._lines.addWidget(label(words, "body", "text2"))
            return
        if plan.child_words:
            said = dates.plain(day_of(plan.signed_at or plan.updated_at), self._session.today())
            self._lines.addWidget(Quote(shortened(plan.child_words, QUOTE), f"{pupil}, {said}"))
        self._strengths(plan)
        goals = [goal for goal in db.goals.of(plan.id) if goal.status != "ended"]
        for place, goal in enumerate(goals, 1):
            self._lines.addWidget(hairline())
            self._lines.addWidget(self._goal(plan, goal, place))
        if not goals:
            self._lines.addWidget(label(self.tr("Inget mål än."), "body", "text2"))

    def _strengths(self, plan: Plan) -> None:
        points = [
            one.text.rstrip(".") for one in self._session.db.plan_points.of(plan.id) if one.kind == "strength"
        ]
        if not points:
            return
        line = QWidget()
        across = row(line, gap=8)
        across.addWidget(IconLabel("plus-circle", "ok", 18))
        across.addWidget(label(shortened(", ".join(points[:MOST_STRENGTHS]), STRENGTHS), "small"), 1)
        self._lines.addWidget(line)

    def _goal(self, plan: Plan, goal: Goal, place: int) -> QWidget:
        line = QWidget()
        across = row(line, gap=8)
        across.addWidget(width(label(str(place), "body", "text2"), 14), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        words.addWidget(label(shortened(goal.wording, TITLE) or self.tr("Mål utan text"), "strong"))
        levels = (goal.minus2, goal.minus1, goal.zero, goal.plus1, goal.plus2)
        now = level_now(self._session, plan, goal)
        step = None if now is None else now + 2
        words.addWidget(GoalLadder(step, 2, 5, levels))
        standing = goal.now_text if now is None else levels[now + 2]
        facts = row(gap=8)
        said = self.tr("Nu: {0}").format(standing or self.tr("inte bedömt"))
        facts.addWidget(Elided(said, "small"), 1)
        if goal.due_on:
            facts.addWidget(label(dates.plain(goal.due_on, self._session.today()), "small", wrap=False))
        words.addLayout(facts)
        if goal.status == "reached" or (now is not None and now >= 0):
            words.addWidget(label(self.tr("Målet är nått"), "small", "ok"))
        elif who := self._who(plan, goal):
            words.addWidget(Elided(who, "small"))
        across.addLayout(words, 1)
        return line

    def _who(self, plan: Plan, goal: Goal) -> str:
        measures = [one for one in self._session.db.measures.of(plan.id) if one.goal_id == goal.id]
        return ", ".join(one.what for one in measures[:2] if one.what)
