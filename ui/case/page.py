"""Ärende, översikt: one screen that answers how it stands, what is next and what is missing."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import STEPS, Meeting, Pupil, Task
from desktop import dates
from desktop.cases import facts as case_facts
from desktop.cases import steps
from desktop.cases.duties import Duty
from desktop.cases.tasks import tick
from desktop.notes.notes import begin_note
from desktop.people import identity
from desktop.session.session import Session
from ui.case.attendance_card import AttendanceCard
from ui.case.goals_card import GoalsCard
from ui.case.latest_card import LatestCard
from ui.case.side_cards import ConsentCard, NextCard, TasksCard
from ui.case.step_dialog import StepDialog
from ui.duties.meeting_dialog import MeetingDialog
from ui.duties.meetings_sheet import MeetingsSheet
from ui.duties.task_dialog import TaskDialog
from ui.look.metrics import column
from ui.page.page import Page
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.scroll import scrolled
from ui.widgets.input.buttons import Button
from ui.widgets.show.emblem import Emblem, Look
from ui.widgets.show.stepper import StepFact, Stepper
from ui.window.place import Place


class CaseOverviewPage(Page):
    """The case's first page."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {
            "cases",
            "pupils",
            "schoolings",
            "case_steps",
            "plans",
            "goals",
            "progress",
            "notes",
            "tasks",
            "meetings",
        }
        | {"consents", "signatories", "withdrawals", "attendance_weeks", "informants", "assessments"}
    )

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self.head = PageHead("")
        self._beside = self.head.add_fact("")
        self.emblem = Emblem(side=44)
        self.write = Button(self.tr("Ny anteckning"), "primary", "note-pencil")
        self.stepper = Stepper()
        self.goals, self.attendance = GoalsCard(session), AttendanceCard(session)
        self.latest, self.next = LatestCard(session), NextCard(session)
        self.consent, self.tasks = ConsentCard(session), TasksCard(session)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the case again."""
        db = self.session.db
        case = db.cases.get(self._case_id)
        pupil = db.pupils.get(case.pupil_id)
        self.emblem.show_case(pupil.initials, Look(case.emblem_colour, case.emblem_pattern))
        self._show_head(pupil)
        self.stepper.show_steps(
            [
                StepFact(steps.step_name(one.step), one.status, case_facts.step_fact(self.session, one))
                for one in db.case_steps.of(case.id)
            ]
        )
        self.goals.show_case(case.id, pupil.called)
        self.attendance.show_case(case.id, pupil.id)
        for card in (self.latest, self.next, self.consent, self.tasks):
            card.show_case(case)

    def _show_head(self, pupil: Pupil) -> None:
        self.head.set_title(pupil.full_name)
        called = self.tr("kallas {0}").format(pupil.calling_name) if pupil.calling_name else ""
        born = (
            self.tr("{0} år").format(dates.age(pupil.birth_date, self.session.today()))
            if pupil.birth_date
            else ""
        )
        number = identity.formatted(pupil.identity_number) if pupil.identity_number else ""
        self._beside.setText(" · ".join(part for part in (called, number, born) if part))
        schooling = self.session.db.schoolings.current(pupil.id)
        facts = []
        if schooling is not None:
            school = self.session.db.schools.get(schooling.school_id).name
            facts.append(
                ", ".join(part for part in (schooling.class_name or schooling.grade, school) if part)
            )
            facts += [self.tr("mentor {0}").format(schooling.mentor)] if schooling.mentor else []
        if pupil.needs_interpreter:
            facts.append(self.tr("tolk {0} vid möten").format(pupil.language).replace("  ", " "))
        self.head.set_facts(" · ".join(facts))

    def _build(self) -> None:
        page = QWidget()
        whole = column(page, gap=12, margins=(24, 16, 24, 16))
        self.head.set_emblem(self.emblem)
        self.head.set_primary(self.write)
        self.write.setObjectName("write")
        whole.addWidget(self.head)
        whole.addWidget(self.stepper)
        middle, side = QWidget(), QWidget()
        down = column(middle, gap=12)
        down.addWidget(self.attendance)
        down.addWidget(self.latest, 1)
        right = column(side, gap=12)
        right.addWidget(self.next)
        right.addWidget(self.consent)
        right.addWidget(self.tasks, 1)
        whole.addWidget(Columns([(self.goals, 384, 300), (middle, 406, 320), (side, 292, 250)]), 1)
        column(self).addWidget(scrolled(page))

    def _connect(self) -> None:
        self.write.clicked.connect(lambda: self._go("journal", "new"))
        self.stepper.opened.connect(self._open_step)
        self.goals.acted.connect(lambda: self._go("plan"))
        self.latest.opened.connect(self._go)
        self.attendance.acted.connect(lambda: self._go("attendance"))
        self.consent.acted.connect(lambda: self._go("consent"))
        self.tasks.acted.connect(lambda: TaskDialog(self, self.session, self._case_id).exec())
        self.tasks.list.ticked.connect(self._tick)
        self.tasks.list.opened.connect(self._open_duty)
        self.next.all.clicked.connect(self._open_meetings)
        self.next.book.clicked.connect(lambda: MeetingDialog(self, self.session, None, self._case_id).exec())

    def _go(self, page: str, detail: str = "") -> None:
        self.went.emit(Place(page, self._case_id, detail or None))

    @Slot(int)
    def _open_step(self, place: int) -> None:
        dialog = StepDialog(self, self.session, self._case_id, STEPS[place])
        dialog.went.connect(self.went)
        dialog.exec()

    @Slot(object, bool)
    def _tick(self, task: Task, is_done: bool) -> None:
        tick(self.session, task, done=is_done)

    @Slot(object)
    def _open_duty(self, duty: Duty) -> None:
        if duty.task is not None:
            TaskDialog(self, self.session, self._case_id, duty.task).exec()
        elif duty.page != "case":
            self._go(duty.page, duty.detail or "")

    @Slot()
    def _open_meetings(self) -> None:
        sheet = MeetingsSheet(self, self.session, self._case_id)
        sheet.wrote.connect(self._write_about)
        sheet.exec()
        sheet.deleteLater()

    @Slot(object)
    def _write_about(self, meeting: Meeting) -> None:
        note = begin_note(self.session, self._case_id, "mote", meeting=meeting)
        self.went.emit(Place("journal", self._case_id, note.id))
