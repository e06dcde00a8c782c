"""Tidigare versioner: what a draft said before, compared with what it says now, and fetched back."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.clock import local
from db.records import Note, NoteVersion
from desktop import dates
from desktop.errors import UserError
from desktop.notes.difference import difference
from desktop.notes.versions import earlier, fetch_back
from desktop.session.session import Session
from ui.dialogs.ask import show_error
from ui.dialogs.sheet import Sheet
from ui.look.metrics import height
from ui.notes.passages import PassageView
from ui.widgets.frame.card import Card
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.show.row_model import Column
from ui.widgets.show.table import Table
from ui.widgets.show.text import label

LOW, HIGH = 150, 190
TALL = 220


class VersionsSheet(Sheet):
    """The earlier states of one draft. `fetched` is the note as it reads once one has been fetched back."""

    def __init__(self, parent: QWidget, session: Session, note: Note) -> None:
        super().__init__(parent, self.tr("Tidigare versioner av utkastet"), wide=True)
        self.setObjectName("versions-sheet")
        self._session, self._note = session, note
        self._versions = earlier(session, note)
        self.fetched: Note | None = None
        self.table = Table(self._columns(), self.tr("Tidigare versioner"))
        self.against = Combo()
        self.told = label("", "small")
        self.text = PassageView()
        self._compose()
        self._fill()
        self.table.chosen.connect(self._show)
        self.against.currentIndexChanged.connect(self._show)
        self._show()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Sparad"), self._when, "strong", width=150),
            Column(
                self.tr("Ord"),
                lambda one: str(len(one.body.split())),
                sort=lambda one: len(one.body.split()),
                is_right=True,
                width=70,
            ),
            Column(self.tr("Börjar"), lambda one: " ".join(one.body[:200].split()), stretch=True),
        )

    def _when(self, version: NoteVersion) -> str:
        at = local(version.saved_at)
        return f"{dates.short(at.date(), self._session.today())} {dates.clock(at)}"

    def _compose(self) -> None:
        card = Card(flush=True)
        card.setAccessibleName(self.tr("Tidigare versioner"))
        self.table.setObjectName("versions-table")
        card.body.addWidget(height(self.table, LOW, HIGH))
        self.body.addWidget(card)
        self.unfold_when_low(self.table)
        self.against.setObjectName("against")
        self.body.addWidget(Field(self.tr("Jämför med"), self.against))
        self.told.setObjectName("difference-told")
        self.body.addWidget(self.told)
        self.text.setObjectName("difference")
        self.text.setAccessibleName(self.tr("Skillnaden"))
        self.body.addWidget(height(self.text, TALL, TALL))
        self.leave = Button(self.tr("Stäng"))
        self.fetch = Button(self.tr("Hämta tillbaka"), "primary", "arrow-counter-clockwise")
        for name, button in (("leave", self.leave), ("fetch-back", self.fetch)):
            button.setObjectName(name)
            self.acts.addWidget(button)
        self.leave.clicked.connect(self.reject)
        self.fetch.clicked.connect(self._on_fetch)

    def _fill(self) -> None:
        self.table.set_rows(self._versions)
        others = [(self._when(one), one.id) for one in self._versions]
        self.against.fill([(self.tr("Texten nu"), None), *others])
        self.against.choose(None)
        if self._versions:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.table.setFocus()

    @Slot()
    def _show(self) -> None:
        chosen = self.table.current()
        self.fetch.setEnabled(chosen is not None)
        if chosen is None:
            self.told.setText(self.tr("Inget annat har stått i utkastet."))
            self.text.show_passages([])
            return
        other = next((one for one in self._versions if one.id == self.against.data()), None)
        first, last = self._in_order(chosen, other)
        found = difference(first, last)
        self.told.setText(
            self.tr(
                "Från den äldre till den nyare: {0} ord borta, genomstrukna. {1} ord nya, understrukna."
            ).format(found.gone, found.new)
        )
        self.text.show_passages(list(found.passages))

    def _in_order(self, chosen: NoteVersion, other: NoteVersion | None) -> tuple[str, str]:
        if other is None:
            return chosen.body, self._note.body
        older, newer = sorted((chosen, other), key=lambda one: one.saved_at)
        return older.body, newer.body

    @Slot()
    def _on_fetch(self) -> None:
        """Let the draft read so again; what stands now is kept among the earlier."""
        try:
            self.fetched = fetch_back(self._session, self._note, self.table.current())
        except UserError as error:
            show_error(self, error)
            return
        self.accept()
