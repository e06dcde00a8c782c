"""A kept paper as it lay before the family, in the program's own view of pages."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.clock import day_of
from desktop import dates
from desktop.content import documents
from desktop.paper.kept import Kept
from ui.dialogs.sheet import Sheet
from ui.paper.pages_view import PagesView
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label

_HIGH = 420  # design pixels


class OriginalSheet(Sheet):
    """One kept paper, as it was printed: no answer that came afterwards stands on it."""

    def __init__(self, parent: QWidget, kept: Kept) -> None:
        super().__init__(parent, documents.NAMES[kept.kind], wide=True)
        self.setObjectName("original-sheet")
        day = dates.full(day_of(kept.kept_at))
        if kept.in_hindsight:
            words = self.tr("Ritad i efterhand {0}, utan Kontrollkod. Originalet på papper gäller.").format(
                day
            )
        else:
            words = self.tr("Bevarat {0}, utan de svar som kom sedan. Kontrollkod {1}.").format(
                day, kept.code
            )
        self.body.addWidget(label(words, "body", "text2"))
        self.pages = PagesView(_HIGH)
        self.pages.fill_width()
        self.pages.show_pdf(kept.original)
        self.body.addWidget(self.pages)
        self.unfold_when_low(self.pages)
        close = Button(self.tr("Stäng"), "primary")
        close.setObjectName("stay")
        close.clicked.connect(self.reject)
        self.acts.addWidget(close)
        close.setFocus()
