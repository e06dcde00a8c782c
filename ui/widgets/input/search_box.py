"""Search on a page: tells what is typed once the fingers rest."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.look.theme import px
from ui.widgets.input.line import LineEdit
from ui.widgets.show.announce import announce

_REST = 120  # milliseconds
_SAID_AFTER = 300


class SearchBox(LineEdit):
    """A line edit with a magnifying glass. Esc empties it; ↓ gives the focus to `list_`, if set."""

    searched = Signal(str)

    def __init__(self, placeholder: str, name: str = "") -> None:
        super().__init__("", placeholder, "magnifying-glass")
        self.setAccessibleName(name or placeholder)
        self.setClearButtonEnabled(False)
        self.list_: QWidget | None = None
        self._count = ""
        self._rest = _timer(self, _REST)
        self._said = _timer(self, _SAID_AFTER)
        self._rest.timeout.connect(lambda: self.searched.emit(self.text()))
        self._said.timeout.connect(lambda: announce(self, self._count))
        self.written.connect(lambda _: self._rest.start())

    def sizeHint(self) -> QSize:
        """Room for a name and a class."""
        return QSize(px(280), super().sizeHint().height())

    def say_count(self, text: str) -> None:
        """Say how many were found ("3 elever"), a moment later, to a screen reader."""
        self._count = text
        self._said.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties, Enter searches at once, ↓ goes to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.searched.emit("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rest.stop()
            self.searched.emit(self.text())
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Down and self.list_ is not None:
            self.list_.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


def _timer(parent: SearchBox, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
