"""A signed version on the screen: the text, and beside it the versions."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.chain.seal_banner import SealBanner
from ui.look.metrics import column, row, width
from ui.look.theme import px
from ui.plan.aside.versions import Versions
from ui.plan.desk import Desk
from ui.plan.read import ReadView
from ui.widgets.frame.scroll import scrolled

WIDE = 760  # design px: the versions stand beside the text


class PlanReader(QWidget):
    """Read only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.seal = SealBanner()
        self.text = ReadView(desk)
        self.versions = Versions(desk)
        paper = QWidget()
        self._paper = column(paper, gap=16)
        self._parts: QBoxLayout = row(gap=16, margins=(24, 0, 24, 16))
        above = column(gap=0, margins=(24, 0, 24, 0))
        above.addWidget(self.seal)
        self._paper.addLayout(above)
        self._paper.addLayout(self._parts, 1)
        self._parts.addWidget(self.text, 1)
        self._parts.addWidget(self.versions)
        whole = row(self)
        whole.addWidget(scrolled(paper))

    def refresh(self) -> None:
        """Read again."""
        self.seal.check(self._desk.session, [("plan", self._desk.plan.id)])
        self.text.refresh()
        self.versions.refresh()

    def hold(self, head: QWidget) -> None:
        """Take the page's head in, so that it scrolls away where there is little room."""
        self._paper.insertWidget(0, head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the versions under the text when there is no room beside it."""
        super().resizeEvent(event)
        is_wide = self.width() >= px(WIDE)
        self._parts.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
        width(self.versions, 280 if is_wide else None, 280 if is_wide else None)
