"""One person on a card: who, how they are reached, what to mind; greyed when the role has ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.look.metrics import column, row
from ui.widgets.frame.flow import Flow
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.informant_mark import InformantMark, InformantShape
from ui.widgets.show.long_words import breakable
from ui.widgets.show.text import Elided, label

ChipFacts = tuple[str, str, str]  # word, tone, icon


@dataclass(frozen=True)
class PersonFacts:
    """What a row shows. `lines` are sentences under the name; an ended role keeps all of them."""

    name: str
    role: str
    lines: Sequence[str] = ()
    chips: Sequence[ChipFacts] = ()
    shape: InformantShape | None = None
    is_ended: bool = False
    tones: dict[int, str] = field(default_factory=dict)  # tone by place in `lines`


class PersonRow(QWidget):
    """A name and its facts with one act at the right."""

    acted = Signal()

    def __init__(self, facts: PersonFacts, act: str) -> None:
        super().__init__()
        self.act = Button(act, "link", small=True)
        self.act.setAccessibleName(f"{act} {facts.name}")
        self.act.clicked.connect(self.acted)
        tone = "text3" if facts.is_ended else None
        whole = row(self, gap=10, margins=(0, 8, 0, 8))
        if facts.shape is not None:
            whole.addWidget(InformantMark(facts.shape), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        words.addWidget(Elided(facts.name, "strong", tone))
        words.addWidget(Elided(facts.role, "small", tone))
        for place, line in enumerate(facts.lines):
            words.addWidget(label(breakable(line), "small", tone or facts.tones.get(place)))
        if facts.chips:
            words.addWidget(_chips(facts.chips))
        whole.addLayout(words, 1)
        whole.addWidget(self.act, 0, Qt.AlignmentFlag.AlignTop)


def _chips(chips: Sequence[ChipFacts]) -> QWidget:
    made = QWidget()
    flow = Flow(made, gap=6)
    for word, tone, icon in chips:
        flow.addWidget(Chip(word, tone, icon))
    return made
