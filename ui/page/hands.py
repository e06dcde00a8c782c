"""What the hands do alike on every page and in every dialog: Ctrl+Enter the main act, Ctrl+P print."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.widgets.input.buttons import Button

MAIN = ("Ctrl+Return", "Ctrl+Enter")  # the second is the one of the number keys
PRINT = "Ctrl+P"
PRINTER = "printer"  # the icon of every button that prints, and of nothing else on a page


def bind_hands(host: QWidget, main: Callable[[], object], prints: Callable[[], object]) -> None:
    """Give a page or dialog its two keys, for as long as it shows and wherever in its window the focus is."""
    for keys, act in (*((one, main) for one in MAIN), (PRINT, prints)):
        shortcut = QShortcut(QKeySequence(keys), host)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)


def main_button(host: QWidget) -> Button | None:
    """Return the one main button that shows: the primary one, else what takes something away, else the only one."""
    shown = [one for one in host.findChildren(Button) if one.isVisibleTo(host) and one.isEnabled()]
    for kind in ("primary", "danger"):
        found = [one for one in shown if one.property("kind") == kind]
        if found:
            return next((one for one in found if one.objectName() == "act"), found[0])
    return shown[0] if len(shown) == 1 else None


def print_button(host: QWidget) -> Button | None:
    """Return the button that prints what stands here; None where nothing does, or nothing can be printed now."""
    found = (one for one in host.findChildren(Button) if one.icon_name == PRINTER)
    return next((one for one in found if one.isVisibleTo(host) and one.isEnabled()), None)
