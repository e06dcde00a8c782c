"""What is done with a paper: how many, save, print. In a small window it stands under what scrolls."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from ui.look.metrics import row, spaced, width
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.show.text import label

MOST_COPIES = 10


class PrintActs(QWidget):
    """One line, the main act last."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.copies = Combo()
        self.copies.fill([(str(number), number) for number in range(1, MOST_COPIES + 1)])
        self.copies.setMinimumContentsLength(2)
        self.copies.call(_tr("Antal"))
        self.save = Button(_tr("Spara fil"), "quiet", "hard-drives")
        self.print = Button(_tr("Skriv ut"), "primary", "printer")
        for name, control in (("copies", self.copies), ("save", self.save), ("print", self.print)):
            control.setObjectName(name)
        self._line = row(self, gap=10)
        self._line.addWidget(self.save)
        self._line.addStretch(1)
        self._line.addWidget(label(_tr("Antal"), "small", wrap=False))
        self._line.addWidget(width(self.copies, 64, 72))
        self._line.addWidget(self.print)

    def stand(self, *, is_under: bool) -> None:
        """Look as the foot of the page, or as the end of the column of choices."""
        spaced(self._line, 10, (24, 8, 24, 8) if is_under else (24, 8, 20, 16))
        self.setProperty("surface", "head" if is_under else "clear")
        self.style().polish(self)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PrintsPage", text)
