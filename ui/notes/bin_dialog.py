"""Papperskorg: drafts thrown away in the last thirty days, and the way back. Signed text never lands here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import Note
from desktop import dates
from desktop.notes import notes
from desktop.notes.protected import is_protected, listed_name
from desktop.session.session import Session
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column, row
from ui.widgets.frame.clear import clear
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import hairline, label, shortened

OPENING = 120  # characters of each draft


class BinDialog(Sheet):
    """The discarded drafts of one case, the latest first."""

    def __init__(self, parent: QWidget, session: Session, case_id: str) -> None:
        super().__init__(parent, self.tr("Papperskorg"), wide=True)
        self.setObjectName("bin-dialog")
        self._session, self._case_id = session, case_id
        self.restored = ""  # the note that was fetched back
        words = self.tr("Utkast ligger här i minst 30 dagar. Signerat hamnar aldrig här.")
        self.body.addWidget(label(words, "body", "text2"))
        self._lines = column(gap=8)
        self.body.addLayout(self._lines)
        self.close_button = Button(self.tr("Stäng"))
        self.close_button.setObjectName("leave")
        self.close_button.clicked.connect(self.reject)
        self.acts.addWidget(self.close_button)
        self._show()

    def _show(self) -> None:
        clear(self._lines)
        found = binned(self._session, self._case_id)
        for note in found:
            self._lines.addWidget(hairline())
            self._add(note, listed_name(note.kind))
        if not found:
            self._lines.addWidget(label(self.tr("Papperskorgen är tom.")))

    def _add(self, note: Note, kind: str) -> None:
        line = row(gap=12)
        words = column(gap=2)
        thrown = dates.moment(note.discarded_at, self._session.today()) if note.discarded_at else ""
        words.addWidget(label(self.tr("{0}, kastad {1}").format(kind, thrown), "strong"))
        words.addWidget(label(self._opening(note) or self.tr("Utan text"), "small"))
        line.addLayout(words, 1)
        back = Button(self.tr("Hämta tillbaka"), "quiet", "arrow-counter-clockwise", small=True)
        back.setObjectName(f"restore-{note.id}")
        back.setAccessibleName(self.tr("Hämta tillbaka {0}").format(kind))
        back.clicked.connect(lambda: self._restore(note))
        line.addWidget(back)
        self._lines.addLayout(line)

    def _opening(self, note: Note) -> str:
        return (
            self.tr("Innehållet visas inte här.")
            if is_protected(note.kind)
            else shortened(note.body, OPENING)
        )

    def _restore(self, note: Note) -> None:
        notes.restore_note(self._session, note)
        self.restored = note.id
        self.accept()


def binned(session: Session, case_id: str) -> list[Note]:
    """Return the discarded drafts of a case that say something, the latest first."""
    return [note for note in session.db.notes.binned_in(case_id) if note.body.strip()]
