"""One card in the middle of the window, the program's name above it and quiet lines below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.brand import Logo
from ui.look.metrics import column, row
from ui.widgets.frame.broad import BroadCard
from ui.widgets.frame.scroll import LateArea
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label

WIDE = 432  # design pixels


class Middle(LateArea):
    """Base of what shows while the vault is locked. Fill `body` (the card) and `foot` (under it)."""

    def __init__(self, wide: int = WIDE) -> None:
        ground = QWidget()
        super().__init__(ground)
        self.card = BroadCard(wide)
        self.body: QVBoxLayout = column(self.card, gap=12, margins=(28, 24, 28, 20))
        self.foot: QVBoxLayout = column(gap=4)
        self._stand(ground)
        # By the window and not by the page: while a secret is tried, nothing has the keyboard.
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._on_escape)

    def set_title(self, title: str, text: str = "") -> None:
        """Put what holds at the top of the card, and what to do about it under it."""
        self.card.setAccessibleName(title)
        words = column(gap=2)
        words.addWidget(label(title, "lead", level=2))
        if text:
            words.addWidget(label(text, "body", "text2"))
        self.body.addLayout(words)

    def add_foot(self, icon: str, text: str, tone: str = "text2") -> None:
        """Add a line under the card."""
        line = row(gap=8)
        line.addStretch(1)
        line.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(text, "small", tone, wrap=False))
        line.addStretch(1)
        self.foot.addLayout(line)

    def go_back(self) -> None:
        """Do what Esc does: go back, or break off. Nothing, where there is neither."""

    def working(self) -> None:
        """Show that the key is being worked out."""

    def was_wrong(self, seconds: int) -> None:
        """Say that what was given does not open the vault; the next try is taken in `seconds`."""

    def _stand(self, ground: QWidget) -> None:
        ground.setProperty("surface", "bg")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = column(ground, gap=20, margins=(24, 16, 24, 16))
        whole.addStretch(10)
        whole.addLayout(_name())
        beside = row(gap=0)  # an alignment here would take the card's height before its words wrap
        beside.addStretch(1)
        beside.addWidget(self.card)
        beside.addStretch(1)
        whole.addLayout(beside)
        whole.addLayout(self.foot)
        whole.addStretch(14)

    @Slot()
    def _on_escape(self) -> None:
        self.go_back()


def _name() -> QHBoxLayout:
    line = row(gap=12)
    line.addStretch(1)
    line.addWidget(Logo(40))
    line.addWidget(label("Närvara", "display", wrap=False))
    line.addStretch(1)
    return line
