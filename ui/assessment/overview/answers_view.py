"""The conversations of a signed round, to be read: one informant at a time, in the words that were put."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.assessment.reading import Exchange, Heard, conversation
from desktop.session.session import Session
from ui.assessment.standing import Standing
from ui.assessment.words import area_name, shape_of, tr
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.flow import Flow
from ui.widgets.frame.scroll import Paper
from ui.widgets.input.buttons import Button
from ui.widgets.input.segments import Segments
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.informant_mark import InformantMark
from ui.widgets.show.text import hairline, label


class AnswersView(Paper):
    """Nothing in it can be changed. Private answers only when asked for, as in the overview."""

    private_asked = Signal(bool)
    informant_chosen = Signal(str)

    def __init__(self, session: Session, standing: Standing, informant: str, *, show_private: bool) -> None:
        super().__init__()
        self._standing, self._show_private = standing, show_private
        self.informant = informant if standing.find(informant) else standing.informants[0].informant
        heard = conversation(session, standing.round, self.informant)
        self._whole = column(self, gap=12, margins=(24, 16, 12, 12))
        self._whole.addWidget(self._head(heard))
        for one in heard:
            self._whole.addWidget(self._area(one))
        if not any(one.exchanges for one in heard):
            nothing = tr("{0} har inte svarat i den här omgången.").format(standing.name(self.informant))
            self._whole.addWidget(label(nothing, "body", "text2"))
        self._whole.addStretch(1)

    def put_first(self, head: QWidget) -> None:
        """Put the page's head at the top, so that it scrolls away with the rest."""
        self._whole.insertWidget(0, head)
        head.lower()  # read first too: a screen reader goes by the order of the children

    def _head(self, heard: tuple[Heard, ...]) -> QWidget:
        made = QWidget()
        flow = Flow(made, gap=16)
        names = [(one.informant, self._standing.name(one.informant)) for one in self._standing.informants]
        self.informants = Segments(names, tr("Vems samtal"))
        self.informants.setObjectName("whose")
        self.informants.choose(self.informant)
        self.informants.chosen.connect(self.informant_chosen)
        flow.addWidget(self.informants)
        answering = self._standing.find(self.informant)
        if answering is not None and self.informant in self._standing.heard:
            flow.addWidget(label(self._standing.facts(answering), "small", wrap=False))
        if any(said.is_private for one in heard for said in one.exchanges):
            word = tr("Dölj enskilda svar") if self._show_private else tr("Visa enskilda svar")
            button = Button(word, "link", "eye-slash" if self._show_private else "eye", small=True)
            button.setObjectName("show-private")
            button.clicked.connect(lambda: self.private_asked.emit(not self._show_private))
            flow.addWidget(button)
        return made

    def _area(self, heard: Heard) -> QWidget:
        title = area_name(heard.area) if heard.area else tr("Frågor som inte ställs längre")
        card = Card(title)
        card.setObjectName(f"answers-{heard.area.id if heard.area else 'aside'}")
        shown = [one for one in heard.exchanges if self._show_private or not one.is_private]
        for place, one in enumerate(shown):
            if place:
                card.body.addWidget(hairline())
            card.body.addWidget(self._exchange(one))
        rest = []
        if len(shown) < len(heard.exchanges):
            rest.append(tr("Enskilda svar visas inte."))
        if heard.unanswered:
            word = tr("1 fråga utan svar.") if heard.unanswered == 1 else tr("{0} frågor utan svar.")
            rest.append(word.format(heard.unanswered))
        if rest:
            card.body.addWidget(label(" ".join(rest), "caption", wrap=True))
        return card

    def _exchange(self, one: Exchange) -> QWidget:
        made = QWidget()
        line = row(made, gap=10)
        line.addWidget(InformantMark(shape_of(self.informant), 12), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        words.addWidget(label(one.asked, "strong"))
        if one.words:
            words.addWidget(label(one.words, "reading"))
        if one.own_words:
            words.addWidget(label(f"”{one.own_words}”", "reading", "text2"))
        for told in one.follow_ups:
            words.addWidget(label(told, "small"))
        if one.is_hidden:
            words.addWidget(label(tr("Ett senare svar gjorde frågan inaktuell."), "caption", wrap=True))
        line.addLayout(words, 1)
        if one.is_private:
            mark = IconLabel("eye-slash", "private", 14)
            mark.setAccessibleName(tr("Enskilt"))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        return made
