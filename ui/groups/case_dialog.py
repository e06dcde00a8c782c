"""*Gör till ärende*: the one explicit step from advice without a name to a pupil, when the family has said yes."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop import spans
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.named import named
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.text import label


class CaseFromAdviceDialog(FormSheet):
    """Stores nothing: it asks, and `agreed_on` is the answer. The pupil is taken in afterwards."""

    def __init__(self, parent: QWidget, session: Session, activity_id: str) -> None:
        super().__init__(parent, self.tr("Gör till ärende"), self.tr("Lägg in eleven"), "user-plus")
        self.setObjectName("case-from-advice")
        self._session = session
        self.agreed_on: date | None = None
        self.has_agreed = CheckBox(self.tr("Familjen har tackat ja till kontakt"))
        self.day = DateField(session.today, "intake", needed=True)
        named(has_agreed=self.has_agreed, agreed_day=self.day)
        self.close_form(
            label(
                self.tr(
                    "Texten i konsultationen följer inte med till ärendet. Den ska gå att läsa"
                    " utan att veta vem det gäller, också sedan."
                ),
                wrap=True,
            ),
            self.has_agreed,
            Field(self.tr("Vilken dag sa familjen ja?"), self.day),
        )
        self.has_agreed.setFocus()
        self.keep_draft(session, DraftOf("gor-till-arende", "", "group_activities", activity_id))

    def perform(self) -> None:
        """Take the answer. Raises `UserError` until the family has said yes, and for a day that has not been."""
        if not self.has_agreed.isChecked():
            raise UserError(
                self.tr("Familjen har inte tackat ja än"),
                self.tr("En konsultation blir ett ärende först när familjen har sagt ja till kontakt."),
                self.tr("Inget har ändrats."),
                self.tr("Kryssa i rutan när de har sagt ja."),
            )
        day = self.day.day()
        spans.hold("intake", day, self._session.today())
        self.agreed_on = day
