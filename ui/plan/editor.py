"""The draft being written: sections left, the open one in the middle, what is left to do at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.plan import verbs as plans
from desktop.plan.checks import Gap
from desktop.plan.sources import Source
from ui.look.metrics import column, row, width
from ui.look.theme import px
from ui.plan.aside.aside import Aside
from ui.plan.desk import Desk
from ui.plan.goals.goals import GoalsSection
from ui.plan.goals.ladder import LadderSection
from ui.plan.nav import SectionCombo, SectionNav
from ui.plan.own_words import WordsSection
from ui.plan.plain_sections import FollowUpSection, MorningSection, SharingSection
from ui.plan.section import Section, focus_on
from ui.plan.signatures import PeopleSection
from ui.plan.situation import SituationSection
from ui.plan.states import SECTIONS, states
from ui.plan.strengths import StrengthsSection
from ui.widgets.frame.scroll import scrolled
from ui.widgets.frame.shown import show_if
from ui.window.reading_order import first_stop

WIDE, MIDDLE = 888, 700  # design px: three columns; sections and one column; one column

BUILD: dict[str, Callable[[Desk], Section]] = {
    "words": WordsSection,
    "strengths": StrengthsSection,
    "situation": SituationSection,
    "goals": GoalsSection,
    "ladder": LadderSection,
    "morning": MorningSection,
    "sharing": SharingSection,
    "follow_up": FollowUpSection,
    "people": PeopleSection,
}


class PlanEditor(QWidget):
    """Holds one section at a time; a section is built when it is first opened."""

    moved = Signal(str)  # the section that was opened

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.section = "words"
        self._built: dict[str, Section] = {}
        self.nav, self.list = SectionNav(SECTIONS), SectionCombo(SECTIONS)
        self.aside = Aside(desk)
        self._middle = column(gap=12)
        self._build()
        for chooser in (self.nav, self.list):
            chooser.chosen.connect(self.open)
        self.aside.goal_asked.connect(self._make_goal)
        self.aside.gap_asked.connect(self.go_to)

    def refresh(self) -> None:
        """Read the open section again, and what follows from it."""
        self.shown().refresh()
        self.aside.refresh()
        self._show_gaps()

    def refresh_facts(self) -> None:
        """Show what follows from a text just written, around the open section and in its hints; touch no text."""
        self.shown().show_facts()
        self._show_gaps()

    def _show_gaps(self) -> None:
        session, plan = self.desk.session, self.desk.plan
        gaps = plans.missing(session, plan)
        self.aside.show_facts(gaps)
        found = states(session, plan, gaps)
        self.nav.show_states(found)
        self.list.show_states(found)

    def shown(self) -> Section:
        """Return the open section."""
        if self.section not in self._built:
            self._built[self.section] = BUILD[self.section](self.desk)
            self._middle.insertWidget(self._middle.count() - 1, self._built[self.section])
        return self._built[self.section]

    def open(self, section: str) -> None:
        """Show another section, from its top."""
        self.desk.flush()
        self.section = section
        shown = self.shown()
        for one in self._built.values():
            show_if(one is shown, one)
        self.nav.choose(section)
        self.list.choose(section)
        self.refresh()
        self._area.verticalScrollBar().setValue(0)
        self.moved.emit(section)

    def take_focus(self) -> bool:
        """Put the focus on the open section's first control; False if it has none."""
        found = first_stop(self.shown())
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        return found is not None

    def go_to(self, gap: Gap) -> None:
        """Open the section where something is missing, with the focus on it."""
        self.open(gap.section)
        shown = self.shown()
        if isinstance(shown, GoalsSection):
            shown.go_to(gap.field, gap.part)
        elif gap.field:
            focus_on(shown, f"{gap.field}:{gap.part}" if gap.part else gap.field)

    def hold(self, head: QWidget) -> None:
        """Take the page's head in, so that it scrolls away where there is little room."""
        self._paper.insertWidget(0, head)

    def _make_goal(self, source: Source) -> None:
        made: list[str] = []
        desk = self.desk
        if desk.do(lambda: made.append(plans.goal_from_barrier(desk.session, desk.plan_id, source).id)):
            self.go_to(Gap("", "goals", "wording", made[0]))

    def _build(self) -> None:
        whole = row(self, gap=16, margins=(24, 0, 0, 0))
        self._left = width(QWidget(), 212, 212)
        column(self._left, gap=0, margins=(0, 0, 0, 16)).addWidget(self.nav)
        whole.addWidget(self._left)
        paper = QWidget()
        self._paper = column(paper, gap=16)
        self._parts: QBoxLayout = row(gap=16, margins=(0, 0, 24, 16))
        self._paper.addLayout(self._parts, 1)
        middle = QWidget()
        middle.setLayout(self._middle)
        self._middle.addWidget(self.list)
        self._middle.addStretch(1)
        self._parts.addWidget(middle, 1)
        self._parts.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignTop)
        self._area = scrolled(paper)
        whole.addWidget(self._area, 1)
        for pane in (self._left, middle, self.aside):
            pane.setProperty("pane", True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        super().resizeEvent(event)
        wide = self.width()
        is_wide = wide >= px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(way)
        width(self.aside, 252 if is_wide else None, 252 if is_wide else None)
        self._parts.setAlignment(self.aside, Qt.AlignmentFlag.AlignTop if is_wide else Qt.AlignmentFlag(0))
        show_if(wide >= px(MIDDLE), self._left)
        show_if(wide < px(MIDDLE), self.list)
