"""An icon that stands in a layout, beside a word that names it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.icons import paint_icon
from ui.look.theme import color, px
from ui.widgets.paint.painted import Painted


class IconLabel(Painted, QLabel):
    """Decoration: no focus, no name; the word beside it says the same."""

    def __init__(self, icon: str, tint: str = "text2", side: int = 18) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon, self._token, self._side = icon, tint, side

    def show_icon(self, icon: str, token: str | None = None) -> None:
        """Show another icon."""
        self._icon, self._token = icon, token or self._token
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(self._side), px(max(20, self._side)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in its token's colour."""
        paint_icon(QPainter(self), QRectF(self.rect()), self._icon, color(self._token))
