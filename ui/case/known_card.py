"""Det här vet vi: what the school told when it asked, while there is nothing else to go by."""

from __future__ import annotations

from PySide6.QtCore import Qt

from db.records import Case
from desktop.session.session import Session
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.scroll import CardScroll
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label, shortened

LONGEST = 76  # characters of a fact; the rest is read on the family's page


class KnownCard(Card):
    """Read only; *Ändra* leads to where it is written."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Det här vet vi"), self.tr("Ändra"))
        self.setObjectName("known")
        self._session = session
        self.lines = CardScroll(8)
        self._lines = self.lines.lines
        self.body.addWidget(self.lines, 1)
        self.act.setAccessibleName(self.tr("Ändra det som är känt"))

    def show_case(self, case: Case) -> None:
        """Read again."""
        clear(self._lines)
        db = self._session.db
        pupil = db.pupils.get(case.pupil_id)
        absence = "" if case.absence_percent is None else f"{case.absence_percent} %"
        told = (
            (self.tr("Frånvaro i förfrågan"), ", ".join(p for p in (absence, case.absence_period) if p)),
            (self.tr("Skolan ber om"), case.request),
            (self.tr("Skolan har gjort"), case.ladder_step),
            (self.tr("Tidigare stöd"), case.earlier_support),
            (self.tr("Språk"), pupil.language),
        )
        known = [(word, fact) for word, fact in told if fact]
        for word, fact in known:
            both = column(gap=0)
            both.addWidget(label(word, "caption"))
            both.addWidget(label(shortened(fact, LONGEST), "small", "text"))
            self._lines.addLayout(both)
        if not known:
            self._lines.addWidget(label(self.tr("Inget är skrivet om förfrågan än."), "small"))
        if not db.attendance_weeks.of(case.pupil_id):
            line = row(gap=8)
            line.addWidget(IconLabel("calendar-blank", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
            words = self.tr("Närvaro saknas. Be skolan om de senaste åtta veckorna.")
            line.addWidget(label(words, "small"), 1)
            self._lines.addWidget(hairline())
            self._lines.addLayout(line)
