"""One line of the safety page: what it is, how it stands, and one small act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.look.metrics import column, row
from ui.widgets.input.buttons import Button
from ui.widgets.show.announce import announce
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label, set_tone

if TYPE_CHECKING:
    from desktop.safety.facts import SafetyFacts


def section(title: str, role: str = "h3") -> QVBoxLayout:
    """Return the head of rows that belong together."""
    made = column(gap=0, margins=(0, 12, 0, 6))
    made.addWidget(label(title, role))
    return made


class SafetyRow(QWidget):
    """`show_fact` tells how it stands; `acts` are the buttons at the right."""

    def __init__(
        self, icon: str, title: str = "", fact: str = "", tone: str | None = None, tint: str = "text2"
    ) -> None:
        super().__init__()
        self._title: QLabel = label(title, "strong")
        self._fact: QLabel = label(fact, "small", tone)
        self._controls: list[QWidget] = []
        self._line = row(self, gap=12, margins=(0, 6, 0, 6))
        words = column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._fact)
        self._line.addWidget(IconLabel(icon, tint, 18), 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(words, 1)

    def set_title(self, title: str) -> None:
        """Say what it is about."""
        self._title.setText(title)

    def tell(self, facts: SafetyFacts) -> None:
        """Show how it stands now. Rows that follow something else leave it."""

    def show_fact(self, fact: str, tone: str | None = None) -> None:
        """Say how it stands now. Who tabs to an act hears it too."""
        self._fact.setText(fact)
        set_tone(self._fact, tone)
        for control in self._controls:
            control.setAccessibleDescription(fact)

    def say_fact(self, fact: str, tone: str | None = None) -> None:
        """Show the answer to an act, and say it to a screen reader."""
        self.show_fact(fact, tone)
        announce(self, fact)

    def add_act(self, text: str, name: str, spoken: str) -> Button:
        """Add a small button; `spoken` is its whole name for a screen reader."""
        made = Button(text, small=True)
        made.setObjectName(name)
        made.setAccessibleName(spoken)
        self.add_control(made)
        return made

    def add_control(self, control: QWidget) -> None:
        """Put a control at the right."""
        control.setAccessibleDescription(self._fact.text())
        self._controls.append(control)
        self._line.addWidget(control)
