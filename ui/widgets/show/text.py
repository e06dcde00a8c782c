"""Words on the screen: labels by role, always plain text, and the hairlines between them."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

WRAPPED = frozenset({"body", "small", "reading", "question", "display", "lead", "h3", "strong"})
LEVELS = {"h1": 1, "display": 1, "h2": 2, "question": 2, "h3": 3}
"""The roles that are headings, and how deep they lie: 1 heads a page, 2 a part of it, 3 what is inside a part."""


class Heading(QLabel):
    """A label that a screen reader calls a heading; `level` is 1 to 3, and none is passed over on the way down."""

    heard: ClassVar[str] = "heading"

    def __init__(self, level: int) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.level = level


def label(
    text: str = "", role: str = "body", tone: str | None = None, wrap: bool | None = None, level: int = 0
) -> QLabel:
    """Return a label. Roles that hold sentences wrap; `wrap` says otherwise.

    Those in `LEVELS` are headings; `level` makes any role one, or one of another level. A negative makes it none.
    """
    deep = level or LEVELS.get(role, 0)
    made = Heading(deep) if deep > 0 else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(role in WRAPPED if wrap is None else wrap)
    if role in ("h1", "h2", "h3", "display", "question"):
        made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return made


def set_tone(widget: QWidget, tone: str | None) -> None:
    """Give a label another colour by token; None goes back to its role's own."""
    restyle(widget, "tone", tone)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Change a property the QSS asks about, and polish the widget again if it has been polished."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def hairline() -> QFrame:
    """Return a line across, one pixel."""
    line = QFrame()
    line.setProperty("line", "true")
    return line


def shortened(text: str, longest: int) -> str:
    """Return a text of at most `longest` characters on one line, ending with … when something is left out."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


class Elided(QLabel):
    """One line, shortened with … when there is no room; the whole text is in tooltip and accessible name."""

    def __init__(self, text: str = "", role: str = "body", tone: str | None = None) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(" ".join(text.split()))
        self.setAccessibleName(self.text())

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text in a tooltip once it is cut."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._is_cut() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, shortened to the width there is."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), words)

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
