"""What stands in the way of the vault: what happened, what is safe, what to do. Nothing is ever written over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from desktop.errors import UserError
from ui.look.metrics import row
from ui.secrets.middle import Middle
from ui.widgets.frame.flow import Flow
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label
from ui.window.main_window import MainWindow


class TroublePage(Middle):
    """One error in its four parts, as it stands, with the ways on that exist."""

    again_asked = Signal()
    end_asked = Signal()
    copy_asked = Signal()

    def __init__(self, error: UserError) -> None:
        super().__init__(560)
        self.setObjectName("trouble")
        self.card.setAccessibleName(error.title)
        self.card.setAccessibleDescription(error.text())
        head = row(gap=10)
        head.addWidget(IconLabel("warning", "warn", 22), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(error.title, "lead"), 1)
        self.body.addLayout(head)
        parts = (
            (error.what, None, None),
            (error.safe, "check-circle", "ok"),
            (error.do, "arrow-right", "text2"),
        )
        for text, icon, tone in parts:
            if not text:
                continue
            line = row(gap=8)
            if icon and tone:
                line.addWidget(IconLabel(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(text), 1)
            self.body.addLayout(line)
        self._again = Button(self.tr("Försök igen"), "primary", "arrow-clockwise", tall=True)
        self._again.setAutoDefault(True)
        self._end = Button(self.tr("Avsluta Närvara"), tall=True)
        self._end.setAutoDefault(True)
        self._again.setObjectName("try-again")
        self._end.setObjectName("end")
        self._copy = Button(self.tr("Välj säkerhetskopia"), tall=True)
        self._copy.setAutoDefault(True)
        self._copy.setObjectName("has-copy")
        acts = Flow(gap=8)
        for act in (self._copy, self._end, self._again):
            acts.addWidget(act)
        self.body.addSpacing(4)
        self.body.addLayout(acts)
        self._copy.clicked.connect(self.copy_asked)
        self._again.clicked.connect(self.again_asked)
        self._end.clicked.connect(self.end_asked)
        self.setFocusProxy(self._again)


def show_trouble(
    window: MainWindow, error: UserError, again: Callable[[], object], copy: Callable[[], object]
) -> None:
    """Show the page in the window; `again` and `copy` are called when they are asked for."""
    page = TroublePage(error)
    page.again_asked.connect(again)
    page.end_asked.connect(window.close)
    page.copy_asked.connect(copy)
    window.show_widget(page)
