"""The one window: shows one widget at a time and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.paint.focus_ring import FocusRing
from ui.window import reading_order

TITLE = "Närvara"


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
        self.setMinimumSize(900, 560)
        self.resize(1366, 768)
        self._shown: QWidget | None = None
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

    def _retitle(self, title: str) -> None:
        self.setWindowTitle(title or TITLE)
