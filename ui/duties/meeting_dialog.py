"""A planned meeting: what, when, where, with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtWidgets import QWidget

from db.records import Meeting
from desktop import dates
from desktop.cases.duties import short_name
from desktop.cases.tasks import cancel_meeting, plan_meeting
from desktop.drafts.dialogs import DraftOf
from desktop.names import by_parts
from desktop.session.here import school_here
from desktop.session.session import Session
from ui.dialogs.ask import ask
from ui.dialogs.form_sheet import FormSheet
from ui.look.metrics import row
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named


class MeetingDialog(FormSheet):
    """Plans a meeting, or changes the one given."""

    def __init__(
        self, parent: QWidget, session: Session, meeting: Meeting | None = None, case_id: str | None = None
    ) -> None:
        title = self.tr("Vad ska bokas?") if meeting is None else self.tr("Vad ska ändras?")
        super().__init__(parent, title, self.tr("Boka") if meeting is None else self.tr("Spara"), wide=True)
        self.setObjectName("meeting-dialog")
        self._session, self._meeting = session, meeting
        shown = meeting or Meeting(held_on=session.today(), title="", case_id=case_id)
        self.what, self.place = LineEdit(shown.title), LineEdit(shown.place)
        self.who, self.interpreter = LineEdit(shown.who), LineEdit(shown.interpreter)
        self.day, self.start, self.end = (
            DateField(session.today, "meeting", needed=True),
            TimeField(),
            TimeField(),
        )
        self.day.set_date(shown.held_on)
        self.start.set_time(time.fromisoformat(shown.starts_at) if shown.starts_at else None)
        self.end.set_time(time.fromisoformat(shown.ends_at) if shown.ends_at else None)
        self.case, self.school = Combo(), Combo()
        named(
            what=self.what,
            place=self.place,
            who=self.who,
            interpreter=self.interpreter,
            day=self.day,
            start=self.start,
            end=self.end,
            case=self.case,
            school=self.school,
        )
        self._fill(shown)
        self._compose()
        self.keep_draft(session, DraftOf("mote", shown.case_id or "", "meetings", shown.id))

    def _fill(self, shown: Meeting) -> None:
        here = school_here(self._session)
        rows = self._session.db.caseload.rows(self._session.today())
        rows.sort(
            key=lambda one: (
                bool(here) and one.school_id != here,
                by_parts(one.called, one.last_name),
                one.number,
            )
        )
        names = [(f"{short_name(one)}, {one.class_name}", one.case_id) for one in rows]
        self.case.fill([(self.tr("Ingen elev"), None), *names])
        self.case.choose(shown.case_id)
        schools = [(one.name, one.id) for one in self._session.db.schools.current()]
        self.school.fill([(self.tr("Annan plats"), None), *schools])
        self.school.choose(shown.school_id or school_here(self._session) or None)

    def _compose(self) -> None:
        lines = (
            (Field(self.tr("Vad"), self.what), Field(self.tr("Elev"), self.case)),
            (
                Field(self.tr("Datum"), self.day),
                Field(self.tr("Börjar"), self.start, optional=True),
                Field(self.tr("Slutar"), self.end, optional=True),
            ),
            (Field(self.tr("Skola"), self.school), Field(self.tr("Plats"), self.place, optional=True)),
            (
                Field(self.tr("Vilka kommer"), self.who, optional=True),
                Field(self.tr("Tolk"), self.interpreter, optional=True),
            ),
        )
        for fields in lines:
            line = row(gap=12)
            for field in fields:
                line.addWidget(field, 1)
            self.body.addLayout(line)
        if self._meeting is not None:
            self.cancel = Button(self.tr("Avboka mötet"), "link")
            self.cancel.setObjectName("cancel-meeting")
            self.acts.insertWidget(0, self.cancel)
            self.cancel.clicked.connect(self._on_cancel)
        self.close_form()
        self.what.setFocus()

    def perform(self) -> None:
        """Write the meeting. Raises `UserError`."""
        day = self.day.day()
        start, end = self.start.time(), self.end.time()
        shown = self._meeting or Meeting(held_on=day, title="")
        case, school = self.case.data(), self.school.data()
        plan_meeting(
            self._session,
            replace(
                shown,
                title=self.what.text(),
                held_on=day,
                starts_at=f"{start:%H:%M}" if start else "",
                ends_at=f"{end:%H:%M}" if end else "",
                place=self.place.text(),
                who=self.who.text(),
                interpreter=self.interpreter.text(),
                case_id=str(case) if case else None,
                school_id=str(school) if school else None,
            ),
        )

    def _on_cancel(self) -> None:
        if self._meeting is None:
            return
        when = f"{dates.long(self._meeting.held_on)} {dates.clock(self._meeting.starts_at)}".strip()
        is_sure = ask(
            self,
            self.tr("Ska mötet avbokas?"),
            self.tr(
                "{0}, {1}. Mötet tas bort ur dina listor. De som skulle komma får inget besked härifrån."
            ).format(when[:1].upper() + when[1:], self._meeting.title),
            self.tr("Avboka mötet"),
            self.tr("Behåll mötet"),
        )
        if is_sure:
            cancel_meeting(self._session, self._meeting)
            self.accept()
