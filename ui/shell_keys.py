"""The keys that work everywhere. What they do is a method of the shell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.dialogs.shortcuts import ShortcutsDialog
from ui.place import Place
from ui.shell_places import case_pages, places

if TYPE_CHECKING:
    from ui.shell import Shell


def bind_keys(shell: Shell) -> None:
    """Give the shell its keys."""
    keys: dict[str, Callable[[], object]] = {
        "Ctrl+K": shell.open_palette,
        "Ctrl+L": shell.ask_lock,
        "F12": shell.hide_quickly,
        "Ctrl++": partial(shell.zoom, 1),
        "Ctrl+=": partial(shell.zoom, 1),
        "Ctrl+-": partial(shell.zoom, -1),
        "Ctrl+0": partial(shell.zoom, 0),
        "Ctrl+/": partial(_show_keys, shell),
        "F6": partial(move_pane, shell, 1),
        "Shift+F6": partial(move_pane, shell, -1),
        "Ctrl+N": partial(_new_note, shell),
        "Ctrl+Shift+N": lambda: shell.go(Place("pupils", detail="new")),
    }
    keys |= {spot.keys: partial(shell.go, Place(spot.page)) for spot in places()}
    keys |= {spot.keys: partial(_to_case_page, shell, spot.page) for spot in case_pages()}
    for keys_, act in keys.items():
        shortcut = QShortcut(QKeySequence(keys_), shell)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)


def move_pane(shell: QWidget, step: int) -> None:
    """Move the focus to the next or previous pane: widgets with the property `pane`, the sidebar first."""
    panes = [
        widget for widget in shell.findChildren(QWidget) if widget.property("pane") and widget.isVisible()
    ]
    panes.sort(key=lambda pane: (pane.mapTo(shell, pane.rect().topLeft()).x(), pane.y()))
    stops = [stop for stop in (_first_stop(pane) for pane in panes) if stop is not None]
    if not stops:
        return
    now = shell.focusWidget()
    inside = [place for place, pane in enumerate(panes) if now is not None and pane.isAncestorOf(now)]
    at = inside[-1] if inside else -step
    stops[(at + step) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_stop(pane: QWidget) -> QWidget | None:
    for widget in (pane, *pane.findChildren(QWidget)):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
    return None


def _to_case_page(shell: Shell, page: str) -> None:
    place = shell.place()
    if place is not None and place.case_id:
        shell.go(Place(page, place.case_id))


def _new_note(shell: Shell) -> None:
    place = shell.place()
    if place is not None and place.case_id:
        shell.go(Place("journal", place.case_id, "new"))


def _show_keys(shell: Shell) -> None:
    ShortcutsDialog(shell).exec()
