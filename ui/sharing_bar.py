"""The line above the program while others may see its window; always there until it is ended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from ui.capture import MINUTES, Screening
from ui.metrics import row
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Elided


class SharingBar(QWidget):
    """Hidden while the window is kept out of screen sharing."""

    def __init__(self, screening: Screening) -> None:
        super().__init__()
        self.setObjectName("sharing-bar")
        self.setProperty("surface", "head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = self.tr("Fönstret kan ses vid skärmdelning och på skärmbilder.")
        self._end = Button(self.tr("Sluta visa"), "link", small=True)
        self._end.setObjectName("end-sharing")
        line = row(self, gap=12, margins=(16, 4, 12, 4))
        line.addWidget(IconLabel("warning", "warn", 18))
        until = self.tr("Det tar slut när du låser, senast om {0} minuter.").format(MINUTES)
        line.addWidget(Elided(f"{self._words} {until}", "small"), 1)
        line.addWidget(self._end)
        self._end.clicked.connect(screening.forbid)
        screening.changed.connect(self._on_changed)
        self._on_changed(screening.is_allowed)

    @Slot(bool)
    def _on_changed(self, is_allowed: bool) -> None:
        self.setVisible(is_allowed)
        if is_allowed:
            announce(self, self._words)
