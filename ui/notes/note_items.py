"""What the list of notes shows of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from db.records import Amendment, Note
from db.records.views import ListedNote
from desktop import dates
from desktop.notes.protected import is_protected, listed_name
from desktop.notes.text import holds
from ui.widgets.show.chip_kinds import State, note_state

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class NoteItem:
    """One row: the note, its kind in words, how many corrections it has, and what day it is.

    `read` returns the note's text as it holds today: of a row out of sight it is never read.
    """

    note: ListedNote
    kind: str
    corrections: int
    today: date
    read: Callable[[], str]
    goes_after: date | None = None  # a minnesstöd's last day
    whose: str = ""  # `Karins utkast` where it is not the user's own

    def when(self) -> str:
        """Return the day it happened."""
        return dates.brief(self.note.event_on, self.today)

    @cached_property
    def is_protected(self) -> bool:
        """Whether it says nothing of itself until it is opened."""
        return is_protected(self.note.kind)

    def opening(self) -> str:
        """Return the first words, on one line; none of a protected note."""
        return "" if self.is_protected else self._opening

    @cached_property
    def _opening(self) -> str:
        return " ".join(self.read()[:400].split())[:200]

    def chips(self) -> list[State]:
        """Return the states to show, as (word, tone, icon)."""
        if self.whose:
            return [(self.whose, "neutral", "user")]
        if self.note.category == "minnesstod":
            return [scratch_state(self.goes_after, self.today)]
        found = [note_state("transferred" if self.note.transferred_at else self.note.status)]
        if self.corrections:
            words = (
                _tr("1 rättelse") if self.corrections == 1 else _tr("{0} rättelser").format(self.corrections)
            )
            found.append((words, "neutral", "arrow-counter-clockwise"))
        return found

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
    listed: list[ListedNote],
    corrections: dict[str, list[Amendment]],
    last_days: Mapping[str, date],
    today: date,
    read: Callable[[str], str],
    whose: Callable[[ListedNote], str] = lambda _note: "",
) -> list[NoteItem]:
    """Return rows for notes, with their kinds in words, their corrections worked in and their last days.

    `read` returns the text of the note with an id, as it was written. `whose` tells whose a draft is where it is not
    the user's own.
    """
    found = []
    names: dict[str, str] = {}
    for note in listed:
        made = corrections.get(note.id, [])
        its = whose(note) if note.status == "draft" else ""
        text = partial(_held, read, note.id, made)
        last = last_days.get(note.id)
        kind = names.get(note.kind) or names.setdefault(note.kind, listed_name(note.kind))
        found.append(NoteItem(note, kind, len(made), today, text, last, its))
    return found


def _held(read: Callable[[str], str], note_id: str, made: list[Amendment]) -> str:
    body = read(note_id)
    return holds(body, made) if made else body


def written(item: NoteItem, saved: Note, kind: str, goes_after: date | None) -> NoteItem:
    """Return the row of a draft as it has just been saved."""
    read = partial(str, saved.body)
    return replace(item, note=ListedNote.of(saved), kind=kind, read=read, goes_after=goes_after)


def scratch_state(last: date | None, today: date) -> State:
    """Return what a minnesstöd's chip says: its last day, or that it goes as soon as the log lets it."""
    if last is None:
        return (_tr("Minnesstöd"), "neutral", "timer")
    words = _tr("Rensas efter {0}").format(dates.plain(last, today)) if last >= today else _tr("Rensas snart")
    return (words, "neutral", "timer")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Journal", text)
