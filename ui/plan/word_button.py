"""A button made of words that wrap: as high as they need at the width there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.metrics import Margins, row
from ui.widgets.input.buttons import Pressed
from ui.widgets.show.text import label


class WordButton(Pressed):
    """Carries a widget; everything inside lets the mouse through."""

    def __init__(self, inside: QWidget, kind: str, margins: Margins | int = 0) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line = row(self, gap=0, margins=margins)
        self._line.addWidget(inside)

    def sizeHint(self) -> QSize:
        """As large as its words."""
        return self._line.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its words."""
        return self._line.totalMinimumSize()


class Link(WordButton):
    """Underlined words that lead somewhere."""

    def __init__(self, text: str) -> None:
        words = label(text, "body", "link")
        font = words.font()
        font.setUnderline(True)
        words.setFont(font)
        super().__init__(words, "link", (4, 3, 4, 3))
        self.setProperty("small", True)
        self.setAccessibleName(text)
