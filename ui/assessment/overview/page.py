"""Kartläggning, översikt: what the answers say area by area, and the conclusions drawn from them."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.clock import day_of
from desktop.assessment import rounds as assessments
from desktop.assessment.reading import can_be_read
from desktop.dates import full
from desktop.errors import UserError
from desktop.forms.derive import Side
from desktop.forms.placing import Proposal
from desktop.paper.kept import signing
from desktop.session.session import Session
from desktop.session.who import named
from ui.assessment.asking_strip import AskingStrip
from ui.assessment.clearance_strip import ClearanceStrip
from ui.assessment.head import ANSWERS, OF_ONE_PAGE, OVERVIEW, SUMMARY, AssessmentHead
from ui.assessment.overview.answers_view import AnswersView
from ui.assessment.overview.gaps_card import gap_words
from ui.assessment.overview.newer_banner import NewerBanner
from ui.assessment.overview.start_view import StartView
from ui.assessment.overview.summary_view import SummaryView
from ui.assessment.overview.view import OverviewView
from ui.assessment.round_chooser import read_detail
from ui.assessment.standing import Standing, standing_of
from ui.dialogs.ask import ask, show_error
from ui.look.metrics import column
from ui.page.page import Page
from ui.paper.original import OriginalLink
from ui.paper.which import ask_which
from ui.widgets.frame.scroll import scrolled
from ui.widgets.frame.shown import show, show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.window.place import Place


class AssessmentPage(Page):
    """`place.detail`: a view (`summary`), or the informant whose conversation is to go on (`V1`).

    An earlier round is named before it: `round:<id>:summary`. It is read as it was, and nothing in it can be written.
    """

    uses: ClassVar[frozenset[str]] = frozenset(
        {"assessments", "answers", "case_documents", "informants", "placements", "clearances", "askings"}
        | {"notes"}
    )

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        named, detail = read_detail(place.detail)
        self._round_id = assessments.earlier_id(session, place.case_id, named)
        self._view = detail if detail in OF_ONE_PAGE else OVERVIEW
        self._informant = detail if detail and detail not in OF_ONE_PAGE else None
        self._heard = ""  # whose conversation is read
        self._show_private = False
        self._is_writing = False
        self._shown: QWidget | None = None
        self.summary: SummaryView | None = None
        self._overview: OverviewView | None = None
        self._whole = column(self, gap=0)
        self.refresh()

    def refresh(self) -> None:
        """Read the round again; what is being typed in the summary stays."""
        if self.summary is not None and (self.summary.autosave.is_waiting or self._is_writing):
            return
        standing = standing_of(self.session, self._case_id, self._round_id)
        made = self._start() if standing is None else self._page(standing)
        if self._shown is not None:
            self._whole.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = made
        self._whole.addWidget(made)
        show(made)

    def may_be_kept(self) -> bool:
        """What was said alone and shown goes as one leaves: who sits beside may be another then."""
        return not self._show_private

    def flush(self) -> None:
        """Write what waits."""
        if self.summary is not None:
            self._is_writing = True
            self.summary.flush()
            self._is_writing = False

    def state(self) -> dict[str, str]:
        """Return which round and view is shown."""
        more = {"round": self._round_id, "whose": self._heard}
        return {"view": self._view, **{key: value for key, value in more.items() if value}}

    def restore(self, state: dict[str, str]) -> None:
        """Show that round and view."""
        self._round_id = assessments.earlier_id(self.session, self._case_id, state.get("round", ""))
        self._heard = state.get("whose", "")
        if state.get("view") in OF_ONE_PAGE:
            self._on_viewed(state["view"])

    def _start(self) -> QWidget:
        self.start = StartView(assessments.age_now(self.session, self._case_id))
        self.start.begun.connect(self._on_begin)
        return self.start

    def _page(self, standing: Standing) -> QWidget:
        view = self._view if self._view != ANSWERS or can_be_read(standing.round) else OVERVIEW
        self.head = AssessmentHead(self.session, self._case_id, self.tr("Kartläggning"), view, self._round_id)
        self.head.went.connect(self._go)
        self.head.viewed.connect(self._on_viewed)
        self.head.round_chosen.connect(self._on_round)
        if standing.is_signed:
            self.head.head.add_chip(Chip(self.tr("Signerad"), "ok", "lock-outline", self.tr("Kartläggning")))
            original = OriginalLink(self.session)
            self.head.head.add_act(original)
            original.show_thing("kartlaggning", standing.round.id)
            self.head.head.add_act(self._print(standing))
        if not self._round_id:
            self.primary = self._primary(standing)
            self.head.set_primary(self.primary)
        overview = OverviewView(standing, show_private=self._show_private)
        overview.private_asked.connect(self._on_private)
        overview.side_set.connect(self._on_side)
        overview.put_last(ClearanceStrip(self.session, standing.round))
        asked = AskingStrip(self.session, standing)
        asked.went.connect(self.went)
        overview.put_last(asked)
        self._overview = overview
        self.head.set_facts(self._facts(standing))
        made: OverviewView | SummaryView | AnswersView = overview
        self.summary = None
        if view != OVERVIEW:
            made = self._summary(standing) if view == SUMMARY else self._answers(standing)
            overview.deleteLater()
        if not standing.is_signed:
            made.put_first(self._newer(standing))
        made.put_first(self.head)
        return scrolled(made).keep_bar_room()

    def _summary(self, standing: Standing) -> SummaryView:
        self.summary = SummaryView(self.session, standing)
        self.summary.sign_asked.connect(self._on_sign)
        self.summary.went.connect(self._go)
        return self.summary

    def _answers(self, standing: Standing) -> AnswersView:
        made = AnswersView(self.session, standing, self._heard, show_private=self._show_private)
        made.private_asked.connect(self._on_private)
        made.informant_chosen.connect(self._on_heard)
        self.answers = made
        return made

    def _newer(self, standing: Standing) -> NewerBanner:
        self.newer = NewerBanner(self.session, standing.round)
        return self.newer

    def _print(self, standing: Standing) -> Button:
        button = Button(self.tr("Skriv ut"), "quiet", "printer")
        button.setObjectName("print")
        paper = f"kartlaggning:{standing.round.id}"
        button.clicked.connect(lambda: self._go(Place("prints", self._case_id, paper)))
        return button

    def _primary(self, standing: Standing) -> Button:
        if standing.is_signed:
            button = Button(self.tr("Börja en ny omgång"), "primary", "chats-teardrop")
            button.clicked.connect(lambda: self._on_begin(standing.round.short))
        else:
            words = self.tr("Fortsätt samtalet")
            if self._informant and standing.find(self._informant):
                words = self.tr("Samtal med {0}").format(standing.name(self._informant))
            button = Button(words, "primary", "chats-teardrop")
            button.clicked.connect(lambda: self._go(Place("conversation", self._case_id, self._informant)))
        button.setObjectName("go-on")
        # A closed case is read: nothing in it is begun or gone on with.
        show_if(self.session.db.cases.get(self._case_id).status == "open", button)
        return button

    def _done(self, standing: Standing) -> str:
        """Say how far each of them has come, in the numbers that the conversation says."""
        said = []
        for one in standing.informants:
            progress = standing.progress(one.informant)
            name, why = standing.name(one.informant), standing.why_silent(one.informant)
            if why and not progress.answered:
                said.append(f"{name} {why}")
                continue
            words = self.tr("{0} {1} av {2}").format(name, progress.answered, progress.asked)
            said.append(f"{words} ({why})" if why else words)
        return self.tr("Besvarat: {0}").format(", ".join(said))

    def _facts(self, standing: Standing) -> str:
        round_ = standing.round
        version = self.tr("Kortversionen") if round_.short else self.tr("Hela kartläggningen")
        began = self.tr("omgång {0}, började {1}").format(round_.round, full(round_.started_on))
        done = self._done(standing)
        if round_.signed_at is not None:
            done = self.tr("Signerad {0} av {1}").format(
                full(day_of(round_.signed_at)), named(round_.signed_by, round_.signed_for)
            )
        return self.tr("{0}, {1}. {2}.").format(version, began, done)

    @Slot(str)
    def _on_viewed(self, view: str) -> None:
        self.flush()
        self._view = view
        self.summary = None
        self.refresh()

    @Slot(str)
    def _on_round(self, round_id: str) -> None:
        self.flush()
        self._round_id, self._show_private, self.summary = round_id, False, None
        self.refresh()
        self.head.rounds.rounds.setFocus()

    @Slot(str)
    def _on_heard(self, informant: str) -> None:
        self._heard = informant
        self.refresh()
        self.answers.informants.setFocus()

    @Slot(bool)
    def _on_private(self, is_shown: bool) -> None:
        self._show_private = is_shown
        self.refresh()

    @Slot(object, object)
    def _on_side(self, proposal: Proposal, side: Side | None) -> None:
        """Keep what the worker has set, and go on to the next text: a run of keys sets a run of texts."""
        round_ = assessments.current(self.session, self._case_id)
        if round_ is None:
            return
        try:
            assessments.place(self.session, round_, proposal.place, side)
        except UserError as error:
            show_error(self, error)
            return
        self.refresh()
        if self._overview is not None and self._overview.proposals is not None:
            self._overview.proposals.focus_first()

    @Slot(object)
    def _go(self, place: Place) -> None:
        self.flush()
        self.went.emit(place)

    @Slot(bool)
    def _on_begin(self, is_short: bool) -> None:
        try:
            assessments.start_assessment(self.session, self._case_id, short=is_short)
        except UserError as error:
            show_error(self, error)
            return
        self.went.emit(Place("conversation", self._case_id))

    @Slot()
    def _on_sign(self) -> None:
        self.flush()
        standing = standing_of(self.session, self._case_id)
        if standing is None:
            return
        gaps = assessments.gaps(self.session, standing.round)
        listed = "\n".join(gap_words(standing, gap) for gap in gaps[:6])
        text = self.tr("Sedan går svaren inte att ändra. En ny omgång kan börjas senare.")
        if listed:
            text = self.tr("{0}\n\nDet här saknas, och det går att signera ändå:\n{1}").format(text, listed)
        if not ask(
            self,
            self.tr("Signera kartläggningen?"),
            text,
            self.tr("Signera och lås"),
            self.tr("Fortsätt skriva"),
        ):
            return
        try:
            paper = ask_which(self, self.session, "kartlaggning", standing.round.id)
            signing.sign_round(self.session, standing.round, paper_id=paper)
        except UserError as error:
            show_error(self, error)
