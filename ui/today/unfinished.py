"""What is begun and not done: drafts, and signed notes not carried over to the system of record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal

from db.records import Note
from desktop import dates
from desktop.cases.duties import short_name
from desktop.notes.protected import listed_name
from desktop.session.session import Session
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip_kinds import note_chip
from ui.widgets.show.text import hairline, label
from ui.window.place import Place

MOST = 4
COUNTED = 999
"""More notes than this are not counted: fifty thousand take 12 ms of each opening and say no more."""


@dataclass(frozen=True)
class _Draft:
    """Something begun: a note, a follow-up or a closing. `act` opens it where it was left."""

    id: str
    case_id: str
    what: str
    saved: datetime
    act: Callable[..., object]
    more: str = ""


class UnfinishedCard(Card):
    """The drafts, oldest first; each opens where it was left."""

    opened = Signal(object)  # Note
    went = Signal(object)  # Place

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Ofärdigt"))
        self.setObjectName("unfinished")
        self._session = session
        self._lines = column(gap=6)
        self.body.addLayout(self._lines)

    def show_drafts(self) -> None:
        """Read the drafts again."""
        clear(self._lines)
        found = sorted(self._drafts(), key=lambda one: one.saved)
        self.set_number(str(len(found)) if len(found) > MOST else "")
        for one in found[:MOST]:
            self._lines.addWidget(hairline())
            self._add(one)
        if not found:
            self._lines.addWidget(label(self.tr("Allt är signerat."), "body", "text2"))

    def _drafts(self) -> Iterator[_Draft]:
        db = self._session.db
        for note in db.notes.drafts():
            words = self.tr(", {0} ord").format(len(note.body.split()))
            act = partial(self._open, note)
            yield _Draft(note.id, note.case_id, listed_name(note.kind), note.updated_at, act, words)
        for what, page, drafts in (
            (self.tr("Uppföljning"), "followup", db.follow_ups.drafts()),
            (self.tr("Avslut"), "closing", db.closings.drafts()),
        ):
            for one in drafts:
                act = partial(self._go, Place(page, one.case_id))
                yield _Draft(one.id, one.case_id, what, one.updated_at, act)

    def _open(self, note: Note, *_: object) -> None:
        self.opened.emit(note)

    def _go(self, place: Place, *_: object) -> None:
        self.went.emit(place)

    def _add(self, one: _Draft) -> None:
        pupil = self._session.db.pupils.get(self._session.db.cases.get(one.case_id).pupil_id)
        line = row(gap=8)
        title = Button(f"{short_name(pupil)}, {one.what}", "plain")
        title.setObjectName(f"draft-{one.id}")
        title.clicked.connect(one.act)
        line.addWidget(title, 1)
        line.addWidget(note_chip("draft"))
        self._lines.addLayout(line)
        saved = dates.moment(one.saved, self._session.today())
        self._lines.addWidget(label(self.tr("Sparat {0}").format(saved) + one.more, "small"))


class TransferCard(Card):
    """How many signed notes wait to be carried over, and from when; hidden when none do."""

    opened = Signal(object)  # Note, the oldest

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("transfer")
        self._session = session
        self._count = label("", "strong")
        self._oldest = label("", "small")
        self.act = Button(self.tr("Gå igenom"), small=True)
        self.act.setObjectName("go-through")
        self._first: Note | None = None
        self.body.addWidget(self._count)
        self.body.addWidget(self._oldest)
        line = row()
        line.addWidget(self.act)
        line.addStretch(1)
        self.body.addLayout(line)
        self.act.clicked.connect(lambda: self.opened.emit(self._first))

    def show_waiting(self) -> None:
        """Count again."""
        self._first = self._session.db.notes.first_untransferred()
        show_if(self._first is not None, self)
        if self._first is None:
            return
        self._count.setText(self._waiting(self._session.db.notes.untransferred(most=COUNTED + 1)))
        self.setAccessibleName(self._count.text())
        oldest = dates.short(self._first.event_on, self._session.today())
        self._oldest.setText(self.tr("Äldst från {0}").format(oldest))

    def _waiting(self, count: int) -> str:
        if count > COUNTED:
            return self.tr("Fler än {0} anteckningar är inte överförda").format(COUNTED)
        one = self.tr("1 anteckning är inte överförd")
        return one if count == 1 else self.tr("{0} anteckningar är inte överförda").format(count)
