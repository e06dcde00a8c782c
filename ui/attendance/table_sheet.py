"""The curve as a table, and where in the week the absence lies: the same figures, for who reads or hears them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from db.records import AttendancePeriod
from desktop.attendance.board import Board, WeekColumn
from desktop.attendance.drawing import break_name, told, told_period
from desktop.attendance.figures import percent
from desktop.attendance.lesson_map import LessonMap
from desktop.dates import DAYS
from ui.dialogs.sheet import Sheet
from ui.look.metrics import height
from ui.widgets.input.buttons import Button
from ui.widgets.show.row_model import Column as TableColumn
from ui.widgets.show.table import Table
from ui.widgets.show.text import label


@dataclass(frozen=True)
class WeekRow:
    """A week of the table, its cells as they are shown."""

    name: str
    cells: tuple[str, ...]
    said: str


class CurveTableSheet(Sheet):
    """Every week with its figures, the sentence above."""

    def __init__(self, parent: QWidget, board: Board, weeks: Sequence[WeekColumn], sentence: str) -> None:
        super().__init__(parent, self.tr("Närvaro, vecka för vecka"), wide=True)
        self.setObjectName("curve-table-sheet")
        if sentence:
            self.body.addWidget(label(sentence))
        heads = (
            self.tr("Närvaro"),
            self.tr("Giltig"),
            self.tr("Ogiltig"),
            self.tr("Okänd"),
            self.tr("Ej reg."),
            self.tr("Procent"),
            self.tr("Fyra v."),
        )
        columns = [
            TableColumn(
                self.tr("Vecka"), lambda row: row.name, "strong", spoken=lambda row: row.said, stretch=True
            )
        ]
        columns += [
            TableColumn(head, partial(_cell, at), is_right=True, width=66) for at, head in enumerate(heads)
        ]
        self.table = Table(columns, self.tr("Närvaro vecka för vecka"))
        self.table.setObjectName("curve-table")
        self.table.set_rows(
            [*(_row(one, board) for one in weeks), *(_of_period(one) for one in board.periods)]
        )
        height(self.table, 320)
        self.body.addWidget(self.table)
        close = Button(self.tr("Stäng"), "primary")
        close.setObjectName("close")
        close.clicked.connect(self.accept)
        self.acts.addWidget(close)


def _cell(at: int, row: WeekRow) -> str:
    return row.cells[at]


def _row(column: WeekColumn, board: Board) -> WeekRow:
    line = board.line.get(column.week.key)
    name = f"v. {column.week.week}"
    if column.is_break or not column.is_filled:
        return WeekRow(
            f"{name} {break_name(column) if column.is_break else ''}".strip(), ("",) * 7, told(column)
        )
    parts = ("present", "excused", "unexcused", "unknown", "unregistered")
    cells = [str(column.amount(part) or 0) for part in parts]
    found = column.week.shares
    share = f"{percent(found.present)} %" if found is not None and column.week.counts else "–"
    return WeekRow(name, (*cells, share, "" if line is None else f"{percent(line)} %"), told(column, line))


def _of_period(period: AttendancePeriod) -> WeekRow:
    cells = (period.present, period.excused, period.unexcused, period.unknown, period.unregistered)
    said = told_period(period)
    return WeekRow(said.partition(":")[0], (*map(str, cells), "", ""), said)


class LessonMapSheet(Sheet):
    """Weekday × lesson: the share of absence with how many lessons it is of; grey where they are few."""

    def __init__(self, parent: QWidget, found: LessonMap) -> None:
        super().__init__(parent, self.tr("Frånvaro över veckan"), wide=True)
        self.setObjectName("lesson-map-sheet")
        self.body.addWidget(label(found.sentence))
        self.body.addWidget(
            label(self.tr("{0} lektioner. Grått är under fyra lektioner.").format(found.lessons), "small")
        )
        numbers = sorted({number for _, number in found.places})
        weekdays = sorted({day for day, _ in found.places})

        def text(day: int, number: int) -> str:
            place = found.places.get((day, number))
            return f"{percent(place.absent)} % ({place.count})" if place else ""

        def tone(day: int, number: int) -> str | None:
            place = found.places.get((day, number))
            return "text3" if place is None or place.is_few else None

        columns = [TableColumn(self.tr("Lektion"), str, "strong", sort=lambda row: row, width=90)]
        columns += [
            TableColumn(
                DAYS[day].capitalize(),
                partial(text, day),
                tone=partial(tone, day),
                is_right=True,
                width=100,
            )
            for day in weekdays
        ]
        self.table = Table(columns, self.tr("Frånvaro efter veckodag och lektion"))
        self.table.setObjectName("lesson-map")
        self.table.set_rows(numbers)
        height(self.table, 260)
        self.body.addWidget(self.table)
        close = Button(self.tr("Stäng"), "primary")
        close.setObjectName("close")
        close.clicked.connect(self.accept)
        self.acts.addWidget(close)
