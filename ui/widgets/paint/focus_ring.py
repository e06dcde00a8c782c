"""The focus ring: one see-through child of the window that follows the focus around.

It looks where the focus is each time the event loop comes to rest, so it needs no part in how widgets move,
scroll or go. It never asks a widget for its parent: PySide keeps such answers after Qt has deleted the widget.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractEventDispatcher, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.look.theme import color, px

_GAP = 2


class FocusRing(QWidget):
    """2 px in the focus colour, 2 px outside the control; never takes mouse or focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_pressed = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("focus"), px(2)))
        half = px(2) / 2
        radius = px(6 + _GAP + 1)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    @Slot()
    def _on_focus_changed(self) -> None:
        """Remember whether the mouse did it; the widgets themselves may be on their way to be deleted."""
        self._is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton

    @Slot()
    def _look(self) -> None:
        seen = self._seen(QApplication.focusWidget())
        if seen is None:
            if not self.isHidden():
                self.hide()
        elif self.isHidden() or self.geometry() != seen:
            self.setGeometry(seen)
            self.raise_()
            self.show()

    def _seen(self, now: QWidget | None) -> QRect | None:
        """Return where the ring belongs in the window; None if nothing in it should have one."""
        if now is None or not self._window.isAncestorOf(now) or not _wants_ring(now):
            return None
        if self._is_pressed and not isinstance(now, QLineEdit | QPlainTextEdit):
            return None  # a control pressed with the mouse needs no ring
        part = _shown(now)
        if part.isEmpty():
            return None
        out = px(2) + px(_GAP)
        return part.translated(now.mapTo(self._window, QPoint())).adjusted(-out, -out, out, out)


def _shown(now: QWidget) -> QRect:
    """Return what can be seen of it; Qt counts no part of a frameless area that lies under its own pane."""
    part = now.visibleRegion().boundingRect()
    if part.isEmpty() and isinstance(now, QAbstractScrollArea):
        pane = now.viewport()
        return pane.visibleRegion().boundingRect().translated(pane.pos())
    return part


def _wants_ring(widget: QWidget) -> bool:
    """Views paint the ring in their delegate; frameless text has its caret; a page only keeps the keyboard."""
    # Asked by name: loading the class would cost the start more than all the rest of this module.
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.inherits("QAbstractItemView"):
        return False
    return not (widget.property("no_ring") or widget.property("bare"))
