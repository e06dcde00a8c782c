"""The line above the program while others may see its window; always there until it is ended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from ui.look.metrics import column, row
from ui.widgets.input.buttons import Button
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.announce import announce
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import Elided, label
from ui.window.capture import MINUTES, Screening


class SharingBar(QWidget):
    """Hidden while the window is kept out of screen sharing."""

    def __init__(self, screening: Screening) -> None:
        super().__init__()
        self.setObjectName("sharing-bar")
        self.setProperty("surface", "head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = self.tr("Fönstret kan ses vid skärmdelning och på skärmbilder.")
        self.end = Button(self.tr("Sluta visa"), "link", small=True)
        self.end.setObjectName("end-sharing")
        line = row(self, gap=12, margins=(16, 4, 12, 4))
        line.addWidget(IconLabel("warning", "warn", 18))
        until = self.tr("Det tar slut när du låser, senast om {0} minuter.").format(MINUTES)
        line.addWidget(Elided(f"{self._words} {until}", "small"), 1)
        line.addWidget(self.end)
        self.end.clicked.connect(screening.forbid)
        screening.changed.connect(self._on_changed)
        self._on_changed(screening.is_allowed)

    @Slot(bool)
    def _on_changed(self, is_allowed: bool) -> None:
        self.setVisible(is_allowed)
        if is_allowed:
            announce(self, self._words)


class SharingSwitch(QWidget):
    """*Tillåt skärmdelning*; not shown where the system cannot keep a window out."""

    def __init__(self, screening: Screening) -> None:
        super().__init__()
        self._screening = screening
        self.box = CheckBox(self.tr("Tillåt skärmdelning en stund"))
        self.box.setObjectName("allow-sharing")
        self.box.setChecked(screening.is_allowed)
        whole = column(self, gap=2)
        whole.addWidget(self.box)
        words = self.tr("Annars syns fönstret inte vid skärmdelning och på skärmbilder.")
        whole.addWidget(label(words, "small"))
        self.setVisible(screening.can)
        self.box.clicked.connect(self._on_clicked)
        screening.changed.connect(self.box.setChecked)

    @Slot(bool)
    def _on_clicked(self, is_allowed: bool) -> None:
        if is_allowed:
            self._screening.allow()
        else:
            self._screening.forbid()


class SharingFrame(QWidget):
    """The program with the line above it."""

    def __init__(self, inside: QWidget, screening: Screening) -> None:
        super().__init__()
        whole = column(self, gap=0)
        whole.addWidget(SharingBar(screening))
        whole.addWidget(inside, 1)
        self.setFocusProxy(inside)
        self.setWindowTitle(inside.windowTitle())
        inside.windowTitleChanged.connect(self.setWindowTitle)


def framed(inside: QWidget, screening: Screening) -> QWidget:
    """Return what the window shows: the program alone where no window can be kept out of sharing."""
    return SharingFrame(inside, screening) if screening.can else inside
