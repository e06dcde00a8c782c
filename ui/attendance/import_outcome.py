"""4 Så blir det: every week with what happens to it, what is not read in and why, and what to remember."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from db.records import AttendanceLesson, AttendancePeriod, AttendanceWeek
from desktop.attendance.entry import thousands
from desktop.attendance.keeping import Row
from desktop.attendance.words import runs, span
from desktop.attendance_files import words
from desktop.attendance_files.job import Reading
from desktop.attendance_files.preview import Preview
from desktop.attendance_files.taking import Change
from ui.attendance.import_parts import ImportPart
from ui.attendance.import_questions import QuestionFields
from ui.look.metrics import column, height, row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.long_check import LongCheck
from ui.widgets.input.quietly import quietly
from ui.widgets.paint.marks import RadioButton
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.row_model import Column
from ui.widgets.show.table import Table
from ui.widgets.show.text import label

_MOST_REASONS = 8
_PARTS = ("offered", "present", "excused", "unexcused", "unregistered")


@dataclass(frozen=True)
class ImportRow:
    """One row of the table. `at` is its place among the changes."""

    at: int
    change: Change
    is_taken: bool


class OutcomePart(ImportPart):
    """`changed` tells that another choice was made of what is taken."""

    changed = Signal()

    def __init__(self, reading: Reading, today: Callable[[], date]) -> None:
        super().__init__(4, QCoreApplication.translate("OutcomePart", "Så blir det"))
        self.small = label("", "small", wrap=True)
        self.questions = QuestionFields(reading, today)
        self.table = Table(self._columns(), self.tr("Det som läses in"))
        self.take, self.keep = RadioButton(self.tr("Ta filens")), RadioButton(self.tr("Behåll mina"))
        self.about = label("", "strong", wrap=False)
        self.refused_head = label("", "strong")
        self.remember = LongCheck("", "remember-columns")
        self._choice, self._refused = QWidget(), QWidget()
        self._reasons = column(gap=4)
        self._changes: Sequence[Change] = ()
        self._taken: set[int] = set()
        self._decided: dict[tuple[object, ...], bool] = {}
        self._build()

    def show_outcome(self, shown: Preview, changes: Sequence[Change], before: int | None, said: str) -> None:
        """Show what a preview comes to beside what is kept. `said`: that the file has been read before."""
        self._changes = changes
        self._taken = {
            at for at, one in enumerate(changes) if self._decided.get(_key(one.row), one.is_proposed)
        }
        self.questions.show_preview(shown, before)
        lessons = len(shown.result.lessons)
        parts = [said]
        if lessons:
            parts.append(words.many(lessons, self.tr("En lektion."), self.tr("{0} lektioner.")))
        if shown.result.rounded:
            parts.append(self.tr("{0} avrundade.").format(shown.result.rounded))
        marks = [_marks(one.row) for one in changes]
        if any("uppskattad" in one for one in marks):
            parts.append(self.tr("Det som ingen har registrerat är räknat ur en procentsats."))
        parts += self._breaks(changes)
        self.small.setText(" ".join(part for part in parts if part))
        show_if(bool(self.small.text()), self.small)
        self._show_rows()
        self._show_refused(shown)

    def taken(self) -> list[Change]:
        """Return what is to be kept: lessons always, and the weeks and periods that are ticked."""
        return [one for at, one in enumerate(self._changes) if at in self._taken and one.kind != "lika"]

    def offer_to_remember(self, school: str) -> None:
        """Offer to remember the columns for a school; nothing without one."""
        self.remember.rename(self.tr("Minns kolumnerna för {0}").format(school))
        self.remember.box.setChecked(bool(school))
        show_if(bool(school), self.remember)

    def clear(self) -> None:
        """Show nothing: there is no table."""
        self._changes, self._taken, self._decided = (), set(), {}
        self.table.set_rows([])
        show_if(False, self.table, self._choice, self._refused, self.small, self.questions, self.remember)

    def _columns(self) -> list[Column]:
        heads = (
            self.tr("Erbj."),
            self.tr("Närv."),
            self.tr("Giltig"),
            self.tr("Ogiltig"),
            self.tr("Ej reg."),
        )
        when = Column(self.tr("Vecka"), lambda one: _when(one.change.row), "strong", spoken=_spoken, width=84)
        figures = [
            Column(head, partial(_figure, part), is_right=True, width=61)
            for head, part in zip(heads, _PARTS, strict=True)
        ]
        chip = Column(self.tr("Då händer"), _word, "chip", _chip, width=106)
        return [when, *figures, chip, Column("", _was, tip=_was, tone=lambda one: "text2", stretch=True)]

    def _build(self) -> None:
        self.table.setObjectName("import-table")
        self.take.setObjectName("take-file")
        self.keep.setObjectName("keep-mine")
        self.refused_head.setObjectName("refused-head")
        height(self.table, 170, 250)
        line = row(self._choice, gap=12)
        line.addWidget(self.about)
        line.addWidget(self.take)
        line.addWidget(self.keep)
        line.addStretch(1)
        reasons = column(self._refused, gap=4)
        reasons.addWidget(self.refused_head)
        reasons.addLayout(self._reasons)
        for part in (self.small, self.questions, self.table, self._choice, self._refused):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(self.remember)
        self.take.toggled.connect(self._on_all)
        self.table.marked.connect(self._on_marked)
        self.table.opened.connect(self._on_marked)
        self.clear()

    def _breaks(self, changes: Sequence[Change]) -> list[str]:
        weeks = [
            (one.row.year, one.row.week)
            for one in changes
            if isinstance(one.row, AttendanceWeek) and "lov_med_tid" in _marks(one.row)
        ]
        if not weeks:
            return []
        return [self.tr("Vecka {0} är lov i skolans kalender men filen har tid.").format(runs(weeks))]

    def _show_rows(self) -> None:
        lines = [
            ImportRow(at, one, at in self._taken)
            for at, one in enumerate(self._changes)
            if not isinstance(one.row, AttendanceLesson)
        ]
        self.table.set_rows(lines, key=lambda one: one.at)
        show_if(bool(lines), self.table)
        altered = [one for one in lines if one.change.kind == "andrad"]
        weeks = [
            (one.change.row.year, one.change.row.week)
            for one in altered
            if isinstance(one.change.row, AttendanceWeek)
        ]
        self.about.setText(self.tr("Vecka {0}:").format(runs(weeks)) if weeks else self.tr("Perioden:"))
        with quietly(self.take, self.keep):
            taken = [one.is_taken for one in altered]
            self.take.setChecked(bool(taken) and all(taken))
            self.keep.setChecked(bool(taken) and not any(taken))
        show_if(bool(altered), self._choice)

    def _show_refused(self, shown: Preview) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        reasons = words.whys(shown.result.refused)
        for reason in reasons[:_MOST_REASONS]:
            self._reasons.addWidget(Reason(reason))
        if len(reasons) > _MOST_REASONS:
            more = self.tr("och {0} till").format(len(reasons) - _MOST_REASONS)
            self._reasons.addWidget(label(more, "small"))
        count = words.many(len(shown.result.refused), self.tr("en rad"), self.tr("{0} rader"))
        self.refused_head.setText(self.tr("Läses inte in: {0}").format(count))
        show_if(bool(reasons), self._refused)

    @Slot(bool)
    def _on_all(self, is_file: bool) -> None:
        altered = {at for at, one in enumerate(self._changes) if one.kind == "andrad"}
        self._decide(altered, is_file)

    @Slot(object)
    def _on_marked(self, line: ImportRow) -> None:
        if line.change.kind != "lika":
            self._decide({line.at}, line.at not in self._taken)

    def _decide(self, places: set[int], is_taken: bool) -> None:
        self._decided |= {_key(self._changes[at].row): is_taken for at in places}
        self._taken = self._taken | places if is_taken else self._taken - places
        self._show_rows()
        self.changed.emit()


class Reason(QWidget):
    """A row that is not read in, and why."""

    def __init__(self, words: str) -> None:
        super().__init__()
        whole = row(self, gap=8)
        whole.addWidget(IconLabel("prohibit", "danger", 16))
        whole.addWidget(label(words, "small", wrap=True), 1)


def _marks(one: Row) -> list[str]:
    return [] if isinstance(one, AttendanceLesson) else one.marks.split()


def _key(one: Row) -> tuple[object, ...]:
    """Return what a row is about: its id is new each time the file is looked through."""
    if isinstance(one, AttendanceWeek):
        return (one.year, one.week)
    if isinstance(one, AttendancePeriod):
        return (one.first_on, one.last_on)
    return (one.held_on, one.starts_at, one.subject)


def _when(one: Row) -> str:
    if isinstance(one, AttendanceWeek):
        return str(one.week)
    if isinstance(one, AttendancePeriod):
        return f"{one.first_on.day}/{one.first_on.month}–{one.last_on.day}/{one.last_on.month}"
    return ""


def _figure(part: str, line: ImportRow) -> str:
    amount = getattr(line.change.row, part)
    return "–" if amount is None else thousands(amount)


def _chip(line: ImportRow) -> tuple[str, str, str]:
    word, tone, icon = {
        ("lika", True): ("Lika", "neutral", "equals"),
        ("ny", True): ("Ny", "ok", "plus-circle"),
        ("ny", False): ("Tas inte med", "neutral", "minus-circle"),
        ("andrad", True): ("Ändras", "warn", "swap"),
        ("andrad", False): ("Behålls", "neutral", "equals"),
    }[line.change.kind, line.is_taken or line.change.kind == "lika"]
    return QCoreApplication.translate("OutcomePart", word), tone, icon


def _word(line: ImportRow) -> str:
    return _chip(line)[0]


def _was(line: ImportRow) -> str:
    was = line.change.was
    if was is None:
        return QCoreApplication.translate("OutcomePart", "fanns inte")
    if line.change.kind == "lika":
        return QCoreApplication.translate("OutcomePart", "finns redan")
    figures = ", ".join(_bare(was, part) for part in ("present", "excused", "unexcused"))
    said = "du skrev {0}" if line.change.is_own else "förut {0}"
    return QCoreApplication.translate("OutcomePart", said).format(figures)


def _bare(one: Row, part: str) -> str:
    amount = getattr(one, part, None)
    return "–" if amount is None else thousands(amount)


def _spoken(line: ImportRow) -> str:
    """Return a row as it is heard: *Vecka 46, ändras, du skrev 18, 6, 6*."""
    of = line.change.row
    name = span(of.first_on, of.last_on) if isinstance(of, AttendancePeriod) else f"Vecka {_when(of)}"
    return f"{name}, {_word(line).lower()}, {_was(line)}"
