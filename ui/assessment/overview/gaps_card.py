"""What is missing before a signature, each with a link to where it is written. It never stops anyone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.forms.checks import Gap, Missing
from ui.assessment.standing import Standing
from ui.assessment.words import tr
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label
from ui.window.place import Place

_KINDS = {"E": "Eleven", "V": "Vårdnadshavaren", "S": "Skolan"}


class GapsCard(Card):
    """One line a gap."""

    went = Signal(object)  # Place

    def __init__(self, standing: Standing, gaps: Sequence[Missing]) -> None:
        super().__init__(tr("Kvar före signering"))
        self._standing = standing
        if not gaps:
            self.body.addWidget(label(tr("Inget saknas."), "small"))
        for gap in gaps:
            if gap.gap is not Gap.HIDDEN:
                self.body.addWidget(self._line(gap))
        self.body.addStretch(1)

    def _line(self, gap: Missing) -> QWidget:
        made = QWidget()
        line = row(made, gap=8)
        line.addWidget(IconLabel("circle-dashed", "text2", 16))
        words = column(gap=0)
        words.addWidget(label(gap_words(self._standing, gap), "small", "text"))
        line.addLayout(words, 1)
        if self._standing.find(gap.informant) is not None:
            button = Button(tr("Gå dit"), "link", small=True)
            button.setObjectName(f"gap-{gap.informant}-{self._question(gap)}".rstrip("-"))
            button.setAccessibleName(tr("Gå till: {0}").format(gap_words(self._standing, gap)))
            target = f"{gap.informant}:{self._question(gap)}"
            button.clicked.connect(
                lambda: self.went.emit(Place("conversation", self._standing.round.case_id, target))
            )
            line.addWidget(button)
        return made

    def _question(self, gap: Missing) -> str:
        """Return the first question of the gap; a follow-up's id begins with its question's."""
        return gap.ids[0].partition("_")[0] if gap.ids else ""


def gap_words(standing: Standing, gap: Missing) -> str:
    """Return a gap as a sentence."""
    known = standing.find(gap.informant)
    name = standing.name(gap.informant) if known else tr(_KINDS.get(gap.informant, ""))
    count = len(gap.ids)
    match gap.gap:
        case Gap.NO_INFORMANT if known is None and gap.informant == "V":
            return tr("Ingen vårdnadshavare har svarat")
        case Gap.NO_INFORMANT:
            return tr("{0} har inte svarat").format(name)
        case Gap.NO_OWN_WORDS:
            return tr("{0} har inga egna ord någonstans").format(name)
        case Gap.UNANSWERED:
            return tr("{0}: {1} frågor obesvarade").format(name, count)
        case Gap.FOLLOW_UP:
            return tr("{0}: {1} följdfrågor tomma").format(name, count)
        case _:
            return tr("{0}: {1} svar är inte längre aktuella").format(name, count)
