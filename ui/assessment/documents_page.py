"""Dokument: the checklist of what to ask for, and what it said."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.assessment import rounds as assessments
from desktop.assessment.rounds import DocumentRow
from desktop.content import label as word
from desktop.dates import brief
from desktop.session.session import Session
from ui.assessment.document_card import DocumentCard
from ui.assessment.head import DOCUMENTS, AssessmentHead
from ui.look.metrics import column
from ui.look.theme import px
from ui.page.page import Page
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.one_scroll import OneScroll, ScrolledPart
from ui.widgets.show.row_model import Column
from ui.widgets.show.table import Table
from ui.window.place import Place

NARROW = 760  # design pixels of the page
LIST, SIDE = 480, 320  # the least of the two columns
_CHIPS = {
    "": ("neutral", "circle-dashed"),
    "inte_aktuellt": ("neutral", "minus"),
    "ska_begaras": ("warn", "flag"),
    "begard": ("info", "hourglass-medium"),
    "mottagen": ("ok", "check-circle"),
    "last_pa_plats": ("ok", "check-circle"),
    "finns_ej": ("neutral", "prohibit"),
    "samtycke_saknas": ("warn", "circle-half"),
    "lamnas_ej_ut": ("neutral", "prohibit"),
}


class DocumentsPage(Page):
    """The list left, the chosen document right. `place.detail` is the kind to open."""

    uses: ClassVar[frozenset[str]] = frozenset({"case_documents"})

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self._rows: list[DocumentRow] = []
        self._kind = place.detail or ""
        self.card = DocumentCard(session, self._case_id)
        self.table = Table(self._columns(), self.tr("Dokument"))
        self.table.setObjectName("documents")
        self._build()
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _row: self.card.status.setFocus())
        self.refresh()
        first = next((row for row in self._rows if row.kind == self._kind), self._rows[0])
        self._show(first)

    def refresh(self) -> None:
        """Read the checklist again; what is being typed stays."""
        self._rows = assessments.document_rows(self.session, self._case_id)
        self.table.set_rows(self._rows, key=lambda row: row.kind)
        done, wanted = assessments.document_progress(self._rows)
        looked = sum(bool(row.status) for row in self._rows)
        facts = self.tr("{0} av {1} genomgångna.").format(looked, len(self._rows))
        if wanted:
            facts = self.tr("{0} {1} av {2} klara.").format(facts, done, wanted)
        advice = self.tr("Skriv slutsatsen hellre än att spara en kopia.")
        self.head.set_facts(f"{facts} {advice}")

    def flush(self) -> None:
        """Write what waits."""
        self.card.flush()

    def state(self) -> dict[str, str]:
        """Return the document shown."""
        return {"kind": self._kind}

    def restore(self, state: dict[str, str]) -> None:
        """Show that document."""
        found = next((row for row in self._rows if row.kind == state.get("kind")), None)
        if found is not None:
            self._show(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns that are least asked for where there is little room."""
        super().resizeEvent(event)
        self.table.leave_out((1, 3) if self.width() < px(NARROW) else ())

    def _build(self) -> None:
        self.head = AssessmentHead(self.session, self._case_id, self.tr("Kartläggning"), DOCUMENTS)
        self.head.went.connect(self._go)
        list_ = Card(flush=True)
        list_.setAccessibleName(self.tr("Underlag att samla in"))
        list_.body.addWidget(self.table)
        content = QWidget()
        inside = column(content, gap=12, margins=(24, 16, 12, 12))
        inside.addWidget(self.head)
        side = QWidget()
        beside = column(side, gap=0)
        beside.addWidget(self.card)
        beside.addStretch(1)
        part = ScrolledPart(side)
        inside.addWidget(Columns([(list_, 2, LIST), (part, 1, SIDE)]), 1)
        area = OneScroll(content, [self.table, part], narrow=LIST + SIDE + 60)
        column(self, gap=0).addWidget(area.keep_bar_room())

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Dokument"), _label, kind="strong", tip=_label, stretch=True),
            Column(self.tr("Finns hos"), lambda row: row.owner, width=150),
            Column(self.tr("Läge"), _status_word, kind="chip", value=_chip, width=232),
            Column(self.tr("Datum"), self._day, width=90),
        ]

    def _day(self, row: DocumentRow) -> str:
        document = row.document
        day = (document.received_on or document.requested_on) if document else None
        return brief(day, self.session.today()) if day else ""

    def _show(self, row: DocumentRow) -> None:
        self._kind = row.kind
        self.card.show_document(row)
        self.table.select(lambda one: isinstance(one, DocumentRow) and one.kind == row.kind)

    @Slot(object)
    def _on_chosen(self, row: object) -> None:
        if isinstance(row, DocumentRow) and row.kind != self._kind:
            fresh = next((one for one in self._rows if one.kind == row.kind), row)
            self._show(fresh)

    @Slot(object)
    def _go(self, place: Place) -> None:
        self.flush()
        self.went.emit(place)


def _label(row: DocumentRow) -> str:
    return row.label


def _status_word(row: DocumentRow) -> str:
    return word("underlag_status", row.status) if row.status else ""


def _chip(row: DocumentRow) -> object:
    tone, icon = _CHIPS.get(row.status, ("neutral", "circle-dashed"))
    return (_status_word(row), tone, icon) if row.status else None
