"""What is begun and not done: drafts, and signed notes not carried over to the system of record."""

from __future__ import annotations

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

MOST = 4
COUNTED = 999
"""More notes than this are not counted: fifty thousand take 12 ms of each opening and say no more."""


class UnfinishedCard(Card):
    """The drafts, oldest first; each opens where it was left."""

    opened = Signal(object)  # Note

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Ofärdigt"))
        self.setObjectName("unfinished")
        self._session = session
        self._lines = column(gap=6)
        self.body.addLayout(self._lines)

    def show_drafts(self) -> None:
        """Read the drafts again."""
        clear(self._lines)
        drafts = self._session.db.notes.drafts()
        self.set_number(str(len(drafts)) if len(drafts) > MOST else "")
        for note in drafts[:MOST]:
            self._lines.addWidget(hairline())
            self._add(note, listed_name(note.kind))
        if not drafts:
            self._lines.addWidget(label(self.tr("Alla anteckningar är signerade."), "body", "text2"))

    def _add(self, note: Note, kind: str) -> None:
        pupil = self._session.db.pupils.get(self._session.db.cases.get(note.case_id).pupil_id)
        line = row(gap=8)
        title = Button(f"{short_name(pupil)}, {kind}", "plain")
        title.setObjectName(f"draft-{note.id}")
        title.clicked.connect(lambda: self.opened.emit(note))
        line.addWidget(title, 1)
        line.addWidget(note_chip("draft"))
        self._lines.addLayout(line)
        saved = dates.moment(note.updated_at, self._session.today())
        words = len(note.body.split())
        self._lines.addWidget(label(self.tr("Sparat {0}, {1} ord").format(saved, words), "small"))


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
