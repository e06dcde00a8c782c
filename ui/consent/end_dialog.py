"""Avsluta samtycket: agreed with whom, from which day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import Consent
from desktop.consent.ending import end_by_agreement
from desktop.drafts.dialogs import DraftOf
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.show.text import label


class EndDialog(FormSheet):
    """Ends a consent by agreement; it does not come back."""

    def __init__(self, parent: QWidget, session: Session, consent: Consent) -> None:
        super().__init__(parent, self.tr("Avsluta samtycket?"), self.tr("Avsluta samtycket"), danger=True)
        self.setObjectName("end-dialog")
        self._session, self._consent = session, consent
        self.who = LineEdit()
        self.day = DateField(session.today, "signature", needed=True)
        named(who=self.who, day=self.day)
        self.day.set_date(session.today())
        words = self.tr(
            "Från den dagen delas ingenting på det. Vill familjen dela igen gör ni ett nytt samtycke."
        )
        self.body.addWidget(label(words, "body", "text2"))
        self.close_form(
            Field(self.tr("Vem kom du överens med"), self.who), Field(self.tr("Från och med"), self.day)
        )
        self.who.setFocus()
        self.keep_draft(session, DraftOf("avsluta-samtycke", consent.case_id, "consents", consent.id))

    def perform(self) -> None:
        """End it. Raises `UserError`."""
        end_by_agreement(self._session, self._consent, self.day.day(), self.who.text())
