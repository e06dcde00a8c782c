"""Vi är överens, and what one voice has said: whole sentences with the shapes of those who hold them; two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.forms.agreement import Line, told
from desktop.forms.derive import Side
from ui.assessment.comparison.track_head import TrackHead
from ui.assessment.overview.area_card import InformantMarks
from ui.assessment.standing import FamilyStanding
from ui.assessment.words import joined, tr
from ui.look.metrics import column, row, spaced, width
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label

FIRST = 6  # how many are shown before one asks for all


class Lines(Card):
    """Statements under a heading of their own, each with who holds it."""

    def __init__(
        self, title: str, icon: str, name: str, lines: Sequence[Line], standing: FamilyStanding
    ) -> None:
        super().__init__(flush=True)
        self.setAccessibleName(title)
        self.setObjectName(name)
        self._lines, self._standing = list(lines), standing
        self._all = Button(tr("Visa alla"), "link", small=True)
        self._all.setObjectName(f"show-all-{name}")
        self._all.clicked.connect(self._on_all)
        self._list = column(gap=0)
        head = row(gap=0, margins=(0, 0, 16, 0))
        head.addWidget(TrackHead(icon, title, self._fact()), 1)
        head.addWidget(self._all)
        spaced(self.body, 0)
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        show_if(len(lines) > FIRST, self._all)
        self._fill(self._lines[:FIRST])

    def _fact(self) -> str:
        count = len(self._lines)
        return tr("{0}, de sex första visas").format(count) if count > FIRST else ""

    def _fill(self, lines: Sequence[Line]) -> None:
        holder = QWidget()
        whole = column(holder, gap=0)
        for place in range(0, len(lines), 2):
            pair = [_line(one, self._standing) for one in lines[place : place + 2]]
            if len(pair) == 1:
                pair.append(QWidget())
            whole.addWidget(hairline())
            whole.addWidget(Columns([(cell, 1, 380) for cell in pair], gap=0))
        self._shown = holder
        self._list.addWidget(holder)

    def _on_all(self) -> None:
        self._list.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._fill(self._lines)
        self._all.hide()


def _line(one: Line, standing: FamilyStanding) -> QWidget:
    is_good = one.side is Side.STRENGTH
    made = QWidget()
    line = row(made, gap=12, margins=(16, 11, 16, 11))
    holder = width(QWidget(), 64, 64)
    inside = row(holder, gap=0)
    inside.addWidget(InformantMarks(list(one.informants), 12), 0, Qt.AlignmentFlag.AlignLeft)
    line.addWidget(holder)
    line.addWidget(IconLabel("plus-circle" if is_good else "minus-circle", "ok" if is_good else "text2", 16))
    words = label(told(one, standing.names))
    names = joined([standing.name(who) for who in one.informants])
    side = tr("Det här går bra") if is_good else tr("Det här är svårt")
    words.setAccessibleName(f"{side}: {words.text()} {names}.")
    line.addWidget(words, 1)
    return made
