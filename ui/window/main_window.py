"""The one window: shows one widget at a time and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.paint.focus_ring import FocusRing
from ui.window import reading_order

TITLE = "Närvara"
LEAST = QSize(900, 560)
"""In logical pixels: a window may be so small, and smaller only where the screen is."""
FRAME = QSize(16, 40)
"""What the system puts around a window, at most, in logical pixels."""


class MainWindow(QWidget):
    """First start, locked and unlocked are widgets placed here by `show_widget`.

    The title follows the shown widget's own `windowTitle`, and is never more than a case number.
    """

    closing = Signal(object)  # QCloseEvent: ignore it to stay open
    minimised = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(TITLE)
        self._screen: QScreen | None = None
        self._heed(self.screen())
        self.resize(self._room().boundedTo(QSize(1366, 768)))
        self._shown: QWidget | None = None
        self._is_followed = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._ring = FocusRing(self)

    def show_widget(self, widget: QWidget) -> None:
        """Show a widget in place of the one before, which is deleted."""
        old, self._shown = self._shown, widget
        self._layout.addWidget(widget)
        widget.windowTitleChanged.connect(self._retitle)
        self._retitle(widget.windowTitle())
        widget.show()
        widget.setFocus()
        if old is not None:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()

    def shown(self) -> QWidget | None:
        """Return what is shown now."""
        return self._shown

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab go in reading order."""
        return reading_order.go_on(self, is_next=next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let whoever put the parts together save first, or keep the window open."""
        self.closing.emit(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the window was minimised."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.minimised.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the window to another screen from now on: before, it has no handle that knows of one."""
        super().showEvent(event)
        handle = self.windowHandle()
        if not self._is_followed and handle is not None:
            self._is_followed = True
            handle.screenChanged.connect(self._heed)

    @Slot(QScreen)
    def _heed(self, screen: QScreen) -> None:
        """Never ask for more than the screen has: 1366×768 at 200 % is 683×384 to us."""
        if self._screen is not None:
            self._screen.availableGeometryChanged.disconnect(self._bound)
        self._screen = screen
        screen.availableGeometryChanged.connect(self._bound)
        self._bound()

    @Slot()
    def _bound(self) -> None:
        self.setMinimumSize(self._room().boundedTo(LEAST))

    def _room(self) -> QSize:
        """Return what the screen leaves of a window's inside, in logical pixels."""
        screen = self._screen or self.screen()
        return screen.availableGeometry().size() - FRAME

    def _retitle(self, title: str) -> None:
        self.setWindowTitle(title or TITLE)
