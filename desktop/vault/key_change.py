"""Byt krypteringsnyckel: the next key is made, its code typed back, and then the vault is written anew and locked.

What is being written is saved first. If anything at all is written to the vault while it is being copied, the copy
is made again; it is decided in the same breath as that is looked at, and nothing more is written to the old vault. A
lock on the way undoes it, and after it was decided nothing can.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.backup.errors import BackupCancelledError, BackupError
from db.backup.source import Source, hold_still
from db.errors import VaultError
from db.files import swap
from db.files.staging import DATABASE
from db.log.chain import Event, Log
from db.secrets.kdf import expand, wipe
from db.store.connection import Connection
from db.tables.database import Database
from db.vault import copy_slot, key_change
from db.vault.keys import NewKey, UnsealedKey
from desktop.errors import UserError
from desktop.failures.key_change import not_changed
from desktop.lock.causes import Cause
from desktop.session import settings
from desktop.session.owner import stopped
from desktop.session.session import Session
from desktop.session.settings import KeyState
from desktop.version import VERSION
from desktop.work import Work

CAUSE: Cause = "key_change"
"""Why the vault is locked when it has been done."""

TRIES = 3
_MEGABYTE = 1_000_000


class KeyChange(QObject):
    """The change of one session. `desktop.vault.open_session.OpenSession` owns it."""

    forged = Signal(str)  # the new recovery code; nothing has been changed yet
    progressed = Signal(int, int)  # megabytes done, of how many
    failed = Signal(object)  # UserError; nothing has changed
    cancelled = Signal()
    waits = Signal()  # it is decided, and happens when the vault has been put away, without writing to it

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session, self._work = session, Work(self)
        self._new: NewKey | None = None
        self._for_copies = ""  # the slot for copies that lie elsewhere, as `db.vault.copy_slot` keeps it
        self._level: int | None = None
        self._source: Source | None = None
        self._written = self._tries = self._done = 0
        self.save_first: Callable[[], None] = _nothing
        """Saves what stands on the screen; raises `UserError` where it cannot."""

    def lost(self) -> tuple[str, ...]:
        """Return what will cease to hold beside the recovery code, in coded words."""
        key = self._session.vault.key
        return key_change.lost(key.header, key.device)

    def forge(self, current: str, new: str | None, level: int = 0) -> None:
        """Make the next key, with the present passphrase or a new one; `forged` or `failed` follows."""
        if stopped(self._session, self.failed.emit):
            return
        self.forget()
        self._level = None if new is None else level
        key, connection = self._session.vault.key, self._session.vault.connection
        keeps_open = key.is_bound and copy_slot.is_open(connection, key.header)
        job = partial(_forge, key, current, new, keeps_open)
        self._work.start(job, self._on_forged, self._on_refused)

    def change(self) -> None:
        """Write the vault anew; `waits`, `cancelled` or `failed` follows."""
        self._tries = 0
        try:
            self.save_first()
            with self._session.change(event="key_change_begun"):
                pass
        except UserError as error:
            self.failed.emit(error)
            return
        self._begin()

    def cancel(self) -> None:
        """Break off while the vault is being written anew; `cancelled` follows, and nothing has changed."""
        if self._source is not None:
            self._source.stop()

    def forget(self) -> None:
        """Let the next key go, wiped. Whatever runs ends unheard or finds that it was stopped."""
        self.cancel()
        new, self._new = self._new, None
        if new is not None:
            wipe(new.dek)

    def _begin(self) -> None:
        vault, new = self._session.vault, self._new
        if new is None:
            return
        try:
            source = hold_still(vault)
        except VaultError as error:
            self._on_failed(error)
            return
        self._source, self._done, self._tries = source, 0, self._tries + 1
        self._written = vault.connection.total_changes
        mend = partial(
            say_changed,
            actor=self._session.worker.name or "?",
            day=self._session.today().isoformat(),
            level=self._level,
            for_copies=self._for_copies,
            aside=swap.next_aside(vault.folder),
            device=vault.vault_id[:8],
        )
        job = partial(key_change.make, source, new, mend, partial(self._tick, source.bytes))
        self._work.start(job, self._on_made, self._on_failed)

    def _tick(self, size: int, count: int) -> None:
        """Tell how far it has come, in the worker's thread."""
        before, self._done = self._done, min(self._done + count, size)
        if before // _MEGABYTE != self._done // _MEGABYTE:
            self.progressed.emit(self._done // _MEGABYTE, max(1, size // _MEGABYTE))

    def _on_forged(self, made: tuple[NewKey, str]) -> None:
        new, self._for_copies = made
        if not self._session.vault.is_open:
            wipe(new.dek)
            return
        self._new = new
        self.forged.emit(new.code)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, VaultError):
            raise error
        self.failed.emit(not_changed(error))

    def _on_made(self, _nothing_more: Any) -> None:
        """Decide, if nothing has been written since the vault was held still. No event comes in between."""
        vault, source = self._session.vault, self._source
        if not vault.is_open or source is None:
            return  # locked meanwhile: what was staged is swept away at the next start
        if source.is_stopped or self._new is None:
            swap.discard(vault.folder)
            self._on_failed(BackupCancelledError("stopped"))
            return
        if self._new.header.gen != vault.key.header.gen + 1:
            swap.discard(
                vault.folder
            )  # a code, the passphrase or the binding has been changed since it was made
            self._on_failed(BackupError("not_ready"))
            return
        if vault.connection.total_changes != self._written:
            swap.discard(vault.folder)
            self._again()
            return
        try:
            key_change.decide(vault)
        except VaultError as error:
            self._on_failed(error)
            return
        self._release()
        self.forget()
        self.waits.emit()

    def _again(self) -> None:
        self._release()
        if self._tries < TRIES:
            self._begin()
        else:
            self._on_failed(BackupError("not_ready"))

    def _on_failed(self, error: Exception) -> None:
        self._release()
        if not isinstance(error, VaultError):
            raise error
        if not self._session.vault.is_open:
            return
        is_cancelled = isinstance(error, BackupCancelledError)
        kind = "cancelled" if is_cancelled else getattr(error, "kind", "failed")
        with suppress(UserError), self._session.change(event="key_change_stopped", detail=kind):
            pass
        if is_cancelled:
            self.cancelled.emit()
        else:
            self.failed.emit(not_changed(error))

    def _release(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.release()


def _forge(key: UnsealedKey, current: str, new: str | None, keeps_open: bool) -> tuple[NewKey, str]:
    """Make the next key, and the slot for copies that lie elsewhere where the present one has such. A worker."""
    made = key_change.forge(key, current, new, key.device)
    if not keeps_open:
        return made, ""
    try:
        return made, copy_slot.make_for(made.header, made.dek, current if new is None else new)
    except BaseException:
        wipe(made.dek)
        raise


def say_changed(
    connection: Connection,
    dek: bytearray,
    *,
    actor: str,
    day: str,
    level: int | None,
    for_copies: str,
    aside: str,
    device: str,
) -> None:
    """Say in the new vault what was done and what is to be done; `level` is how strong a new passphrase is."""
    db, log = Database(connection), Log(connection, bytes(expand(dek, "audit")), VERSION, device)
    choices = replace(settings.read(db)[2], code_proved_on=day)
    choices = replace(choices, chief_code_made_on="", chief_code_proved_on="")
    copy_slot.keep(connection, for_copies)
    if level is not None:
        choices = replace(choices, passphrase_set_on=day, passphrase_strength=level)
    settings.write(db, choices)
    settings.write(db, replace(settings.copies(db), is_unsaved=True))
    settings.write(db, KeyState(changed_on=day, aside=aside))
    log.write(Event("key_changed", detail="same_passphrase" if level is None else "new_passphrase"), actor)
    log.write(Event("locked", detail=CAUSE), actor)


def missing_megabytes(session: Session) -> int:
    """Return how much room is missing on the disk, which must hold the vault twice more; 0 when there is enough."""
    folder = session.vault.folder
    missing = 2 * (folder / DATABASE).stat().st_size - shutil.disk_usage(folder).free
    return -(-missing // _MEGABYTE) if missing > 0 else 0


def _nothing() -> None:
    """Stand in where nothing stands on the screen."""
