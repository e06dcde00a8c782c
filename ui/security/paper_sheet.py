"""A paper as it will be printed, over the dialog that offers it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.sheet import Sheet
from ui.paper.pages_view import PagesView
from ui.widgets.input.buttons import Button

_HIGH = 420  # design pixels


class PaperSheet(Sheet):
    """The very pages that are printed and saved, from memory."""

    def __init__(self, parent: QWidget, title: str, data: bytes) -> None:
        super().__init__(parent, title, wide=True)
        self.setObjectName("paper-sheet")
        self.pages = PagesView(_HIGH)
        self.pages.fill_width()
        self.pages.show_pdf(data)
        self.body.addWidget(self.pages)
        self.unfold_when_low(self.pages)
        close = Button(self.tr("Stäng"), "primary")
        close.setObjectName("stay")
        close.clicked.connect(self.reject)
        self.acts.addWidget(close)
        close.setFocus()
