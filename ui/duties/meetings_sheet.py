"""Every booked meeting ahead, and those that have been and no note tells of: seen, moved, cancelled, written of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from db.records import Meeting
from desktop import dates
from desktop.cases.coming import ahead, untold
from desktop.cases.duties import short_name
from desktop.session.session import Session
from ui.dialogs.sheet import Sheet
from ui.duties.meeting_dialog import MeetingDialog
from ui.look.metrics import height
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.row_model import Column
from ui.widgets.show.table import Table
from ui.widgets.show.text import label

LOW, HIGH = 260, 360  # six rows with their head


class MeetingsSheet(Sheet):
    """All meetings, or those of one case. What is done to one shows at once."""

    wrote = Signal(object)  # Meeting: the user wants to write about it

    def __init__(self, parent: QWidget, session: Session, case_id: str | None = None) -> None:
        super().__init__(parent, self.tr("Möten"), wide=True)
        self.setObjectName("meetings-sheet")
        self._session, self._case_id = session, case_id
        self._over: set[str] = set()
        self.table = Table(self._columns(), self.tr("Möten"))
        self._none = label(self.tr("Inget möte är inbokat."), "body", "text2")
        self._compose()
        self.refresh()
        self.table.opened.connect(self.change)
        self.table.chosen.connect(self._on_chosen)
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read the meetings again; the chosen one stays chosen."""
        over = untold(self._session, self._case_id)
        self._over = {one.id for one in over}
        coming = [one for one in ahead(self._session, self._case_id) if one.id not in self._over]
        self.table.set_rows([*coming, *over], key=lambda one: one.id)
        found = bool(coming or over)
        show_if(found, self._list)
        show_if(not found, self._none)
        if found and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._on_chosen(self.table.current())

    @Slot(object)
    def change(self, meeting: Meeting) -> None:
        """Let the user move or cancel a meeting."""
        dialog = MeetingDialog(self, self._session, meeting)
        dialog.exec()
        dialog.deleteLater()
        self.table.setFocus()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                self.tr("När"),
                self._when,
                "strong",
                sort=lambda one: (one.held_on, one.starts_at),
                width=160,
            ),
            Column(self.tr("Elev"), self._who, width=104),
            Column(self.tr("Vad"), lambda one: one.title, tip=lambda one: one.title, stretch=True),
            Column(self.tr("Var"), self._where, tip=self._where, width=132),
        )

    def _when(self, meeting: Meeting) -> str:
        day = dates.short(meeting.held_on, self._session.today())
        return " ".join(part for part in (day, dates.clock(meeting.starts_at)) if part)

    def _who(self, meeting: Meeting) -> str:
        if meeting.case_id is None:
            return ""
        pupil = self._session.db.pupils.get(self._session.db.cases.get(meeting.case_id).pupil_id)
        return short_name(pupil)

    def _where(self, meeting: Meeting) -> str:
        if meeting.id in self._over:
            return self.tr("Ingen anteckning än")
        school = self._session.db.schools.find(meeting.school_id) if meeting.school_id else None
        return meeting.place or (school.name if school else "")

    def _compose(self) -> None:
        self._list = Card(flush=True)
        self._list.setAccessibleName(self.tr("Möten"))
        self.table.setObjectName("meetings")
        self._list.body.addWidget(height(self.table, LOW, HIGH))
        self.unfold_when_low(self.table)
        self.body.addWidget(self._list)
        self.body.addWidget(self._none)
        self.close_button = Button(self.tr("Stäng"))
        self.book = Button(self.tr("Boka möte"), "quiet", "calendar-blank")
        self.write = Button(self.tr("Skriv om mötet"), "quiet", "note-pencil")
        self.move_ = Button(self.tr("Ändra eller avboka"), "primary")
        names = (
            ("stay", self.close_button),
            ("book", self.book),
            ("write", self.write),
            ("change", self.move_),
        )
        for name, button in names:
            button.setObjectName(name)
            button.setAutoDefault(False)
            self.acts.addWidget(button)
        self.close_button.clicked.connect(self.reject)
        self.book.clicked.connect(self._on_book)
        self.write.clicked.connect(self._on_write)
        self.move_.clicked.connect(lambda: self.change(self.table.current()))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_chosen(self, meeting: Meeting | None) -> None:
        self.move_.setEnabled(meeting is not None)
        show_if(meeting is not None and meeting.id in self._over, self.write)

    @Slot()
    def _on_book(self) -> None:
        dialog = MeetingDialog(self, self._session, None, self._case_id)
        dialog.exec()
        dialog.deleteLater()

    @Slot()
    def _on_write(self) -> None:
        meeting = self.table.current()
        self.accept()
        self.wrote.emit(meeting)

    @Slot(frozenset)
    def _on_changed(self, tables: frozenset[str]) -> None:
        if "meetings" in tables:
            self.refresh()
