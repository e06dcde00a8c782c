"""What the kartläggning has found, offered beside the plan. What the family may not meet: when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.records.states import PointKind
from desktop.plan.sources import Source
from ui.look.metrics import column, row
from ui.plan.section import empty, reveal
from ui.plan.word_button import Link
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip_kinds import kept_chip, private_chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.informant_mark import InformantMark, InformantShape
from ui.widgets.show.text import hairline, label

FEW = 2
NAMES = {"E": "elev", "V": "vårdnadshavare", "S": "skola"}


def shape_of(informant: str) -> InformantShape:
    """Return the marker of an informant's code: E, V1, V2 … or S."""
    if informant == "E":
        return InformantShape("elev")
    if informant == "S":
        return InformantShape("skola")
    return InformantShape("vh", min(3, int(informant[1:])))


class Found(QWidget):
    """A list of sources, two at first, each with its informants and one act."""

    taken = Signal(object)  # Source

    def __init__(self, act: str, icon: str, kind: PointKind = "barrier") -> None:
        super().__init__()
        self._act, self._icon, self._kind = act, icon, kind
        self._of = "" if kind == "barrier" else f"-{kind}"  # a page has one of each
        self._sources: list[Source] = []
        self._all = self._private = False
        self._whole = column(self, gap=8)

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Show what is found now."""
        if list(sources) != self._sources or not self._whole.count():
            self._sources = list(sources)
            self._build()

    def _build(self) -> None:
        empty(self._whole)
        open_ones = [one for one in self._sources if not one.is_kept]
        hidden = [one for one in self._sources if one.is_kept]
        shown = open_ones if self._all else open_ones[:FEW]
        shown = shown + (hidden if self._private else [])
        for place, source in enumerate(shown):
            if place:
                self._whole.addWidget(hairline())
            self._whole.addWidget(self._row(source, place))
        if len(open_ones) > FEW and not self._all:
            self._more(self.tr("Visa alla {0}").format(len(open_ones)), "show-all", self._show_all)
        if hidden and not self._private:
            words = self.tr("Visa det som inte får visas för familjen ({0})").format(len(hidden))
            self._more(words, "show-private", self._show_private)
        reveal(self._whole)

    def _more(self, words: str, name: str, act: Callable[[], None]) -> None:
        link = Link(words)
        link.setObjectName(name + self._of)
        link.clicked.connect(act)
        self._whole.addWidget(link)

    def _row(self, source: Source, place: int) -> QWidget:
        host = QWidget()
        whole = row(host, gap=8)
        icon = ("plus-circle", "ok") if self._kind == "strength" else ("minus-circle", "elev")
        whole.addWidget(IconLabel(*icon, 16), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=4)
        line = row(gap=8)
        line.addWidget(label(source.text), 1)
        marks = row(gap=3)
        for informant in source.informants:
            marker = InformantMark(shape_of(informant), 10)
            marker.setToolTip(NAMES[informant[0]])
            marks.addWidget(marker)
        line.addLayout(marks)
        line.setAlignment(marks, Qt.AlignmentFlag.AlignTop)
        words.addLayout(line)
        acts = row(gap=8)
        act = Button(self._act, "quiet", self._icon, small=True)
        act.setObjectName(f"take{self._of}-{place}")
        act.setAccessibleName(f"{self._act}: {source.text}")
        act.clicked.connect(lambda: self.taken.emit(source))
        acts.addWidget(act)
        if source.is_kept:
            acts.addWidget(private_chip() if source.is_private else kept_chip())
        acts.addStretch(1)
        words.addLayout(acts)
        whole.addLayout(words, 1)
        return host

    def _show_all(self) -> None:
        self._all = True
        self._build()

    def _show_private(self) -> None:
        self._private = True
        self._build()
