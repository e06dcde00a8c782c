"""Two short questions to the worker: who answers for the school, and what was done beside the säkerhetsruta."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from db import clock
from db.records import Assessment
from desktop.assessment import rounds as assessments
from desktop.content import lists, texts
from desktop.drafts.dialogs import DraftOf
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.choices import ChoiceList
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label


class SchoolDialog(FormSheet):
    """Name and role of the one who answers for the school; asked once."""

    def __init__(self, parent: QWidget, session: Session, assessment: Assessment) -> None:
        super().__init__(parent, self.tr("Vem svarar för skolan?"), self.tr("Börja med skolan"))
        self._session, self._assessment = session, assessment
        name, role = assessments.school_suggestion(session, assessment.case_id)
        self.name, self.role = LineEdit(name), LineEdit(role)
        self.name.setObjectName("school-name")
        self.role.setObjectName("school-role")
        self.close_form(
            label(self.tr("Namn och roll står vid skolans svar."), "small"),
            Field(self.tr("Namn"), self.name),
            Field(self.tr("Roll"), self.role, optional=True),
        )
        self.name.setFocus()
        of = DraftOf("skolans-svar", assessment.case_id, "assessments", assessment.id)
        self.keep_draft(session, of)

    def perform(self) -> None:
        """Keep who it is."""
        assessments.name_school(self._session, self._assessment, self.name.text(), self.role.text())


class SafetyDialog(FormSheet):
    """What the worker did: ticks, own words, when. Written at once, and kept whatever becomes of the answer."""

    def __init__(
        self, parent: QWidget, session: Session, case_id: str, question_id: str, with_whom: str = ""
    ) -> None:
        super().__init__(
            parent, texts().get("sakerhet.skriv_gjort"), self.tr("Spara anteckningen"), "check", wide=True
        )
        self._session, self._case_id, self._question_id = session, case_id, question_id
        self._with_whom = with_whom
        title = texts().get("sakerhet.skriv_gjort")
        items = lists().items("sakerhet_gjort")
        self.choices = ChoiceList(title, [(one.code, one.label) for one in items], columns=2)
        self.words = PlainText(lines=3)
        self.words.setObjectName("safety-words")
        self.at = TimeField()
        self.at.setObjectName("at")
        self.at.set_time(clock.here().time())
        self.back = DateField(session.today, "task", needed=True)
        self.back.setObjectName("feedback")
        self.back.set_date(assessments.feedback_day(session.today()))
        self.close_form(
            self.choices,
            Field(self.tr("Med dina ord, och barnets"), self.words, optional=True),
            Field(self.tr("Klockan"), self.at),
            Field(self.tr("Återkoppling senast"), self.back),
            label(
                self.tr("Det blir en låst anteckning i journalen, som inte lämnas till vårdnadshavare."),
                "small",
            ),
        )
        self.keep_draft(session, DraftOf(f"sakerhet-{question_id}", case_id))

    def perform(self) -> None:
        """Write it."""
        at = self.at.time()
        day = self._session.today()
        done_at = clock.local(datetime.combine(day, at)) if at else None
        assessments.note_safety(
            self._session,
            self._case_id,
            self._question_id,
            self.choices.keys(),
            self.words.text(),
            done_at,
            self._with_whom,
            self.back.day(),
        )
