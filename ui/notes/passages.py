"""A signed text with its corrections: what no longer holds is struck through, what holds instead underlined."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor

from desktop.notes.text import Passage, PassageKind, StruckAt, place_of
from ui.look.theme import color
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import restyle


class PassageView(PlainText):
    """Read only; text can be selected and copied, and a screen reader is told what was struck."""

    def __init__(self) -> None:
        self._passages: list[Passage] = []
        super().__init__(lines=1, most=400)
        self.setReadOnly(True)
        by_keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(by_keys | Qt.TextInteractionFlag.TextSelectableByMouse)
        restyle(self, "bare", True)
        self.setAccessibleName(self.tr("Signerad anteckning"))

    def show_passages(self, passages: list[Passage]) -> None:
        """Show another text."""
        self._passages = passages
        self.clear()
        cursor = QTextCursor(self.document())
        for passage in passages:
            cursor.insertText(passage.text, self._format(passage.kind))
        struck = [passage.text for passage in passages if passage.kind == "struck"]
        told = self.tr("Struket: {0}").format("; ".join(struck)) if struck else ""
        self.setAccessibleDescription(told)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.updateGeometry()

    def marked(self) -> tuple[str, StruckAt | None]:
        """Return the words that are marked and where they stand; None over what is struck or corrected already."""
        cursor = self.textCursor()
        before = QTextCursor(self.document())
        before.setPosition(cursor.selectionStart(), QTextCursor.MoveMode.KeepAnchor)
        first = len(before.selectedText())  # characters: the caret counts in halves of the rare ones
        words = cursor.selectedText().replace("\u2029", "\n")
        return words, place_of(self._passages, first, first + len(words)) if words else None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._passages:
            self.show_passages(list(self._passages))

    def _format(self, kind: PassageKind) -> QTextCharFormat:
        found = QTextCharFormat()
        found.setForeground(color("text3" if kind == "struck" else "text"))
        found.setFontStrikeOut(kind == "struck")
        if kind == "added":
            found.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            found.setUnderlineColor(color("primary"))
        return found
