"""The computer the vault lies on: read in a worker at each opening, and kept so that copies know of it too."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from db.clock import now
from desktop.errors import UserError
from desktop.safety.disk import read as read_disk
from desktop.safety.disk.facts import DiskFacts
from desktop.session import settings
from desktop.session.session import Session
from desktop.session.settings import Computer
from desktop.work import Work

KEPT_FOR = timedelta(days=7)
"""So old may the kept moment become before it is written anew."""


class ComputerWatch(QObject):
    """Reads `desktop.safety.disk` for one session. `desktop.vault.open_session.OpenSession` owns it."""

    seen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._work = Work(self)
        self._read_at = ""

    def look(self) -> None:
        """Read in the worker; `seen` follows."""
        if not self._work.is_busy:
            self._work.start(partial(read_disk.read, self._session.vault.folder), self._on_read, _fail)

    def known(self) -> Computer:
        """Return what is known, with the moment it was last read."""
        kept = settings.computer(self._session.db)
        return replace(kept, read_at=self._read_at or kept.read_at)

    def rename(self, name: str) -> None:
        """Keep what the user calls this computer. Raises `UserError`."""
        kept = settings.computer(self._session.db)
        wanted = replace(kept, name=" ".join(name.split()))
        if wanted != kept:
            with self._session.change("settings") as db:
                settings.write(db, wanted)

    def _on_read(self, found: DiskFacts) -> None:
        session = self._session
        if not session.vault.is_open:
            return
        kept, self._read_at = settings.computer(session.db), now().isoformat(timespec="seconds")
        fresh = Computer(
            name=kept.name,
            disk=found.state.value,
            memory=found.memory.value,
            by=found.by,
            system=found.system,
            why=found.why,
            read_at=self._read_at,
            ways=",".join(slot.type for slot in session.vault.key.header.slots),
        )
        age = now() - datetime.fromisoformat(kept.read_at) if kept.read_at else KEPT_FOR
        is_old = not timedelta(0) <= age < KEPT_FOR  # a moment that has not been yet is no reason to wait
        if is_old or replace(fresh, read_at=kept.read_at) != kept:
            try:
                with session.change() as db:  # announced as no table's: no copy is due for it
                    settings.write(db, fresh)
            except UserError:  # a full disk or a damaged vault: whoever writes next is told
                self._read_at = kept.read_at
        self.seen.emit()


def _fail(error: Exception) -> None:
    raise error
