"""The opaque cover over everything, raised the moment the program locks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.look.metrics import column, row
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label


class Cover(QWidget):
    """Covers one window; says that the program is locking."""

    def __init__(self, window: QWidget, text: str) -> None:
        super().__init__(window)
        self.setProperty("surface", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        whole = column(self, margins=24)
        line = row(gap=8)
        line.addStretch(1)
        line.addWidget(IconLabel("lock-outline", "text2", 20))
        line.addWidget(label(text, "body", "text2", wrap=False))
        line.addStretch(1)
        whole.addStretch(1)
        whole.addLayout(line)
        whole.addStretch(1)


def is_covered(window: QWidget) -> bool:
    """Tell whether the window is locking: then nothing more may open over it."""
    return window.findChild(Cover) is not None


def cover_all(window: QWidget, text: str) -> Cover:
    """Hide every other window, cover this one and paint that before anything else is done.

    Dialogs are hidden as they are, not answered: what is typed in them is gathered afterwards.
    """
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.hide()
    cover = Cover(window, text)
    cover.setGeometry(window.rect())
    cover.raise_()
    cover.show()
    window.setWindowTitle("Närvara")
    cover.repaint()
    return cover
