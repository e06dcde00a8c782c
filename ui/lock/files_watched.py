"""Tells that the open vault's file has gone or been changed, before the user has written much more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.errors import UserError
from desktop.session.session import Session
from desktop.vault.files_watched import trouble
from ui.dialogs.ask import AskDialog
from ui.window.main_window import MainWindow

EVERY = 5000  # milliseconds


class PresenceWatch(QObject):
    """Looks now and then; says it once, and again only if it was put right in between."""

    def __init__(
        self, session: Session, window: MainWindow, lock: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._window, self._lock = session, window, lock
        self._is_told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    @Slot()
    def look(self) -> None:
        """Look once."""
        if not self._session.vault.is_open:
            self._timer.stop()
            return
        error = trouble(self._session)
        if error is not None and not self._is_told:
            self._tell(error)
        self._is_told = error is not None

    def _tell(self, error: UserError) -> None:
        words = "\n\n".join((error.what, error.safe, error.do))
        dialog = AskDialog(self._window, error.title, words, self.tr("Lås"), self.tr("Inte än"))
        dialog.setObjectName("vault-gone")
        dialog.accepted.connect(self._lock)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
