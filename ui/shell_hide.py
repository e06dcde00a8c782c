"""The neutral page behind F12: nothing about anybody, at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.metrics import column
from ui.widgets.buttons import Button
from ui.widgets.text import label


class NeutralPage(QWidget):
    """Stays until the user comes back with the button, Esc or F12."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = Button(self.tr("Visa igen"), icon="eye")
        self._back.clicked.connect(self.ended)
        self.setFocusProxy(self._back)
        whole = column(self, gap=16, margins=32)
        whole.addStretch(1)
        whole.addWidget(label("Närvara", "display", "text3", wrap=False), 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self._back, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(1)
