"""Snabbdölj, F12: nothing about anybody, at once, also while a dialog or a menu is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.look.metrics import column
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label


class NeutralPage(QWidget):
    """Stays until the user comes back with the button or F12. Esc and what one went on typing do nothing."""

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = Button(self.tr("Visa igen"), icon="eye")
        self._back.clicked.connect(self.ended)
        # Not the button: a space or an Enter on its way from the fingers would bring everything back.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = column(self, gap=16, margins=32)
        whole.addStretch(1)
        whole.addWidget(label("Närvara", "display", "text3", wrap=False), 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self._back, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow every key but Tab, which leads to the button; a dialog under it must not hear Esc."""
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)


class DialogCovers:
    """A neutral page over every dialog that shows; menus and lists that lie open are closed."""

    def __init__(self) -> None:
        self._covers: list[tuple[QWidget, QWidget, list[QWidget], QWidget | None]] = []

    def raise_over(self, window: QWidget, back: Callable[[], None]) -> None:
        """Cover everything but the window itself, which has its own page. `back` is what the button does."""
        for other in QApplication.topLevelWidgets():
            if other is window or not other.isVisible():
                continue
            if other.windowType() == Qt.WindowType.Dialog:
                self._cover(other, back)
            else:
                other.hide()

    def take_away(self) -> None:
        """Show the dialogs as they were."""
        for dialog, cover, resting, focused in self._covers:
            for child in resting:
                child.setEnabled(True)
            cover.hide()
            cover.deleteLater()
            dialog.activateWindow()
            if focused is not None:
                focused.setFocus()
        self._covers.clear()

    def _cover(self, dialog: QWidget, back: Callable[[], None]) -> None:
        focused = dialog.focusWidget()
        cover = NeutralPage(dialog)
        cover.ended.connect(back)
        cover.setGeometry(dialog.rect())
        cover.show()
        cover.raise_()
        cover.repaint()
        # What cannot be seen must not be reached with Tab either.
        children = dialog.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        resting = [one for one in children if one is not cover and one.isEnabled() and not one.isWindow()]
        for child in resting:
            child.setEnabled(False)
        cover.setFocus()
        self._covers.append((dialog, cover, resting, focused))
