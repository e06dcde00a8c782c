"""What stands in the way of the vault: what happened, what is safe, what to do. Nothing is ever written over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal

from desktop.drafts import sealed_places
from desktop.errors import UserError
from desktop.vault import key_in_copy
from desktop.work import Work
from ui.secrets.middle import Middle
from ui.unlock.parts import put_parts, way_on
from ui.widgets.frame.flow import Flow
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from db.vault.keys import UnsealedKey


class TroublePage(Middle):
    """One error in its four parts, as it stands, with the ways on that exist.

    `waiting` tells of text that lies sealed until the vault is open.
    """

    again_asked = Signal()
    end_asked = Signal()
    copy_asked = Signal()
    key_asked = Signal()  # to open with the key in a copy

    def __init__(self, error: UserError, waiting: str = "", *, wants_key: bool = False) -> None:
        super().__init__(560)
        self.setObjectName("trouble")
        if wants_key:
            do = self.tr(
                "Öppna med nyckeln i en säkerhetskopia: då är det som är skrivet efter kopian också med. "
                "Välj säkerhetskopia ger bara det som fanns när kopian gjordes."
            )
            error = UserError(error.title, error.what, error.safe, do)
        put_parts(self, error, waiting)
        self._key = way_on(self.tr("Öppna med nyckeln i kopian"), "key-in-copy", "primary", "key")
        kind = "quiet" if wants_key else "primary"
        self._again = way_on(self.tr("Försök igen"), "try-again", kind, "arrow-clockwise")
        self._end = way_on(self.tr("Avsluta Närvara"), "end")
        self._copy = way_on(self.tr("Välj säkerhetskopia"), "has-copy")
        acts = Flow(gap=8)
        for act in (*((self._key,) if wants_key else ()), self._copy, self._end, self._again):
            acts.addWidget(act)
        self.body.addSpacing(4)
        self.body.addLayout(acts)
        self._copy.clicked.connect(self.copy_asked)
        self._again.clicked.connect(self.again_asked)
        self._end.clicked.connect(self.end_asked)
        self._key.clicked.connect(self.key_asked)
        self.setFocusProxy(self._key if wants_key else self._again)


class WaysOn(NamedTuple):
    """What is called for each way on from a trouble. `key` is given the key that a copy's key file gave."""

    again: Callable[[], object]
    copy: Callable[[], object]
    key: Callable[[UnsealedKey], object]


def show_trouble(window: MainWindow, folder: Path, work: Work, error: UserError, ways: WaysOn) -> None:
    """Show the page in the window, with what lies sealed for the vault in this folder and what could open it."""

    def show_key() -> None:
        from ui.backup.key_page import show_key_in_copy

        show_key_in_copy(window, folder, work, ways.key, ways.again)

    page = TroublePage(error, sealed_places.told(folder), wants_key=key_in_copy.is_wanted(folder))
    page.again_asked.connect(ways.again)
    page.end_asked.connect(window.close)
    page.copy_asked.connect(ways.copy)
    page.key_asked.connect(show_key)
    window.show_widget(page)
