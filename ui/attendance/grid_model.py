"""The grid's cells: a column a week, a row a part, what is typed beside what is kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.records.states import AttendanceUnit, SourceKind
from desktop.attendance.board import Board, WeekColumn
from desktop.attendance.entry import LETTERS, Part
from desktop.attendance.figures import percent
from desktop.attendance.in_hand import InHand, read

Index = QModelIndex | QPersistentModelIndex
Key = tuple[int, int]
PARTS: tuple[Part, ...] = ("offered", "present", "excused", "unexcused", "unregistered")
TYPED_ROWS = 4
FIRST_TYPED = 1
PERCENT, SOURCE = 5, 6
DAYS = 5


class GridModel(QAbstractTableModel):
    """WeekColumn 0 has the names. `typed` tells of a cell that was written, `ready` of a week whose last cell was."""

    typed = Signal(object)  # (year, week)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = Board((), "lektioner", {})
        self.texts: dict[Key, dict[Part, str]] = {}
        self.boxes: dict[Key, str] = {}
        self._shown: tuple[WeekColumn, ...] = ()

    @property
    def unit(self) -> AttendanceUnit:
        """What is typed in."""
        return self.board.unit

    @property
    def is_half_days(self) -> bool:
        """Whether the rows are days with two boxes each."""
        return self.board.unit == "halvdagar"

    def show_board(self, board: Board, first: int, count: int) -> None:
        """Show `count` weeks from place `first`; what is typed stays."""
        self.beginResetModel()
        self.board = board
        self._shown = board.columns[first : first + count]
        self.endResetModel()

    def shown(self) -> tuple[WeekColumn, ...]:
        """Return the weeks that show."""
        return self._shown

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """Offered and the parts, or five days; then the per cent and where it is from."""
        return 0 if parent.isValid() else 7

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """The names and the weeks."""
        return 0 if parent.isValid() else 1 + len(self._shown)

    def week(self, index: Index) -> WeekColumn | None:
        """Return the week of a cell, None for the names."""
        return self._shown[index.column() - 1] if index.isValid() and index.column() else None

    def can_type(self, index: Index) -> bool:
        """Tell whether the cell takes what is typed: a week's part, and the week is of one school."""
        week = self.week(index)
        rows = DAYS if self.is_half_days else TYPED_ROWS
        return week is not None and index.row() < rows and len(week.week.rows) < 2

    def in_hand(self, week: WeekColumn) -> InHand | None:
        """Return what is typed of a week that is not kept yet, None where nothing is."""
        texts = self.texts.get(week.week.key)
        return read(self.whole_texts(week), self.unit, week.offered) if texts else None

    def whole_texts(self, week: WeekColumn) -> dict[Part, str]:
        """Return the texts of a week's cells: what is typed, else what is kept."""
        kept = dict[Part, str]()
        if week.week.rows and all(row.unit == self.unit for row in week.week.rows) and week.week.is_school:
            kept = {
                part: str(week.amount(part)) for part in PARTS[:TYPED_ROWS] if week.amount(part) is not None
            }
        return kept | self.texts.get(week.week.key, {})

    def boxes_of(self, week: WeekColumn) -> str:
        """Return the letters of a week's half days so far."""
        kept = week.week.rows[0].half_days if week.week.rows else ""
        return self.boxes.get(week.week.key, kept)

    def text(self, index: Index) -> str:
        """Return what stands in a cell."""
        week = self.week(index)
        if week is None:
            return self._names()[index.row()]
        if index.row() == PERCENT:
            return self._percent(week)
        if index.row() == SOURCE:
            return ""
        if self.is_half_days:
            return self.boxes_of(week)[index.row() * 2 : index.row() * 2 + 2]
        part = PARTS[index.row()]
        found = self.in_hand(week)
        if part in self.texts.get(week.week.key, {}):
            return self.texts[week.week.key][part]
        if found is not None and part == "unregistered":
            return "" if found.left is None or "unexcused" not in found.amounts else str(max(0, found.left))
        if part == "offered" and not week.is_break:
            return "" if week.offered is None else str(week.offered)
        amount = week.amount(part) if week.week.is_school else None
        if part == "unregistered" and amount == 0:
            return "–"
        return "" if amount is None else str(amount)

    def trouble(self, index: Index) -> str:
        """Return what is wrong with a cell, or with its week."""
        week = self.week(index)
        found = self.in_hand(week) if week is not None and index.row() < TYPED_ROWS else None
        if found is None:
            return ""
        return found.wrong.get(PARTS[index.row()], "") or found.trouble

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, the text to edit, what a screen reader says, and what is wrong."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.said(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.trouble(index) or self._tip(index)
        return None

    def said(self, index: Index) -> str:
        """Return a cell in words: `Vecka 48, ogiltig, tomt, av 30`."""
        week = self.week(index)
        if week is None:
            return self.text(index)
        name = self._names()[index.row()].lower()
        if week.is_break and not week.is_filled:
            return self.tr("Vecka {0}, {1}, {2}").format(week.week.week, name, week.name)
        text = (self._sources(week) if index.row() == SOURCE else self.text(index)) or self.tr("tomt")
        of = self.tr(", av {0}").format(week.offered) if 0 < index.row() < TYPED_ROWS and week.offered else ""
        trouble = self.trouble(index)
        return self.tr("Vecka {0}, {1}, {2}{3}").format(week.week.week, name, text, of) + (
            f". {trouble}" if trouble else ""
        )

    def _sources(self, week: WeekColumn) -> str:
        """Return in words what the row of sources paints."""
        words: dict[SourceKind, str] = {
            "hand": self.tr("för hand"),
            "klistra": self.tr("inklistrat"),
            "fil": self.tr("ur skolans fil"),
            "tidigare": self.tr("från tidigare"),
            "angrad": self.tr("återställt"),
        }
        return ", ".join(words[kind] for kind in week.sources)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed, as typed."""
        week = self.week(index)
        if week is None or not self.can_type(index) or self.is_half_days or str(value) == self.text(index):
            return False
        self.texts.setdefault(week.week.key, {})[PARTS[index.row()]] = str(value)
        self._changed(week)
        return True

    def set_box(self, week: WeekColumn, place: int, letter: str) -> None:
        """Set one half day, or take it away with an empty letter."""
        boxes = self.boxes_of(week).ljust(place)
        if letter and letter not in LETTERS:
            return
        self.boxes[week.week.key] = (boxes[:place] + letter + boxes[place + 1 :]).rstrip()
        self._changed(week)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the cells one types in be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.can_type(index) and not self.is_half_days else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the numbers of the weeks; the first word stands over the words under it."""
        if section == 0 and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            if section == 0:
                return self.tr("Skolvecka")
            return str(self._shown[section - 1].week.week) if section <= len(self._shown) else ""
        return None

    def _changed(self, week: WeekColumn) -> None:
        column = self._shown.index(week) + 1
        self.dataChanged.emit(self.index(0, column), self.index(self.rowCount() - 1, column))
        self.typed.emit(week.week.key)

    def _percent(self, week: WeekColumn) -> str:
        found = week.week.shares
        if week.week.key in self.texts or found is None:
            return ""
        return str(percent(found.present)) if week.week.counts else "–"

    def _tip(self, index: Index) -> str:
        week = self.week(index)
        if week is None or week.week.shares is None or index.row() != PERCENT:
            return ""
        found = week.week.shares
        if not week.week.counts:
            return self.tr("För lite registrerat: {0} procent av tiden.").format(percent(found.registered))
        if found.is_told_twice:
            return self.tr("Närvaro {0} procent. Som skolan redovisar: {1} procent.").format(
                percent(found.present), percent(found.reported)
            )
        return ""

    def _names(self) -> tuple[str, ...]:
        last = (self.tr("Närvaro i procent"), self.tr("Källa"))
        if self.is_half_days:
            days = (
                self.tr("Måndag"),
                self.tr("Tisdag"),
                self.tr("Onsdag"),
                self.tr("Torsdag"),
                self.tr("Fredag"),
            )
            return (*days, *last)
        parts = (
            self.tr("Erbjudna"),
            self.tr("Närvaro"),
            self.tr("Giltig"),
            self.tr("Ogiltig"),
            self.tr("Ej registrerad"),
        )
        return (*parts, *last)
