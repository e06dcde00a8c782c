"""The overview: two of the child's own sentences, then area by area what helps and what hinders. No points."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGroupBox, QWidget

from desktop.forms.answers import Answer
from desktop.forms.informants import PUPIL
from desktop.forms.overview import AreaOverview, Finding, View, overview
from ui.assessment.overview.area_card import LEAST, AreaCard, DisputedRow, FindingRow
from ui.assessment.overview.proposals_card import ProposalsCard
from ui.assessment.standing import Standing
from ui.assessment.words import area_name, shape_of, tr
from ui.look.metrics import column, row
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.flow import Flow
from ui.widgets.frame.scroll import Paper
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.informant_mark import InformantMark
from ui.widgets.show.text import label

_QUOTES = (
    ("Y12", "Det hjälper mig mest"),
    ("Y13", "Ett lagom första steg"),
    ("I17", "Det här är jag bra på"),
    ("O9", "Då fungerar det"),
)
OPENING = "oppning"


class OverviewView(Paper):
    """Built anew at every reading; `show_private` is asked for by the worker, and never remembered."""

    private_asked = Signal(bool)
    side_set = Signal(object, object)  # Proposal, Side or None

    def __init__(self, standing: Standing, *, show_private: bool) -> None:
        super().__init__()
        self._standing = standing
        view = View(
            tuple(one.informant for one in standing.informants),
            standing.age,
            standing.round.short,
            standing.placed,
            standing.name(PUPIL),
        )
        self.areas = overview(standing.form, standing.answers, view)
        self._show_private = show_private
        whole = self._whole = column(self, gap=12, margins=(24, 16, 12, 12))
        whole.addWidget(self._quotes())
        self.proposals = self._proposals()
        if self.proposals is not None and self.proposals.waiting():
            whole.addWidget(self._waiting(self.proposals))
        opening = next((one for one in self.areas if one.area.id == OPENING), None)
        if opening is not None and (opening.strengths or opening.barriers or opening.disputed):
            whole.addWidget(self._opening(opening))
        cards = [
            (AreaCard(one, standing, show_private=show_private), 1, LEAST)
            for one in self.areas
            if one.area.id != OPENING
        ]
        whole.addWidget(Columns(cards), 1)
        self._legend = self._foot()
        whole.addWidget(self._legend)
        if self.proposals is not None:
            whole.addWidget(self.proposals)

    def put_first(self, head: QWidget) -> None:
        """Put the page's head at the top, so that it scrolls away with the rest."""
        self._whole.insertWidget(0, head)
        head.lower()  # read first too: a screen reader goes by the order of the children

    def put_last(self, part: QWidget) -> None:
        """Put something of the page's under the areas, over the legend."""
        self._whole.insertWidget(self._whole.indexOf(self._legend), part)

    def _proposals(self) -> ProposalsCard | None:
        """Return what the worker has to set, None when there is nothing or the round is signed."""
        standing = self._standing
        shown = [one for one in standing.proposals if self._show_private or not one.is_private]
        if not shown or standing.is_signed:
            return None
        card = ProposalsCard(shown, standing.placed, standing)
        card.side_set.connect(self.side_set)
        return card

    def _quotes(self) -> QWidget:
        found = [(title, answer) for key, title in _QUOTES if (answer := self._mine(key)) is not None]
        if not found:
            name = self._standing.name("E")
            text = tr("{0} har inte berättat med egna ord än.").format(name)
            return _QuoteCard("", text)
        return Columns([(_QuoteCard(tr(title), _words(answer)), 1, 320) for title, answer in found[:2]])

    def _mine(self, question_id: str) -> Answer | None:
        question, answer = self._standing.form.find(question_id), self._standing.answers.get(question_id, "E")
        if question is None or (question.is_private_for("E") and not self._show_private):
            return None
        return answer if answer and isinstance(answer.value, str) and answer.value.strip() else None

    def _waiting(self, card: ProposalsCard) -> QWidget:
        """Return the line that says how much is to be set under the areas, and leads there."""
        line = QWidget()
        across = Flow(line, gap=8)  # a sentence goes below where both have no room
        across.addWidget(IconLabel("pencil-simple", "text2", 16))
        count = card.waiting()
        words = (
            tr("Ett svar med egna ord väntar på dig.")
            if count == 1
            else tr("{0} svar med egna ord väntar på dig.")
        )
        why = tr("De säger inget i översikten förrän du har bestämt.")
        across.addWidget(label(words.format(count), "small", "text", wrap=False))
        across.addWidget(label(why, "small", "text", wrap=False))
        there = Button(tr("Ta ställning"), "link", small=True)
        there.setObjectName("to-proposals")
        there.clicked.connect(card.focus_first)
        across.addWidget(there)
        return line

    def _opening(self, area: AreaOverview) -> QWidget:
        """Return the opening as one line, whose findings are made when it is unfolded."""
        card = QGroupBox()
        card.setProperty("card", "true")
        card.setAccessibleName(area_name(area.area))
        line = row(card, gap=16, margins=(14, 6, 14, 6))
        line.addWidget(label(area_name(area.area), "strong", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        counts = tr("{0} resurser, {1} hinder").format(
            *(self._open(one) for one in (area.strengths, area.barriers))
        )
        said = label(counts, "small")
        show = Button(tr("Visa"), "link", small=True)
        show.setObjectName("show-opening")
        show.setAccessibleName(f"{tr('Visa')} {area_name(area.area)}")
        line.addWidget(said, 1)
        line.addWidget(show)

        def unfold() -> None:
            said.hide()
            show.hide()
            line.insertWidget(1, self._sides(area), 1)

        show.clicked.connect(unfold)
        return card

    def _open(self, findings: Sequence[Finding]) -> int:
        return sum(self._show_private or not one.is_private for one in findings)

    def _sides(self, area: AreaOverview) -> QWidget:
        sides = []
        for findings, is_good in ((area.strengths, True), (area.barriers, False)):
            side = QWidget()
            rows = column(side, gap=0)
            for one in findings:
                if self._show_private or not one.is_private:
                    rows.addWidget(FindingRow(one, self._standing, is_good=is_good))
            if not is_good:
                for disputed in area.disputed:
                    rows.addWidget(DisputedRow(disputed, self._standing))
            rows.addStretch(1)
            sides.append((side, 1, 280))
        return Columns(sides, gap=32)

    def _foot(self) -> QWidget:
        foot = QWidget()
        line = row(foot, gap=16)
        legend = QWidget()
        flow = Flow(legend, gap=16)
        for one in self._standing.informants:
            flow.addWidget(_legend(self._standing, one.informant))
        line.addWidget(legend, 1)
        found = [one for area in self.areas for one in (*area.strengths, *area.barriers)]
        has_private = any(one.is_private for one in found)
        has_private = has_private or any(one.is_private for one in self._standing.proposals)
        if has_private:
            word = tr("Dölj enskilda svar") if self._show_private else tr("Visa enskilda svar")
            button = Button(word, "link", "eye-slash" if self._show_private else "eye", small=True)
            button.setObjectName("show-private")
            button.clicked.connect(lambda: self.private_asked.emit(not self._show_private))
            line.addWidget(button)
        line.addWidget(
            label(tr("Närvara räknar inga poäng. Här står det ni har svarat, inget annat."), "small"), 1
        )
        return foot


class _QuoteCard(QGroupBox):
    """A heading and the child's own words."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(title or words)
        line = row(self, gap=12, margins=(14, 9, 14, 9))
        line.addWidget(InformantMark(shape_of("E"), 14))
        both = column(gap=1)
        if title:
            both.addWidget(label(title, "small"))
        both.addWidget(label(words, "reading" if title else "small"))
        line.addLayout(both, 1)


def _words(answer: Answer) -> str:
    text = " ".join(str(answer.value).split())
    return f"”{text if len(text) <= 160 else text[:160].rsplit(' ', 1)[0] + ' …'}”"


def _legend(standing: Standing, informant: str) -> QWidget:
    made = QWidget()
    line = row(made, gap=6)
    line.addWidget(InformantMark(shape_of(informant), 10))
    line.addWidget(label(standing.name(informant), "small", wrap=False))
    return made
