"""Restoring a copy, on a new computer or in place of what lies there. Nothing is ever written over."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.backup import container as backup_container
from db.backup import make as backup
from db.backup import restore as backup_restore
from db.backup.container import SUFFIX, raise_if
from db.backup.errors import BackupCancelledError, BackupError
from db.backup.manifest import Manifest
from db.errors import VaultError, WrongPassphraseError
from db.files import swap
from db.files.staging import DATABASE, KEY, KEY_COPY
from db.log.chain import Event, Log
from db.secrets import keyfile
from db.secrets.kdf import expand
from db.store.connection import Connection, transaction
from db.tables.database import Database
from desktop.errors import UserError
from desktop.failures.vault import in_swedish
from desktop.safety import incident
from desktop.secrets.throttle import Throttle
from desktop.session import settings
from desktop.version import VERSION
from desktop.work import Work

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Choice:
    """A copy that could be restored."""

    path: Path
    made_at: datetime
    size: int
    seq: int
    wants_code: bool = False  # it has no slot for the passphrase
    vault: str = ""  # 32 hexadecimal digits


def look_at(path: Path) -> Choice:
    """Return what a file says about itself before any passphrase. Raises `UserError` when it is no whole copy."""
    try:
        front = backup_container.read_front(path)
    except BackupError as error:
        raise in_swedish(error) from error
    wants_code = not backup_container.opens_with_passphrase(front)
    return Choice(
        path, front.manifest.moment, front.size, front.manifest.seq, wants_code, front.manifest.vault
    )


def nearby(folder: Path) -> list[Choice]:
    """Return the copies that lie beside the vault, the latest first; those that cannot be read are passed over."""
    found = []
    for path in sorted((folder / backup.FOLDER).glob(f"*{SUFFIX}")):
        try:
            found.append(look_at(path))
        except UserError:
            continue
    return sorted(found, key=lambda choice: choice.seq, reverse=True)


class Restoring(QObject):
    """Restores to one folder. Nothing there may be open when `restore` is called with `at_once`."""

    progressed = Signal(int, int)  # megabytes done, of how many
    restored = Signal(object)  # Choice
    was_wrong = Signal(int)  # seconds until the next try
    failed = Signal(object)  # UserError
    cancelled = Signal()

    def __init__(self, folder: Path, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._work = folder, work
        self._is_stopped = False
        self.throttle = Throttle(folder=folder)

    def restore(self, choice: Choice, secret: str, *, is_code: bool, at_once: bool = True) -> None:
        """Open the copy with the passphrase or code of its day and restore it; one of the signals follows.

        Without `at_once` it is made ready, and takes its place at the next start.
        """
        wait = self.throttle.seconds_left()
        if wait:
            self.was_wrong.emit(wait)
            return
        self._is_stopped = False
        job = self._job(choice, secret, is_code=is_code)
        self._work.start(job, partial(self._on_prepared, choice, at_once), self._on_failed)

    def cancel(self) -> None:
        """Break off; `cancelled` follows, and nothing has changed."""
        self._is_stopped = True

    def _job(self, choice: Choice, secret: str, *, is_code: bool) -> Callable[[], Any]:
        """Return what is done in the worker."""
        return partial(
            backup_restore.prepare,
            choice.path,
            self._folder,
            secret,
            is_code=is_code,
            mend=partial(say_where_from, is_new_here=not was_here(self._folder, choice.vault)),
            tick=self._ticker(choice.size),
        )

    def _ticker(self, size: int) -> Callable[[int], None]:
        done = 0

        def tick(count: int) -> None:
            nonlocal done
            raise_if(self._is_stopped)
            done += count
            self.progressed.emit(min(done, size) // _MEGABYTE, max(1, size // _MEGABYTE))

        return tick

    def _on_prepared(self, choice: Choice, at_once: bool, _made: Any) -> None:
        self.throttle.succeeded()
        if at_once:
            try:
                backup_restore.finish(self._folder)
            except VaultError as error:
                self.failed.emit(in_swedish(error))
                return
        self.restored.emit(choice)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassphraseError):
            self.was_wrong.emit(self.throttle.failed())
        elif isinstance(error, BackupCancelledError):
            self.cancelled.emit()
        elif isinstance(error, VaultError):
            self.failed.emit(in_swedish(error))
        else:
            raise error


def was_here(folder: Path, vault: str) -> bool:
    """Tell whether this computer's folder holds this vault, or one that was set aside: it has been here before.

    Which vault it is stands in the first bytes of the database and in the key file, before any key. In doubt it has
    not been here.
    """
    found: set[str] = set()
    for place in (folder, *folder.glob(f"{swap.ASIDE}*")):
        with suppress(OSError), (place / DATABASE).open("rb") as file:
            found.add(file.read(16).hex())
        for name in (KEY, KEY_COPY):
            with suppress(OSError, VaultError):
                found.add(keyfile.parse((place / name).read_bytes()).vault)
    return bool(vault) and vault in found


def say_where_from(
    connection: Connection, dek: bytearray, manifest: Manifest, *, is_new_here: bool = False
) -> None:
    """Log in the restored vault that it was restored, and let it go on counting from there.

    Where it `is_new_here`, the next unlock asks who works on this computer before anything is seen.
    """
    db, log = Database(connection), Log(connection, bytes(expand(dek, "audit")), VERSION, manifest.vault[:8])
    actor = db.settings.value("worker.name") or "?"
    with transaction(connection):
        incident.keep_where_from(db, log, manifest.moment)
        settings.write(db, replace(settings.copies(db), seq=max(manifest.seq, settings.copies(db).seq)))
        # Where the copy was made another vault lay there; here it may be one that was kept on purpose.
        settings.write(db, replace(settings.key_state(db), aside=""))
        if is_new_here:
            settings.write(db, settings.Arrival(is_unanswered=True))
        log.write(Event("restored", detail=f"seq:{manifest.seq}"), actor)
