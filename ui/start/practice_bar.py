"""The line above everything in a practice vault: nobody here is real, and how to begin again or leave."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.vault import practice
from ui.look.metrics import column, row
from ui.shell.shell import Shell
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.text import Elided


class Practice(QWidget):
    """The shell with the line above it. `has_ways` is off for a demo vault opened by itself."""

    restart_asked = Signal()
    leave_asked = Signal()

    def __init__(self, shell: Shell, *, has_ways: bool) -> None:
        super().__init__()
        self._restart = Button(self.tr("Börja om"), "link", small=True)
        self._leave = Button(self.tr("Lämna övningen"), "link", small=True)
        self._restart.setObjectName("practice-restart")
        self._leave.setObjectName("practice-leave")
        bar = QWidget()
        bar.setProperty("surface", "head")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = row(bar, gap=12, margins=(16, 4, 12, 4))
        line.addWidget(Chip(self.tr("Övning"), "private", "presentation"))
        line.addWidget(Elided(self._words(has_ways), "small"), 1)
        for button in (self._restart, self._leave):
            button.setVisible(has_ways)
            line.addWidget(button)
        whole = column(self, gap=0)
        whole.addWidget(bar)
        whole.addWidget(shell, 1)
        self.setFocusProxy(shell)
        self.setWindowTitle(shell.windowTitle())
        shell.windowTitleChanged.connect(self.setWindowTitle)
        self._restart.clicked.connect(self.restart_asked)
        self._leave.clicked.connect(self.leave_asked)

    def _words(self, has_ways: bool) -> str:
        said = self.tr("Alla elever är påhittade. Inget här är på riktigt.")
        if has_ways:
            said += " " + self.tr("Lösenfrasen är: {phrase}").format(phrase=practice.PASSPHRASE)
        return said
