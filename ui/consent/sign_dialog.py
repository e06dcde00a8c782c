"""Registrera underskrift: who, on paper or orally, when."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import Consent
from db.records.states import SIGNED, one_of
from desktop.consent import acts as consent_acts
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.paper.kept import signing
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.paper.which import ask_which
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.segments import Segments
from ui.widgets.show.text import label


class SignDialog(FormSheet):
    """One person's yes, or no."""

    def __init__(self, parent: QWidget, session: Session, consent: Consent) -> None:
        super().__init__(parent, self.tr("Vem har skrivit under?"), self.tr("Registrera"), "pen-nib")
        self.setObjectName("sign-dialog")
        self._session = session
        self._waiting = [one for one in session.db.signatories.of(consent.id) if not one.kind]
        self.who = Combo()
        self.who.fill([(f"{one.name}, {one.role}", one.id) for one in self._waiting])
        self.kind = Segments(
            [
                ("papper", self.tr("På papper")),
                ("muntligt", self.tr("Muntligt")),
                ("nej", self.tr("Sa nej")),
                ("pamind", self.tr("Påmind")),
            ],
            self.tr("Hur"),
        )
        self.day = DateField(session.today, "signature", needed=True)
        self.day.set_date(session.today())
        self.how, self.identity = LineEdit(), LineEdit()
        named(who=self.who, day=self.day, how=self.how, identity=self.identity)
        self._compose(consent)
        self.keep_draft(session, DraftOf("underskrift", consent.case_id, "consents", consent.id))

    def _compose(self, consent: Consent) -> None:
        if consent.locked_at is None:
            words = self.tr("Med den första underskriften låses tabellen, tiden och villkoren.")
            self.body.addWidget(label(words, "body", "text2"))
        self._how_field = Field(
            self.tr("Hur ni pratade"), self.how, self.tr("Till exempel telefon med tolk.")
        )
        self._identity_field = Field(
            self.tr("Så vet du vem det var"),
            self.identity,
            self.tr("Till exempel motringning eller känd röst."),
        )
        self.close_form(
            Field(self.tr("Vem"), self.who),
            self.kind,
            Field(self.tr("Datum"), self.day),
            self._how_field,
            self._identity_field,
        )
        self.kind.chosen.connect(self._on_kind)
        self._on_kind(self.kind.key())
        self.who.setFocus()

    @Slot(str)
    def _on_kind(self, kind: str) -> None:
        self._how_field.setVisible(kind == "muntligt")
        self._identity_field.setVisible(kind == "muntligt")

    def perform(self) -> None:
        """Register it. Raises `UserError`."""
        signatory = next((one for one in self._waiting if one.id == self.who.data()), None)
        if signatory is None:
            raise UserError(self.tr("Välj vem det gäller"))
        day = self.day.day()
        if self.kind.key() == "pamind":
            consent_acts.remind(self._session, signatory, day)
            return
        paper = ask_which(
            self, self._session, "samtycke", signatory.consent_id, is_no=self.kind.key() == "nej"
        )
        if self.kind.key() == "nej":
            signing.refuse_consent(self._session, signatory, day, paper_id=paper)
        else:
            how, identity = self.how.text(), self.identity.text()
            signing.sign_consent(
                self._session,
                signatory,
                one_of(SIGNED, self.kind.key()),
                day,
                how=how,
                identity=identity,
                paper_id=paper,
            )
