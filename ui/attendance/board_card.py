"""The board of weeks: the sentence, the curve and the grid under it, the week one stands on in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import CalendarSpan, Case
from db.records.states import AttendanceUnit
from desktop.attendance.board import Board, WeekColumn
from desktop.attendance.drawing import curve_of, told
from desktop.dates import full
from desktop.session.session import Session
from ui.attendance.chart import CurveChart
from ui.attendance.foot import AttendanceFoot
from ui.attendance.grid import WeekGrid
from ui.attendance.grid_model import FIRST_TYPED, Key
from ui.attendance.lead import lead_of
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.named import named
from ui.widgets.input.quietly import quietly
from ui.widgets.show.text import label


class BoardCard(Card):
    """Shows a board as many weeks at a time as there is room for. Writes nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Närvaro vecka för vecka"))
        self._session = session
        self.board = Board((), "lektioner", {})
        self._case: Case | None = None
        self._first = 0
        self.lead, self.small = label("", "h2", wrap=True), label("", "small", wrap=True)
        self.term, self.unit = Combo(), Combo()
        self.chart, self.grid, self.foot = CurveChart(), WeekGrid(), AttendanceFoot()
        self._lay_out()
        self.grid.fitted.connect(self.chart.set_columns)
        self.grid.room.connect(self._on_room)
        self.grid.moved.connect(self._on_moved)
        self.grid.shifted.connect(self._on_shifted)

    def show_terms(self, terms: Sequence[CalendarSpan], chosen: str) -> CalendarSpan:
        """Offer the terms, and return the one that is chosen: `chosen` is its first day, ISO."""
        with quietly(self.term):
            self.term.fill([(one.name or full(one.first_on), one.first_on.isoformat()) for one in terms])
            self.term.choose(chosen)
        return terms[max(0, self.term.currentIndex())]

    def show_board(self, case: Case, board: Board) -> None:
        """Show other weeks; the cell one stands on stays."""
        at = self.standing()
        self._case, self.board = case, board
        with quietly(self.unit):
            self.unit.choose(board.unit)
        lead, small = lead_of(self._session, case)
        self.lead.setText(lead)
        self.small.setText(small)
        show_if(bool(small), self.small)
        self._show_weeks(at)
        self.foot.say(self.grid.current(), self.grid.cells)

    def standing(self) -> tuple[Key, int] | None:
        """Return the week and row one stands on."""
        week = self.grid.current()
        return (week.week.key, self.grid.currentIndex().row()) if week else None

    def stand(self, key: Key, row_: int = FIRST_TYPED) -> None:
        """Show the weeks around one, and stand on it."""
        place = next((at for at, one in enumerate(self.board.columns) if one.week.key == key), None)
        if place is None:
            return
        fits = self.grid.columns_that_fit()
        if not self._first <= place < self._first + fits:
            self._first = place - fits // 2
            self._show_weeks(None)
        self.grid.stand_on(key, row_)

    def start(self, asked: Key | None) -> None:
        """Stand on the week asked for, else the first that waits, else the last that is told."""
        self._first = 0
        waiting = self.board.waiting
        told_ones = [one for one in self.board.columns if one.is_filled and not one.is_break]
        last = told_ones[-1] if told_ones else None
        self.stand(asked or (waiting or last or self.board.columns[-1]).week.key)

    def after(self, key: Key) -> WeekColumn | None:
        """Return the week to go on with: the next that nobody has told, else the next with school."""
        columns = self.board.columns
        place = next(at for at, one in enumerate(columns) if one.week.key == key)
        later = [one for one in columns[place + 1 :] if not one.is_break]
        return next((one for one in later if not one.is_filled), later[0] if later else None)

    def _show_weeks(self, at: tuple[Key, int] | None) -> None:
        fits = self.grid.columns_that_fit()
        self._first = max(0, min(self._first, len(self.board.columns) - fits))
        self.grid.cells.show_board(self.board, self._first, fits)
        shown = self.grid.cells.shown()
        if self._case is not None:
            said = [told(one, self.board.line.get(one.week.key)) for one in shown]
            curve = curve_of(self._session, self._case, self.board, shown, self.lead.text())
            self.chart.show_curve(curve, said, self._empty(self._case))
        if at is not None:
            self.grid.stand_on(*at)

    def _empty(self, case: Case) -> str:
        if any(one.is_filled for one in self.board.columns) or self.board.periods:
            return ""
        called = self._session.db.pupils.get(case.pupil_id).called
        words = self.tr("Här syns hur stor del av skoltiden {0} är i skolan. Börja med förra veckan.")
        return words.format(called)

    def _lay_out(self) -> None:
        named(term=self.term, unit=self.unit, lead=self.lead, lead_small=self.small)
        self.term.setAccessibleName(self.tr("Visa termin"))
        self.unit.setAccessibleName(self.tr("Räkna i"))
        units: tuple[tuple[str, AttendanceUnit], ...] = (
            (self.tr("Lektioner"), "lektioner"),
            (self.tr("Minuter"), "minuter"),
            (self.tr("Halvdagar"), "halvdagar"),
        )
        self.unit.fill(units)
        said, choices = QWidget(), QWidget()
        words = column(said, gap=2)
        words.addWidget(self.lead)
        words.addWidget(self.small)
        beside = row(choices, gap=8)
        beside.addWidget(self.term)
        beside.addWidget(self.unit)
        self.body.addWidget(Columns([(said, 5, 420), (choices, 2, 300)]))
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.grid)
        self.body.addWidget(self.foot)
        for pane in (self.chart, self.grid):
            pane.setProperty("pane", True)

    @Slot(int)
    def _on_room(self, weeks: int) -> None:
        if weeks != len(self.grid.cells.shown()):
            at = self.standing()
            self._show_weeks(None)
            if at is not None:
                self.stand(*at)

    @Slot(object)
    def _on_moved(self, week: WeekColumn | None) -> None:
        shown = self.grid.cells.shown()
        self.chart.set_active(shown.index(week) if week in shown else -1)
        self.foot.say(week, self.grid.cells)

    @Slot(int)
    def _on_shifted(self, step: int) -> None:
        """Go on to a week that does not show."""
        place = self._first + step if step < 0 else self._first + len(self.grid.cells.shown())
        if 0 <= place < len(self.board.columns):
            row_ = self.grid.currentIndex().row()
            self._first = max(0, self._first + step)
            self._show_weeks(None)
            self.grid.stand_on(self.board.columns[place].week.key, row_)
