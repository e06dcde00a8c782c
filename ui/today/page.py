"""I dag: the day by school, what is due, what is unfinished."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from db.records import Meeting, Note, Task
from desktop import dates
from desktop.cases.duties import Duty, duties
from desktop.cases.tasks import tick
from desktop.notes.notes import begin_note
from desktop.session.here import hour
from desktop.session.session import Session
from ui.backup.today_card import BackupCard
from ui.duties.duty_list import DutyList
from ui.duties.fitted_duties import FittedDuties
from ui.duties.meeting_dialog import MeetingDialog
from ui.duties.meetings_sheet import MeetingsSheet
from ui.duties.task_dialog import TaskDialog
from ui.look.metrics import column
from ui.page.page import Page
from ui.today.day_card import DayCard
from ui.today.unfinished import TransferCard, UnfinishedCard
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.scroll import scrolled
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.empty import EmptyState
from ui.window.place import Place

MINUTE = 60_000


class TodayPage(Page):
    """The page the program opens with."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {
            "tasks",
            "meetings",
            "notes",
            "plans",
            "follow_ups",
            "closings",
            "attendance_snapshots",
            "referrals",
            "referral_additions",
            "consents",
            "signatories",
            "withdrawals",
            "contacts",
            "schoolings",
            "cases",
            "pupils",
            "schools",
            "settings",
        }
    )

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        self.head = PageHead("")
        self.meet = Button(self.tr("Boka möte"), "quiet", "calendar-blank")
        self.task = Button(self.tr("Ny uppgift"), "quiet", "plus")
        self.write = Button(self.tr("Ny anteckning"), "primary", "note-pencil")
        self.day = DayCard(session)
        self.list = DutyList(self.tr("Att göra"))
        self.due = FittedDuties(self.list)
        self.empty = EmptyState(
            self.tr("Inget väntar. Här visas uppföljningar, samtycken som snart går ut och dina uppgifter.")
        )
        self.unfinished, self.transfer = UnfinishedCard(session), TransferCard(session)
        self.backup = BackupCard(session)
        self._minute = QTimer(self)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the day again."""
        today = self.session.today()
        name = dates.long(today)
        self.head.set_title(name[:1].upper() + name[1:])
        self.head.set_facts(self._facts())
        self._show_day()
        waiting = duties(self.session)
        self.list.show_duties(waiting, today)
        show_if(bool(waiting), self.due)
        show_if(not waiting, self.empty)
        self.empty.say(
            self.tr("Inget väntar. Här visas uppföljningar, samtycken som snart går ut och dina uppgifter.")
        )
        self.unfinished.show_drafts()
        self.transfer.show_waiting()
        self.backup.show_state()

    def take_focus(self) -> bool:
        """Begin with what is due, else with the button for a note."""
        (self.write if self.due.isHidden() else self.list).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def do_note(self) -> None:
        """Do what the button does: write about the meeting that goes on, else choose a pupil."""
        self._write()

    def _facts(self) -> str:
        today = self.session.today()
        week = self.tr("Vecka {0}.").format(today.isocalendar().week)
        seen: list[str] = []
        for meeting in self.session.db.meetings.between(today, today):
            school = self.session.db.schools.find(meeting.school_id) if meeting.school_id else None
            if school is not None and school.name not in seen:
                seen.append(school.name)
        return f"{week} {self.tr(', sedan ').join(seen)}." if seen else week

    @Slot()
    def _show_day(self) -> None:
        self.day.show_day(self.session.today(), hour())

    def _build(self) -> None:
        page = QWidget()
        whole = column(page, gap=14, margins=(24, 16, 24, 16))
        for act in (self.meet, self.task):
            self.head.add_act(act)
        self.head.set_primary(self.write)
        whole.addWidget(self.head)
        due = Card(flush=True)
        due.setAccessibleName(self.tr("Att göra"))
        due.body.addWidget(self.due, 1)
        due.body.addWidget(self.empty, 1)
        side = QWidget()
        cards = column(side, gap=12)
        cards.addWidget(self.unfinished)
        cards.addWidget(self.transfer)
        cards.addWidget(self.backup)
        cards.addStretch(1)
        parts = Columns([(self.day, 318, 260), (due, 500, 380), (side, 264, 240)])
        parts.turned.connect(self.due.show_whole)
        parts.turned.connect(self.day.lines.show_whole)
        whole.addWidget(parts, 1)
        column(self).addWidget(scrolled(page))
        for name, widget in (("meet", self.meet), ("task", self.task), ("write", self.write)):
            widget.setObjectName(name)

    def _connect(self) -> None:
        self.meet.clicked.connect(lambda: MeetingDialog(self, self.session).exec())
        self.task.clicked.connect(lambda: TaskDialog(self, self.session).exec())
        self.write.clicked.connect(self._write)
        self.day.wrote.connect(self._write_about)
        self.day.all.clicked.connect(self._open_meetings)
        self.day.changed.connect(lambda meeting: MeetingDialog(self, self.session, meeting).exec())
        self.list.opened.connect(self._open)
        self.list.ticked.connect(self._tick)
        self.unfinished.opened.connect(self._open_note)
        self.unfinished.went.connect(self.went)
        self.transfer.opened.connect(self._open_note)
        self.backup.acted.connect(lambda: self.went.emit(Place("security")))
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._show_day)
        self._minute.start()

    @Slot(object, bool)
    def _tick(self, task: Task, is_done: bool) -> None:
        tick(self.session, task, done=is_done)

    @Slot(object)
    def _open(self, duty: Duty) -> None:
        if duty.task is not None:
            dialog = TaskDialog(self, self.session, duty.case_id, duty.task, is_elsewhere=True)
            dialog.went.connect(self.went)
            dialog.exec()
        elif duty.case_id is not None:
            self.went.emit(Place(duty.page, duty.case_id, duty.detail))

    @Slot(object)
    def _open_note(self, note: Note) -> None:
        self.went.emit(Place("journal", note.case_id, note.id))

    @Slot()
    def _write(self) -> None:
        """Write in the case that is met now, else choose a pupil first."""
        time_of_day = hour()
        today = self.session.today()
        held = [one for one in self.session.db.meetings.between(today, today) if one.case_id]
        going = [one for one in held if one.starts_at <= time_of_day <= (one.ends_at or "24:00")]
        if going:
            self._write_about(going[-1])
        else:
            self.went.emit(Place("pupils"))

    @Slot()
    def _open_meetings(self) -> None:
        sheet = MeetingsSheet(self, self.session)
        sheet.wrote.connect(self._write_about)
        sheet.exec()
        sheet.deleteLater()

    @Slot(object)
    def _write_about(self, meeting: Meeting) -> None:
        if meeting.case_id is None:
            return
        note = begin_note(self.session, meeting.case_id, "mote", meeting=meeting)
        self.went.emit(Place("journal", meeting.case_id, note.id))
