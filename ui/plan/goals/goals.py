"""Mål och insatser: one goal open, the others folded."""

from __future__ import annotations

from db.records import Goal
from desktop.content import texts
from desktop.plan import verbs as plans
from ui.look.metrics import row
from ui.plan.desk import Desk
from ui.plan.goals.goal_card import FoldedGoal, GoalCard
from ui.plan.section import Section, focus_on
from ui.widgets.frame.card import Card
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label


class GoalsSection(Section):
    """At most three active goals, each with its levels and measures."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.open_goal = ""
        self.open_measure = ""
        self._card: GoalCard | None = None

    def rows(self) -> list[Goal]:
        """Return all goals in their order."""
        return self.desk.session.db.goals.of(self.desk.plan_id)

    def shape(self) -> object:
        """Follow order, states and links of the goals, and which one is open."""
        goals = self.rows()
        if self.open_goal not in {goal.id for goal in goals}:
            self.open_goal = next((goal.id for goal in goals if goal.status == "active"), "")
        factors = [
            (one.goal_id, one.label) for one in self.desk.session.db.goal_factors.of(self.desk.plan_id)
        ]
        lines = [(g.id, g.status, "" if g.id == self.open_goal else g.wording) for g in goals]
        return self.open_goal, lines, factors

    def fill(self) -> None:
        """Build the open goal in its place among the folded."""
        self._card = None
        goals = self.rows()
        if not goals:
            card = Card(self.tr("Mål och insatser"))
            card.body.addWidget(label(texts().get("tomt.plan_mal"), "body", "text2"))
            self.whole.addWidget(card)
        for number, goal in enumerate(goals, start=1):
            if goal.id == self.open_goal:
                self._card = GoalCard(self.desk, goal, number, self.open_measure)
                self._card.measures.opened.connect(self._remember)
                self.whole.addWidget(self._card)
            else:
                folded = FoldedGoal(goal, number)
                folded.chosen.connect(self.open)
                self.whole.addWidget(folded)
        add = Button(self.tr("Lägg till mål"), "quiet", "plus")
        add.setObjectName("add-goal")
        add.clicked.connect(self.add)
        line = row(gap=8)
        line.addWidget(add)
        line.addStretch(1)
        self.whole.addLayout(line)

    def show_facts(self) -> None:
        """Let the open goal show what follows from its texts."""
        if self._card is not None:
            self._card.refresh()

    def open(self, goal_id: str) -> None:
        """Open another goal."""
        self.desk.flush()
        self.open_goal, self.open_measure = goal_id, ""
        self.refresh()
        focus_on(self, f"wording:{goal_id}")

    def add(self) -> None:
        """Add a goal and begin with its words."""
        made: list[Goal] = []
        if self.desk.do(lambda: made.append(plans.add_goal(self.desk.session, self.desk.plan_id))):
            self.open(made[0].id)

    def go_to(self, field: str, part: str) -> bool:
        """Open the goal or measure with this id and put the focus on a field."""
        measure = self.desk.session.db.measures.find(part) if part else None
        goal_id = measure.goal_id if measure else part
        if goal_id:
            self.open_goal, self.open_measure = goal_id, part if measure else ""
            self._shape = None
            self.refresh()
        name = f"what:{part}" if measure else f"{field or 'wording'}:{part}" if part else "add-goal"
        return self._card.open_field(name) if self._card and part else focus_on(self, name)

    def _remember(self, measure_id: str) -> None:
        self.open_measure = measure_id
