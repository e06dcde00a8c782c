"""Changing what is known of a pupil, where they go to school, and how their case began and ended."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.records import Case, Pupil, Schooling
from desktop.cases.cases import change_case
from desktop.cases.intake import change_pupil, with_same_number
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.people.contacts import change_school, change_schooling
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.people.family.contact_dialog import unreadable
from ui.people.pupil.intake_fields import IntakeFields
from ui.people.pupil.known_list import KnownList
from ui.people.pupil.pupil_fields import PupilFields
from ui.people.school.schooling_fields import SchoolingFields
from ui.widgets.show.text import label


class PupilDialog(FormSheet):
    """A number that somebody else has is said with their name, once; then it is stored."""

    opened = Signal(str)  # case id of somebody with the same number

    def __init__(self, parent: QWidget, session: Session, pupil: Pupil) -> None:
        super().__init__(parent, self.tr("Vad stämmer om eleven?"), self.tr("Spara"), wide=True)
        self.setObjectName("pupil-dialog")
        self._session, self._pupil = session, pupil
        self._warned_of = ""
        self.fields = PupilFields(session)
        self.fields.show_pupil(pupil)
        self.others = KnownList()
        self.others.opened.connect(self._on_opened)
        self.close_form(self.fields, self.others)
        self.fields.first.setFocus()
        self.keep_draft(session, DraftOf("elev", pupil.id, "pupils", pupil.id))

    @Slot(str)
    def _on_opened(self, case_id: str) -> None:
        self.reject()
        self.opened.emit(case_id)

    def perform(self) -> None:
        """Store the pupil. Raises `UserError`."""
        if not self.fields.is_fit():
            raise unreadable()
        pupil = self.fields.pupil(self._pupil)
        others = with_same_number(self._session, pupil)
        if others and self._warned_of != pupil.identity_number:
            self._warned_of = pupil.identity_number
            self.act.set_text(self.tr("Spara ändå"))
            self.others.show_known(others)
            raise UserError(
                "Någon annan har samma nummer",
                "Vem det är står ovanför.",
                "Inget har ändrats.",
                "Titta på numret, eller spara ändå.",
            )
        change_pupil(self._session, pupil)


class SchoolingDialog(FormSheet):
    """A new school, or a change at one. What was ended stays as history."""

    def __init__(self, parent: QWidget, session: Session, schooling: Schooling, *, is_new: bool) -> None:
        title = self.tr("Var går eleven nu?") if is_new else self.tr("Vad stämmer om skolgången?")
        super().__init__(parent, title, self.tr("Byt skola") if is_new else self.tr("Spara"), wide=True)
        self.setObjectName("schooling-dialog")
        self._session, self._schooling, self._is_new = session, schooling, is_new
        self.fields = SchoolingFields(session, with_period=True)
        if is_new:
            self.fields.began.set_date(session.today())
            self.body.addWidget(label(self.tr("Den förra skolan står kvar i historiken."), "body", "text2"))
        else:
            school = session.db.schools.get(schooling.school_id)
            self.fields.show_schooling(schooling, school.name)
            self.fields.with_end()
        self.close_form(self.fields)
        self.fields.school.setFocus()
        if is_new:
            self.keep_draft(session, DraftOf("skolbyte", schooling.pupil_id))
        else:
            self.keep_draft(session, DraftOf("skolgang", schooling.pupil_id, "schoolings", schooling.id))

    def perform(self) -> None:
        """Store where the pupil goes. Raises `UserError`."""
        if not self.fields.is_fit(needs_school=True):
            raise unreadable()
        written = self.fields.schooling(self._schooling)
        if self._is_new:
            change_school(self._session, written)
        else:
            change_schooling(self._session, written)


class IntakeDialog(FormSheet):
    """Who asked, why, and what was decided."""

    def __init__(self, parent: QWidget, session: Session, case: Case) -> None:
        super().__init__(parent, self.tr("Hur började ärendet?"), self.tr("Spara"), wide=True)
        self.setObjectName("intake-dialog")
        self._session, self._case = session, case
        self.fields = IntakeFields(session)
        self.fields.show_case(case)
        self.close_form(self.fields)
        self.fields.source.setFocus()
        self.keep_draft(session, DraftOf("arendets-borjan", case.id, "cases", case.id))

    def perform(self) -> None:
        """Store the intake. Raises `UserError`."""
        if not self.fields.is_fit():
            raise unreadable()
        change_case(self._session, self.fields.case(self._case))
