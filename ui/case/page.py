"""Ärende, översikt: one screen that answers how it stands, what is next and what is missing."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from db.records import STEPS, Case, Meeting, Pupil, Task
from desktop import dates
from desktop.cases import beginning, steps
from desktop.cases import facts as case_facts
from desktop.cases.beginning import Begun
from desktop.cases.duties import Duty
from desktop.cases.tasks import tick
from desktop.notes.notes import begin_note
from desktop.people import identity
from desktop.session.session import Session
from ui.case.attendance_card import AttendanceCard
from ui.case.begin_card import BeginAct, BeginCard
from ui.case.goals_card import GoalsCard
from ui.case.known_card import KnownCard
from ui.case.latest_card import LatestCard
from ui.case.side_cards import ConsentCard, NextCard, TasksCard
from ui.case.step_dialog import StepDialog
from ui.case.views import CaseViews
from ui.duties.meeting_dialog import MeetingDialog
from ui.duties.meetings_sheet import MeetingsSheet
from ui.duties.task_dialog import TaskDialog
from ui.look.metrics import column
from ui.page.hands import main_button
from ui.page.page import Page
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.scroll import scrolled
from ui.widgets.frame.shown import show_if
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
            "follow_ups",
            "referrals",
            "referral_additions",
            "goals",
            "progress",
            "notes",
            "tasks",
            "meetings",
            "contacts",
            "answers",
        }
        | {"consents", "signatories", "withdrawals", "attendance_weeks", "informants", "assessments"}
    )
    rereads: ClassVar[bool] = True

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self.head = PageHead("")
        self._beside = self.head.add_fact("")
        self.emblem = Emblem(side=44)
        self.write = Button(self.tr("Ny anteckning"), "primary", "note-pencil")
        self.beside = Button(self.tr("Ny anteckning"), "quiet", "note-pencil")
        self.begin_now = Button("", "primary", "arrow-right")
        self.begin: BeginCard | None = None
        self.known: KnownCard | None = None
        self._next_act: BeginAct | None = None
        self.views = CaseViews(place.case_id, "case")
        self.stepper = Stepper()
        self.goals, self.attendance = GoalsCard(session), AttendanceCard(session)
        self.latest, self.next = LatestCard(session), NextCard(session)
        self.consent, self.tasks = ConsentCard(session), TasksCard(session)
        self._build()
        self._connect()
        self.refresh()

    def take_focus(self) -> bool:
        """Begin at what one does here first: a note, or in a new case what is offered."""
        to = main_button(self)
        if to is not None:
            to.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return to is not None

    def refresh(self) -> None:
        """Read the case again."""
        db = self.session.db
        case = db.cases.get(self._case_id)
        pupil = db.pupils.get(case.pupil_id)
        self.emblem.show_case(pupil.initials, Look(case.emblem_colour, case.emblem_pattern))
        self._show_head(case, pupil)
        self.stepper.show_steps(
            [
                StepFact(steps.step_name(one.step), one.status, case_facts.step_fact(self.session, one))
                for one in db.case_steps.of(case.id)
            ]
        )
        begun = beginning.begun(self.session, case)
        if begun is None:
            self.goals.show_case(case.id, pupil.called)
            self.attendance.show_case(case.id, pupil.id)
            self.latest.show_case(case)
            self.consent.show_case(case)
        else:
            self._show_begun(case, begun)
        for card in (self.next, self.tasks):
            card.show_case(case)
        self._turn(begun is not None)

    def _show_begun(self, case: Case, begun: Begun) -> None:
        """Say what is done first, instead of how it goes."""
        if self.begin is None or self.known is None:
            self.begin, self.known = BeginCard(self.session), KnownCard(self.session)
            self.begin.asked.connect(self._do)
            self.known.acted.connect(lambda: self._go("family", "intake"))
            for part in (self.begin, self.known):
                self._outer.turned.connect(part.lines.show_whole)
                part.lines.show_whole(self._outer.is_stacked())
            self._work.insertWidget(0, self.begin, 1)
            self._side.insertWidget(1, self.known, 2)
        self.begin.show_begun(case, begun)
        self.known.show_case(case)
        act = self._next_act = self.begin.main_act(begun)
        self.begin_now.set_text(act.word)
        self.begin_now.set_icon(act.icon)

    def _turn(self, is_new: bool) -> None:
        """Show the parts of a new case, or those of one that is under way."""
        show_if(not is_new, self._parts, self.consent)
        if self.begin is not None and self.known is not None:
            show_if(is_new, self.begin, self.known)
        self.head.show_acts(self.views, *((self.beside, self.begin_now) if is_new else (self.write,)))

    def _show_head(self, case: Case, pupil: Pupil) -> None:
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
        if case.status == "closed":
            day = dates.full(case.closed_on) if case.closed_on else ""
            facts.append(self.tr("Avslutat {0}").format(day).strip())
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
        whole = column(page, gap=10, margins=(24, 16, 24, 14))
        self.head.set_emblem(self.emblem)
        self.head.add_act(self.views)
        self.head.add_act(self.beside)
        self.head.add_act(self.begin_now)
        self.head.set_primary(self.write)
        for name, act in (
            ("write", self.write),
            ("write-beside", self.beside),
            ("begin-now", self.begin_now),
        ):
            act.setObjectName(name)
        whole.addWidget(self.head)
        whole.addWidget(self.stepper)
        middle, side = QWidget(), QWidget()
        down = column(middle, gap=12)
        down.addWidget(self.attendance)
        down.addWidget(self.latest, 1)
        self._side = column(side, gap=12)
        self._side.addWidget(self.next)
        self._side.addWidget(self.consent)
        self._side.addWidget(self.tasks, 1)
        self._parts = Columns([(self.goals, 378, 300), (middle, 398, 320)])
        work = QWidget()
        self._work = column(work, gap=0)
        self._work.addWidget(self._parts, 1)
        self._outer = Columns([(work, 788, 632), (side, 306, 250)])
        for part in (self.goals.lines, self.latest.events):
            self._parts.turned.connect(part.show_whole)
        self._outer.turned.connect(self.tasks.due.show_whole)
        whole.addWidget(self._outer, 1)
        column(self).addWidget(scrolled(page))

    def _connect(self) -> None:
        for button in (self.write, self.beside):
            button.clicked.connect(lambda: self._go("journal", "new"))
        self.begin_now.clicked.connect(lambda: self._next_act and self._do(self._next_act))
        self.views.went.connect(self.went)
        self.stepper.opened.connect(self._open_step)
        self.goals.acted.connect(lambda: self._go("plan"))
        self.latest.opened.connect(self._go)
        self.attendance.acted.connect(lambda: self._go("attendance"))
        self.consent.acted.connect(lambda: self._go("consent"))
        self.tasks.acted.connect(lambda: TaskDialog(self, self.session, self._case_id).exec())
        self.tasks.list.ticked.connect(self._tick)
        self.tasks.list.opened.connect(self._open_duty)
        self.next.all.clicked.connect(self._open_meetings)
        self.next.book.clicked.connect(self._plan_meeting)

    def _go(self, page: str, detail: str = "") -> None:
        self.went.emit(Place(page, self._case_id, detail or None))

    @Slot(object)
    def _do(self, act: BeginAct) -> None:
        if act.page:
            self._go(act.page, act.detail)
        else:
            self._plan_meeting()

    @Slot()
    def _plan_meeting(self) -> None:
        MeetingDialog(self, self.session, None, self._case_id).exec()

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
