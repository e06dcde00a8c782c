"""Viktigast för mig: the child's own words first, then the guardians', each by themselves."""

from __future__ import annotations

from ui.look.metrics import column
from ui.plan.section import Section, group, line_field, text_field
from ui.widgets.frame.card import Card
from ui.widgets.show.text import hairline, label


class WordsSection(Section):
    """Own words, or why there are none. Never an empty quotation."""

    def shape(self) -> object:
        """Follow who has a row."""
        return [one.id for one in self.desk.session.db.plan_words.of(self.desk.plan_id)]

    def fill(self) -> None:
        """Build the child's card and the guardians'."""
        self.whole.addWidget(self._child())
        guardians = self.desk.session.db.plan_words.of(self.desk.plan_id)
        if guardians:
            home = Card(self.tr("Viktigast för oss hemma"))
            for place, one in enumerate(guardians):
                if place:
                    home.body.addWidget(hairline())
                who = f"{one.name}, {one.role}" if one.role else one.name
                part = group(who)
                inside = column(part, gap=8)
                inside.addWidget(text_field(self.desk, "words", who, one))
                reason = self.tr("Var inte med, därför att")
                inside.addWidget(line_field(self.desk, "missing_reason", reason, one, optional=True))
                home.body.addWidget(part)
            self.whole.addWidget(home)

    def _child(self) -> Card:
        desk = self.desk
        pupil = desk.session.db.pupils.get(desk.session.db.cases.get(desk.plan.case_id).pupil_id)
        card = Card(self.tr("Det här är viktigast för mig"))
        card.body.addWidget(label(self.tr("Skriv orden som de sas. De står först på papperet."), "small"))
        words = self.tr("{0} med egna ord").format(pupil.called)
        card.body.addWidget(text_field(desk, "child_words", words, lines=4))
        reason = self.tr("Ville inte eller var inte med, därför att")
        card.body.addWidget(line_field(desk, "child_missing_reason", reason, optional=True))
        return card
