"""The search of the journal: the only thing that reads every text of a case, and first when somebody searches."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Note
from desktop.names import running, stands_in
from desktop.session.session import Session
from ui.notes.note_items import NoteItem


class NoteSearch:
    """What there is to find is read once, and again after `forget`."""

    def __init__(self, session: Session, case_id: str) -> None:
        self._session, self._case_id = session, case_id
        self._texts: dict[str, str] = {}  # by note id

    def forget(self) -> None:
        """Let go of what was read: something has been written since."""
        self._texts.clear()

    def find(self, items: Iterable[NoteItem], words: str) -> list[NoteItem]:
        """Return the notes that have the words, all of them without any."""
        if not words:
            return list(items)
        if not self._texts:
            known = {item.note.id: item for item in items}
            notes = self._session.db.notes.of(self._case_id)
            self._texts = {note.id: searched(known[note.id], note) for note in notes if note.id in known}
        return [item for item in items if stands_in(words, self._texts.get(item.note.id, ""))]


def searched(item: NoteItem, note: Note) -> str:
    """Return everything a search looks through in a note.

    Of a protected note only its name: that a word is found in it would tell what it holds.
    """
    if item.is_protected:
        return running(item.kind)
    return running(f"{item.kind} {note.present} {note.place} {note.body}")
