"""One document of the checklist: where it stands, the days, and its conclusion rather than its copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.records import CaseDocument
from desktop.assessment import rounds as assessments
from desktop.assessment.rounds import DocumentRow
from desktop.content import lists
from desktop.drafts.unread import form
from desktop.session.session import Session
from ui.assessment.words import tr
from ui.look.metrics import width
from ui.widgets.frame.card import Card
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.unread import Unread
from ui.widgets.show.saved import SavedLabel
from ui.widgets.show.text import label

CONSENT = {
    "ja": "Kräver samtycke, eller skolans egen prövning.",
    "eget": "Kräver ett eget samtycke.",
    "nej": "Kräver inget samtycke.",
}


class DocumentCard(Card):
    """Saves itself. Another document is shown with `show_document`."""

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__(" ")
        self._session, self._case_id = session, case_id
        self._document: CaseDocument | None = None
        self.setObjectName("document")
        self.saved = SavedLabel()
        self.autosave = Autosave(self._save, self.saved, self)
        self.about = label("", "small")
        self.status = width(Combo(), 200, 320)
        self.status.setObjectName("document-status")
        self.asked_on, self.came_on = (
            DateField(session.today, "document"),
            DateField(session.today, "document"),
        )
        self.unread = Unread(session, {"asked": self.asked_on, "came": self.came_on})
        self.asked_from = LineEdit()
        named(asked_on=self.asked_on, came_on=self.came_on, asked_from=self.asked_from)
        self.conclusion = PlainText(lines=4, most=14)
        self.conclusion.setObjectName("document-conclusion")
        self._compose()
        self._connect()

    def show_document(self, row: DocumentRow) -> None:
        """Show one document; what waits in the one before is written first."""
        self.autosave.flush()
        self._document = row.document or CaseDocument(case_id=self._case_id, kind=row.kind, status="")
        document = self._document
        controls = (self.status, self.asked_from, self.conclusion)
        for control in controls:
            control.blockSignals(True)
        self.set_title(row.label)
        self.about.setText(tr("Finns hos {0}. {1}").format(row.owner, tr(CONSENT.get(row.consent, ""))))
        self.status.choose(document.status)
        self.asked_on.set_date(document.requested_on)
        self.came_on.set_date(document.received_on)
        self.asked_from.setText(document.requested_from)
        self.conclusion.set_text(document.conclusion)
        self._facts.set_help(tr("Skriv gärna: {0}.").format(", ".join(row.facts)) if row.facts else "")
        for control in controls:
            control.blockSignals(False)
        self.conclusion.updateGeometry()
        self.autosave.forget()
        self.unread.show(form(self._case_id, "underlag", row.kind))

    def flush(self) -> None:
        """Write what waits."""
        self.unread.settle()
        self.autosave.flush()

    def _compose(self) -> None:
        self.add_head(self.saved)
        rows: list[tuple[str, object]] = [(tr("Inte genomgånget"), "")]
        self.status.fill([*rows, *((one.label, one.code) for one in lists().items("underlag_status"))])
        self._facts = Field(tr("Slutsats, inte kopia"), self.conclusion)
        self.body.addWidget(self.about)
        for field in (
            Field(tr("Läge"), self.status),
            Field(tr("Begärd"), width(self.asked_on, 150, 180), optional=True),
            Field(tr("Begärd från"), self.asked_from, optional=True),
            Field(tr("Mottagen eller läst"), width(self.came_on, 150, 180), optional=True),
            self._facts,
        ):
            self.body.addWidget(field)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.status.currentIndexChanged.connect(self._on_status)
        self.asked_on.edited.connect(self.autosave.touch)
        self.came_on.edited.connect(self.autosave.touch)
        self.asked_from.written.connect(self.autosave.touch)
        self.conclusion.textChanged.connect(self.autosave.touch)
        self.conclusion.left.connect(self.autosave.flush)

    def _on_status(self) -> None:
        self.autosave.touch()
        self.autosave.flush()

    def _save(self) -> None:
        if self._document is None:
            return
        status = str(self.status.data() or "")
        typed = replace(
            self._document,
            status=status or self._document.status or "ska_begaras",
            requested_on=_kept(self.asked_on, self._document.requested_on),
            received_on=_kept(self.came_on, self._document.received_on),
            requested_from=self.asked_from.text(),
            conclusion=self.conclusion.text(),
        )
        self.unread.keep()
        self._document = assessments.save_document(self._session, typed)
        self.status.blockSignals(True)
        self.status.choose(self._document.status)
        self.status.blockSignals(False)
        for field, given, stored in (
            (self.asked_on, typed.requested_on, self._document.requested_on),
            (self.came_on, typed.received_on, self._document.received_on),
        ):
            if stored != given:  # set with the status
                field.set_date(stored)
        self.unread.refuse()


def _kept(field: DateField, stored: date | None) -> date | None:
    """Return the day typed, or the one stored while it cannot be read."""
    return stored if field.is_wrong() else field.date()
