"""A card in the middle of a window: as wide as it is made for, less where the window is narrower."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGroupBox

from ui.look.metrics import width
from ui.look.theme import px


class BroadCard(QGroupBox):
    """Stands between two stretches. Never narrower than what is in it can be."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.hold(wide)

    def hold(self, wide: int) -> None:
        """Be so wide, in design pixels."""
        self._wide = wide
        width(self, None, wide)

    def sizeHint(self) -> QSize:
        """As wide as there is room for, so that its words wrap no more than they must."""
        return QSize(px(self._wide), super().sizeHint().height())
