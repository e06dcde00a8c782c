"""The three soft questions about a goal, answered in words. They ask; they never stop anything."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.records import Goal
from desktop.plan import verbs as plans
from ui.look.metrics import column
from ui.plan.desk import Desk
from ui.plan.section import date_field, line_field, text_field
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.flow import Flow
from ui.widgets.input.buttons import Button

LONGEST = 60  # characters of an answer in the line


class GoalChecks(QWidget):
    """One button a question; it opens the fields the answer is written in."""

    asked = Signal(str)  # name of the field that answers

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, Button] = {}
        self._line = Flow(self, gap=2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_goal(self, desk: Desk, goal: Goal) -> None:
        """Show the questions as they are answered now."""
        for check in plans.goal_checks(goal, desk.today()):
            button = self._buttons.get(check.field)
            if button is None:
                button = Button(check.question, "link", "check", small=True)
                button.setObjectName(f"check-{check.field}:{goal.id}")
                button.clicked.connect(partial(self.asked.emit, check.field))
                self._buttons[check.field] = button
                self._line.addWidget(button)
            answer = " ".join(check.answer.split())
            short = answer if len(answer) <= LONGEST else f"{answer[: LONGEST - 1].rstrip()}…"
            button.set_text(f"{check.question} {short}" if short else check.question)
            button.setAccessibleName(f"{check.question} {answer or self.tr('Inte besvarat.')}")
            button.set_icon("check" if answer else "question", "ok" if answer else "warn")


class GoalMore(QWidget):
    """The fields behind the questions, and the two that stand on paper: now and the goal."""

    def __init__(self, desk: Desk, goal: Goal) -> None:
        super().__init__()
        whole = column(self, gap=12)
        noticed = text_field(desk, "noticed", self.tr("Hur märks det?"), goal, lines=1)
        due = date_field(desk, "due_on", self.tr("När? Senast"), "plan", goal)
        whole.addWidget(Columns([(noticed, 3, 220), (due, 2, 160)]))
        why = self.tr("Varför är det viktigt för eleven?")
        whole.addWidget(text_field(desk, "why", why, goal, lines=1))
        now = line_field(
            desk, "now_text", self.tr("Nu, på papperet"), goal, example=self.tr("1 dag i veckan")
        )
        target = line_field(
            desk, "target_text", self.tr("Målet, på papperet"), goal, example=self.tr("3 dagar i veckan")
        )
        whole.addWidget(Columns([(now, 1, 180), (target, 1, 180)]))
