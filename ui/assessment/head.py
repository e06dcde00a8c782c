"""The head the pages of a kartläggning share: title, the four views, the one act."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.assessment import rounds as assessments
from desktop.assessment.reading import can_be_read
from desktop.session.session import Session
from ui.assessment.round_chooser import RoundChooser, round_detail
from ui.assessment.words import tr
from ui.chain.seal_banner import SealBanner
from ui.look.metrics import column
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.segments import Segments
from ui.widgets.show.text import label
from ui.window.place import Place

OVERVIEW, COMPARISON, DOCUMENTS, SUMMARY, ANSWERS = (
    "overview",
    "comparison",
    "documents",
    "summary",
    "answers",
)
OF_ONE_PAGE = (OVERVIEW, SUMMARY, ANSWERS)


class AssessmentHead(QWidget):
    """`chosen` view; goes to the others by itself."""

    went = Signal(object)  # Place
    viewed = Signal(str)  # another view of the same page, one of OF_ONE_PAGE
    round_chosen = Signal(str)  # the id of another round to read, empty for the latest

    def __init__(self, session: Session, case_id: str, title: str, chosen: str, round_id: str = "") -> None:
        super().__init__()
        self._case_id, self._chosen, self._round_id = case_id, chosen, round_id
        round_ = assessments.chosen(session, case_id, round_id)
        is_signed = round_ is not None and round_.status == "signed"
        done, wanted = assessments.document_progress(assessments.document_rows(session, case_id))
        documents = tr("Dokument {0} av {1}").format(done, wanted) if wanted else tr("Dokument")
        self.views = Segments(
            [
                (OVERVIEW, tr("Översikt")),
                (COMPARISON, tr("Tre röster")),
                (DOCUMENTS, documents),
                (SUMMARY, tr("Sammanfattning")),
                *([(ANSWERS, tr("Samtalen"))] if round_ is not None and can_be_read(round_) else []),
            ],
            tr("Kartläggning"),
        )
        self.views.choose(chosen)
        self.head = PageHead(title)
        self.head.add_act(self.views)
        self._facts = label("", "small")
        self._facts.hide()
        self.seal = SealBanner()
        self.rounds = RoundChooser(session, case_id, round_id)
        self.rounds.chosen.connect(self.round_chosen)
        if round_ is not None and is_signed and chosen != DOCUMENTS:
            self.seal.check(session, [("kartlaggning", round_.id)])
        whole = column(self, gap=2)
        whole.addWidget(self.head)
        whole.addWidget(self._facts)
        if chosen != DOCUMENTS:
            whole.addWidget(self.rounds)
        above = column(gap=0, margins=(0, 8, 0, 0))
        above.addWidget(self.seal)
        whole.addLayout(above)
        self.views.chosen.connect(self._on_chosen)

    def set_facts(self, facts: str) -> None:
        """Show a line under the title."""
        self._facts.setText(facts)
        show_if(bool(facts), self._facts)

    def choose(self, view: str) -> None:
        """Mark another view."""
        self._chosen = view
        self.views.choose(view)

    def set_primary(self, button: Button) -> None:
        """Put the one filled button last."""
        self.head.set_primary(button)

    def _on_chosen(self, view: str) -> None:
        if view in OF_ONE_PAGE and self._chosen in OF_ONE_PAGE:
            self._chosen = view
            self.viewed.emit(view)
            return
        detail = round_detail(self._round_id, view if view in (SUMMARY, ANSWERS) else "")
        page = view if view in (COMPARISON, DOCUMENTS) else "assessment"
        self.went.emit(Place(page, self._case_id, None if view == DOCUMENTS else detail))
