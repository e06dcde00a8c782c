"""A tick before a whole sentence: Qt's own check box cuts its word where the line ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.look.metrics import row
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.text import label


class LongCheck(QWidget):
    """`box` is the control, named by the sentence; a press on the words ticks too. `beside` comes last, if any."""

    def __init__(self, words: str, name: str, beside: QWidget | None = None) -> None:
        super().__init__()
        self.box = CheckBox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(words)
        line = row(self, gap=3)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._words = label(words)
        line.addWidget(self._words, 1)
        if beside is not None:
            line.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)

    def rename(self, words: str) -> None:
        """Say another sentence."""
        self._words.setText(words)
        self.box.setAccessibleName(words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by the words."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.toggle()
