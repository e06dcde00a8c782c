"""Vi är överens: who, question, level; two columns while they fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.forms.comparison import Row
from ui.assessment.comparison.track_head import TrackHead
from ui.assessment.overview.area_card import InformantMarks
from ui.assessment.standing import FamilyStanding
from ui.assessment.words import joined, short_level, tr
from ui.look.metrics import column, row, spaced, width
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import hairline, label

FIRST = 6  # how many are shown before one asks for all


class Agreed(Card):
    """The questions where everyone stands on the same stop."""

    def __init__(self, rows: Sequence[Row], standing: FamilyStanding) -> None:
        super().__init__(flush=True)
        self.setAccessibleName(tr("Vi är överens"))
        self._rows, self._standing = list(rows), standing
        self._all = Button(tr("Visa alla"), "link", small=True)
        self._all.setObjectName("show-all")
        self._all.clicked.connect(self._on_all)
        self._list = column(gap=0)
        head = row(gap=0, margins=(0, 0, 16, 0))
        head.addWidget(TrackHead("equals", tr("Vi är överens"), self._fact()), 1)
        head.addWidget(self._all)
        spaced(self.body, 0)
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        self._all.setVisible(len(rows) > FIRST)
        self._fill(self._rows[:FIRST])

    def _fact(self) -> str:
        count = len(self._rows)
        if count > FIRST:
            return tr("{0} frågor, de sex första visas").format(count)
        return tr("1 fråga") if count == 1 else tr("{0} frågor").format(count)

    def _fill(self, rows: Sequence[Row]) -> None:
        holder = QWidget()
        lines = column(holder, gap=0)
        for place in range(0, len(rows), 2):
            pair = [_line(one, self._standing) for one in rows[place : place + 2]]
            if len(pair) == 1:
                pair.append(QWidget())
            lines.addWidget(hairline())
            lines.addWidget(Columns([(cell, 1, 380) for cell in pair], gap=0))
        self._shown = holder
        self._list.addWidget(holder)

    def _on_all(self) -> None:
        self._list.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._fill(self._rows)
        self._all.hide()


def _line(one: Row, standing: FamilyStanding) -> QWidget:
    informants = [answer.informant for answer in one.placed]
    level = one.placed[0].level or 0
    word = short_level(one.stops[level])
    made = QWidget()
    line = row(made, gap=12, margins=(16, 11, 16, 11))
    marks = InformantMarks(informants, 12)
    holder = width(QWidget(), 64, 64)
    inside = row(holder, gap=0)
    inside.addWidget(marks, 0, Qt.AlignmentFlag.AlignLeft)
    line.addWidget(holder)
    words = label(one.wording)
    names = joined([standing.name(who) for who in informants])
    words.setAccessibleName(f"{one.wording} {names}: {word}.")
    line.addWidget(words, 1)
    line.addWidget(width(label(word, "strong", wrap=True), 104, 104))
    return made
