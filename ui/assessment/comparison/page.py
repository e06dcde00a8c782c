"""Tre röster: the same questions to all, where they see it differently first. Nobody is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.assessment.which import earlier_id
from desktop.forms.agreement import MOST_TRACKS, Differing, Line, who_says
from desktop.forms.comparison import Row
from desktop.forms.informant_answer import InformantAnswer
from desktop.forms.sentences import topic
from desktop.session.session import Session
from ui.assessment.comparison.agreed import Lines
from ui.assessment.comparison.quotes_dialog import QuotesDialog
from ui.assessment.comparison.take_along import TakeAlongDialog
from ui.assessment.comparison.track_head import TrackHead
from ui.assessment.head import COMPARISON, AssessmentHead
from ui.assessment.round_chooser import read_detail
from ui.assessment.standing import FamilyStanding, family_standing_of
from ui.assessment.words import area_name, joined, shape_of, short_level, tr
from ui.look.metrics import column, row, spaced, width
from ui.page.page import Page
from ui.widgets.frame.card import Card
from ui.widgets.frame.flow import Flow
from ui.widgets.frame.scroll import Paper, scrolled
from ui.widgets.frame.shown import show
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.show.comparison_row import ComparisonRow, ShownAnswer
from ui.widgets.show.empty import EmptyState
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.informant_mark import InformantMark
from ui.widgets.show.text import hairline, label
from ui.window.place import Place


class ComparisonPage(Page):
    """A page of the family's: of the answers it has nothing but their view. Questions on a scale."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {"assessments", "answers", "informants", "placements", "clearances", "askings"}
    )

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        named, _ = read_detail(place.detail)
        self._round_id = earlier_id(session, place.case_id, named)
        self._area: str | None = None
        self._is_all = False
        self._shown: QWidget | None = None
        self._whole = column(self, gap=0)
        self.refresh()

    def refresh(self) -> None:
        """Read the round again."""
        standing = family_standing_of(self.session, self._case_id, self._round_id)
        made = self._page(standing)
        if self._shown is not None:
            self._whole.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = made
        self._whole.addWidget(made)
        show(made)

    def state(self) -> dict[str, str]:
        """Return the round and the area shown."""
        return {"area": self._area or "", **({"round": self._round_id} if self._round_id else {})}

    def restore(self, state: dict[str, str]) -> None:
        """Show that round and area."""
        self._round_id = earlier_id(self.session, self._case_id, state.get("round", ""))
        self._area = state.get("area") or None
        self.refresh()

    def _page(self, standing: FamilyStanding | None) -> QWidget:
        self.head = AssessmentHead(
            self.session, self._case_id, self.tr("Tre röster"), COMPARISON, self._round_id
        )
        self.head.went.connect(self.went)
        self.head.round_chosen.connect(self._on_round)
        content = Paper()
        inside = column(content, gap=12, margins=(24, 16, 12, 12))
        inside.addWidget(self.head)
        if standing is None or len(standing.heard) < 2:
            inside.addWidget(self._empty(standing), 1)
            return scrolled(content).keep_bar_room()
        self.head.set_facts(self._who(standing))
        self._add_acts(standing)
        inside.addLayout(self._legend(standing))
        if told := standing.no_answers():
            silent = label(told, "small", "text", wrap=True)
            silent.setObjectName("no-answers")
            inside.addWidget(silent)
        for part in self._parts(standing):
            inside.addWidget(part)
        inside.addStretch(1)
        inside.addWidget(self._foot())
        return scrolled(content).keep_bar_room()

    def _parts(self, standing: FamilyStanding) -> list[QWidget]:
        """Return what stands on the page for the area chosen: each matter in one of the parts only."""
        found, area = standing.agreement, self._area

        def lines(of: tuple[Line, ...], *, is_shared: bool) -> list[Line]:
            return [one for one in of if one.is_shared is is_shared and area in (None, one.question.area)]

        shared = [*lines(found.good, is_shared=True), *lines(found.hard, is_shared=True)]
        alone = [
            line
            for of in (found.resources, found.good, found.hard)
            for line in lines(of, is_shared=False)
            if standing.placed.get(line.place, line.side) is not None
        ]
        near = [one for one in found.near if area in (None, one.question.area)]
        parts: list[QWidget] = [
            self._differing([one for one in found.far if area in (None, one.question.area)], standing)
        ]
        if near:
            parts.append(_near(near, standing))
        if shared:
            parts.append(Lines(self.tr("Vi är överens"), "equals", "agreed", shared, standing))
        if alone:
            parts.append(Lines(self.tr("Det här har någon av oss sagt"), "user", "alone", alone, standing))
        return parts

    def _add_acts(self, standing: FamilyStanding) -> None:
        prints = Button(self.tr("Skriv ut"), "quiet", "printer")
        prints.setObjectName("print")
        paper = f"kartlaggning:{self._round_id}" if self._round_id else "kartlaggning"
        prints.clicked.connect(lambda: self.went.emit(Place("prints", self._case_id, paper)))
        self.head.head.add_act(prints)
        if self._round_id:
            return
        plan = Button(self.tr("Ta med till planen"), "primary", "target")
        plan.setObjectName("to-plan")
        plan.clicked.connect(lambda: self._take_along(standing))
        self.head.set_primary(plan)

    def _who(self, standing: FamilyStanding) -> str:
        names = [standing.name(one) for one in standing.heard]
        if "S" in standing.heard:
            names[-1] = self.tr("skolan")
        said = joined(names)
        return self.tr("Samma frågor till {0}. Ingen har fel, ni ser olika saker.").format(said)

    def _legend(self, standing: FamilyStanding) -> QHBoxLayout:
        line = row(gap=16)
        legend = QWidget()
        flow = Flow(legend, gap=28)
        for informant in standing.informants:
            if informant.informant in standing.heard:
                one = QWidget()
                both = row(one, gap=10)
                both.addWidget(InformantMark(shape_of(informant.informant), 14))
                words = column(gap=0)
                words.addWidget(label(standing.title(informant), "strong", wrap=False))
                words.addWidget(label(standing.facts(informant), "caption", "text2", wrap=False))
                both.addLayout(words)
                flow.addWidget(one)
        self.areas = width(Combo(), 126, 220)
        self.areas.setObjectName("areas")
        self.areas.call(self.tr("Område"))
        rows: list[tuple[str, object]] = [(self.tr("Alla områden"), None)]
        self.areas.fill([*rows, *((area_name(area), area.id) for area in standing.form.areas)])
        self.areas.choose(self._area)
        self.areas.currentIndexChanged.connect(self._on_area)
        line.addWidget(legend, 1)
        line.addWidget(self.areas)
        return line

    def _differing(self, rows: Sequence[Row], standing: FamilyStanding) -> QWidget:
        card = Card(flush=True)
        card.setAccessibleName(self.tr("Vi ser olika på detta"))
        spaced(card.body, 0)
        scales = Counter(one.stops for one in rows)
        usual = scales.most_common(1)[0][0] if scales else ()
        fact = self.tr("1 fråga") if len(rows) == 1 else self.tr("{0} frågor").format(len(rows))
        head = TrackHead(
            "arrows-left-right",
            self.tr("Vi ser olika på detta"),
            fact if rows else "",
            [short_level(word) for word in usual],
        )
        card.body.addWidget(head)
        for one in rows if self._is_all else rows[:MOST_TRACKS]:
            card.body.addWidget(hairline())
            card.body.addWidget(self._row(one, standing, is_worded=one.stops != usual))
        if len(rows) > MOST_TRACKS and not self._is_all:
            more = Button(self.tr("Visa alla {0}").format(len(rows)), "link", small=True)
            more.setObjectName("show-all-tracks")
            more.clicked.connect(self._on_all)
            card.body.addWidget(more)
        if not rows:
            nothing = label(self.tr("Ingen fråga skiljer mer än ett steg."), "body", "text2")
            nothing.setContentsMargins(16, 0, 16, 14)
            card.body.addWidget(nothing)
        return card

    def _row(self, one: Row, standing: FamilyStanding, *, is_worded: bool) -> ComparisonRow:
        answers = [
            ShownAnswer(
                shape_of(answer.informant),
                standing.name(answer.informant),
                answer.level,
                short_level(answer.words),
            )
            for answer in one.answers
        ]
        levels = [short_level(word) for word in one.stops]
        matter = topic(one.question, standing.called, one.wording)
        made = ComparisonRow(matter, levels, answers, _quote(one.answers, standing), is_worded=is_worded)
        made.opened.connect(lambda: self._open(one, standing))
        return made

    def _open(self, one: Row, standing: FamilyStanding) -> None:
        dialog = QuotesDialog(self, one, standing)
        dialog.exec()
        dialog.deleteLater()

    def _take_along(self, standing: FamilyStanding) -> None:
        """Let the user choose what goes into the plan, and go there when something has."""
        dialog = TakeAlongDialog(self, self.session, self._case_id, standing)
        dialog.exec()
        section = dialog.section
        dialog.deleteLater()
        if section:
            self.went.emit(Place("plan", self._case_id, section))

    def _foot(self) -> QWidget:
        foot = QWidget()
        line = row(foot, gap=8)
        line.addWidget(IconLabel("info", "text2", 16))
        line.addWidget(label(self.tr("Enskilda svar visas aldrig här."), "small"), 1)
        return foot

    def _empty(self, standing: FamilyStanding | None) -> EmptyState:
        text = self.tr("Det behövs minst två röster för att jämföra.")
        if standing is not None and standing.silent():
            told = standing.no_answers()
            waiting = [one for one in standing.silent() if one.informant not in standing.silent_ones]
            names = [standing.name(one.informant) for one in waiting]
            if len(names) > 1 and names[-1] == standing.name("S"):
                names[-1] = self.tr("skolan")
            waits = self.tr("{0} har inte svarat.").format(joined(names)) if names else ""
            text = " ".join(part for part in (text, waits, told) if part)
        self.empty = EmptyState(text, self.tr("Välj vem som svarar"), is_primary=True)
        page = "conversation" if standing else "assessment"
        self.empty.acted.connect(lambda: self.went.emit(Place(page, self._case_id)))
        return self.empty

    @Slot(str)
    def _on_round(self, round_id: str) -> None:
        self._round_id = round_id
        self.refresh()
        self.head.rounds.rounds.setFocus()

    @Slot()
    def _on_all(self) -> None:
        self._is_all = True
        self.refresh()

    @Slot(int)
    def _on_area(self, _place: int) -> None:
        chosen = self.areas.data()
        self._area = str(chosen) if chosen else None
        self._is_all = False
        self.refresh()
        self.areas.setFocus()


def _near(near: Sequence[Differing], standing: FamilyStanding) -> QWidget:
    """Return one line a matter: what it is, and who says what."""
    card = Card(tr("Nästan lika"))
    card.setObjectName("near")
    for one in near:
        said = who_says(one, standing.names)
        line = row(gap=12)
        what = width(label(one.topic, "strong", wrap=True), 240, 340)
        line.addWidget(what, 0, Qt.AlignmentFlag.AlignTop)
        words = label(said)
        words.setAccessibleName(f"{one.topic}: {said}")
        line.addWidget(words, 1)
        card.body.addLayout(line)
    return card


def _quote(answers: tuple[InformantAnswer, ...], standing: FamilyStanding) -> str:
    """Return the first own words that may be shown here, with whose they are."""
    found = next((one for one in answers if one.own_words), None)
    return f"{standing.name(found.informant)}: ”{' '.join(found.own_words.split())}”" if found else ""
