"""Small buttons beside a row: up, down, away. Alt+Up and Alt+Down do the same from inside the row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.look.metrics import row
from ui.widgets.input.buttons import IconButton


class RowActs(QWidget):
    """The acts of one row; `about` is what it is ("styrka 2"), for those who cannot see where it stands."""

    def __init__(
        self,
        host: QWidget,
        name: str,
        about: str,
        move: Callable[[int], object],
        remove: Callable[[], object],
    ) -> None:
        super().__init__()
        self.up = IconButton("arrow-up", self.tr("Flytta upp {0}").format(about))
        self.down = IconButton("arrow-down", self.tr("Flytta ner {0}").format(about))
        self.gone = IconButton("trash", self.tr("Ta bort {0}").format(about))
        whole = row(self, gap=0)
        for act, button in (("up", self.up), ("down", self.down), ("gone", self.gone)):
            button.setObjectName(f"{act}:{name}")
            whole.addWidget(button)
        self.up.clicked.connect(lambda: move(-1))
        self.down.clicked.connect(lambda: move(1))
        self.gone.clicked.connect(remove)
        moves_by_keys(host, move)


def moves_by_keys(host: QWidget, move: Callable[[int], object]) -> None:
    """Let Alt+Up and Alt+Down move the row the focus is in."""
    for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
        shortcut = QShortcut(QKeySequence(keys), host)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda by=by: move(by))
