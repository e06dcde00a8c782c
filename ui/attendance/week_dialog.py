"""What stands behind a week (F2): late, full time, unknown reason, days, school, who told, a note, its source."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from db.records import AttendanceWeek
from desktop.attendance.entry import RefusedError, read_cell
from desktop.attendance.keeping import remove_week, save_weeks
from desktop.attendance.sources import told_of
from desktop.attendance.words import span
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.ask import ask
from ui.dialogs.form_sheet import FormSheet
from ui.look.metrics import grid
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.show.text import label

_AMOUNTS = ("offered", "present", "excused", "unexcused", "unknown", "unregistered", "late", "full_time")


class WeekDialog(FormSheet):
    """`row` is the week as it is kept, or a bare one with year, week, school, unit and what is offered."""

    def __init__(
        self, parent: QWidget, session: Session, case_id: str, row: AttendanceWeek, is_kept: bool
    ) -> None:
        days = span(row.monday, row.monday.fromordinal(row.monday.toordinal() + 4))
        super().__init__(parent, f"Vecka {row.week}, {days}", self.tr("Spara"), wide=True)
        self.setObjectName("week-dialog")
        self._session, self._case_id, self._row = session, case_id, row
        names = (
            self.tr("Erbjuden tid"),
            self.tr("Närvaro"),
            self.tr("Giltig frånvaro"),
            self.tr("Ogiltig frånvaro"),
            self.tr("Okänd orsak"),
            self.tr("Ej registrerat"),
            self.tr("Sen ankomst"),
            self.tr("Full tid enligt vanligt schema"),
        )
        self.lines = {part: LineEdit() for part in _AMOUNTS}
        self.kind = Combo()
        self.school_days, self.told_by, self.note = LineEdit(), LineEdit(), LineEdit()
        self.told_on = DateField(session.today, "intake")
        self.remove = Button(self.tr("Ta bort veckan"), "link", "trash", small=True)
        self._lay_out(names, is_kept)
        self._show(is_kept)
        self.lines["present"].setFocus()
        self.keep_draft(session, DraftOf(f"vecka-{row.year}-{row.week}-{row.school_id or ''}", case_id))

    def perform(self) -> None:
        """Keep the week. Raises `UserError`."""
        row = self._as_break() if self.kind.data() == "lov" else self._read()
        row = replace(row, note=self.note.text().strip())
        save_weeks(self._session, self._case_id, [row], self.told_by.text(), self.told_on.date())

    def _as_break(self) -> AttendanceWeek:
        return replace(
            self._row,
            kind="lov",
            school_days=0,
            half_days="",
            full_time=None,
            marks="",
            offered=0,
            present=0,
            excused=0,
            unexcused=0,
            unknown=0,
            unregistered=0,
            late=0,
        )

    def _read(self) -> AttendanceWeek:
        amounts = {part: self._amount(part) for part in _AMOUNTS}
        offered = amounts["offered"]
        if offered is None:
            raise self._refused(self.tr("Skriv hur mycket tid som erbjöds."))
        known = sum(amounts[part] or 0 for part in _AMOUNTS[1:5])
        left = amounts["unregistered"]
        days = self.school_days.text().strip()
        if days not in tuple("012345"):
            raise self._refused(self.tr("Skoldagar är 0 till 5."))
        return replace(
            self._row,
            kind="delvis_lov" if self.kind.data() == "delvis_lov" else "skolvecka",
            school_days=int(days),
            half_days="",
            marks="",
            offered=offered,
            present=amounts["present"] or 0,
            excused=amounts["excused"] or 0,
            unexcused=amounts["unexcused"] or 0,
            unknown=amounts["unknown"] or 0,
            unregistered=offered - known if left is None else left,
            late=amounts["late"] or 0,
            full_time=amounts["full_time"],
        )

    def _amount(self, part: str) -> int | None:
        try:
            return read_cell(self.lines[part].text(), self._row.unit, None).amount
        except RefusedError as error:
            raise self._refused(str(error)) from error

    def _refused(self, why: str) -> UserError:
        return UserError(
            self.tr("Vecka {0} stämmer inte").format(self._row.week),
            why,
            self.tr("Inget har ändrats."),
            self.tr("Ändra något av talen."),
        )

    def _lay_out(self, names: tuple[str, ...], is_kept: bool) -> None:
        fields = QWidget()
        places = grid(fields, gap=12)
        for at, (part, name) in enumerate(zip(_AMOUNTS, names, strict=True)):
            self.lines[part].setObjectName(part.replace("_", "-"))
            optional = part in ("unknown", "late", "full_time", "unregistered")
            places.addWidget(Field(name, self.lines[part], optional=optional), at // 4, at % 4)
        self.kind.fill(
            [
                (self.tr("Skolvecka"), "skolvecka"),
                (self.tr("Delvis lov"), "delvis_lov"),
                (self.tr("Lov"), "lov"),
            ]
        )
        places.addWidget(Field(self.tr("Vecka"), self.kind), 2, 0)
        places.addWidget(Field(self.tr("Skoldagar"), self.school_days), 2, 1)
        places.addWidget(Field(self.tr("Vem på skolan har sagt det"), self.told_by, optional=True), 2, 2)
        places.addWidget(Field(self.tr("När"), self.told_on, optional=True), 2, 3)
        named(
            kind=self.kind,
            school_days=self.school_days,
            told_by=self.told_by,
            told_on=self.told_on,
            note=self.note,
            remove=self.remove,
        )
        parts: list[QWidget] = [fields, Field(self.tr("Anteckning om veckan"), self.note, optional=True)]
        if is_kept:
            parts.insert(0, label(self._where_from(), "small"))
            parts.append(self.remove)
        self.close_form(*parts)
        self.remove.clicked.connect(self._on_remove)

    def _where_from(self) -> str:
        db = self._session.db
        said = told_of(db.attendance_sources.get(self._row.source_id))
        school = db.schools.get(self._row.school_id).name if self._row.school_id else ""
        before = len(db.attendance_earlier.of_row(self._row.id))
        earlier = self.tr("Ändrad {0} gånger.").format(before) if before else ""
        return " ".join(part for part in (f"{school}." if school else "", said, earlier) if part)

    def _show(self, is_kept: bool) -> None:
        for part, line in self.lines.items():
            amount = getattr(self._row, part)
            is_blank = not is_kept and part != "offered"
            empty = amount is None or is_blank or (part in ("late", "unknown") and not amount)
            line.setText("" if empty else str(amount))
        self.kind.choose(self._row.kind)
        self.school_days.setText(str(self._row.school_days))
        self.note.setText(self._row.note)
        if is_kept:
            source = self._session.db.attendance_sources.get(self._row.source_id)
            self.told_by.setText(source.told_by)
            self.told_on.set_date(source.told_on)

    def _on_remove(self) -> None:
        words = self.tr("Siffrorna försvinner ur kurvan. De finns kvar bland veckans tidigare versioner.")
        if not ask(self, self.tr("Ta bort veckan?"), words, self.tr("Ta bort"), danger=True):
            return
        remove_week(self._session, self._case_id, self._row.id)
        if self.draft is not None:
            with self.draft.done_with():
                pass
        self.accept()
