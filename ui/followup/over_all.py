"""All follow-ups of a case: the line, each one to open, and drafts that were thrown away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records import FollowUp
from desktop import dates
from desktop.followup.line import line_of
from desktop.session.session import Session
from ui.followup.line_view import LineCard
from ui.look.metrics import column
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.one_scroll import ScrolledPart
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button


class OverAll(QWidget):
    """Reads everything in `refresh`, in a few questions however many there are."""

    opened = Signal(str)  # id of a signed or cancelled one
    fetched = Signal(str)  # id of a thrown away draft

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__()
        self._session, self._case_id = session, case_id
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self.line = LineCard()
        self.every = Card(self.tr("Alla uppföljningar"))
        self.every.setObjectName("every")
        self._list = column(gap=4)
        self.every.body.addLayout(self._list)
        whole = column(inside, gap=12)
        whole.addWidget(self.line)
        whole.addWidget(self.every)
        whole.addStretch(1)
        outer = column(self, gap=0, margins=(24, 0, 24, 16))
        self.area = ScrolledPart(inside)
        outer.addWidget(self.area)
        self.refresh()

    def refresh(self) -> None:
        """Read again."""
        self.line.show_line(line_of(self._session, self._case_id), self._session.today())
        clear(self._list)
        db = self._session.db
        done = [one for one in db.follow_ups.of(self._case_id) if one.status in ("signerad", "installd")]
        for one in done:
            self._list.addWidget(self._row(one, self._words(one)))
        thrown = db.follow_ups.binned(self._case_id)
        for one in thrown:
            made = self._row(one, self.tr("Hämta tillbaka utkastet {0}").format(self._day(one)))
            made.set_icon("arrow-counter-clockwise")
            self._list.addWidget(made)
        show_if(bool(done or thrown), self.every)

    def _row(self, one: FollowUp, words: str) -> Button:
        button = Button(words, "row", "file-text")
        button.setObjectName(f"follow-up:{one.id}")
        signal = self.fetched if one.status == "kastad" else self.opened
        button.clicked.connect(lambda: signal.emit(one.id))
        return button

    def _words(self, one: FollowUp) -> str:
        if one.status == "installd":
            new = dates.long(one.next_on) if one.next_on else ""
            return self.tr("{0}, inställd. Ny dag {1}").format(self._day(one), new)
        decided = {
            "": "",
            "fortsatt": self.tr("fortsätter"),
            "andra_planen": self.tr("planen ändras"),
            "avsluta": self.tr("avslutas"),
            "paus": self.tr("paus"),
        }[one.decision]
        return self.tr("Uppföljning {0}, {1}: {2}").format(one.number, self._day(one), decided)

    def _day(self, one: FollowUp) -> str:
        day = one.due_on if one.status == "installd" else one.held_on
        return dates.full(day) if day else ""
