"""What else can be done with a goal: moved, reached, ended, tied to the kartläggning, taken away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from db.records import Goal, GoalFactor
from db.records.states import GoalStatus
from desktop.plan import verbs as plans
from desktop.plan.sources import Source, findings
from ui.plan.desk import Desk

LONGEST = 60  # characters of a barrier in the menu


class GoalMenu(QMenu):
    """The menu behind the three dots of an open goal."""

    move_asked = Signal(int)  # −1 up, +1 down
    remove_asked = Signal()

    def __init__(self, parent: QWidget, desk: Desk, goal: Goal) -> None:
        super().__init__(parent)
        self._desk, self._goal = desk, goal
        self._entry(self, self.tr("Flytta upp\tAlt+Uppil"), lambda: self.move_asked.emit(-1))
        self._entry(self, self.tr("Flytta ner\tAlt+Nedpil"), lambda: self.move_asked.emit(1))
        self.addSeparator()
        states: tuple[tuple[GoalStatus, str], ...] = (
            ("active", self.tr("Målet pågår")),
            ("reached", self.tr("Målet är nått")),
            ("ended", self.tr("Avsluta målet")),
        )
        for status, words in states:
            if status != goal.status:
                self._entry(self, words, partial(self._set, status))
        self._add_factors()
        self.addSeparator()
        self._entry(self, self.tr("Ta bort målet"), self.remove_asked.emit)

    def _entry(self, menu: QMenu, words: str, act: Callable[[], object]) -> None:
        menu.addAction(words).triggered.connect(act)

    def _set(self, status: GoalStatus) -> None:
        self._desk.do(lambda: plans.set_goal_status(self._desk.session, self._goal, status))

    def _add_factors(self) -> None:
        """Offer the barriers; of what the family may not meet only what is tied, without saying what it is."""
        desk = self._desk
        tied = {
            one.question_id: one
            for one in desk.session.db.goal_factors.of(desk.plan_id)
            if one.goal_id == self._goal.id
        }
        found = findings(desk.session, desk.plan.case_id).barriers
        openly_last = sorted(found, key=lambda one: not one.is_kept)
        sources = {one.question_id: one for one in openly_last}
        offered = [one for one in sources.values() if not one.is_kept or one.question_id in tied]
        if not offered:
            return
        menu = self.addMenu(self.tr("Svarar mot i kartläggningen"))
        for source in offered:
            self._factor(menu, source, tied.get(source.question_id))

    def _factor(self, menu: QMenu, source: Source, factor: GoalFactor | None) -> None:
        session = self._desk.session
        words = factor.label if factor else source.text
        action = menu.addAction(words[:LONGEST].replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(factor is not None)
        if factor is not None:
            action.triggered.connect(lambda: self._desk.do(lambda: plans.unlink_factor(session, factor)))
        else:
            action.triggered.connect(
                lambda: self._desk.do(lambda: plans.link_factor(session, self._goal, source))
            )
