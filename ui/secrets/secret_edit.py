"""The field for a passphrase: dots, an eye that shows the letters, and what Caps Lock does."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ui.look.theme import px
from ui.widgets.input.buttons import IconButton
from ui.widgets.paint.painted import Measured
from ui.window import caps_lock

LONGEST = 1024  # characters, as `desktop.secrets.passphrase` allows


class SecretEdit(Measured, QLineEdit):
    """Holds a secret; empty it with `clear()` as soon as the text has been taken."""

    caps_changed = Signal(bool)  # whether Caps Lock is on

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("tall", True)
        self.setMaxLength(LONGEST)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._caps = False
        self._eye = IconButton("eye", self.tr("Visa lösenfrasen"))
        self._eye.setParent(self)
        self.setAccessibleName(name)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.clicked.connect(self._on_eye)
        self.objectNameChanged.connect(self._name_eye)

    def show_text(self, shown: bool) -> None:
        """Show the letters, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-slash" if shown else "eye")
        self._eye.rename(self.tr("Dölj lösenfrasen") if shown else self.tr("Visa lösenfrasen"))
        self._call_eye()

    def setAccessibleName(self, name: str) -> None:
        """Take the field's label as its name, and let the eye say which field it is of."""
        super().setAccessibleName(name)
        self._call_eye()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Learn from the typing whether Caps Lock is on."""
        self._learn(caps_lock.told_by(event, self._caps))
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask about Caps Lock at once, where the system answers."""
        super().focusInEvent(event)
        self._learn(bool(caps_lock.is_on()) if caps_lock.is_on() is not None else self._caps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the right edge."""
        super().resizeEvent(event)
        self._place_eye()

    def remeasure(self) -> None:
        """Keep the eye in its place; Qt styles the field before there is one."""
        if hasattr(self, "_eye"):
            self._place_eye()

    @Slot(str)
    def _name_eye(self, name: str) -> None:
        self._eye.setObjectName(f"{name}-show")

    def _call_eye(self) -> None:
        self._eye.setAccessibleName(f"{self._eye.toolTip()}, {self.accessibleName()}")

    def _place_eye(self) -> None:
        side = min(px(30), self.height() - px(4))
        self._eye.resize(QSize(side + px(4), side))
        self._eye.move(self.width() - self._eye.width() - px(4), (self.height() - side) // 2)
        margins = self.textMargins()
        if margins.right() != self._eye.width():
            self.setTextMargins(0, 0, self._eye.width(), 0)

    def _learn(self, caps: bool) -> None:
        if caps != self._caps:
            self._caps = caps
            self.caps_changed.emit(caps)

    @Slot()
    def _on_eye(self) -> None:
        self.show_text(self.echoMode() == QLineEdit.EchoMode.Password)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
