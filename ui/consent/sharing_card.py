"""Får jag dela? Who wants to know what, and the answer in words."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout

from db.records import Consent
from desktop.consent.sharing import party_in_full
from desktop.content import lists
from desktop.session.session import Session
from desktop.sharing.guard import may_give
from desktop.sharing.recipients import as_recipient
from desktop.sharing.verdicts import Matter
from ui.look.metrics import row
from ui.widgets.frame.card import Card
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.show.banner import Banner


class SharingCard(Card):
    """Asks the guard; it decides nothing itself."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Får jag dela?"))
        self.setObjectName("sharing")
        self._session = session
        self._case_id = ""
        self.who, self.what = Combo(), Combo()
        self.who.setObjectName("sharing-who")
        self.what.setObjectName("sharing-what")
        self.answer = Banner()
        self.fields: QBoxLayout = row(gap=10)
        self.fields.addWidget(Field(self.tr("Vem vill veta"), self.who), 1)
        self.fields.addWidget(Field(self.tr("Vad"), self.what), 1)
        self.body.addLayout(self.fields)
        self.body.addWidget(self.answer)
        self.body.addStretch(1)
        self.what.fill([(item.label, item.code) for item in lists().items("kategori")])
        self.who.currentIndexChanged.connect(self._ask)
        self.what.currentIndexChanged.connect(self._ask)

    def show_consent(self, consent: Consent) -> None:
        """Ask about the parties of a version."""
        self._case_id = consent.case_id
        parties = self._session.db.consent_parties.of(consent.id)
        self.who.fill([(party_in_full(one), one.id) for one in parties])
        self._ask()

    @Slot()
    def _ask(self) -> None:
        party, category = self.who.data(), self.what.data()
        if not self._case_id or party is None or category is None:
            self.answer.clear()
            return
        recipient = as_recipient(self._session.db.consent_parties.get(str(party)))
        found = may_give(self._session, self._case_id, recipient, Matter((str(category),)))
        tone = ("warn" if found.caution else "ok") if found.is_covered else "danger"
        self.answer.say(tone, found.lead, f"{found.because} {found.caution}".strip())
