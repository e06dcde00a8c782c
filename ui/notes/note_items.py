"""What the list of notes shows of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from db.records import Amendment, Note
from desktop import dates
from desktop.names import running
from desktop.notes import notes
from desktop.notes.text import holds
from ui.widgets.show.chip_kinds import State, note_state

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class NoteItem:
    """One row: the note, its kind in words, how many corrections it has, and what day it is."""

    note: Note
    kind: str
    corrections: int
    today: date
    text: str = ""  # as it holds today
    whose: str = ""  # `Karins utkast` where it is not the user's own

    def when(self) -> str:
        """Return the day it happened."""
        return dates.brief(self.note.event_on, self.today)

    def opening(self) -> str:
        """Return the first words, on one line."""
        return " ".join((self.text or self.note.body)[:400].split())[:200]

    def chips(self) -> list[State]:
        """Return the states to show, as (word, tone, icon)."""
        if self.whose:
            return [(self.whose, "neutral", "user")]
        if self.note.category == "minnesstod":
            until = dates.plain(self.note.purge_on, self.today) if self.note.purge_on else ""
            return [(_tr("Rensas {0}").format(until), "neutral", "timer")]
        found = [note_state("transferred" if self.note.transferred_at else self.note.status)]
        if self.corrections:
            words = (
                _tr("1 rättelse") if self.corrections == 1 else _tr("{0} rättelser").format(self.corrections)
            )
            found.append((words, "neutral", "arrow-counter-clockwise"))
        return found

    @cached_property
    def searched(self) -> str:
        """Everything a search looks through. Made when first searched: it is as long as the notes together."""
        return running(f"{self.kind} {self.note.present} {self.note.place} {self.note.body}")

    def spoken(self) -> str:
        """Return the row as it is said aloud."""
        states = ", ".join(word for word, _, _ in self.chips())
        return f"{self.when()}, {self.kind}, {states}. {self.opening()}"


class NoteItems(QAbstractListModel):
    """The notes of one case, in the order given."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[NoteItem] = []

    def show_items(self, items: list[NoteItem]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def change_item(self, changed: NoteItem) -> None:
        """Show one row's note as it stands now; nothing when it is not among the rows."""
        row = self.place(changed.note.id)
        if row >= 0:
            self._items[row] = changed
            self.dataChanged.emit(self.index(row), self.index(row))

    def item(self, index: AnyIndex) -> NoteItem:
        """Return the row at an index."""
        return self._items[index.row()]

    def place(self, note_id: str) -> int:
        """Return the row of a note, or -1."""
        return next((row for row, item in enumerate(self._items) if item.note.id == note_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the kind to show, and the whole row to say."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.item(index).kind
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.item(index).spoken()
        return None


def items_of(
    listed: list[Note],
    corrections: dict[str, list[Amendment]],
    today: date,
    whose: Callable[[Note], str] = lambda _note: "",
) -> list[NoteItem]:
    """Return rows for notes, with their kinds in words and their corrections worked in.

    `whose` tells whose a draft is where it is not the user's own.
    """
    words = dict(notes.kinds()) | dict(notes.kinds("minnesstod"))
    found = []
    for note in listed:
        made = corrections.get(note.id, [])
        its = whose(note) if note.status == "draft" else ""
        text = holds(note.body, made) if made else note.body
        found.append(NoteItem(note, words.get(note.kind, note.kind), len(made), today, text, its))
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("Journal", text)
