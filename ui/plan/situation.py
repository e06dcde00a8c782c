"""Nuläge: how it is now, what is hardest, and where everyone wants to get."""

from __future__ import annotations

from ui.plan.desk import Desk
from ui.plan.points import Points
from ui.plan.section import Section, text_field
from ui.widgets.frame.card import Card
from ui.widgets.show.text import label

MOST = 3


class SituationSection(Section):
    """Described so that the child can hear it read aloud."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.points = Points(
            desk,
            "barrier",
            self.tr("hinder"),
            self.tr("Lägg till hinder"),
            self.tr("Inget valt än. Skriv det som är svårast just nu."),
        )

    def refresh(self) -> None:
        """Read the texts and the list again."""
        super().refresh()
        self.points.refresh()

    def fill(self) -> None:
        """Build the three cards."""
        now = Card(self.tr("Så är det nu"))
        now.body.addWidget(text_field(self.desk, "situation", self.tr("Kort beskrivning"), lines=3))
        help_ = self.tr("Skriv närvaro, inte frånvaro.")
        now.body.addWidget(text_field(self.desk, "attendance", self.tr("Närvaro"), lines=1, say=help_))
        hard = Card(self.tr("Det här är svårast"))
        self._most = label("", "small")
        hard.body.addWidget(self._most)
        hard.body.addWidget(self.points)
        there = Card(self.tr("Dit vill vi"))
        words = self.tr("På längre sikt, i en mening")
        there.body.addWidget(text_field(self.desk, "long_term_goal", words, lines=2))
        for card in (now, hard, there):
            self.whole.addWidget(card)

    def show_facts(self) -> None:
        """Say that three are enough."""
        is_over = len(self.points.rows()) > MOST
        few = self.tr("Högst tre, det viktigaste först.")
        many = self.tr("Tre räcker. På papperet blir fler svåra att ta in.")
        self._most.setText(many if is_over else few)
