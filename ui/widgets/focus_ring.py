"""The focus ring: one see-through child of the window that follows the focus around."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import color, px

_GAP = 2
_FOLLOWED = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.StyleChange}
)


class FocusRing(QWidget):
    """2 px in the focus colour, 2 px outside the control; never takes mouse or focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._followed: list[QWidget] = []
        self._target: QWidget | None = None
        self._is_new = self._is_pressed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow whatever moves the control."""
        if event.type() in _FOLLOWED:
            self._soon.start()
        return False

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
        """Look a moment later: the widgets told of may be on their way to be deleted."""
        self._is_new = True
        self._is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        if self._is_new:
            self._is_new = False
            self._aim(QApplication.focusWidget())
        self._place()

    def _aim(self, now: QWidget | None) -> None:
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed = []
        self._target = None
        if now is None or not self.window().isAncestorOf(now) or not _wants_ring(now):
            return
        is_text = isinstance(now, QLineEdit | QPlainTextEdit)
        if is_text or not self._is_pressed:  # a control pressed with the mouse needs no ring
            self._target = now
            self._follow(now)

    def _follow(self, widget: QWidget) -> None:
        step: QWidget | None = widget
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._followed.append(step)
            step = step.parentWidget()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        inside = self._seen(target)
        if inside.isEmpty():
            self.hide()
            return
        out = px(2) + px(_GAP)
        self.setGeometry(inside.adjusted(-out, -out, out, out))
        self.raise_()
        self.show()

    def _seen(self, target: QWidget) -> QRect:
        """Return the part of the control that no scroll area hides, in the window's coordinates."""
        window = self.window()
        seen = QRect(target.mapTo(window, QPoint()), target.size())
        step = target.parentWidget()
        while step is not None and step is not window:
            if isinstance(step.parentWidget(), QScrollArea):
                seen &= QRect(step.mapTo(window, QPoint()), step.size())
            step = step.parentWidget()
        return seen


def _wants_ring(widget: QWidget) -> bool:
    """Views paint the ring in their delegate; frameless text has its caret; a page only keeps the keyboard."""
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    if isinstance(widget, QAbstractItemView):
        return False
    if isinstance(widget, QAbstractScrollArea) and widget.property("bare"):
        return False
    return not widget.property("no_ring")
