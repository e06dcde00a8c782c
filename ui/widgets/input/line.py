"""One line of text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.look.icons import paint_icon
from ui.look.theme import color, px
from ui.widgets.show.announce import announce

LONGEST = 32_767  # characters; more belongs in a PlainText


def leads_away(event: QKeyEvent) -> bool:
    """Return whether it is Alt with a digit, which goes to a page of the case; in a dialog it does nothing.

    Qt would write the digit. Alt Gr, which Windows tells as Ctrl and Alt, writes what stands on the key.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.AltModifier and event.text().isdigit()


class LineEdit(QLineEdit):
    """A line edit, with an icon at its left if one is given. A placeholder is an example, never the label.

    What the user writes is told by `written`, whether it comes from the keyboard, the clipboard, or from a screen
    reader or a dictation program that puts the whole text there. What the program puts there is not told.
    """

    written = Signal(str)

    def __init__(
        self, text: str = "", placeholder: str = "", icon: str | None = None, *, tall: bool = False
    ) -> None:
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(LONGEST)
        self.setProperty("tall", tall)
        self._icon = icon
        self._is_told = False
        if icon:
            self.setProperty("icon", True)
        self.textChanged.connect(self._on_text)
        self.inputRejected.connect(self._on_rejected)

    def setText(self, text: str | None, /) -> None:
        """Show another text without telling that it was written."""
        self._is_told = True
        super().setText(text)
        self._is_told = False

    def clear(self) -> None:
        """Show nothing, without telling."""
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write what is typed, but not the digit of a key that leads to a page."""
        if leads_away(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon over what QSS drew."""
        super().paintEvent(event)
        if self._icon:
            side = px(16)
            where = QRectF(px(10), (self.height() - side) / 2, side, side)
            paint_icon(QPainter(self), where, self._icon, color("text2"))

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if not self._is_told:
            self.written.emit(text)

    @Slot()
    def _on_rejected(self) -> None:
        """Say that the field is full: nothing is cut without a word."""
        words = self.tr("Fältet är fullt. Det som inte fick plats finns kvar i urklipp.")
        self.setToolTip(words)
        announce(self, words)
