"""The session: one unlocked vault, one door for every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date

from PySide6.QtCore import QObject, Signal

from db import clock
from db.errors import DatabaseDamagedError
from db.log.chain import Event, Log
from db.records import Case, StandIn
from db.records.events import MaybeLogged
from db.store.connection import transaction
from db.tables.database import Database
from db.vault.vault import Vault
from desktop.errors import UserError
from desktop.session import settings
from desktop.session.recalled import Recalled
from desktop.session.settings import Choices, Office, Worker
from desktop.session.space import relieved
from desktop.version import VERSION


class Session(QObject):
    """What every page holds: the tables to read, the door for writing, who the user is, what day it is.

    `stand_in` is who works in the owner's place, None while it is the owner.
    """

    changed = Signal(frozenset)  # names of the tables that changed

    def __init__(self, vault: Vault, today: Callable[[], date] = clock.today) -> None:
        super().__init__()
        self.vault = vault
        self.db = Database(vault.connection)
        self.today = today
        self.recalled = Recalled(vault.connection.recalled, self._day)
        self.log = Log(vault.connection, bytes(vault.subkey("audit")), VERSION, vault.vault_id[:8])
        self._open_change: set[str] | None = None
        self._settings = settings.read(self.db)
        self.stand_in: StandIn | None = None
        self.is_unnamed = False
        """Whether it is still to be said who works here: then nobody has a name."""

    @property
    def owner(self) -> Worker:
        """Whose vault it is."""
        return self._settings[0]

    @property
    def worker(self) -> Worker:
        """Who the user is: the owner, or who works in the owner's place."""
        if self.is_unnamed:
            return Worker(title="")
        if self.stand_in is not None:
            return Worker(self.stand_in.name, self.stand_in.title)
        return self.owner

    @property
    def acting_for(self) -> str:
        """The owner's name while a stand-in works, else empty."""
        return "" if self.stand_in is None else self.owner.name or "arkivets ägare"

    def wait_for_name(self) -> None:
        """Let nobody have a name until it is said who works here."""
        self.stand_in, self.is_unnamed = None, True

    def act_as(self, stand_in: StandIn | None) -> None:
        """Let this stand-in, or the owner, be who works here until the vault is locked."""
        self.stand_in, self.is_unnamed = stand_in, False

    @property
    def office(self) -> Office:
        """Where the user works."""
        return self._settings[1]

    @property
    def choices(self) -> Choices:
        """How the user wants the program to behave."""
        return self._settings[2]

    @contextmanager
    def change(
        self,
        *tables: str,
        event: MaybeLogged = "",
        subject_id: str = "",
        object_id: str = "",
        detail: str = "",
    ) -> Iterator[Database]:
        """Write in one transaction, log the act in it, and announce the tables when it has been committed.

        A change inside a change joins it. Raises `UserError` when the disk is full, read-only or failing;
        nothing has then been changed.
        """
        act = Event(event, subject_id, object_id, detail) if event else None
        if self._open_change is not None:
            self._open_change |= set(tables)
            yield self.db
            self._write(act)
            return
        self._open_change = set(tables)
        try:
            with (
                relieved(self.vault.folder),
                self.vault.presence.watched(),
                transaction(self.vault.connection),
            ):
                yield self.db
                self._write(act)
            changed = frozenset(self._open_change)
        finally:
            self._open_change = None
        if "settings" in changed:
            self._settings = settings.read(self.db)
        if changed:
            self.changed.emit(changed)

    def read_into(self, tables: set[str] | None) -> None:
        """Put the names of the tables that are read from now on in `tables`; None: in no set."""
        self.vault.connection.read_into(tables)

    def read_apart(self) -> AbstractContextManager[None]:
        """Put what is read meanwhile in no set."""
        return self.vault.connection.read_apart()

    def written(self) -> dict[str, int]:
        """Return how often each table has been written since the vault was opened; never written: not there."""
        return dict(self.vault.connection.written)

    def _day(self) -> date:
        return self.today()

    def note_opened(self, case: Case) -> None:
        """Log that a case was opened for reading (lag 2001:454, 10 §); a damaged vault can only be read."""
        try:
            with self.change(event="case_opened", subject_id=case.id):
                pass
        except UserError as error:
            if not isinstance(error.__cause__, DatabaseDamagedError):
                raise

    def _write(self, act: Event | None) -> None:
        if act is not None:
            self.log.write(act, self.worker.name or "?", self.acting_for)
