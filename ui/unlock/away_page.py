"""Medan du var borta: what stand-ins did, first thing when the owner is back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent

from desktop.errors import UserError
from desktop.log import away
from desktop.log.away import Away
from ui.log.columns import columns
from ui.look.metrics import height, row
from ui.look.theme import px
from ui.secrets.middle import Middle
from ui.secrets.notice import Notice
from ui.widgets.frame.card import Card
from ui.widgets.input.buttons import Button
from ui.widgets.show.row_model import Column
from ui.widgets.show.table import Table
from ui.widgets.show.text import label

if TYPE_CHECKING:
    from desktop.session.session import Session

_WIDE, _HIGH = 640, 320  # design pixels
_LOW = 600  # design pixels of a window in which the rows have no scroll of their own


class AwayPage(Middle):
    """A sentence for each stand-in, every row of the log, and one act: it has been read, which is logged."""

    finished = Signal()
    lock_asked = Signal()

    def __init__(self, session: Session, told: Away) -> None:
        super().__init__(_WIDE)
        self.setObjectName("away")
        self._session = session
        self.set_title(self.tr("Medan du var borta ({when})").format(when=told.when))
        for sentence in told.told:
            self.body.addWidget(label(sentence))
        self.table = Table(self._columns(), self.tr("Vad vikarier har gjort"))
        self.table.setObjectName("away-rows")
        self.table.set_rows(told.lines, key=lambda line: line.seq)
        card = Card(flush=True)
        card.setAccessibleName(self.tr("Vad vikarier har gjort"))
        card.body.addWidget(height(self.table, _HIGH, _HIGH))
        self.body.addWidget(card)
        self._notice = Notice()
        self._notice.tint("prohibit", "danger")
        self.body.addWidget(self._notice)
        self._lock = Button(self.tr("Lås"), tall=True)
        self._lock.setObjectName("away-lock")
        self._read = Button(self.tr("Jag har läst"), "primary", "check", tall=True)
        self._read.setObjectName("away-read")
        acts = row(gap=8)
        acts.addWidget(label(self.tr("Att du har läst skrivs i loggen. Listan finns kvar där."), "small"), 1)
        for button in (self._lock, self._read):
            button.setAutoDefault(True)
            acts.addWidget(button)
        self.body.addLayout(acts)
        self._lock.clicked.connect(self.lock_asked)
        self._read.clicked.connect(self._on_read)
        self.setFocusProxy(self._read)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show every row where the window is low, so that nothing scrolls inside what scrolls."""
        super().resizeEvent(event)
        if self.height() < px(_LOW):
            self.table.unfold(self)
        else:
            self.table.fold()

    def _columns(self) -> tuple[Column, ...]:
        """Return fewer and narrower columns than the log's: the card must stand whole at twice the size."""
        when, what, case, _user, _row = columns(self._session.today)
        return (
            replace(when, width=136),
            what,
            replace(case, width=80),
            Column(self.tr("Vem"), lambda line: line.row.actor, tip=lambda line: line.row.actor, width=136),
        )

    def go_back(self) -> None:
        """Lock; it is told again next time."""
        self.lock_asked.emit()

    @Slot()
    def _on_read(self) -> None:
        try:
            away.was_read(self._session)
        except UserError as error:
            self._notice.say(error.text())
            return
        self.finished.emit()
