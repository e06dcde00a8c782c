"""The right column: what is left before signing, barriers without a goal, what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.plan import verbs as plans
from desktop.plan.checks import Gap
from desktop.plan.sources import barriers_without_goal
from ui.look.metrics import column, row, spaced
from ui.plan.aside.found import Found
from ui.plan.desk import Desk
from ui.plan.section import empty, reveal
from ui.plan.word_button import Link
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label

COUNTS = ("Inget", "Ett", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio", "Elva", "Tolv")


def count_words(number: int) -> str:
    """Return a small number as a word with a capital, a large one in figures."""
    return COUNTS[number] if number < len(COUNTS) else str(number)


class Aside(QWidget):
    """Asks, never stops."""

    goal_asked = Signal(object)  # Source: make a goal of it
    gap_asked = Signal(object)  # Gap: go there

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._told: tuple[list[Gap], list[Gap], list[str]] | None = None
        self.found = Found(self.tr("Gör till mål"), "target")
        self.found.taken.connect(self.goal_asked)
        self._count = label("", "small")
        self.barriers = Card(self.tr("Från kartläggningen"))
        self.barriers.body.addWidget(self._count)
        self.barriers.body.addWidget(self.found)
        self.left = Card()
        self.thoughts = Card(self.tr("Att tänka på"))
        self.changes = Card()
        for card in (self.left, self.thoughts):
            spaced(card.body, 0)
        whole = column(self, gap=12)
        for card in (self.left, self.barriers, self.thoughts, self.changes):
            whole.addWidget(card)
        whole.addStretch(1)

    def refresh(self) -> None:
        """Read what the kartläggning offers again."""
        sources = barriers_without_goal(self.desk.session, self.desk.plan_id)
        show_if(bool(sources), self.barriers)
        self._count.setText(self._without_goal(sum(not one.is_kept for one in sources)))
        self.found.show_sources(sources)

    def show_facts(self, gaps: list[Gap]) -> None:
        """Say what follows from the texts; what says the same as before is left standing."""
        session, plan = self.desk.session, self.desk.plan
        told = (
            gaps,
            plans.thoughts(session, plan),
            plans.changes_since(session, plan),
        )
        if told != self._told:
            self._told = told
            self._tell(*told)

    def _tell(self, gaps: Sequence[Gap], thoughts: Sequence[Gap], changes: Sequence[str]) -> None:
        self._show_left(gaps)
        show_if(bool(thoughts), self.thoughts)
        empty(self.thoughts.body)
        self._links(self.thoughts, thoughts, "thought")
        show_if(bool(changes), self.changes)
        self.changes.set_title(plans.changed_since(self.desk.session, self.desk.plan))
        empty(self.changes.body)
        for sentence in changes:
            self.changes.body.addWidget(label(sentence, "small"))
        reveal(self.changes.body)

    def _without_goal(self, number: int) -> str:
        if number == 1:
            return self.tr("Ett hinder har inget mål än. Det är ett val, inget fel.")
        return self.tr("{0} hinder har inget mål än. Det är ett val, inget fel.").format(count_words(number))

    def _show_left(self, gaps: Sequence[Gap]) -> None:
        empty(self.left.body)
        head = row(gap=8)
        head.addWidget(IconLabel("warning-circle", "warn") if gaps else IconLabel("check-circle", "ok"))
        words = self.tr("Kvar före signering") if gaps else self.tr("Inget saknas före signering")
        head.addWidget(label(words, "h2", wrap=True), 1)
        self.left.body.addLayout(head)
        self.left.body.addSpacing(4)
        self.left.setAccessibleName(words)
        self._links(self.left, gaps, "gap")

    def _links(self, card: Card, gaps: Sequence[Gap], name: str) -> None:
        for place, gap in enumerate(gaps):
            link = Link(gap.text)
            link.setObjectName(f"{name}-{place}")
            link.clicked.connect(partial(self.gap_asked.emit, gap))
            card.body.addWidget(link)
        reveal(card.body)
