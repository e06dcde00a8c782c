"""What stands where nothing is yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.look.metrics import column
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label


class EmptyState(QWidget):
    """One sentence what belongs here, one what to do, one button."""

    acted = Signal()

    def __init__(self, text: str, act: str = "", *, is_primary: bool = False) -> None:
        super().__init__()
        self._text = label(text, "reading", "text2")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.act = Button(act, "primary" if is_primary else "quiet")
        self.act.setObjectName("empty-act")
        self.act.clicked.connect(self.acted)
        whole = column(self, gap=16, margins=32)
        whole.addStretch(1)
        whole.addWidget(self._text)
        whole.addWidget(self.act, 0, Qt.AlignmentFlag.AlignHCenter)
        show_if(bool(act), self.act)
        whole.addStretch(2)

    def say(self, text: str, act: str = "") -> None:
        """Say something else."""
        self._text.setText(text)
        self.act.set_text(act)
        show_if(bool(act), self.act)
