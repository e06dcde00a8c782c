"""Buttons by kind. A word always stands beside the icon, except in `IconButton`."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPushButton

from ui.look.icons import icon
from ui.look.theme import px
from ui.widgets.paint.painted import Measured
from ui.widgets.show.text import restyle

_TOKENS = {"primary": "on_primary", "danger": "on_danger", "link": "link"}


class Pressed(QPushButton):
    """A push button that Enter presses while it has the keyboard, once however long it is held."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press; with Ctrl or Shift it means something else."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


class Button(Measured, Pressed):
    """A push button.

    Kinds: primary (one a screen), quiet, danger (only in its own confirmation), link, bare, pill, row, nav,
    segment. `at_end` puts the icon after the word.
    """

    def __init__(
        self,
        text: str,
        kind: str = "quiet",
        icon: str | None = None,
        *,
        small: bool = False,
        tall: bool = False,
        at_end: bool = False,
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setProperty("tall", tall)
        self.setAutoDefault(False)
        self._kind = kind
        self._at_end = at_end
        self._side = 16 if small else 18
        self._icon = icon
        if at_end:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.set_icon(icon)
        self.setAccessibleName(text)

    @property
    def icon_name(self) -> str:
        """The icon that shows, empty without one."""
        return self._icon or ""

    def set_kind(self, kind: str) -> None:
        """Become a button of another kind."""
        self._kind = kind
        restyle(self, "kind", kind)

    def set_icon(self, name: str | None, token: str | None = None) -> None:
        """Show another icon, or none."""
        self._icon = name
        if name:
            self.setIcon(icon(name, token or _TOKENS.get(self._kind, "text2"), self._at_end))
            self.remeasure()

    def set_text(self, text: str) -> None:
        """Show another word, also to a screen reader."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.remeasure()  # with a word there is a gap after the icon

    def sizeHint(self) -> QSize:
        """As Qt measures it; one that can stay down has room for its heavier letters then, which Qt forgets."""
        size = super().sizeHint()
        if not self.isCheckable():
            return size
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        light, wide = (QFontMetrics(one).horizontalAdvance(self.text()) for one in (self.font(), heavy))
        return size.grownBy(QMargins(0, 0, max(0, wide - light), 0))

    def remeasure(self) -> None:
        """Take the icon's size and the gap after it; Qt measures the word itself."""
        gap = 6 if self.text() else 0
        size = QSize(px(self._side) + px(gap), px(self._side))
        if self._icon and self.iconSize() != size:
            self.setIconSize(size)


class IconButton(Button):
    """An icon alone, with its word in tooltip and accessible name."""

    def __init__(self, icon: str, name: str, kind: str = "bare") -> None:
        super().__init__("", kind, icon)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Say another word for the same button."""
        self.setToolTip(name)
        self.setAccessibleName(name)
