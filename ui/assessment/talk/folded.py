"""Advice to the worker that others may be beside: one neutral line until the worker's own button or key opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.content import texts
from ui.look.metrics import column
from ui.widgets.frame.drop import drop
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label

KEY = "Ctrl+Shift+R"
KEY_SHOWN = "Ctrl Skift R"
"""Opens and folds the advice (råd). Says nothing of what is asked."""


class Folded(QWidget):
    """The line, the same at every question. What is inside is not built before it is opened."""

    grew = Signal()  # opened or folded

    def __init__(self) -> None:
        super().__init__()
        words = texts().get("sakerhet.hopfalld")
        self.setAccessibleName(words)
        self._inside: QWidget | None = None
        self._whole = column(self, gap=10)
        self.unfold = Button(words, "link", "caret-right", small=True)
        self.unfold.setObjectName("unfold-advice")
        self.unfold.setToolTip(KEY_SHOWN)
        self.unfold.clicked.connect(self.toggle)
        self._whole.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def is_open(self) -> bool:
        """Whether the advice is seen."""
        return self._inside is not None

    @Slot()
    def toggle(self) -> None:
        """Open the advice, or fold it."""
        if self._inside is None:
            self._inside = self._built()
            self._inside.setObjectName("advice")
            self._whole.addWidget(self._inside)
            self._inside.setVisible(True)
        else:
            drop(self._inside)
            self._inside = None
        self.unfold.set_icon("caret-right" if self._inside is None else "caret-down")
        self.grew.emit()

    def _built(self) -> QWidget:
        """Return what is inside."""
        raise NotImplementedError


class FoldedGuidance(Folded):
    """The guidance of a question that offers private ones, of which it may speak."""

    def __init__(self, guidance: str) -> None:
        super().__init__()
        self.setObjectName("guidance")
        self._guidance = guidance

    def _built(self) -> QWidget:
        return label(self._guidance, "small")
