"""Barnets inställning: what the child says, in its own words, or why it was not asked."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import Consent
from desktop.consent import acts as consent_acts
from desktop.content import lists
from desktop.drafts.dialogs import DraftOf
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.named import named
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label


class StanceDialog(FormSheet):
    """Notes the child's stance; it is always recorded, whatever the age."""

    def __init__(self, parent: QWidget, session: Session, consent: Consent, pupil: str) -> None:
        super().__init__(parent, self.tr("Vad tycker {0}?").format(pupil), self.tr("Spara"))
        self.setObjectName("stance-dialog")
        self._session, self._consent = session, consent
        self.stance = Combo()
        self.stance.fill([(item.label, item.code) for item in lists().items("barnets_installning")])
        self.stance.choose(consent.child_stance or "ja")
        self.words, self.reason = PlainText(lines=2, most=6), PlainText(lines=2, most=6)
        self.words.set_text(consent.child_words)
        self.reason.set_text(consent.child_reason)
        self.day = DateField(session.today, "signature", needed=True)
        self.day.set_date(consent.child_asked_on or session.today())
        named(stance=self.stance, words=self.words, reason=self.reason, day=self.day)
        self._compose()
        self.keep_draft(session, DraftOf("barnets-installning", consent.case_id, "consents", consent.id))

    def _compose(self) -> None:
        words = self.tr("Barn har rätt att säga vad de tycker. Ju äldre barnet är, desto mer väger det.")
        self.body.addWidget(label(words, "body", "text2"))
        self._reason_field = Field(self.tr("Skäl"), self.reason)
        self.close_form(
            Field(self.tr("Inställning"), self.stance),
            self._reason_field,
            Field(self.tr("Med egna ord"), self.words, optional=True),
            Field(self.tr("Frågade barnet, datum"), self.day),
        )
        self.stance.currentIndexChanged.connect(self._on_stance)
        self._on_stance()
        self.stance.setFocus()

    @Slot()
    def _on_stance(self) -> None:
        self._reason_field.setVisible(self.stance.data() in ("ej_fragad", "kan_inte"))

    def perform(self) -> None:
        """Note it. Raises `UserError`."""
        day = self.day.day()
        stance, reason = str(self.stance.data()), self.reason.text()
        consent_acts.note_stance(
            self._session, self._consent, stance, day, reason=reason, words=self.words.text()
        )
