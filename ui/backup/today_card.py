"""The card on I dag: that the copy is new, or what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.clock import day_of
from desktop import dates
from desktop.backup.facts import BackupFacts, backup_facts
from desktop.failures.backup import why_not_made
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label

if TYPE_CHECKING:
    from desktop.session.session import Session


class BackupCard(Card):
    """`acted` leads to the safety page; its button shows only when something is to be done."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("backup-card")
        self._session = session
        self._icon = IconLabel("hard-drives", "text2", 18)
        self._title = label("", "strong")
        self._fact = label("", "small")
        self._go = Button(self.tr("Gå till Säkerhet"), small=True)
        self._go.setObjectName("to-security")
        line = row(gap=12)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._fact)
        acts = row()
        acts.addWidget(self._go)
        acts.addStretch(1)
        words.addLayout(acts)
        line.addLayout(words, 1)
        self.body.addLayout(line)
        self._go.clicked.connect(self.acted)

    def show_state(self) -> None:
        """Read again; practice has no copies and no card."""
        show_if(not self._session.choices.is_practice, self)
        facts = backup_facts(self._session)
        title, fact, tone = self._said(facts)
        self._icon.show_icon("hard-drives" if tone == "text2" else "warning", tone)
        self._title.setText(title)
        self._fact.setText(fact)
        self.setAccessibleName(title)
        show_if(tone != "text2", self._go)

    def _said(self, facts: BackupFacts) -> tuple[str, str, str]:
        today = self._session.today()
        if facts.failed:
            return self.tr("Säkerhetskopian blev inte klar"), why_not_made(facts.failed), "danger"
        if facts.made_at is None:
            return self.tr("Säkerhetskopia saknas"), self.tr("Den första görs när du slutar."), "warn"
        if facts.place and facts.place_tone != "ok":
            fact = self.tr("Ingen kopia finns där än.")
            if facts.place_made_at is not None:
                fact = self.tr("{count} dagar sedan. Sätt i USB-minnet.").format(count=facts.place_age)
            return self.tr("Kopian på {place} är gammal").format(place=facts.place), fact, facts.place_tone
        made = dates.moment(facts.made_at, today)
        tried = facts.tried_at
        if tried is not None and not facts.tried_wrong:
            day = dates.brief(day_of(tried), today)
            made = self.tr("{made}, provad {day}").format(made=made, day=day)
        return self.tr("Säkerhetskopian är ny"), made, "text2"
