"""The segments under Översikt's head: how it stands now, and all that has happened. Each is a page of its own."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.look.metrics import row
from ui.widgets.input.segments import Segments
from ui.window.place import Place

VIEWS = (
    ("case", str(QT_TRANSLATE_NOOP("Case", "Nu"))),
    ("events", str(QT_TRANSLATE_NOOP("Case", "Händelser"))),
)
"""Page and word."""


class CaseViews(QWidget):
    """Says by `went` when the other page is asked for."""

    went = Signal(object)  # Place

    def __init__(self, case_id: str, chosen: str) -> None:
        super().__init__()
        self._case_id = case_id
        words = [(page, QCoreApplication.translate("Case", word)) for page, word in VIEWS]
        self.segments = Segments(words, QCoreApplication.translate("Case", "Översikt"))
        self.segments.setObjectName("case-views")
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
