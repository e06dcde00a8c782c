"""The event whole, beside the line: title and day, its state, its facts, what it says, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop import dates
from desktop.events.event import CaseEvent
from ui.events.event_items import state
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.flow import Flow
from ui.widgets.frame.one_scroll import ScrolledPart
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.chip_kinds import note_state
from ui.widgets.show.quote import Quote
from ui.widgets.show.text import hairline, label


class EventWhole(Card):
    """Read only."""

    opened = Signal(object)  # CaseEvent

    def __init__(self) -> None:
        super().__init__(self.tr("Händelsen"))
        self.setObjectName("event-whole")
        self._event: CaseEvent | None = None
        inside = QWidget()
        self._lines = column(inside, gap=8)
        self.part = ScrolledPart(inside)
        self.open = Button("", "link")
        self.open.setObjectName("open-event")
        self.open.clicked.connect(self._on_open)
        self.body.addWidget(self.part, 1)
        self._foot = QWidget()
        foot = column(self._foot, gap=8)
        foot.addWidget(hairline())
        line = row(gap=8)
        line.addWidget(self.open)
        line.addStretch(1)
        line.addWidget(label("Enter", "key", wrap=False))
        foot.addLayout(line)
        self.body.addWidget(self._foot)

    def show_event(self, event: CaseEvent | None) -> None:
        """Show another event, or none."""
        self._event = event
        clear(self._lines)
        show_if(event is not None, self._foot)
        if event is None:
            self.set_title(self.tr("Händelsen"))
            return
        self.set_title(f"{event.title}, {dates.long(event.day)}")
        self.open.set_text(self._word(event))
        self._show_chips(event)
        at = self.tr("kl. {0}").format(dates.clock(event.at)) if event.at else ""
        facts = ", ".join(one for one in (at, event.facts, event.who) if one)
        if facts:
            self._lines.addWidget(label(facts, "small"))
        for one in event.parts:
            if one.is_quote:
                self._lines.addWidget(Quote(one.text, one.heading))
                continue
            if one.heading:
                self._lines.addWidget(label(one.heading, "h3", level=3))
            self._lines.addWidget(label(one.text, "reading"))
        self._lines.addStretch(1)
        self.part.verticalScrollBar().setValue(0)

    @Slot()
    def _on_open(self) -> None:
        if self._event is not None:
            self.opened.emit(self._event)

    def _show_chips(self, event: CaseEvent) -> None:
        chip = state(event)
        if chip is None:
            return
        held = QWidget()
        line = Flow(held, gap=8)
        if event.mark == "transferred":
            line.addWidget(Chip(*note_state("signed")))
        line.addWidget(Chip(*chip))
        self._lines.addWidget(held)

    def _word(self, event: CaseEvent) -> str:
        return {
            "journal": self.tr("Öppna i journalen"),
            "followup": self.tr("Öppna uppföljningen"),
            "assessment": self.tr("Öppna kartläggningen"),
            "documents": self.tr("Öppna underlagen"),
            "plan": self.tr("Öppna planen"),
            "consent": self.tr("Öppna samtycket"),
            "attendance": self.tr("Öppna närvaron"),
            "prints": self.tr("Öppna Skriv ut"),
        }.get(event.page, self.tr("Öppna översikten"))
