"""Reading in on page Närvaro: its two buttons, and the line that tells what was read in last and takes it back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QWidget

from db.clock import day_of
from db.records import AttendanceSource, AttendanceWeek
from desktop.attendance.words import runs
from desktop.attendance_files import template
from desktop.attendance_files.undoing import in_effect, last_import, undo
from desktop.attendance_files.words import amount
from desktop.dates import MONTHS
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.ask import show_error
from ui.dialogs.files import ask_file, ask_new_file
from ui.look.metrics import row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.named import named
from ui.widgets.show.announce import announce
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label

if TYPE_CHECKING:
    from ui.attendance.import_sheet import ImportSheet


class ImportLine(QWidget):
    """The page puts `pastes` and `reads` in its head. What was read in last is told until the next time."""

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__()
        self._session, self._case_id = session, case_id
        self._pupil_id = session.db.cases.get(case_id).pupil_id
        self.pastes = Button(self.tr("Klistra in"), "quiet", "copy")
        self.reads = Button(self.tr("Läs in fil"), "quiet", "file-text")
        self.told = label("", "small", wrap=True)
        self.undoes = Button(self.tr("Ångra"), "link", "arrow-counter-clockwise", small=True)
        self.template = Button(self.tr("Ladda ner mall att skicka till skolan"), "link", small=True)
        self._left = ""
        named(pastes=self.pastes, reads=self.reads, import_told=self.told)
        named(undo_import=self.undoes, template=self.template)
        whole = row(self, gap=8)
        self._icon = IconLabel("file-text", side=16)
        whole.addWidget(self._icon)
        whole.addWidget(self.told, 1)
        whole.addWidget(self.undoes)
        whole.addWidget(self.template)
        self.pastes.clicked.connect(self.begin_paste)
        self.reads.clicked.connect(self.begin_file)
        self.undoes.clicked.connect(self._on_undo)
        self.template.clicked.connect(self._on_template)

    def refresh(self) -> None:
        """Tell what was read in last."""
        found = last_import(self._session.db, self._pupil_id)
        said = "" if found is None else self._what(found)
        self.told.setText(f"{said} {self._left}".strip())
        is_undone = found is not None and in_effect(self._session.db, found).kind == "angrad"
        self.undoes.set_text(self.tr("Gör om") if is_undone else self.tr("Ångra"))
        self.undoes.setAccessibleName(
            self.tr("Gör om inläsningen") if is_undone else self.tr("Ångra inläsningen")
        )
        show_if(found is not None, self.undoes, self._icon)

    @Slot()
    def begin_paste(self) -> None:
        """Take what lies on the clipboard."""
        sheet = self._sheet()
        try:
            sheet.paste(QApplication.clipboard().text())
        except UserError as error:
            sheet.deleteLater()
            show_error(self, error)
            return
        self._show(sheet)

    @Slot()
    def begin_file(self) -> None:
        """Ask for a file, and read it."""
        path = self._asked_for()
        if path is not None:
            sheet = self._sheet()
            sheet.read_file(path)
            self._show(sheet)

    def _sheet(self) -> ImportSheet:
        # 40 ms, and most days nobody reads a file.
        from ui.attendance.import_sheet import ImportSheet

        sheet = ImportSheet(self, self._session, self._case_id)
        sheet.wants_other.connect(partial(self._read_other, sheet))
        return sheet

    def _show(self, sheet: ImportSheet) -> None:
        self._left = ""
        sheet.finished.connect(self._on_finished)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _asked_for(self) -> Path | None:
        kinds = self.tr("Excel, CSV och text (*.xlsx *.xlsm *.xls *.csv *.txt *.tsv);;Alla filer (*)")
        return ask_file(self, self.tr("Läs in närvaro"), Path.home(), kinds)

    def _read_other(self, sheet: ImportSheet) -> None:
        path = self._asked_for()
        if path is not None:
            sheet.read_file(path)

    @Slot(int)
    def _on_finished(self, result: int) -> None:
        self.refresh()
        if result:
            announce(self, self.told.text())

    @Slot()
    def _on_undo(self) -> None:
        found = last_import(self._session.db, self._pupil_id)
        if found is None:
            return
        try:
            undone = undo(self._session, self._case_id, found.id)
        except UserError as error:
            show_error(self, error)
            return
        left = [(one.year, one.week) for one in undone.left if isinstance(one, AttendanceWeek)]
        words = self.tr("Vecka {0} har ändrats sedan dess och står kvar.")
        self._left = words.format(runs(left)) if left else ""
        self.refresh()
        announce(self, self.told.text())

    @Slot()
    def _on_template(self) -> None:
        start = Path.home() / f"{template.NAME}.xlsx"
        path = ask_new_file(self, self.tr("Mall till skolan"), start, "Excel (*.xlsx);;CSV (*.csv)")
        if path is None:
            return
        try:
            template.write(path)
        except OSError:
            what = self.tr("Mallen gick inte att spara där.")
            do = self.tr("Välj en annan mapp.")
            show_error(self, UserError(self.tr("Mallen sparades inte"), what, "", do))

    def _what(self, source: AttendanceSource) -> str:
        """Return *Läste in vecka 46 och 48 den 24 november.*"""
        found = in_effect(self._session.db, source)
        if found.kind == "angrad":
            return self.tr("Inläsningen är ångrad.")
        db = self._session.db
        weeks = [
            (one.year, one.week)
            for one in db.attendance_weeks.of(self._pupil_id)
            if one.source_id == found.id
        ]
        periods = sum(one.source_id == found.id for one in db.attendance_periods.of(self._pupil_id))
        day = day_of(found.read_at)
        what = self.tr("vecka {0}").format(runs(weeks)) if weeks else amount(0, periods, 0)
        if not what:
            lessons = sum(one.source_id == found.id for one in db.attendance_lessons.of(self._pupil_id))
            what = amount(0, 0, lessons) or self.tr("en fil")
        verb = self.tr("Klistrade in") if found.kind == "klistra" else self.tr("Läste in")
        return self.tr("{0} {1} den {2}.").format(verb, what, f"{day.day} {MONTHS[day.month - 1]}")
