"""A card: what belongs together on a page."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGroupBox, QSizePolicy, QVBoxLayout, QWidget

from ui.look.metrics import column, height, row, spaced
from ui.widgets.frame.flow import Flow
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label


class Card(QGroupBox):
    """A surface with a head: title left, one quiet act or a number right. `flush` lets a table reach the edge.

    A group box, because a screen reader then says the title as the name of a group.
    """

    acted = Signal()  # the quiet act in the head was pressed

    def __init__(
        self,
        title: str = "",
        act: str = "",
        number: str = "",
        *,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setAccessibleName(title)
        self._title = label(title, "h2", wrap=True)
        self._number = label(number, "small", "text3")
        self.act = Button(act, "link", small=True)
        self.head: QBoxLayout = row(gap=8)
        self._beside: QWidget | None = None
        self.body: QVBoxLayout = column(gap=8)
        self._build(bool(act), flush)
        self.act.clicked.connect(self.acted)
        self.objectNameChanged.connect(self._name_act)

    def set_title(self, title: str) -> None:
        """Show another title, also as the group's name."""
        self._title.setText(title)
        self.setAccessibleName(title)
        show_if(bool(title) or not self.act.isHidden(), self._head)

    def set_number(self, number: str) -> None:
        """Show another number or short fact at the right of the head."""
        self._number.setText(number)
        show_if(bool(number), self._number)

    def set_act(self, text: str) -> None:
        """Show another act in the head; none if empty."""
        self.act.set_text(text)
        show_if(bool(text), self.act)

    def add_head(self, widget: QWidget) -> None:
        """Put a chip or a small control at the right of the head, or under its title where there is no room."""
        if self._beside is None:
            self._beside = QWidget()
            self._beside.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            self._flow = Flow(self._beside, gap=8)
            self.head.addWidget(self._beside)
        self._flow.addWidget(widget)

    def arrange_head(self) -> None:
        """Put what stands in the head beside the title or under it; to be called when other parts of it show."""
        if self._beside is None:
            return
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        beside = self._flow.sizeHint().width() + self.head.spacing()
        fits = title + beside <= self._head.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self.head.direction() != way:
            self.head.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the head has room for all in one line."""
        super().resizeEvent(event)
        self.arrange_head()

    @Slot(str)
    def _name_act(self, name: str) -> None:
        self.act.setObjectName(f"{name}-act")

    def _build(self, has_act: bool, flush: bool) -> None:
        whole = column(self, gap=0 if flush else 8, margins=1 if flush else 16)
        self._head = height(QWidget(), 28)
        self._head.setLayout(self.head)
        if flush:
            spaced(self.head, 8, (15, 8, 15, 4))
        self.head.addWidget(self._title, 1)
        self.head.addWidget(self._number)
        self.head.addWidget(self.act)
        whole.addWidget(self._head)
        show_if(has_act, self.act)
        show_if(bool(self._number.text()), self._number)
        show_if(bool(self._title.text()) or has_act, self._head)
        whole.addLayout(self.body, 1)
