"""What watches while the vault is open: idle time, the system's own signs, Ctrl+L and F12 wherever one is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.lock.heartbeat import Heartbeat
from desktop.lock.sources.idle import Idle
from ui.widgets.show.plain_tip import plain_tip
from ui.window import clipboard

_LATER = 400
"""Milliseconds until the system is listened to: the first page shows first."""


class Guards(QObject):
    """Says when to lock and why, and when to hide quickly, from the first moment until `stop`."""

    asked = Signal(str)  # the cause, as in `desktop.lock.sources`
    hide_asked = Signal()

    def __init__(self, window: QWidget, idle_minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.idle = Idle(idle_minutes, self)
        self.idle.asked.connect(self.asked)
        self.idle.start()
        self._heartbeat = Heartbeat(self.idle, self)
        self._heartbeat.alone.connect(self._on_alone)
        self._heartbeat.begin()
        self._keeper = clipboard.Keeper(self)
        self._application().installEventFilter(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._listen)
        self._later.start(_LATER)

    def stop(self) -> None:
        """Watch no more: there is nothing to lock. Waits for nobody."""
        self._later.stop()
        self._heartbeat.beat()
        self._heartbeat.stop()
        self.idle.stop()
        self._application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the two keys also in dialogs and menus, where the shell does not; let no tooltip be read as HTML."""
        if event.type() == QEvent.Type.DragEnter:
            # While something is dragged Qt eats every key; what was put in its way last hears them first.
            self._application().installEventFilter(self)
        if event.type() == QEvent.Type.ToolTip and isinstance(watched, QWidget):
            watched.setToolTip(plain_tip(watched.toolTip()))
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.asked.emit("key")
            return True
        if event.key() == Qt.Key.Key_F12 and _is_over_the_window(watched):
            if not event.isAutoRepeat():
                self.hide_asked.emit()
            return True
        return False

    @Slot()
    def _on_alone(self) -> None:
        """Nobody watches any more that it locks: the vault is not to stay open."""
        self.asked.emit("system")

    @Slot()
    def _listen(self) -> None:
        from desktop.lock.sources import LockSources, of_this_system

        ends = self._application().commitDataRequest
        sources = LockSources(of_this_system(int(self._window.winId()), ends), self)
        sources.asked.connect(self.asked)
        sources.start()

    @staticmethod
    def _application() -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application


def _is_over_the_window(watched: QObject) -> bool:
    """Tell whether a key goes to a dialog or a menu. The window itself has its own shortcut for it."""
    return isinstance(watched, QWidget) and bool(
        QApplication.activeModalWidget() or QApplication.activePopupWidget()
    )
