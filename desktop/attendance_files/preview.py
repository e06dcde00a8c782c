"""What a table comes to before anything is kept: whose rows, what the columns mean, what is read and what is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.attendance_files import header
from desktop.attendance_files.cells import letter, text_of
from desktop.attendance_files.days import Week, span_in
from desktop.attendance_files.header import GRID_ORDER, HeadingRow
from desktop.attendance_files.profiles import Meaning, folded
from desktop.attendance_files.protocol import FileTable
from desktop.attendance_files.pupil import Named, OwnRows, own_rows
from desktop.attendance_files.result import Result
from desktop.attendance_files.rows import Told, read
from desktop.attendance_files.settling import Span
from desktop.attendance_files.workbook import Cell

_MOST_COLUMNS = 40  # shown; what lies further out can still be a known heading


@dataclass(frozen=True)
class FileAnswers:
    """What the user has said of a table; empty where the table itself tells.

    `header_row` from 0, -1 for none. `columns` changes the meaning of some. `chosen` is the pupil's name or key as it
    stands in the file; `is_all_theirs`: every row of a table that names nobody is the pupil's.
    """

    header_row: int | None = None
    columns: Mapping[int, Meaning] = field(default_factory=dict)
    chosen: str = ""
    is_all_theirs: bool = False
    told: Told = field(default_factory=Told)


@dataclass(frozen=True)
class ColumnSeen:
    """A column: its heading, or its letter; an example out of the pupil's own rows, and what it means."""

    at: int
    head: str
    example: str
    meaning: Meaning


@dataclass(frozen=True)
class Preview:
    """`rows` and `people` are how many the table has. `period`: proposed for a sum without days."""

    heading: HeadingRow
    columns: tuple[ColumnSeen, ...]
    own: OwnRows
    result: Result
    rows: int
    people: int
    period: Span | None
    candidates: tuple[int, ...]

    @property
    def is_known(self) -> bool:
        """Whether the table was recognised: it has headings, or came in the order of the grid."""
        return bool(self.heading.columns)

    @property
    def is_found(self) -> bool:
        """Whether it is clear which rows are the pupil's."""
        return self.own.how != "none" and "whose" not in self.result.asked

    @property
    def weeks(self) -> list[Week]:
        """The weeks it has figures of."""
        return [row.week for row in self.result.weeks]


def preview(
    table: FileTable,
    pupil: Named,
    said: FileAnswers,
    today: date,
    remembered: Mapping[str, Meaning] | None = None,
    *,
    is_pasted: bool = False,
) -> Preview:
    """Return what a table comes to for one pupil. Nothing of anybody else is in it but how many they are."""
    heading = _heading(table.rows, said, remembered or {}, today, is_pasted=is_pasted)
    own = own_rows(table.rows, heading, pupil, today, said.chosen)
    period = said.told.period or span_in(table.rows[: max(0, heading.row)])
    is_open = own.how == "nobody_named" and not (said.is_all_theirs or is_pasted)
    told = replace(said.told, period=period)
    if is_open:
        result = Result(asked={"whose"})
    elif not _has_figures(heading):
        result = Result(asked={"mapping"})
    elif own.how == "none":
        result = Result()
    else:
        result = read(own.rows, heading, told, today, table.missing)
    shown_rows = [] if is_open or own.how == "none" else own.rows
    columns = _columns(table.rows, heading, [row for _, row in shown_rows])
    people = own.other_people + (own.how not in ("none", "nobody_named"))
    filled = len(own.rows) + own.others
    found = tuple(header.candidates(table.rows))
    return Preview(heading, columns, own, result, filled, people, period, found)


def remembered_of(shown: Preview) -> dict[str, Meaning]:
    """Return what is worth remembering of a school's columns: folded headings with their meaning."""
    if shown.heading.row < 0:
        return {}
    return {folded(one.head): one.meaning for one in shown.columns if folded(one.head)}


def _heading(
    rows: Sequence[Sequence[Cell]],
    said: FileAnswers,
    remembered: Mapping[str, Meaning],
    today: date,
    *,
    is_pasted: bool,
) -> HeadingRow:
    if said.header_row is not None:
        found = header.in_row(rows, said.header_row, remembered)
    else:
        found = header.find(rows, remembered) or (
            header.by_position(GRID_ORDER) if is_pasted else header.in_row(rows, -1)
        )
    told = set(said.columns.values()) - {"ignored"}  # a meaning that was given to another column
    columns: dict[int, Meaning] = {at: one for at, one in found.columns.items() if one not in told}
    columns |= said.columns
    if "number" not in columns.values():
        at = header.number_column(rows[max(0, found.row) :], today)
        if at is not None:  # whatever the column is called, it tells whose the rows are
            columns[at] = "number"
    return HeadingRow(found.row, found.profile, columns)


def _has_figures(heading: HeadingRow) -> bool:
    """Return whether enough columns have a meaning for anything to be read."""
    meanings = set(heading.columns.values())
    return bool(meanings & {"offered", "present", "absent", "excused", "unexcused"})


def _columns(
    rows: Sequence[Sequence[Cell]], heading: HeadingRow, own: Sequence[Sequence[Cell]]
) -> tuple[ColumnSeen, ...]:
    heads = rows[heading.row] if heading.row >= 0 else ()
    is_safe = heading.row in header.candidates(rows) or header.is_heading(heads, heading)
    widest = max((len(row) for row in (heads, *own[:5])), default=0)
    known = max(heading.columns, default=-1) + 1
    found = []
    for at in range(min(max(widest, known), max(_MOST_COLUMNS, known))):
        head = text_of(heads[at]) if at < len(heads) and is_safe else ""
        example = next(
            (text for row in own[:20] if at < len(row) and (text := _shown(row[at]))),
            "",
        )
        if head or example or at in heading.columns:
            found.append(ColumnSeen(at, head or letter(at), example, heading.columns.get(at, "ignored")))
    return tuple(found)


def _shown(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return text_of(cell)[:30]
