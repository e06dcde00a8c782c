"""Återkalla: all of it or a part, who, how and when."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from db import clock
from db.clock import local
from db.records import Consent
from desktop.consent import acts as consent_acts
from desktop.consent.sharing import party_in_full
from desktop.content import lists
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.show.text import label


class WithdrawDialog(FormSheet):
    """Takes a consent back from the moment that was said."""

    def __init__(self, parent: QWidget, session: Session, consent: Consent) -> None:
        act = self.tr("Återkalla samtycket")
        super().__init__(parent, self.tr("Vad återkallas?"), act, "prohibit", danger=True)
        self.setObjectName("withdraw-dialog")
        self._session, self._consent = session, consent
        self.what, self.by, self.how = Combo(), Combo(), Combo()
        self.day, self.at = DateField(session.today, "signature", needed=True), TimeField(needed=True)
        self.note = LineEdit()
        named(what=self.what, by=self.by, how=self.how, day=self.day, at=self.at, note=self.note)
        self._fill()
        self._compose()
        self.keep_draft(session, DraftOf("aterkallelse", consent.case_id, "consents", consent.id))

    def _fill(self) -> None:
        db, id = self._session.db, self._consent.id
        parties = [
            (self.tr("Allt till {0}").format(party_in_full(one)), f"party:{one.id}")
            for one in db.consent_parties.of(id)
        ]
        used = {cell.category for cell in db.consent_cells.of(id)}
        kinds = [
            (self.tr("Allt om ”{0}”").format(item.label), f"category:{item.code}")
            for item in lists().items("kategori")
            if item.code in used
        ]
        self.what.fill([(self.tr("Hela samtycket"), "all"), *parties, *kinds])
        self.by.fill([(f"{one.name}, {one.role}", one.name) for one in db.signatories.of(id)])
        ways = (self.tr("I samtal"), self.tr("På telefon"), self.tr("Med sms"), self.tr("I brev"))
        self.how.fill([(way, way) for way in ways])
        self.day.set_date(self._session.today())
        self.at.set_time(clock.here().time().replace(second=0, microsecond=0))

    def _compose(self) -> None:
        words = self.tr(
            "Från och med nu delas ingenting av det. Det som redan har delats kan inte tas tillbaka."
        )
        self.body.addWidget(label(words, "body", "text2"))
        self.close_form(
            Field(self.tr("Vad"), self.what),
            Field(self.tr("Av vem"), self.by),
            Field(self.tr("Hur"), self.how),
            Field(self.tr("Datum"), self.day),
            Field(self.tr("Klockan"), self.at),
            Field(self.tr("Anteckning"), self.note, optional=True),
        )
        self.leave.setFocus()

    def perform(self) -> None:
        """Take it back. Raises `UserError`."""
        day, at = self.day.day(), self.at.time()
        if at is None:
            raise UserError(self.tr("Fyll i klockslaget"))
        scope, _, value = str(self.what.data()).partition(":")
        consent_acts.withdraw(
            self._session,
            self._consent,
            by_whom=str(self.by.data() or ""),
            how=str(self.how.data()),
            received_at=local(datetime.combine(day, at)),
            party_id=value if scope == "party" else None,
            category=value if scope == "category" else None,
            note=self.note.text(),
        )
