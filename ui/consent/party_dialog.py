"""Who may be talked with: one profession or unit, who to turn to there, and what it may not know."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from db.records import Consent, ConsentParty
from desktop.consent import versions as consents
from desktop.content import lists
from desktop.drafts.dialogs import DraftOf, Table
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named


class PartyDialog(FormSheet):
    """Adds a party, or changes the one given."""

    def __init__(
        self, parent: QWidget, session: Session, consent: Consent, party: ConsentParty | None = None
    ) -> None:
        title = self.tr("Vem gäller det?") if party is None else self.tr("Vad ska ändras?")
        super().__init__(parent, title, self.tr("Lägg till") if party is None else self.tr("Spara"))
        self.setObjectName("party-dialog")
        self._session, self._consent, self._party = session, consent, party
        shown = party or ConsentParty(consent_id=consent.id, code="mentor")
        self.kind = Combo()
        self.kind.fill([(item.label, item.code) for item in lists().items("part")])
        self.kind.choose(shown.code)
        self.name, self.unit, self.not_this = (
            LineEdit(shown.name),
            LineEdit(shown.unit),
            LineEdit(shown.not_this),
        )
        named(kind=self.kind, name=self.name, unit=self.unit, not_this=self.not_this)
        self.close_form(
            Field(self.tr("Mottagare"), self.kind),
            Field(self.tr("Skola, mottagning eller enhet"), self.unit, optional=True),
            Field(self.tr("Kontaktperson"), self.name, optional=True),
            Field(self.tr("Inte detta"), self.not_this, self.tr("Med familjens ord."), optional=True),
        )
        if party is not None:
            self.remove = Button(self.tr("Ta bort mottagaren"), "link")
            self.remove.setObjectName("remove-party")
            self.acts.insertWidget(0, self.remove)
            self.remove.clicked.connect(self._on_remove)
        self.unit.setFocus()
        kind, row = ("ny-mottagare", consent.id) if party is None else ("mottagare", party.id)
        table: Table = "consents" if party is None else "consent_parties"
        self.keep_draft(session, DraftOf(kind, consent.case_id, table, row))

    def perform(self) -> None:
        """Write the party. Raises `UserError`."""
        shown = self._party or ConsentParty(consent_id=self._consent.id, code="mentor")
        written = replace(
            shown,
            code=str(self.kind.data()),
            name=self.name.text().strip(),
            unit=self.unit.text().strip(),
            not_this=self.not_this.text().strip(),
        )
        if written.code == "annan" and not (written.unit or written.name):
            raise UserError(self.tr("Skriv vem det är"))
        if self._party is None:
            consents.add_party(self._session, self._consent, written)
        else:
            consents.save_party(self._session, self._consent, written)

    def _on_remove(self) -> None:
        if self._party is not None:
            consents.remove_party(self._session, self._consent, self._party)
        self.accept()
