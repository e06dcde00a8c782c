"""From an open vault to its first page: who is there, a new passphrase after a code, what stand-ins have done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.work import Work
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.session.session import Session


class Entering(QObject):
    """Asks what has to be asked, one page at a time; `finished` when the program may be shown.

    A stand-in gets no passphrase of her own and changes nobody's. What she did is told to the owner alone, and not
    to somebody who says she is the owner and has the enhetschef's code.
    """

    finished = Signal()

    def __init__(
        self, session: Session, window: MainWindow, work: Work, lock: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._window, self._work, self._lock = session, window, work, lock
        self._by_chief = session.vault.key.by_chief

    @Slot()
    def begin(self) -> None:
        """Ask the next thing; called again when it has been answered."""
        session = self._session
        if session.is_unnamed:
            self._ask_who()
        elif session.stand_in is not None:
            self.finished.emit()
        elif session.vault.opened_by_recovery:
            self._ask_passphrase()
        else:
            self._tell()

    def _ask_who(self) -> None:
        from ui.unlock.who_page import WhoPage

        page = WhoPage(self._session)
        page.answered.connect(self.begin)
        page.lock_asked.connect(self._lock)
        self._window.show_widget(page)

    def _ask_passphrase(self) -> None:
        from ui.unlock.recovered_page import RecoveredPage

        page = RecoveredPage(self._session, self._work)
        page.finished.connect(self._tell)
        self._window.show_widget(page)

    @Slot()
    def _tell(self) -> None:
        from desktop.log.away import while_away

        told = None if self._by_chief else while_away(self._session)
        if told is None:
            self.finished.emit()
            return
        from ui.unlock.away_page import AwayPage

        page = AwayPage(self._session, told)
        page.finished.connect(self.finished)
        page.lock_asked.connect(self._lock)
        self._window.show_widget(page)
