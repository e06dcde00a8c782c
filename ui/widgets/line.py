"""One line of text."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.icons import paint_icon
from ui.theme import color, px

LONGEST = 2000  # characters; more belongs in a PlainText


class LineEdit(QLineEdit):
    """A line edit, with an icon at its left if one is given. A placeholder is an example, never the label."""

    def __init__(
        self, text: str = "", placeholder: str = "", icon: str | None = None, *, tall: bool = False
    ) -> None:
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(LONGEST)
        self.setProperty("tall", tall)
        self._icon = icon
        if icon:
            self.setProperty("icon", True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon over what QSS drew."""
        super().paintEvent(event)
        if self._icon:
            side = px(16)
            where = QRectF(px(10), (self.height() - side) / 2, side, side)
            paint_icon(QPainter(self), where, self._icon, color("text2"))
