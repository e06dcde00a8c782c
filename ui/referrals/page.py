"""Vidare stöd, under Familj och stöd: what has gone to whom, on which ground, and what is waited for."""

from __future__ import annotations

from typing import ClassVar, cast

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QDialog, QWidget

from db.records import Referral
from db.records.states import ReferralAddedKind
from desktop.paper.choices import background, may_be_seen
from desktop.referrals.states import state_of_referral
from desktop.session.session import Session
from ui.look.metrics import column
from ui.page.page import Page
from ui.paper.background_sheet import print_background
from ui.people.family.person_row import PersonRow
from ui.people.family.views import FamilyViews
from ui.people.list_card import ListCard
from ui.referrals.dialogs import KindDialog, ReferralAnswerDialog, ReferralWordsDialog
from ui.referrals.numbers import Numbers
from ui.referrals.record import RecordCard
from ui.referrals.row import row_facts
from ui.referrals.sheet import open_draft, write_referral
from ui.widgets.frame.clear import clear
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.scroll import scrolled
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.empty import EmptyState
from ui.window.place import Place
from ui.window.reading_order import bring_into_sight


class ReferralsPage(Page):
    """A list and a record. `place.detail` is the id of one to read; else none is opened, since others may see."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {"referrals", "referral_additions", "plans", "goals", "settings"}
    )
    rereads: ClassVar[bool] = True

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self._open = place.detail or ""
        self.head = PageHead(self.tr("Familj och stöd"))
        self.views = FamilyViews(self._case_id, "referrals")
        self.begin = Button(self.tr("Nytt stöd"), "primary", "plus")
        self.begin.setObjectName("begin-referral")
        self.going = ListCard(self.tr("Pågår"), "", self.tr("Inget väntar."))
        self.done = ListCard(self.tr("Besvarade och avslutade"), "", "")
        self.going.setObjectName("referrals-going")
        self.done.setObjectName("referrals-done")
        self.empty = EmptyState(
            self.tr("Här samlas det som har gått vidare: ansökan, SIP, BUP och annat."), self.tr("Nytt stöd")
        )
        self._build()
        self.views.went.connect(self.went)
        self.begin.clicked.connect(self._begin)
        self.empty.acted.connect(self._begin)
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        db = self.session.db
        every = db.referrals.of(self._case_id)
        beside = db.referral_additions.by_referral(self._case_id)
        going: list[QWidget] = []
        done: list[QWidget] = []
        waiting = 0
        for one in every:
            made = PersonRow(row_facts(self.session, one, beside.get(one.id, ())), self.tr("Öppna"))
            made.act.setObjectName(f"open-{one.id}")
            made.acted.connect(lambda id=one.id: self._on_open(id))
            state = state_of_referral(one, beside.get(one.id, ()))
            waiting += state == "waiting"
            (going if state in ("draft", "waiting") else done).append(made)
        self.going.show_rows(going)
        self.done.show_rows(done)
        self.done.set_title(self.tr("Besvarade och avslutade ({0})").format(len(done)))
        show_if(bool(done), self.done)
        show_if(bool(every), self._columns)
        show_if(not every, self.empty)
        self.head.set_facts(self.tr("{0} väntar på svar").format(waiting) if waiting else "")
        self._show_record(next((one for one in every if one.id == self._open), None))

    def state(self) -> dict[str, str]:
        """Return which one is open."""
        return {"open": self._open}

    def restore(self, state: dict[str, str]) -> None:
        """Open it again."""
        self._show(state.get("open", ""))

    def _build(self) -> None:
        self.head.set_primary(self.begin)
        inside, left, right = QWidget(), QWidget(), QWidget()
        rows = column(inside, gap=10, margins=(24, 16, 24, 16))
        rows.addWidget(self.head)
        rows.addWidget(self.views)
        lists = column(left, gap=12)
        lists.addWidget(self.going)
        lists.addWidget(self.done)
        lists.addStretch(1)
        self._right = column(right, gap=0)
        self._columns = Columns([(left, 11, 344), (right, 24, 420)])
        rows.addWidget(Numbers(self.session))
        rows.addWidget(self._columns, 1)
        rows.addWidget(self.empty, 1)
        column(self, gap=0).addWidget(scrolled(inside))

    def _on_open(self, referral_id: str) -> None:
        """Show it, and bring it into sight where it stands under the list."""
        self._show(referral_id)
        card = self.findChild(RecordCard)
        if card is not None:
            QTimer.singleShot(0, card, lambda: bring_into_sight(self, card))

    def _show(self, referral_id: str) -> None:
        found = self.session.db.referrals.find(referral_id)
        self._open = found.id if found is not None and found.case_id == self._case_id else ""
        self._show_record(found if self._open else None)

    def _show_record(self, referral: Referral | None) -> None:
        clear(self._right)
        if referral is None:
            return
        card = RecordCard(self.session, referral, self.session.db.referral_additions.of(referral.id))
        card.acted_on.connect(self._act)
        self._right.addWidget(card)
        card.show()
        self._right.addStretch(1)

    @Slot()
    def _begin(self) -> None:
        dialog = KindDialog(self, self.session)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            write_referral(self, self.session, self._case_id, dialog.kind())
        dialog.deleteLater()

    @Slot(str)
    def _act(self, name: str) -> None:
        referral = self.session.db.referrals.get(self._open)
        if name == "write":
            open_draft(self, self.session, referral)
            return
        if name == "print":
            self._print(referral)
            return
        dialog = (
            ReferralAnswerDialog(self, self.session, referral)
            if name == "answer"
            else ReferralWordsDialog(self, self.session, referral, cast("ReferralAddedKind", name))
        )
        dialog.exec()
        dialog.deleteLater()

    def _print(self, referral: Referral) -> None:
        """Show the paper where it can be for more than the record; an oro, and what is not known of, by itself."""
        choice = background(referral)
        if may_be_seen(referral):
            self.went.emit(Place("prints", self._case_id, choice.key))
        else:
            print_background(self, self.session, referral)
