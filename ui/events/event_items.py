"""The rows of the line: an event each, the first of a month under the month's name."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from desktop import dates
from desktop.events.event import CaseEvent
from ui.widgets.show.chip_kinds import State, note_state

AnyIndex = QModelIndex | QPersistentModelIndex


class EventItems(QAbstractListModel):
    """The events of one case, in the order given."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[CaseEvent] = []

    def show_items(self, items: list[CaseEvent]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def item(self, index: AnyIndex) -> CaseEvent:
        """Return the event at an index."""
        return self._items[index.row()]

    def items(self) -> list[CaseEvent]:
        """Return the rows as they are shown."""
        return self._items

    def month(self, index: AnyIndex) -> str:
        """Return the month that stands above a row, empty where the row before it has the same."""
        row = index.row()
        day = self._items[row].day
        if row and (self._items[row - 1].day.year, self._items[row - 1].day.month) == (day.year, day.month):
            return ""
        return month_of(self._items[row])

    def place(self, event_id: str) -> int:
        """Return the row of an event, or -1."""
        return next((row for row, one in enumerate(self._items) if one.id == event_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title to show, and the whole row to say."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.item(index).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self.item(index))
        return None


def month_of(event: CaseEvent) -> str:
    """Return `November 2026`."""
    name = dates.MONTHS[event.day.month - 1]
    return f"{name[:1].upper()}{name[1:]} {event.day.year}"


def weekday(event: CaseEvent) -> str:
    """Return `tis 24`."""
    return f"{dates.DAYS[event.day.weekday()][:3]} {event.day.day}"


def state(event: CaseEvent) -> State | None:
    """Return the chip of an event, as (word, tone, icon), or None."""
    return note_state(event.mark) if event.mark else None


def spoken(event: CaseEvent) -> str:
    """Return the row as it is said aloud: `19 november, hembesök, signerad. Amina visade …`."""
    chip = state(event)
    day = f"{event.day.day} {dates.MONTHS[event.day.month - 1]}"
    title = event.title if event.title[1:2].isupper() else f"{event.title[:1].lower()}{event.title[1:]}"
    head = ", ".join(part for part in (day, title, chip[0].lower() if chip else "") if part)
    who = "" if event.who in ("", "du") else f" {event.who}."
    return f"{head}. {event.sentence}{who}".strip()


def protected_hint() -> str:
    """Return what stands for a protected note's words."""
    return QCoreApplication.translate("Events", "visas när den öppnas")
