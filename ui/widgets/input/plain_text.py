"""Longer text: plain, growing with what is written, never formatted."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from ui.look.theme import px
from ui.widgets.input.line import leads_away
from ui.widgets.show.announce import announce
from ui.window.clipboard import private

LONGEST = 20_000_000  # characters; what does not fit stays in the clipboard, and that is said


def written(editor: QPlainTextEdit) -> str:
    """Return the text of an editor as it was typed; `toPlainText` makes common blanks of hard ones."""
    return _lines(editor.document().toRawText())


def _lines(raw: str) -> str:
    """Return Qt's own text with its marks between paragraphs and lines as line feeds."""
    return raw.replace("\u2029", "\n").replace("\u2028", "\n")


class PlainText(QPlainTextEdit):
    """At least `lines` high, at most `most` lines, then it scrolls. `fills`: takes what height is left over."""

    left = Signal()  # focus went elsewhere: a good moment to save

    def __init__(
        self,
        lines: int = 3,
        *,
        most: int = 40,
        tab_moves: bool = True,
        compact: bool = False,
        fills: bool = False,
    ) -> None:
        super().__init__()
        self._lines, self._most, self._fills = lines, most, fills
        self.setProperty("compact", compact)
        self.setTabChangesFocus(tab_moves)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        high = QSizePolicy.Policy.MinimumExpanding if fills else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, high)
        self.textChanged.connect(self._fit)

    def text(self) -> str:
        """Return what is written, letter for letter: hard blanks and soft hyphens among them."""
        return written(self)

    def set_text(self, text: str) -> None:
        """Show another text, only if it differs, so that caret and undo stay."""
        if text != self.text():
            self.setPlainText(text)

    def caret(self) -> int:
        """Return the caret's position in characters."""
        return self.textCursor().position()

    def set_caret(self, position: int) -> None:
        """Put the caret; past the end means at the end."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(position, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def insert(self, text: str) -> None:
        """Write a text at the caret, as one step to undo."""
        self.insertPlainText(text)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as plain text, marked as not to be kept; Qt would add HTML and more."""
        return private(_lines(self.textCursor().selectedText()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and nothing else."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, whole or not at all; NUL is made visible."""
        text = source.text().replace("\0", "\u2400")
        if self.document().characterCount() + len(text) > LONGEST:
            announce(self, self.tr("Fältet är fullt. Det som inte fick plats finns kvar i urklipp."))
            return
        self.insertPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.NoMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write what is typed, but not the digit of a key that leads to a page."""
        if leads_away(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that focus went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other width, other number of lines."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text, between the least and the most lines."""
        first = self.document().firstBlock().layout()
        line = first.lineAt(0).height() if first.lineCount() else self.fontMetrics().lineSpacing()
        written = round(self.document().size().height())
        lines = max(self._lines, min(self._most, written))
        return QSize(px(320), ceil(lines * line) + px(22))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine, low is not."""
        return QSize(px(120), self.sizeHint().height())

    def _fit(self) -> None:
        scrolls = self.document().size().height() > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        wanted = self.sizeHint().height()
        if wanted > self.height() or (wanted < self.height() and not self._fills):
            self.updateGeometry()
