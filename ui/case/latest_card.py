"""Senast: the latest note in a few lines, then what happened before it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records import Case
from desktop import dates
from desktop.cases import facts as case_facts
from desktop.cases.facts import Event
from desktop.notes.protected import is_protected, listed_name
from desktop.notes.text import holds
from desktop.session.session import Session
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.fitting import Fitting
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip_kinds import note_chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label, shortened

OPENING = 170  # characters of the note
LONGEST = 44  # characters of an event


class LatestCard(Card):
    """Read only; every line opens what it tells of."""

    opened = Signal(str, str)  # page, detail

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Senast"), self.tr("Öppna journalen"))
        self.setObjectName("latest")
        self._session = session
        self._lines = column(gap=6)
        self.events = Fitting(gap=0)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.events, 1)
        self.acted.connect(lambda: self.opened.emit("journal", ""))

    def show_case(self, case: Case) -> None:
        """Read again."""
        clear(self._lines)
        db = self._session.db
        note = db.notes.last_signed(case.id)
        events = case_facts.events(self._session, case)
        if note is not None:
            kind = listed_name(note.kind)
            line = row(gap=8)
            day = dates.short(note.event_on, self._session.today())
            title = Button(f"{kind}, {day}", "plain")
            title.setObjectName("latest-note")
            title.clicked.connect(lambda: self.opened.emit("journal", note.id))
            line.addWidget(title, 1)
            line.addWidget(note_chip("transferred" if note.transferred_at else "signed"))
            self._lines.addLayout(line)
            if not is_protected(note.kind):
                words = shortened(holds(note.body, db.amendments.of(note.id)), OPENING)
                self._lines.addWidget(label(words, "small"))
        self.events.show_lines([self._event(event, place) for place, event in enumerate(events)])
        if note is None and not events:
            words = self.tr("Ingen anteckning än. Ett par rader räcker, de sparas medan du skriver.")
            self._lines.addWidget(label(words, "body", "text2"))

    def _event(self, event: Event, place: int) -> QWidget:
        made = QWidget()
        down = column(made, gap=2)
        down.addWidget(hairline())
        line = row(gap=8)
        line.addWidget(IconLabel(event.icon, side=16))
        words = Button(shortened(event.what, LONGEST), "quiet_plain")
        words.setObjectName(f"event-{place}")
        words.setAccessibleName(f"{event.what}, {dates.plain(event.day, self._session.today())}")
        words.clicked.connect(lambda: self.opened.emit(event.page, event.detail or ""))
        line.addWidget(words, 1)
        line.addWidget(label(dates.plain(event.day, self._session.today()), "small", wrap=False))
        down.addLayout(line)
        return made
