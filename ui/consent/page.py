"""Samtycke: state and consequence first, then the matrix, the signatures and the question whether one may share."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from db.records import Consent
from desktop import dates
from desktop.chain.locked import locked_things
from desktop.consent import versions as consents
from desktop.consent.state import ConsentState, state_here, state_of_case
from desktop.content import lists, rules
from desktop.errors import UserError
from desktop.session.session import Session
from ui.chain.seal_banner import SealBanner
from ui.consent.end_dialog import EndDialog
from ui.consent.ground_dialog import GroundDialog
from ui.consent.legend import Legend
from ui.consent.matrix import ConsentMatrix
from ui.consent.matrix_model import Way
from ui.consent.matrix_parts import MatrixParts
from ui.consent.offered import ACTS, discard, offered
from ui.consent.party_dialog import PartyDialog
from ui.consent.sharing_card import SharingCard
from ui.consent.sign_dialog import SignDialog
from ui.consent.signatures import SignaturesCard
from ui.consent.stance_dialog import StanceDialog
from ui.consent.terms_dialog import TermsDialog
from ui.consent.withdraw_dialog import WithdrawDialog
from ui.consent.words import chip_look, consequence
from ui.dialogs.ask import ask, show_error
from ui.look.metrics import column, row
from ui.page.page import Page
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.flow import Flow
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.scroll import scrolled
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.show.banner import Banner
from ui.widgets.show.chip import Chip
from ui.widgets.show.chip_kinds import CONSENT
from ui.widgets.show.empty import EmptyState
from ui.widgets.show.text import label, shortened
from ui.window.place import Place

NOT_THIS = 240  # characters under the table; the whole stands in the terms


class ConsentPage(Page):
    """One case's consents, the latest version unless `place.detail` names another."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {"consents", "consent_parties", "consent_cells", "signatories", "withdrawals"}
        | {"contacts", "pupils", "schoolings", "schools", "cases"}
    )
    rereads: ClassVar[bool] = True

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self._chosen = place.detail or ""
        self._consent: Consent | None = None
        self._more: list[str] = []
        self._make_parts()
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read everything again; the matrix keeps its cell."""
        db = self.session.db
        versions = db.consents.of(self._case_id)
        latest = versions[0] if versions else None
        self._consent = next((one for one in versions if one.id == self._chosen), latest)
        show_if(self._consent is not None, self._whole)
        show_if(self._consent is None, self.empty)
        if self._consent is None:
            show_if(False, *self._acts, self.sign)
            self.chip.show_state(*CONSENT["missing"])
            self.head.set_facts("")
            return
        state = state_here(self.session, self._consent)
        self._show_head(state, versions)
        current = self.matrix.currentIndex()
        self.matrix.shown.show_consent(self.session, state, self._more)
        self.matrix.put_current(max(0, current.row()), max(1, current.column()))
        self._show_rest(state)

    def state(self) -> dict[str, str]:
        """Return the version and the cell."""
        index = self.matrix.currentIndex()
        return {"version": self._chosen, "row": str(index.row()), "column": str(index.column())}

    def restore(self, state: dict[str, str]) -> None:
        """Show them again."""
        self._chosen = state.get("version", "")
        self.refresh()
        self.matrix.put_current(int(state.get("row", "0")), int(state.get("column", "1")))

    def _show_head(self, state: ConsentState, versions: list[Consent]) -> None:
        consent = state.consent
        assert consent is not None
        is_replaced = consent.stage == "replaced"
        word, tone, icon = chip_look(state)
        if is_replaced:
            word, tone = self.tr("Ersatt av ny version"), "neutral"
        self.chip.show_state(word, tone, icon)
        period = self.tr("Version {0}, för tiden {1} till {2}.").format(
            consent.version, dates.full(consent.valid_from), dates.full(consent.valid_until)
        )
        kept = (
            self.tr("Originalet finns: {0}.").format(consent.original_kept) if consent.original_kept else ""
        )
        self.head.set_facts(f"{period} {kept}".strip())
        may = offered(self.session, state, versions)
        for name in (*ACTS, "sign"):
            show_if(name in may, getattr(self, name))
        many = len({one.number for one in versions}) > 1
        words = self.tr("Samtycke {1}, version {0}") if many else self.tr("Version {0}")
        names = [(words.format(one.version, one.number), one.id) for one in versions]
        show_if(len(versions) > 1, self.versions)
        self.versions.fill([(name, id) for name, id in names])
        self.versions.blockSignals(True)
        self.versions.choose(consent.id)
        self.versions.blockSignals(False)

    def _show_rest(self, state: ConsentState) -> None:
        consent = state.consent
        assert consent is not None
        db = self.session.db
        self.seal.check(self.session, locked_things(db, consent))
        told = consequence(self.session, state)
        if told is None or consent.stage == "replaced":
            self.banner.clear()
        else:
            may_go_on = state.key == "partial" and rules().consent.other_ground_allowed
            act = self.tr("Dela på annan grund") if may_go_on else ""
            self.banner.say(*told, act=act)
        show_if(consent.locked_at is None, self.add_party, self.add_category)
        not_this = [consent.not_shared, *(one.not_this for one in db.consent_parties.of(consent.id))]
        said = shortened("; ".join(dict.fromkeys(text.rstrip(". ") for text in not_this if text)), NOT_THIS)
        self.not_this.setText(self.tr("Inte detta: {0}").format(said) if said else "")
        pupil = db.pupils.get(db.cases.get(self._case_id).pupil_id)
        self.signatures.show_consent(consent, pupil.called, {one.id for one in state.refused})
        holding = state_of_case(self.session, self._case_id).consent or consent
        self.sharing.show_consent(holding)

    def _make_parts(self) -> None:
        self.head = PageHead(self.tr("Samtycke till informationsdelning"))
        self.chip = Chip(about=self.tr("Samtycke"))
        self.seal, self.banner = SealBanner(), Banner()
        self.matrix = ConsentMatrix()
        self.signatures, self.sharing = SignaturesCard(self.session), SharingCard(self.session)
        self.empty = EmptyState(
            self.tr("Utan samtycke stannar allt hos dig. Gå igenom papperet med familjen först."),
            self.tr("Förbered samtycke"),
            is_primary=True,
        )
        self.versions = Combo()
        self.versions.call(self.tr("Version"))
        self.withdraw = Button(self.tr("Återkalla"), "quiet", "prohibit")
        self.terms = Button(self.tr("Tid och villkor"), "quiet", "calendar-blank")
        self.new = Button(self.tr("Ny version"), "quiet", "plus")
        self.end = Button(self.tr("Avsluta"), "quiet", "check")
        self.discard = Button(self.tr("Kasta utkast"), "quiet", "trash")
        self.print = Button(self.tr("Skriv ut"), "quiet", "printer")
        self.sign = Button(self.tr("Registrera underskrift"), "primary", "pen-nib")
        self.add_party = Button(self.tr("Lägg till mottagare"), "link", "plus", small=True)
        self.add_category = Button(self.tr("Fler uppgifter"), "link", "plus", small=True)
        self.not_this = label("", "small", wrap=True)
        for name in (*ACTS, "sign", "add_party", "add_category"):
            getattr(self, name).setObjectName(name)
        self._acts = (self.versions, *(getattr(self, name) for name in ACTS))

    def _build(self) -> None:
        page = QWidget()
        whole = column(page, gap=12, margins=(24, 16, 24, 16))
        self.head.add_chip(self.chip)
        for act in self._acts:
            self.head.add_act(act)
        self.head.set_primary(self.sign)
        whole.addWidget(self.head)
        whole.addWidget(self.empty)
        self._whole = QWidget()
        parts = column(self._whole, gap=12)
        parts.addWidget(self.seal)
        parts.addWidget(self.banner)
        table = Card(flush=True)
        table.setAccessibleName(self.tr("Vem får veta vad"))
        table.body.addWidget(MatrixParts(self.matrix))
        foot = row(gap=12, margins=(16, 4, 16, 12))
        foot.addWidget(self.not_this, 1)
        acts = QWidget()
        flow = Flow(acts, gap=12)
        for widget in (Legend(), self.add_category, self.add_party):
            flow.addWidget(widget)
        foot.addWidget(acts, 2)
        table.body.addLayout(foot)
        parts.addWidget(table)
        parts.addWidget(Columns([(self.signatures, 356, 300), (self.sharing, 738, 340)]), 1)
        whole.addWidget(self._whole, 1)
        column(self).addWidget(scrolled(page))

    def _connect(self) -> None:
        self.empty.acted.connect(self._start)
        self.matrix.direction_asked.connect(self._set_cell)
        self.matrix.party_opened.connect(self._open_party)
        self.sign.clicked.connect(lambda: self._open(SignDialog))
        self.withdraw.clicked.connect(lambda: self._open(WithdrawDialog))
        self.terms.clicked.connect(lambda: self._open(TermsDialog))
        self.add_party.clicked.connect(lambda: self._open(PartyDialog))
        self.banner.acted.connect(lambda: self._open(GroundDialog))
        self.signatures.stance_asked.connect(self._open_stance)
        self.add_category.clicked.connect(self._show_all_categories)
        self.new.clicked.connect(self._new_version)
        self.end.clicked.connect(lambda: self._open(EndDialog))
        self.discard.clicked.connect(self._discard)
        self.print.clicked.connect(self._go_print)
        self.versions.currentIndexChanged.connect(self._on_version)

    def _open(self, dialog: Callable[[QWidget, Session, Consent], QDialog]) -> None:
        if self._consent is not None:
            dialog(self, self.session, self._consent).exec()

    @Slot()
    def _open_stance(self) -> None:
        if self._consent is not None:
            case = self.session.db.cases.get(self._case_id)
            StanceDialog(
                self, self.session, self._consent, self.session.db.pupils.get(case.pupil_id).called
            ).exec()

    @Slot(str)
    def _open_party(self, party_id: str) -> None:
        if self._consent is not None and self._consent.locked_at is None:
            PartyDialog(
                self, self.session, self._consent, self.session.db.consent_parties.get(party_id)
            ).exec()

    @Slot(str, str, str)
    def _set_cell(self, party_id: str, category: str, direction: Way) -> None:
        if self._consent is None:
            return
        try:
            consents.set_cell(self.session, self._consent, party_id, category, direction)
        except UserError as error:
            if ask(
                self, error.title, f"{error.safe} {error.do}", self.tr("Gör en ny version"), self.tr("Stäng")
            ):
                self._new_version()

    @Slot()
    def _start(self) -> None:
        self._do(lambda: consents.start_consent(self.session, self._case_id))

    @Slot()
    def _new_version(self) -> None:
        consent = self._consent
        if consent is not None:
            self._do(lambda: consents.new_version(self.session, consent))

    @Slot()
    def _discard(self) -> None:
        if self._consent is not None and discard(self, self.session, self._consent):
            self._chosen = ""
            self.refresh()

    def _do(self, act: Callable[[], Consent]) -> None:
        try:
            made = act()
        except UserError as error:
            show_error(self, error)
            return
        self._chosen = made.id
        self.refresh()

    @Slot()
    def _show_all_categories(self) -> None:
        self._more = [item.code for item in lists().items("kategori")]
        self.refresh()

    @Slot()
    def _on_version(self) -> None:
        self._chosen = str(self.versions.data() or "")
        self.refresh()

    @Slot()
    def _go_print(self) -> None:
        if self._consent is not None:
            self.went.emit(Place("prints", self._case_id, f"samtycke:{self._consent.id}"))
