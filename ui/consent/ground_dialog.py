"""Gäller ändå: the written ground on which a consent holds though a signature is missing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import Consent
from desktop.consent.acts import override
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.field import Field
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label


class GroundDialog(FormSheet):
    """Asks for the ground in words."""

    def __init__(self, parent: QWidget, session: Session, consent: Consent) -> None:
        super().__init__(parent, self.tr("Varför gäller samtycket ändå?"), self.tr("Låt samtycket gälla"))
        self.setObjectName("ground-dialog")
        self._session, self._consent = session, consent
        self.ground = PlainText(lines=3, most=8)
        self.ground.setObjectName("ground")
        words = self.tr("Grunden syns här, i loggen och på papperet. Fråga din chef om du är osäker.")
        self.body.addWidget(label(words, "body", "text2"))
        self.close_form(Field(self.tr("Grund"), self.ground))
        self.ground.setFocus()

    def perform(self) -> None:
        """Write the ground. Raises `UserError`."""
        override(self._session, self._consent, self.ground.text())
