"""Who is here already: at most five, each with why they may be the one meant, and a way to open their case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.cases.intake import Known
from ui.look.metrics import column, row
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.text import Elided, hairline


class KnownList(QWidget):
    """Empty until told whom to show. `begins`: a new case may be begun for one whose case is closed."""

    opened = Signal(str)  # case id
    returned = Signal(str)  # id of the closed case that a new one is to go on from

    def __init__(self, *, begins: bool = False) -> None:
        super().__init__()
        self._begins = begins
        self._whole = column(self, gap=0)

    def show_known(self, known: Sequence[Known]) -> None:
        """Show these, the likeliest first."""
        while (item := self._whole.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        for place, one in enumerate(known):
            if place:
                self._whole.addWidget(hairline())
            self._whole.addWidget(self._row(one, place))

    def _row(self, one: Known, place: int) -> QWidget:
        made = QWidget()
        line = row(made, gap=12, margins=(0, 6, 0, 6))
        words = column(gap=0)
        words.addWidget(Elided(one.pupil.full_name, "strong"))
        words.addWidget(Elided(one.facts, "small"))
        line.addLayout(words, 1)
        tone = "warn" if one.why == "Samma nummer" else "neutral"
        line.addWidget(Chip(one.why, tone, "identification-card" if tone == "warn" else None))
        if one.case is not None:
            line.addWidget(self._button(one, one.case.id, place))
            if self._begins and one.case.status == "closed":
                line.addWidget(self._again(one, one.case.id, place))
        return made

    def _button(self, one: Known, case_id: str, place: int) -> Button:
        made = Button(self.tr("Öppna"), small=True)
        made.setObjectName(f"known-{place}")
        made.setAccessibleName(self.tr("Öppna {0}").format(one.line))
        made.clicked.connect(lambda: self.opened.emit(case_id))
        return made

    def _again(self, one: Known, case_id: str, place: int) -> Button:
        made = Button(self.tr("Nytt ärende"), small=True)
        made.setObjectName(f"again-{place}")
        made.setAccessibleName(self.tr("Nytt ärende för {0}").format(one.line))
        made.clicked.connect(lambda: self.returned.emit(case_id))
        return made
