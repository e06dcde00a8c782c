"""Styrkor: what works and helps, with what the kartläggning has found beside."""

from __future__ import annotations

from desktop.plan.sources import Source, findings
from ui.plan.aside.found import Found
from ui.plan.desk import Desk
from ui.plan.points import Points
from ui.plan.section import Section
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.show.text import label


class StrengthsSection(Section):
    """Strengths come before barriers, here as on paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.points = Points(
            desk,
            "strength",
            self.tr("styrka"),
            self.tr("Lägg till styrka"),
            self.tr("Ingen styrka än. Fråga vad som fungerar, och när."),
        )
        self.found = Found(self.tr("Ta med"), "plus", "strength")
        self.found.taken.connect(self._take)

    def refresh(self) -> None:
        """Read both lists again."""
        super().refresh()
        self.points.refresh()

    def fill(self) -> None:
        """Build the list and what can be added to it."""
        card = Card(self.tr("Det här fungerar och hjälper"))
        card.body.addWidget(self.points)
        self.offers = Card(self.tr("Mer från kartläggningen"))
        self.offers.body.addWidget(
            label(self.tr("Välj det som hjälper planen. Allt behöver inte med."), "small")
        )
        self.offers.body.addWidget(self.found)
        self.whole.addWidget(card)
        self.whole.addWidget(self.offers)

    def show_facts(self) -> None:
        """Offer what is not in the plan yet."""
        known = {one.question_id for one in self.points.rows() if one.question_id}
        found = findings(self.desk.session, self.desk.plan.case_id).strengths
        left = [one for one in found if one.question_id not in known]
        show_if(bool(left), self.offers)
        self.found.show_sources(left)

    def _take(self, source: Source) -> None:
        self.points.take(source.text, source.question_id)
