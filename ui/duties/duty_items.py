"""The due list as rows: a heading, then what belongs under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from desktop import dates
from desktop.cases.duties import Duty, group, lateness

AnyIndex = QModelIndex | QPersistentModelIndex

GROUPS = ("late", "today", "week", "next_week", "later", "some_day")


@dataclass(frozen=True)
class DutyItem:
    """A heading (`duty` is None) or something to do. `is_done`: just ticked, and may be taken back."""

    text: str
    count: int = 0
    duty: Duty | None = None
    when: str = ""
    is_late: bool = False
    is_done: bool = False

    def spoken(self) -> str:
        """Return the row as it is said aloud."""
        if self.duty is None:
            return f"{self.text}, {self.count}"
        state = [_tr("klar, mellanslag ångrar")] if self.is_done else []
        return ", ".join(part for part in (self.text, self.duty.who, self.when, *state) if part)


class DutyItems(QAbstractListModel):
    """Headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[DutyItem] = []

    def show_items(self, items: list[DutyItem]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def holds(self, items: list[DutyItem]) -> bool:
        """Return whether just these rows are shown."""
        return self._items == items

    def texts(self) -> tuple[set[str], set[str]]:
        """Return all that stands in the column of names and in that of days, so that each can be one width."""
        rows = [item for item in self._items if item.duty is not None]
        return {item.duty.who for item in rows if item.duty is not None}, {item.when for item in rows}

    def item(self, index: AnyIndex) -> DutyItem:
        """Return the row at an index."""
        return self._items[index.row()]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many rows there are, headings counted."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let duties be chosen and tasks ticked."""
        if not index.isValid() or self.item(index).duty is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text to show, the row to say, and whether a task is done."""
        if not index.isValid():
            return None
        item = self.item(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return item.spoken()
        if role == Qt.ItemDataRole.CheckStateRole and item.duty is not None and item.duty.task is not None:
            return Qt.CheckState.Checked if item.is_done else Qt.CheckState.Unchecked
        return None


def items_of(duties: list[Duty], today: date, done: set[str], *, flat: bool = False) -> list[DutyItem]:
    """Return rows under their headings, or without any; `done` are ids of tasks that were just ticked."""
    if flat:
        return [_row(duty, today, done, flat=True) for duty in duties]
    names = {
        "late": _tr("Försenat"),
        "today": _tr("I dag"),
        "week": _tr("Den här veckan"),
        "next_week": _tr("Nästa vecka"),
        "later": _tr("Senare"),
        "some_day": _tr("Utan datum"),
    }
    found = []
    for key in GROUPS:
        here = [duty for duty in duties if group(duty.due_on, today) == key]
        if here:
            found.append(DutyItem(names[key], len(here), is_late=key == "late"))
            found += [_row(duty, today, done) for duty in here]
    return found


def _row(duty: Duty, today: date, done: set[str], *, flat: bool = False) -> DutyItem:
    is_late = duty.due_on is not None and duty.due_on < today
    when = ""
    if duty.due_on is not None:
        told = dates.brief if flat else dates.short
        when = lateness(duty.due_on, today) if is_late else told(duty.due_on, today)
    is_done = duty.task is not None and duty.task.id in done
    return DutyItem(
        duty.what, 0, duty, _tr("Klar. Ångra") if is_done else when, is_late and not is_done, is_done
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
