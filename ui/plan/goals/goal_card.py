"""A goal: open with everything in it, or folded to one line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Signal

from db.records import Goal
from db.records.states import GoalStatus
from desktop.plan import verbs as plans
from ui.dialogs.ask import ask
from ui.look.metrics import row
from ui.plan.desk import Desk
from ui.plan.goals.goal_checks import GoalChecks, GoalMore
from ui.plan.goals.goal_menu import GoalMenu
from ui.plan.goals.levels import Levels
from ui.plan.measures.measures import Measures
from ui.plan.order import moves_by_keys
from ui.plan.section import focus_on, text_field
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button, IconButton
from ui.widgets.show.chip import Chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import Elided, label

STATES: dict[GoalStatus, tuple[str, str]] = {"reached": ("ok", "check-circle"), "ended": ("neutral", "x")}


class GoalCard(Card):
    """The open goal: wording, questions, levels, measures."""

    def __init__(self, desk: Desk, goal: Goal, number: int, open_measure: str = "") -> None:
        super().__init__()
        self.desk, self.goal, self.number = desk, goal, number
        self.set_title(self.tr("Mål {0}").format(number))
        self.setObjectName(f"goal:{goal.id}")
        self.checks = GoalChecks()
        self.levels = Levels(desk, goal)
        self.more = GoalMore(desk, goal)
        self.measures = Measures(desk, goal, open_measure)
        self._hint = label("", "small")
        self._compose()
        moves_by_keys(self, self._move)
        self.checks.asked.connect(self._open_more)
        self.refresh()

    def refresh(self) -> None:
        """Show what follows from the texts."""
        goal = self.desk.session.db.goals.find(self.goal.id)
        if goal is None:
            return
        self.checks.show_goal(self.desk, goal)
        self.levels.show_now(goal.current_level)
        hints = plans.level_hints(goal)
        self._hint.setText(" ".join(hints))
        show_if(bool(hints), self._hint)
        self.measures.refresh()

    def _compose(self) -> None:
        factors = [
            one
            for one in self.desk.session.db.goal_factors.of(self.desk.plan_id)
            if one.goal_id == self.goal.id
        ]
        if factors:
            self.head.addWidget(IconLabel("link", "text2", 16))
            self.head.addWidget(Elided(", ".join(one.label for one in factors), "small"))
        if self.goal.status != "active":
            self.head.addWidget(state_chip(self.goal))
        self._dots = IconButton("dots-three", self.tr("Fler val för mål {0}").format(self.number), "quiet")
        self._dots.setObjectName(f"goal-menu:{self.goal.id}")
        self._dots.setProperty("small", True)
        self._dots.clicked.connect(self._open_menu)
        self.head.addWidget(self._dots)
        self.body.addWidget(
            text_field(self.desk, "wording", self.tr("Målet med elevens ord"), self.goal, lines=1)
        )
        self.body.addWidget(self.checks)
        self.more.hide()
        self.body.addWidget(self.more)
        self.body.addWidget(self.levels)
        self.body.addWidget(self._hint)
        self.body.addSpacing(4)
        self.body.addWidget(self.measures)

    def _open_more(self, field: str) -> None:
        is_same = self.more.isVisibleTo(self)
        self.more.setVisible(True)
        if is_same and self.more.focusWidget() is None:
            self.more.hide()
            return
        focus_on(self, f"{field}:{self.goal.id}")

    def open_field(self, name: str) -> bool:
        """Put the focus on a control of this goal, opening what hides it."""
        if name.split(":")[0] in ("noticed", "due_on", "why", "now_text", "target_text"):
            self.more.show()
        return focus_on(self, name)

    def _open_menu(self) -> None:
        menu = GoalMenu(self, self.desk, self.goal)
        menu.move_asked.connect(self._move)
        menu.remove_asked.connect(self._remove)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._dots.mapToGlobal(QPoint(0, self._dots.height())))

    def _move(self, by: int) -> None:
        self.desk.do(lambda: plans.move_part(self.desk.session, self.goal, by))

    def _remove(self) -> None:
        self.desk.flush()
        goal = self.desk.session.db.goals.get(self.goal.id)
        has_content = goal.wording.strip() or self.measures.rows()
        title = self.tr("Ta bort mål {0}?").format(self.number)
        text = self.tr("Målets steg och insatser följer med. En signerad version har dem kvar.")
        if not has_content or ask(self, title, text, self.tr("Ta bort målet"), danger=True):
            self.desk.do(lambda: plans.remove_goal(self.desk.session, goal))


class FoldedGoal(Card):
    """A goal on one line; pressing it opens it."""

    chosen = Signal(str)  # id of the goal

    def __init__(self, goal: Goal, number: int) -> None:
        super().__init__()
        self._id = goal.id
        self.setProperty("compact", True)
        name = self.tr("Mål {0}").format(number)
        self.setAccessibleName(name)
        line = row(gap=8)
        button = Button(name, "bare", "caret-right", small=True)
        button.setObjectName(f"open-goal:{goal.id}")
        button.setAccessibleName(f"{name}: {goal.wording}")
        button.clicked.connect(lambda: self.chosen.emit(self._id))
        line.addWidget(button)
        line.addWidget(
            Elided(goal.wording or self.tr("Inga ord än"), tone=None if goal.wording else "text3"), 1
        )
        if goal.status != "active":
            line.addWidget(state_chip(goal))
        self.body.addLayout(line)


def state_chip(goal: Goal) -> Chip:
    """Return the chip of a goal that is no longer worked on."""
    tone, icon = STATES[goal.status]
    words = _tr("Nått") if goal.status == "reached" else _tr("Avslutat")
    return Chip(words, tone, icon, about=_tr("Mål"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
