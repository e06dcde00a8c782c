"""The segments under Handlingsplan's head: the plan, the follow-ups, the closing. Each is a page of its own."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.look.metrics import row
from ui.widgets.input.segments import Segments
from ui.window.place import Place

VIEWS = (
    ("plan", str(QT_TRANSLATE_NOOP("Plan", "Plan"))),
    ("followup", str(QT_TRANSLATE_NOOP("Plan", "Uppföljning"))),
    ("closing", str(QT_TRANSLATE_NOOP("Plan", "Avslut"))),
)
"""Page and word. A page that is built later adds its line."""


class PlanViews(QWidget):
    """Goes to the other pages by itself."""

    went = Signal(object)  # Place

    def __init__(self, case_id: str, chosen: str) -> None:
        super().__init__()
        self._case_id = case_id
        words = [(page, QCoreApplication.translate("Plan", word)) for page, word in VIEWS]
        self.segments = Segments(words, QCoreApplication.translate("Plan", "Handlingsplan"))
        self.segments.setObjectName("plan-views")
        self.segments.choose(chosen)
        self._chosen = chosen
        line = row(self, gap=0)
        line.addWidget(self.segments)
        line.addStretch(1)
        self.segments.chosen.connect(self._go)

    def _go(self, page: str) -> None:
        self.segments.choose(self._chosen)
        if page != self._chosen:
            self.went.emit(Place(page, self._case_id))
