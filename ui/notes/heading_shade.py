"""Headings nobody has written under: pale in the draft, and said not to come along when it is signed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.notes.headings import empty_lines
from ui.look.theme import color
from ui.widgets.frame.shown import show_if
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label

SOON = 300  # ms after the last letter
LONGEST = 100_000  # characters; a longer text has outgrown its headings, and is not read at every letter


class HeadingShade(QObject):
    """Follows a text; `told` says how many headings are empty, and is hidden when none is."""

    def __init__(self, text: PlainText) -> None:
        super().__init__(text)
        self._text = text
        self.told = label("", "small", "text2")
        self.told.setObjectName("empty-headings")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.look)
        text.textChanged.connect(self._soon.start)
        text.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self._soon.start()
        return False

    @Slot()
    def look(self) -> None:
        """Find the empty ones again."""
        is_short = self._text.document().characterCount() <= LONGEST
        empty = empty_lines(self._text.text()) if is_short else []
        self._text.setExtraSelections([self._pale(line) for line in empty])
        self.told.setText(self.tr("Rubriker utan text under sig följer inte med när du signerar."))
        show_if(bool(empty), self.told)

    def _pale(self, line: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self._text.document().findBlockByNumber(line))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setForeground(color("text3"))
        found = QTextEdit.ExtraSelection()
        found.cursor = cursor
        found.format = look
        return found
