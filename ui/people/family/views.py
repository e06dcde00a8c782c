"""The segments under Familj och stöd's head: the family, and vidare stöd. Each is a page of its own."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.look.metrics import row
from ui.widgets.input.segments import Segments
from ui.window.place import Place

FAMILY_VIEWS = (
    ("family", str(QT_TRANSLATE_NOOP("Family", "Familj och nätverk"))),
    ("referrals", str(QT_TRANSLATE_NOOP("Family", "Vidare stöd"))),
)
"""Page and word."""


class FamilyViews(QWidget):
    """Goes to the other page by itself."""

    went = Signal(object)  # Place

    def __init__(self, case_id: str, chosen: str) -> None:
        super().__init__()
        self._case_id, self._chosen = case_id, chosen
        words = [(page, QCoreApplication.translate("Family", word)) for page, word in FAMILY_VIEWS]
        self.segments = Segments(words, QCoreApplication.translate("Family", "Familj och stöd"))
        self.segments.setObjectName("family-views")
        self.segments.choose(chosen)
        line = row(self, gap=0)
        line.addWidget(self.segments)
        line.addStretch(1)
        self.segments.chosen.connect(self._go)

    def _go(self, page: str) -> None:
        self.segments.choose(self._chosen)
        if page != self._chosen:
            self.went.emit(Place(page, self._case_id))
