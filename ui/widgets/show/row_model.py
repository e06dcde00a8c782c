"""One table model for every list: what a column shows is data, so that no list needs a model of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.names import swedish
from ui.widgets.show.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
Shown = Callable[[Any], Any]  # takes the row object

VALUE = int(Qt.ItemDataRole.UserRole) + 1  # what the delegate paints: see `Column.kind`
COLUMN = int(Qt.ItemDataRole.UserRole) + 2  # the Column itself
ROW = int(Qt.ItemDataRole.UserRole) + 3  # the row object


ColumnKind = Literal["text", "strong", "chip", "emblem", "steps", "icon"]


@dataclass(frozen=True)
class Column:
    """One column. `text`, `sort`, `tip`, `spoken`, `tone` and `value` are functions of the row object.

    Kinds and their `value`: text; strong (600); chip (word, tone, icon) or None; emblem (initials, Look), with
    the text beside it; steps (index of the present step, number of steps); icon (name). `sort` gives the key;
    without it the text is sorted in Swedish order. `width` and `least` are design pixels.
    """

    title: str
    text: Callable[[Any], str]
    kind: ColumnKind = "text"
    value: Shown | None = None
    sort: Shown | None = None
    tip: Callable[[Any], str] | None = None
    spoken: Callable[[Any], str] | None = None
    tone: Callable[[Any], str | None] | None = None
    is_right: bool = False
    width: int | None = None
    stretch: bool = False

    def key(self, row: Any) -> Any:
        """Return what to sort by; rows without a value come last."""
        if self.sort is None:
            return (0, swedish(self.text(row)))
        key = self.sort(row)
        return (1, 0) if key is None else (0, key)


class RowModel(QAbstractTableModel):
    """Rows of any objects under columns."""

    def __init__(
        self, columns: Sequence[Column], rows: Iterable[Any] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Any] = list(rows)
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._rank: Shown | None = None

    def set_rows(self, rows: Iterable[Any], rank: Shown | None = None) -> None:
        """Show other rows, in the order chosen by the user, else in the order given.

        With `rank`, those it gives a lower number come first, whatever the order: a search's better hits.
        """
        self.beginResetModel()
        self._rank = rank
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def rows(self) -> list[Any]:
        """Return the rows as they are shown."""
        return list(self._rows)

    def row(self, index: Index) -> Any:
        """Return the row object at an index, or None."""
        return self._rows[index.row()] if index.isValid() else None

    def place(self, is_it: Callable[[Any], bool]) -> int:
        """Return the number of the first row that fits, or -1."""
        return next((place for place, row in enumerate(self._rows) if is_it(row)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what Qt, the delegate or a screen reader asks for."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(column.tip(row)) if column.tip else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.spoken(row) if column.spoken else f"{column.title}: {column.text(row)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _:
                return self._own(int(role), column, row)

    def _own(self, role: int, column: Column, row: Any) -> Any:
        """Return what the delegate asks for, some thousand times a page."""
        if role == COLUMN:
            return column
        if role == VALUE:
            return column.value(row) if column.value else None
        return row if role == ROW else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return _alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 keeps the order there is."""
        self._sorted = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = list(self._rows)
        self._arrange()
        places = {id(row): place for place, row in enumerate(self._rows)}
        kept = self.persistentIndexList()
        moved = [self.index(places[id(before[index.row()])], index.column()) for index in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._sorted:
            column, order = self._sorted
            self._rows.sort(key=self.columns[column].key, reverse=order == Qt.SortOrder.DescendingOrder)
        if self._rank:
            self._rows.sort(key=self._rank)


def _alignment(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
