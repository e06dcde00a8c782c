"""Dela på annan grund: what ground there is though a signature is missing, who decided it and when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import Consent
from desktop.consent.acts import other_grounds, share_on_other_ground
from desktop.drafts.dialogs import DraftOf
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label


class GroundDialog(FormSheet):
    """Asks for kind, words, decision-maker and day; never offered after a no."""

    def __init__(self, parent: QWidget, session: Session, consent: Consent) -> None:
        super().__init__(
            parent, self.tr("Vilken annan grund finns för att dela?"), self.tr("Dela på annan grund")
        )
        self.setObjectName("ground-dialog")
        self._session, self._consent = session, consent
        self.kind = Combo()
        grounds: list[tuple[str, object]] = [(name, code) for code, name in other_grounds()]
        self.kind.fill([(self.tr("Välj grund"), ""), *grounds])
        self.ground = PlainText(lines=3, most=8)
        self.chief = LineEdit()
        self.day = DateField(session.today, "signature")
        named(kind=self.kind, ground=self.ground, chief=self.chief, day=self.day)
        words = self.tr("Chefen beslutar. Beslutet syns här, i ärendets logg och på papperet.")
        self.body.addWidget(label(words, "body", "text2"))
        self.close_form(
            Field(self.tr("Grund"), self.kind),
            Field(self.tr("Varför"), self.ground),
            Field(self.tr("Vem beslutade"), self.chief, self.tr("Namn och titel.")),
            Field(self.tr("Beslutets datum"), self.day),
        )
        self.kind.setFocus()
        self.keep_draft(session, DraftOf("annan-grund", consent.case_id, "consents", consent.id))

    def perform(self) -> None:
        """Write the ground. Raises `UserError`."""
        share_on_other_ground(
            self._session,
            self._consent,
            str(self.kind.data() or ""),
            self.ground.text(),
            decided_by=self.chief.text(),
            decided_on=self.day.date(),
        )
