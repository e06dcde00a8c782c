"""The head of a page: title, one line of facts, the acts; the acts go below when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.look.metrics import column, row
from ui.widgets.frame.flow import Flow
from ui.widgets.frame.laid import laid
from ui.widgets.frame.shown import show_if
from ui.widgets.show.emblem import Emblem
from ui.widgets.show.text import label


class PageHead(QWidget):
    """One h1, facts beside and under it, secondary acts and the primary one at the right."""

    def __init__(self, title: str, facts: str = "") -> None:
        super().__init__()
        self._title = label(title, "h1", wrap=True)
        self._facts = label(facts, "small", wrap=True)
        self._chips: list[QWidget] = []
        self._emblem: Emblem | None = None
        self._beside = row(gap=12)
        self._whole: QBoxLayout = row(self, gap=16)
        self._left = row(gap=16)
        self._acts = QWidget()
        self._flow = Flow(self._acts, gap=16)
        self._build()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_facts(self, facts: str) -> None:
        """Show another line of facts; none if empty."""
        self._facts.setText(facts)
        show_if(bool(facts), self._facts)

    def add_fact(self, text: str) -> QLabel:
        """Put a small text beside the title; returns its label."""
        made = label(text, "small", wrap=False)
        self.add_chip(made)
        return made

    def add_chip(self, widget: QWidget) -> None:
        """Put a chip beside the title."""
        self._chips.append(widget)
        self._beside.insertWidget(self._beside.count() - 1, widget)

    def add_act(self, button: QWidget) -> None:
        """Add a secondary act, left of the primary one."""
        self._flow.addWidget(button)
        show_if(True, self._acts)
        if self.isVisible():  # else the first resize arranges, when everything has its own font
            self._arrange()

    def show_acts(self, *wanted: QWidget) -> None:
        """Show these of the acts and hide the others, as the page's main act changes."""
        for _place, act in laid(self._flow):
            if isinstance(act, QWidget):
                show_if(act in wanted, act)
        if self.isVisible():
            self._arrange()

    def set_primary(self, button: QPushButton) -> None:
        """Add the primary act; call it after the secondary ones."""
        self.add_act(button)

    def set_emblem(self, emblem: Emblem) -> None:
        """Put the case's emblem at the left."""
        self._emblem = emblem
        self._left.insertWidget(0, emblem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the acts under the words when both do not fit on a line."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """The widest act, or a word."""
        return QSize(self._flow.minimumSize().width(), super().minimumSizeHint().height())

    def _build(self) -> None:
        words = column(gap=0)
        line = self._beside
        line.addWidget(self._title)
        line.addStretch(1)
        words.addLayout(line)
        words.addWidget(self._facts)
        show_if(bool(self._facts.text()), self._facts)
        self._left.addLayout(words, 1)
        self._whole.addLayout(self._left, 1)
        self._whole.addWidget(self._acts)
        self._acts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._acts.hide()

    def _arrange(self) -> None:
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        words = title
        words += sum(chip.sizeHint().width() + self._beside.spacing() for chip in self._chips)
        if self._emblem is not None:
            words += self._emblem.sizeHint().width() + self._left.spacing()
        room = self.width() - self._flow.sizeHint().width() - self._whole.spacing() * 2
        is_wide = words <= room
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._whole.direction() != way:
            self._whole.setDirection(way)
        # A wrapping label beside a chip takes half the line it could have: it wraps only where it must.
        must_wrap = words > (room if is_wide else self.width())
        if self._title.wordWrap() != must_wrap:
            self._title.setWordWrap(must_wrap)
