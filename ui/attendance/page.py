"""Närvaro: how much the pupil is at school, and whether it has changed. Weeks are typed where they are seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from db.clock import local, now
from db.records import Case
from db.records.states import ATTENDANCE_UNITS, AttendanceUnit, one_of
from desktop.attendance import snapshots
from desktop.attendance.board import WeekColumn, board, terms_of
from desktop.attendance.figures import percent
from desktop.attendance.keeping import choose_unit
from desktop.attendance.lesson_map import lesson_map
from desktop.errors import UserError
from desktop.session.session import Session
from ui.attendance.board_card import BoardCard
from ui.attendance.grid_model import FIRST_TYPED, Key
from ui.attendance.import_line import ImportLine
from ui.attendance.recount_dialog import RecountDialog
from ui.attendance.table_sheet import CurveTableSheet, LessonMapSheet
from ui.attendance.week_dialog import WeekDialog
from ui.attendance.writing import WeekWriting
from ui.dialogs.ask import show_error
from ui.look.metrics import column
from ui.page.page import Page
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.scroll import scrolled
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.named import named
from ui.widgets.show.announce import announce
from ui.window.place import Place


class AttendancePage(Page):
    """One case's weeks, a term at a time. `place.detail` may be a week, `2026-W48`."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {"attendance_weeks", "attendance_periods", "attendance_lessons", "attendance_snapshots"}
        | {"attendance_sources"}
        | {"calendar_spans", "cases", "plans", "pupils", "schoolings", "schools", "settings"}
    )

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self._term = ""
        self.head = PageHead(self.tr("Närvaro"))
        self.fill = Button(self.tr("Fyll i"), "primary", "pencil-simple")
        self.imports = ImportLine(session, self._case_id)
        self.recount = Button(self.tr("Räkna om"), "quiet", "arrow-clockwise")
        self.card = BoardCard(session)
        self.grid, self.chart, self.foot = self.card.grid, self.card.chart, self.card.foot
        self.writing = WeekWriting(session, self._case_id, self.grid.cells)
        self._build()
        self._connect()
        self.refresh()
        self.card.start(_key(place.detail or ""))

    def refresh(self) -> None:
        """Read the weeks again; the cell one stands on and what is typed stay."""
        case = self._case()
        chosen = self.card.show_terms(terms_of(self.session, case), self._term)
        self._term = chosen.first_on.isoformat()
        self.card.show_board(case, board(self.session, case, chosen.first_on, chosen.last_on))
        self._show_head(case)
        self.imports.refresh()

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
        at = self.card.standing()
        week = f"{at[0][0]}-W{at[0][1]:02d}" if at else ""
        return {"term": self._term, "week": week, "row": str(at[1] if at else FIRST_TYPED)}

    def restore(self, state: dict[str, str]) -> None:
        """Show them again."""
        self._term = state.get("term", "")
        self.refresh()
        key = _key(state.get("week", ""))
        if key is not None:
            self.card.stand(key, int(state.get("row", "1")))

    def _case(self) -> Case:
        return self.session.db.cases.get(self._case_id)

    def _show_head(self, case: Case) -> None:
        db, shown = self.session.db, self.card.board
        now_at = db.schoolings.current(case.pupil_id)
        school = db.schools.get(now_at.school_id).name if now_at else ""
        filled = [one for one in shown.columns if one.is_filled]
        until = self.tr("uppgifter till och med vecka {0}").format(filled[-1].week.week) if filled else ""
        facts = (school, until or self.tr("inga uppgifter än"))
        self.head.set_facts(" · ".join(part for part in facts if part))
        show_if(shown.waiting is not None, self.fill)
        if shown.waiting is not None:
            self.fill.set_text(self.tr("Fyll i vecka {0}").format(shown.waiting.week.week))
        start = snapshots.start(self.session, case.id)
        show_if(start is not None and bool(snapshots.moved(self.session, start)), self.recount)
        show_if(lesson_map(db.attendance_lessons.of(case.pupil_id)) is not None, self.foot.lessons)

    def _build(self) -> None:
        named(fill=self.fill, recount=self.recount)
        self.head.add_act(self.recount)
        self.head.add_act(self.imports.pastes)
        self.head.add_act(self.imports.reads)
        self.head.set_primary(self.fill)
        page = QWidget()
        whole = column(page, gap=12, margins=(24, 16, 24, 16))
        whole.addWidget(self.head)
        whole.addWidget(self.imports)
        whole.addWidget(self.card, 1)
        column(self).addWidget(scrolled(page))
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.fill.clicked.connect(self._on_fill)
        self.recount.clicked.connect(self._on_recount)
        self.card.term.currentIndexChanged.connect(self._on_term)
        self.card.unit.currentIndexChanged.connect(self._on_unit)
        self.grid.finished.connect(self._on_finished)
        self.grid.paged.connect(self._on_paged)
        self.grid.asked.connect(self._on_asked)
        self.grid.cells.typed.connect(self._on_typed)
        self.chart.opened.connect(self._on_table)
        self.foot.lessons.clicked.connect(self._on_lessons)

    @Slot()
    def _on_fill(self) -> None:
        waiting = self.card.board.waiting
        if waiting is not None:
            self.card.stand(waiting.week.key)
            self.grid.setFocus()

    @Slot()
    def _on_term(self) -> None:
        self.grid.take_line()
        self._term = str(self.card.term.data())
        self.refresh()
        self.card.start(None)

    @Slot()
    def _on_unit(self) -> None:
        self.grid.take_line()
        unit: AttendanceUnit = one_of(ATTENDANCE_UNITS, self.card.unit.data())
        self._try(lambda: choose_unit(self.session, self._case().pupil_id, unit))

    @Slot(object)
    def _on_typed(self, key: Key) -> None:
        """Keep what was typed: as a week when it is one already, else as a draft."""
        week = self.card.board.at(key)
        is_kept = week is not None and week.is_filled and not self.grid.cells.is_half_days
        if week is not None and is_kept and self.writing.is_ready(week):
            self._save(week)
        else:
            self._try(self.writing.keep_draft)
        self.foot.say(self.grid.current(), self.grid.cells)

    @Slot(object)
    def _on_finished(self, key: Key) -> None:
        week = self.card.board.at(key)
        if week is None:
            return
        has_typed = key in self.grid.cells.texts or key in self.grid.cells.boxes
        if has_typed and not self._save(week):
            return
        following = self.card.after(key)
        if following is not None:
            self.card.stand(following.week.key)

    def _save(self, week: WeekColumn) -> bool:
        """Keep a week; false where it is none yet, and says why."""
        refused: list[str] = []
        if not self._try(lambda: refused.append(self.writing.save(week))):
            return False
        if refused[0]:
            self.foot.refuse(refused[0])
            return False
        self.foot.saved.saved(local(now()))
        kept = self.card.board.at(week.week.key)
        if kept is not None and kept.week.shares is not None:
            share = percent(kept.week.shares.present)
            announce(self.grid, self.tr("Vecka {0}: {1} procent. Sparat.").format(kept.week.week, share))
        return True

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UserError as error:
            show_error(self, error)
            return False
        return True

    @Slot(int)
    def _on_paged(self, step: int) -> None:
        place = self.card.term.currentIndex() - step  # the latest term stands first
        if 0 <= place < self.card.term.count():
            self.card.term.setCurrentIndex(place)

    @Slot(str)
    def _on_asked(self, what: str) -> None:
        week = self.grid.current()
        if what == "facts" and week is not None:
            self._open_week(week)
        elif what == "paste" and self._try(self.flush):
            self.imports.begin_paste()
        elif what == "undo":
            key: list[Key | None] = []
            if self._try(lambda: key.append(self.writing.undo())) and key and key[0] is not None:
                self.card.stand(key[0])

    def _open_week(self, week: WeekColumn) -> None:
        self._try(self.flush)
        rows = week.week.rows
        row = rows[-1] if rows else self.writing.bare(week)
        self._open(WeekDialog(self, self.session, self._case_id, row, bool(rows)))

    @Slot()
    def _on_recount(self) -> None:
        start = snapshots.start(self.session, self._case_id)
        if start is not None:
            self._open(RecountDialog(self, self.session, start))

    @Slot()
    def _on_table(self) -> None:
        shown = self.card.board
        self._open(CurveTableSheet(self, shown, shown.columns, self.card.lead.text()))

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
