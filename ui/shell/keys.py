"""The keys that work everywhere. What they do is a method of the shell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.page.page import Page
from ui.shell.places import case_pages, places
from ui.shell.shortcuts_dialog import ShortcutsDialog
from ui.window.place import Place
from ui.window.reading_order import bring_into_sight, first_stop

if TYPE_CHECKING:
    from ui.shell.shell import Shell


_REPEATED = frozenset({"Ctrl++", "Ctrl+=", "Ctrl+-"})


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
        "Ctrl+N": partial(_note, shell),
        "Ctrl+Shift+O": partial(_oro, shell),
        "Ctrl+Shift+N": lambda: shell.go(Place("pupils", detail="new")),
    }
    keys |= {spot.keys: partial(shell.go, Place(spot.page)) for spot in places()}
    keys |= {spot.keys: partial(_to_case_page, shell, spot.page) for spot in case_pages()}
    for keys_, act in keys.items():
        shortcut = QShortcut(QKeySequence(keys_), shell)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(keys_ in _REPEATED)  # F12 held down must not show everything again
        shortcut.activated.connect(act)


def move_pane(shell: QWidget, step: int) -> None:
    """Move the focus to the next or previous pane: widgets with the property `pane`, from left to right."""
    found = [pane for pane in shell.findChildren(QWidget) if pane.property("pane") and pane.isVisible()]
    panes = [
        pane for pane in found if not any(pane.isAncestorOf(other) for other in found if other is not pane)
    ]
    panes.sort(key=lambda pane: (pane.mapTo(shell, QPoint()).x(), pane.mapTo(shell, QPoint()).y()))
    now = shell.focusWidget()
    inside = [place for place, pane in enumerate(panes) if now and pane.isAncestorOf(now)]
    at = inside[0] if inside else -1
    for hop in range(1, len(panes) + 1):
        if focus_pane(panes[(at + step * hop) % len(panes)]):
            return


def focus_pane(pane: QWidget) -> bool:
    """Give the focus to what the page says, the pane's focus proxy or its first control; False if it has none."""
    if isinstance(pane, Page) and pane.take_focus():
        return True
    proxy = pane.focusProxy()
    found = proxy if proxy is not None and proxy.isEnabled() and proxy.isVisible() else first_stop(pane)
    if found is not None:
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_sight(pane.window(), found)
    return found is not None


def _to_case_page(shell: Shell, page: str) -> None:
    place = shell.place()
    if place is not None and place.case_id:
        shell.go_back(Place(page, place.case_id))


def _note(shell: Shell) -> None:
    page = shell.page()
    if page is not None:
        page.do_note()


def _oro(shell: Shell) -> None:
    """Begin a report of concern over whatever page of a case shows; nothing is asked first."""
    page = shell.page()
    if page is not None and page.place.case_id:
        from ui.referrals.sheet import write_referral  # with all its fields: only when it is written

        write_referral(page, shell.session, page.place.case_id, "oro")


def _show_keys(shell: Shell) -> None:
    ShortcutsDialog(shell).exec()
