"""Närvaro: how much the pupil is at school, and whether it has changed. Weeks are typed where they are seen."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from db.clock import local, now
from db.records import Case
from db.records.states import ATTENDANCE_UNITS, AttendanceUnit, one_of
from desktop.attendance.board import Board, Column, board, terms_of
from desktop.attendance.drawing import curve_of, told
from desktop.attendance.figures import percent
from desktop.attendance.keeping import choose_unit
from desktop.attendance.lesson_map import lesson_map
from desktop.dates import full
from desktop.errors import UserError
from desktop.session.session import Session
from ui.attendance.chart import CurveChart
from ui.attendance.foot import AttendanceFoot
from ui.attendance.grid import WeekGrid
from ui.attendance.grid_model import FIRST_TYPED, Key
from ui.attendance.lead import lead_of
from ui.attendance.table_sheet import CurveTableSheet, LessonMapSheet
from ui.attendance.week_dialog import WeekDialog
from ui.attendance.writing import WeekWriting
from ui.dialogs.ask import show_error
from ui.look.metrics import column, row
from ui.page.page import Page
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.scroll import scrolled
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.named import named
from ui.widgets.input.quietly import quietly
from ui.widgets.show.announce import announce
from ui.widgets.show.text import label
from ui.window.place import Place


class AttendancePage(Page):
    """One case's weeks, a term at a time. `place.detail` may be a week, `2026-W48`."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {"attendance_weeks", "attendance_periods", "attendance_lessons", "attendance_snapshots"}
        | {"calendar_spans", "cases", "plans", "pupils", "schoolings", "schools"}
    )

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self._board = Board((), "lektioner", {})
        self._first = 0
        self._term = ""
        self.head = PageHead(self.tr("Närvaro"))
        self.fill = Button(self.tr("Fyll i"), "primary", "pencil-simple")
        self.lead, self.small = label("", "h2", wrap=True), label("", "small", wrap=True)
        self.term, self.unit = Combo(), Combo()
        self.chart, self.grid, self.foot = CurveChart(), WeekGrid(), AttendanceFoot()
        self.writing = WeekWriting(session, self._case_id, self.grid.cells)
        self._build()
        self._connect()
        self.refresh()
        self._start()

    def refresh(self) -> None:
        """Read the weeks again; the cell one stands on and what is typed stay."""
        case = self._case()
        standing = self.grid.current()
        at = (standing.week.key, self.grid.currentIndex().row()) if standing else None
        terms = terms_of(self.session, case)
        with quietly(self.term):
            self.term.fill([(one.name or full(one.first_on), one.first_on.isoformat()) for one in terms])
            self.term.choose(self._term)
        chosen = terms[max(0, self.term.currentIndex())]
        self._term = chosen.first_on.isoformat()
        self._board = board(self.session, case, chosen.first_on, chosen.last_on)
        with quietly(self.unit):
            self.unit.choose(self._board.unit)
        self._show_words(case)
        self._show_weeks(at)
        self.foot.say(self.grid.current(), self.grid.cells)

    def flush(self) -> None:
        """Take what stands in an open cell and keep it. Raises `UserError`."""
        self.grid.take_line()
        self.writing.keep_draft()

    def take_focus(self) -> bool:
        """Put the caret in the first week that waits."""
        self.grid.setFocus()
        return True

    def state(self) -> dict[str, str]:
        """Return the term and the cell."""
        week = self.grid.current()
        key = f"{week.week.year}-W{week.week.week:02d}" if week else ""
        return {"term": self._term, "week": key, "row": str(self.grid.currentIndex().row())}

    def restore(self, state: dict[str, str]) -> None:
        """Show them again."""
        self._term = state.get("term", "")
        self.refresh()
        key = _key(state.get("week", ""))
        if key is not None:
            self._stand(key, int(state.get("row", "1")))

    def _case(self) -> Case:
        return self.session.db.cases.get(self._case_id)

    def _start(self) -> None:
        """Stand on the week asked for, else the first that waits, else the last that is told."""
        asked = _key(self.place.detail or "")
        waiting = self._board.waiting
        told_ones = [one for one in self._board.columns if one.is_filled and not one.is_break]
        last = told_ones[-1] if told_ones else None
        chosen = asked or (waiting or last or self._board.columns[-1]).week.key
        self._stand(chosen, FIRST_TYPED)

    def _stand(self, key: Key, row_: int = FIRST_TYPED) -> None:
        """Show the weeks around one, and stand on it."""
        place = next((at for at, one in enumerate(self._board.columns) if one.week.key == key), None)
        if place is None:
            return
        fits = self.grid.columns_that_fit()
        if not self._first <= place < self._first + fits:
            self._first = max(0, min(place - fits // 2, len(self._board.columns) - fits))
            self._show_weeks(None)
        self.grid.stand_on(key, row_)

    def _show_weeks(self, at: tuple[Key, int] | None) -> None:
        fits = self.grid.columns_that_fit()
        self._first = max(0, min(self._first, len(self._board.columns) - fits))
        self.grid.cells.show_board(self._board, self._first, fits)
        shown = self.grid.cells.shown()
        case = self._case()
        empty = ""
        if not any(one.is_filled for one in self._board.columns) and not self._board.periods:
            called = self.session.db.pupils.get(case.pupil_id).called
            words = self.tr("Här syns hur stor del av skoltiden {0} är i skolan. Börja med förra veckan.")
            empty = words.format(called)
        said = [told(one, self._board.line.get(one.week.key)) for one in shown]
        self.chart.show_curve(curve_of(self.session, case, self._board, shown, self.lead.text()), said, empty)
        if at is not None:
            self.grid.stand_on(*at)

    def _show_words(self, case: Case) -> None:
        lead, small = lead_of(self.session, case)
        self.lead.setText(lead)
        self.small.setText(small)
        show_if(bool(small), self.small)
        now_at = self.session.db.schoolings.current(case.pupil_id)
        school = self.session.db.schools.get(now_at.school_id).name if now_at else ""
        filled = [one for one in self._board.columns if one.is_filled]
        until = self.tr("uppgifter till och med vecka {0}").format(filled[-1].week.week) if filled else ""
        self.head.set_facts(
            " · ".join(part for part in (school, until or self.tr("inga uppgifter än")) if part)
        )
        waiting = self._board.waiting
        show_if(waiting is not None, self.fill)
        if waiting is not None:
            self.fill.set_text(self.tr("Fyll i vecka {0}").format(waiting.week.week))
        show_if(
            lesson_map(self.session.db.attendance_lessons.of(case.pupil_id)) is not None, self.foot.lessons
        )

    def _build(self) -> None:
        self.head.set_primary(self.fill)
        named(fill=self.fill, term=self.term, unit=self.unit, lead=self.lead, lead_small=self.small)
        self.term.setAccessibleName(self.tr("Visa termin"))
        self.unit.setAccessibleName(self.tr("Räkna i"))
        words = {
            "lektioner": self.tr("Lektioner"),
            "minuter": self.tr("Minuter"),
            "halvdagar": self.tr("Halvdagar"),
            "procent": self.tr("Procent"),
        }
        self.unit.fill([(words[unit], unit) for unit in words if unit != "procent"])
        card = Card()
        card.setAccessibleName(self.tr("Närvaro vecka för vecka"))
        said, choices = QWidget(), QWidget()
        words_of = column(said, gap=2)
        words_of.addWidget(self.lead)
        words_of.addWidget(self.small)
        beside = row(choices, gap=8)
        beside.addWidget(self.term)
        beside.addWidget(self.unit)
        card.body.addWidget(Columns([(said, 5, 420), (choices, 2, 300)]))
        card.body.addWidget(self.chart, 1)
        card.body.addWidget(self.grid)
        card.body.addWidget(self.foot)
        for pane in (self.chart, self.grid):
            pane.setProperty("pane", True)
        page = QWidget()
        whole = column(page, gap=12, margins=(24, 16, 24, 16))
        whole.addWidget(self.head)
        whole.addWidget(card, 1)
        column(self).addWidget(scrolled(page))
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.fill.clicked.connect(self._on_fill)
        self.term.currentIndexChanged.connect(self._on_term)
        self.unit.currentIndexChanged.connect(self._on_unit)
        self.grid.fitted.connect(self.chart.set_columns)
        self.grid.room.connect(self._on_room)
        self.grid.moved.connect(self._on_moved)
        self.grid.finished.connect(self._on_finished)
        self.grid.paged.connect(self._on_paged)
        self.grid.shifted.connect(self._on_shifted)
        self.grid.asked.connect(self._on_asked)
        self.grid.cells.typed.connect(self._on_typed)
        self.chart.opened.connect(self._on_table)
        self.foot.lessons.clicked.connect(self._on_lessons)

    @Slot()
    def _on_fill(self) -> None:
        waiting = self._board.waiting
        if waiting is not None:
            self._stand(waiting.week.key)
            self.grid.setFocus()

    @Slot()
    def _on_term(self) -> None:
        self.grid.take_line()
        self._term, self._first = str(self.term.data()), 0
        self.refresh()
        self._start()

    @Slot()
    def _on_unit(self) -> None:
        self.grid.take_line()
        unit: AttendanceUnit = one_of(ATTENDANCE_UNITS, self.unit.data())
        choose_unit(self.session, self._case().pupil_id, unit)

    @Slot(int)
    def _on_room(self, weeks: int) -> None:
        if weeks != len(self.grid.cells.shown()):
            standing = self.grid.current()
            at = (standing.week.key, self.grid.currentIndex().row()) if standing else None
            self._show_weeks(None)
            if at is not None:
                self._stand(*at)

    @Slot(object)
    def _on_moved(self, week: Column | None) -> None:
        shown = self.grid.cells.shown()
        self.chart.set_active(shown.index(week) if week in shown else -1)
        self.foot.say(week, self.grid.cells)

    @Slot(object)
    def _on_typed(self, key: Key) -> None:
        """Keep what was typed: as a week when it is one already, else as a draft."""
        week = self._board.at(key)
        if (
            week is not None
            and week.is_filled
            and not self.grid.cells.is_half_days
            and self.writing.is_ready(week)
        ):
            self._save(week)
        else:
            self._try(self.writing.keep_draft)
        self.foot.say(self.grid.current(), self.grid.cells)

    @Slot(object)
    def _on_finished(self, key: Key) -> None:
        week = self._board.at(key)
        if week is None:
            return
        has_typed = key in self.grid.cells.texts or key in self.grid.cells.boxes
        if has_typed and not self._save(week):
            return
        columns = self._board.columns
        place = next(at for at, one in enumerate(columns) if one.week.key == key)
        after = [one for one in columns[place + 1 :] if not one.is_break]
        following = next((one for one in after if not one.is_filled), after[0] if after else None)
        if following is not None:
            self._stand(following.week.key)

    def _save(self, week: Column) -> bool:
        """Keep a week; false where it is none yet, and says why."""
        refused: list[str] = []
        if not self._try(lambda: refused.append(self.writing.save(week))):
            return False
        if refused[0]:
            self.foot.refuse(refused[0])
            return False
        self.foot.saved.saved(local(now()))
        kept = self._board.at(week.week.key)
        if kept is not None and kept.week.shares is not None:
            share = percent(kept.week.shares.present)
            announce(self.grid, self.tr("Vecka {0}: {1} procent. Sparat.").format(kept.week.week, share))
        return True

    def _try(self, act: object) -> bool:
        assert callable(act)
        try:
            act()
        except UserError as error:
            show_error(self, error)
            return False
        return True

    @Slot(int)
    def _on_paged(self, step: int) -> None:
        place = self.term.currentIndex() - step  # the latest term stands first
        if 0 <= place < self.term.count():
            self.term.setCurrentIndex(place)

    @Slot(int)
    def _on_shifted(self, step: int) -> None:
        """Go on to a week that does not show."""
        place = self._first + step if step < 0 else self._first + len(self.grid.cells.shown())
        if 0 <= place < len(self._board.columns):
            row_ = self.grid.currentIndex().row()
            self._first = max(0, self._first + step)
            self._show_weeks(None)
            self.grid.stand_on(self._board.columns[place].week.key, row_)

    @Slot(str)
    def _on_asked(self, what: str) -> None:
        week = self.grid.current()
        if what == "facts" and week is not None:
            self._open_week(week)
        elif what == "undo":
            key: list[Key | None] = []
            if self._try(lambda: key.append(self.writing.undo())) and key and key[0] is not None:
                self._stand(key[0])

    def _open_week(self, week: Column) -> None:
        self._try(self.flush)
        rows = week.week.rows
        row_ = rows[-1] if rows else self.writing.bare(week)
        self._open(WeekDialog(self, self.session, self._case_id, row_, bool(rows)))

    @Slot()
    def _on_table(self) -> None:
        sentence, _ = lead_of(self.session, self._case())
        self._open(CurveTableSheet(self, self._board, self._board.columns, sentence))

    @Slot()
    def _on_lessons(self) -> None:
        found = lesson_map(self.session.db.attendance_lessons.of(self._case().pupil_id))
        if found is not None:
            self._open(LessonMapSheet(self, found))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _key(text: str) -> Key | None:
    """Return the week of `2026-W48`, None for anything else."""
    year, _, week = text.partition("-W")
    return (int(year), int(week)) if year.isdigit() and week.isdigit() else None
