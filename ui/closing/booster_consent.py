"""Samtycke för boosterträffen: whether the school may tell of the attendance, and the way to ask the family."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from desktop import dates
from desktop.consent.for_booster import booster_consent, start_booster_consent
from desktop.consent.state import state_here
from desktop.errors import UserError
from desktop.session.session import Session
from ui.consent.words import chip_look
from ui.dialogs.ask import show_error
from ui.look.metrics import row
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.text import label
from ui.window.place import Place


class BoosterConsentCard(Card):
    """Beside the planned booster: the consents of the case ended with it, so this one is asked for by itself."""

    went = Signal(object)  # Place

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__(QCoreApplication.translate("BoosterConsent", "Samtycke för boosterträffen"))
        self.setObjectName("booster-consent")
        self._session, self._case_id = session, case_id
        self.chip = Chip(about=self.accessibleName())
        self._words = label("", "small", wrap=True)
        self.ask = Button("", small=True)
        self.ask.setObjectName("ask-consent")
        across = row(gap=10)
        across.addWidget(self.chip)
        across.addStretch(1)
        across.addWidget(self.ask)
        self.body.addWidget(self._words)
        self.body.addLayout(across)
        self.ask.clicked.connect(self._on_ask)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        consent = booster_consent(self._session, self._case_id)
        show_if(consent is not None, self.chip)
        if consent is None:
            self.ask.set_text(self.tr("Förbered samtycket"))
            self._words.setText(
                self.tr(
                    "Samtycket slutade med stödet. Vill du ha närvaron från skolan till träffen, fråga "
                    "familjen. Annars skriver du vad familjen säger."
                )
            )
            return
        self.chip.show_state(*chip_look(state_here(self._session, consent)))
        self.ask.set_text(self.tr("Öppna samtycket"))
        self._words.setText(
            self.tr("Bara närvaro, bara från skolan till dig, till och med {0}.").format(
                dates.full(consent.valid_until)
            )
        )

    def _on_ask(self) -> None:
        try:
            made = start_booster_consent(self._session, self._case_id)
        except UserError as error:
            show_error(self, error)
            return
        self.went.emit(Place("consent", self._case_id, made.id))
