"""Seeing to a damaged vault: the page shows once the reading has taken a moment, and goes when the vault opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from db import clock
from db.errors import DatabaseDamagedError
from db.vault.keys import UnsealedKey
from desktop.errors import UserError
from desktop.failures.salvage import Account
from desktop.vault.salvaging import Salvaging
from desktop.work import Work
from ui.backup.progress import WAIT
from ui.dialogs.ask import AskDialog
from ui.unlock.damaged_page import DamagedPage
from ui.window.main_window import MainWindow

FORGET_AFTER = 5 * 60 * 1000
"""Milliseconds. After this the key is forgotten and the passphrase is asked for again."""


@dataclass(frozen=True)
class Ways:
    """Where it goes on: `open_again` with key and notices, `copy` to choose one, `lock` to the first page, `end`."""

    open_again: Callable[[UnsealedKey, tuple[str, ...]], object]
    copy: Callable[[], object]
    lock: Callable[[], object]
    end: Callable[[], object]


class SeeTo(QObject):
    """One damaged vault, from the moment the secret was right until it opens or the user goes another way."""

    def __init__(self, window: MainWindow, folder: Path, work: Work, key: UnsealedKey, ways: Ways) -> None:
        super().__init__(window)
        self._window, self._ways = window, ways
        self._salvaging = Salvaging(folder, key, work, self)
        self._page: DamagedPage | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._show_page)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(FORGET_AFTER)
        self._idle.timeout.connect(self._on_idle)
        self._salvaging.progressed.connect(self._on_progress)
        self._salvaging.read.connect(self._on_read)
        self._salvaging.ready.connect(self._on_ready)
        self._salvaging.failed.connect(self._on_failed)
        self._salvaging.cancelled.connect(self._on_cancelled)

    def begin(self, error: DatabaseDamagedError | None) -> None:
        """Find out what kind of damage it is and go on from there."""
        self._wait.start(WAIT)
        self._salvaging.begin(error)

    @Slot()
    def _show_page(self) -> None:
        self._the_page().begin()

    def _the_page(self) -> DamagedPage:
        self._wait.stop()
        if self._page is None:
            self._page = DamagedPage()
            self._page.cancel_asked.connect(self._salvaging.cancel)
            self._page.rescue_asked.connect(self._on_rescue)
            self._page.copy_asked.connect(self._on_copy)
            self._page.read_asked.connect(self._on_again)
            self._page.end_asked.connect(self._on_end)
            self._window.show_widget(self._page)
        return self._page

    @Slot(int, int)
    def _on_progress(self, done: int, whole: int) -> None:
        if self._page is not None:
            self._page.show_done(done, whole)

    @Slot(object)
    def _on_read(self, account: Account) -> None:
        self._the_page().show_account(account, clock.today())
        self._idle.start()

    @Slot(object, object)
    def _on_ready(self, key: UnsealedKey, notices: tuple[str, ...]) -> None:
        self._wait.stop()
        self._ways.open_again(key, notices)
        self.deleteLater()

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self._the_page().show_stopped(error)
        self._idle.start()

    @Slot()
    def _on_cancelled(self) -> None:
        self._the_page().show_stopped()
        self._idle.start()

    @Slot()
    def _on_rescue(self) -> None:
        self._idle.stop()
        self._salvaging.take()

    @Slot()
    def _on_idle(self) -> None:
        """Keep the key no longer than an open vault would: nobody has chosen anything."""
        self._salvaging.let_go()
        self._ways.lock()
        self.deleteLater()

    @Slot()
    def _on_again(self) -> None:
        self._idle.stop()
        self._the_page().begin()
        self._salvaging.read_all()

    @Slot()
    def _on_copy(self) -> None:
        self._idle.stop()
        self._salvaging.let_go()
        self._ways.copy()
        self.deleteLater()

    @Slot()
    def _on_end(self) -> None:
        self._salvaging.let_go()
        self._ways.end()


def tell_behind(window: MainWindow, error: UserError, lock: Callable[[], object]) -> None:
    """Say what the check behind an open vault found: it may be read on, or locked now and seen to."""
    words = "\n".join(
        (
            error.what,
            window.tr(
                "Det som redan är sparat rörs inte. Du kan läsa vidare, men från och med nu sparas inget."
            ),
            window.tr(
                "Lås och skriv lösenfrasen igen, så visar Närvara vad som går att rädda och vilka kopior som finns."
            ),
        )
    )
    dialog = AskDialog(window, error.title, words, window.tr("Lås och gå vidare"), window.tr("Läs vidare"))
    dialog.setObjectName("damage-behind")
    dialog.accepted.connect(lock)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
