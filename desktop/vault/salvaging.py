"""From the right passphrase and a damaged file to a vault that opens: examined, then mended or saved from.

All slow steps run in the worker. Nothing is put in place of the damaged vault before `take`, except where only
pages that hold nothing were damaged: that is mended without asking, and told once the vault is open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db import clock
from db.backup.container import raise_if
from db.backup.errors import BackupCancelledError, BackupError
from db.errors import DatabaseDamagedError, VaultError
from db.files import swap
from db.files.staging import DATABASE
from db.salvage import damage
from db.salvage import save as salvage
from db.salvage.damage import Damage
from db.salvage.found import Found
from db.salvage.save import Ways
from db.store.connection import PAGE
from db.vault.keys import UnsealedKey
from desktop.failures.salvage import account, no_room
from desktop.failures.vault import in_swedish
from desktop.vault.salvage_told import say_repaired, say_salvaged
from desktop.vault.stand_ins import StandIns
from desktop.work import Work

SALVAGED = "salvaged"
"""Notice: the open vault holds what could be saved out of a damaged one."""

_MEGABYTE = 1_000_000


class Salvaging(QObject):
    """One damaged vault and its key. `begin`, then one of the signals; after `read`, `take` or `let_go`."""

    progressed = Signal(int, int)  # megabytes done, of how many
    ready = Signal(object, object)  # UnsealedKey, notices: the vault can be opened now
    read = Signal(object)  # Account: what can be saved; it is for the user to choose
    failed = Signal(object)  # UserError
    cancelled = Signal()

    def __init__(self, folder: Path, key: UnsealedKey, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._key, self._work = folder, key, work
        self._vault = key.header.vault
        self._is_stopped = False
        self._megabytes = 1
        self._notices = (SALVAGED,)

    def begin(self, error: DatabaseDamagedError | None) -> None:
        """Go on from what the opening found; None where damage was found behind an open vault some other day."""
        self._is_stopped = False
        self._megabytes = max(1, self._size() // _MEGABYTE)
        if error is None:
            self._start(partial(damage.examine, self._folder, self._key), self._on_examined)
        else:
            self._on_examined(damage.damage_of(error))

    def read_all(self) -> None:
        """Read everything that can be read and make it ready; `read` follows.

        What was being put in place when the disk failed is gone on with instead; `ready` follows.
        """
        self._is_stopped = False
        if swap.is_decided(self._folder):
            self.take()
        else:
            self._read()

    def take(self) -> None:
        """Put what was saved in place; the damaged vault is moved aside. `ready` follows."""
        self._start(partial(salvage.take, self._folder), partial(self._on_ready, self._notices))

    def cancel(self) -> None:
        """Break off; `cancelled` follows, and nothing has changed."""
        self._is_stopped = True

    def let_go(self) -> None:
        """Forget the key and what was made ready."""
        self._is_stopped = True
        self._key.wipe()
        salvage.discard(self._folder)

    def _read(self) -> None:
        self._notices = (SALVAGED,)
        ways = Ways(StandIns(clock.today()), partial(say_salvaged, self._vault), self._ticker())
        self._start(partial(salvage.prepare, self._folder, self._key, ways), self._on_read)

    def _start(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        self._work.start(job, done, self._on_failed)

    def _on_examined(self, found: Damage) -> None:
        if found is Damage.NONE:
            damage.forget(self._folder)
            self._on_ready(())
        elif found is Damage.UNUSED:
            self._notices = (damage.REPAIRED,)
            say = partial(say_repaired, self._vault)
            job = partial(damage.repair, self._folder, self._key, say, self._ticker())
            self._work.start(job, partial(self._on_ready, self._notices), self._on_unrepaired)
        else:
            self._read()

    def _on_unrepaired(self, error: Exception) -> None:
        """A page that was thought to hold nothing did: what can be read is saved instead."""
        if isinstance(error, DatabaseDamagedError):
            self._read()
        else:
            self._on_failed(error)

    def _on_read(self, found: Found) -> None:
        told_of = account(found)
        if not told_of.lines:
            salvage.discard(
                self._folder
            )  # an empty vault shall never take the place of one that held something
        self.read.emit(told_of)

    def _on_ready(self, notices: tuple[str, ...], _nothing: object = None) -> None:
        # With buffers of its own: the other's are wiped.
        key = replace(self._key, dek=self._key.copy_of_dek(), device=bytearray(self._key.device))
        self._key.wipe()
        self.ready.emit(key, notices)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, BackupCancelledError):
            self.cancelled.emit()
        elif isinstance(error, BackupError) and error.kind == "full":
            self.failed.emit(no_room(error.megabytes))
        elif isinstance(error, VaultError):
            self.failed.emit(in_swedish(error))
        else:
            raise error

    def _ticker(self) -> Callable[[int], None]:
        done = 0

        def tick(pages: int) -> None:
            nonlocal done
            raise_if(self._is_stopped)
            before, done = done, done + pages
            shown = done * PAGE // (2 * _MEGABYTE)  # the pages go by twice: once to see whose they are
            if shown != before * PAGE // (2 * _MEGABYTE):
                self.progressed.emit(min(shown, self._megabytes), self._megabytes)

        return tick

    def _size(self) -> int:
        path = self._folder / DATABASE
        return path.stat().st_size if path.is_file() else 0
