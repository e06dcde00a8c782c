"""Radera arkivet, for whoever leaves: proved with the passphrase, decided once, and carried out by a fresh process.

What is decided here is done when the vault has been put away (`db.files.erase`). The log tells that it was begun,
which is read where it was stopped or in a copy made after; that it was done is told by a plain file with the day
alone, since the log goes with the vault.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from db import clock
from db.errors import VaultError
from db.files import atomic, erase
from db.files.erase import Erasure, Tick
from db.vault import keys
from desktop.backup.facts import copies
from desktop.device.ask import Ask, KeyringError
from desktop.drafts import sealed_places
from desktop.errors import UserError
from desktop.failures.vault import in_swedish
from desktop.lock.causes import Cause
from desktop.secrets.change import hand_on
from desktop.session import settings
from desktop.session.session import Session
from desktop.version import VERSION
from desktop.work import Work

CAUSE: Cause = "erase"
"""Why the vault is put away when it has been decided."""

TOLD = "raderat.txt"
"""The file that tells when a vault was erased, and nothing of what it held."""


@dataclass(frozen=True)
class Extent:
    """What goes and what stays. `place` is the second place's folder name, empty without one; counts of files."""

    cases: int
    copies: int
    place: str
    copies_there: int
    is_bound: bool


class Erasing(QObject):
    """The erasing of one session's vault. `desktop.vault.open_session.OpenSession` owns it."""

    proved = Signal()
    failed = Signal(object)  # UserError; nothing has been erased
    waits = Signal()  # it is decided, and happens when the vault has been put away, without writing to it

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session, self._work = session, Work(self)
        self._is_proved = False

    def extent(self) -> Extent:
        """Read how much there is."""
        kept, found = settings.copies(self._session.db), copies(self._session)
        return Extent(
            cases=self._session.db.cases.count(),
            copies=sum(not copy.is_second for copy in found),
            place=Path(kept.place).name or kept.place,
            copies_there=sum(copy.is_second for copy in found),
            is_bound=self._session.vault.key.is_bound,
        )

    def prove(self, passphrase: str) -> None:
        """Try the passphrase, in the worker; `proved` or `failed` follows."""
        self._is_proved = False
        key = self._session.vault.key
        self._work.start(
            partial(_prove, key.folder, passphrase, key.device), self._on_proved, self._on_failed
        )

    def decide(self) -> None:
        """Decide it; `waits` or `failed` follows. Nothing, where the passphrase has not been proved."""
        if not self._is_proved:
            return
        self._is_proved = False
        vault = self._session.vault
        with suppress(UserError), self._session.change(event="vault_erase_begun"):
            pass  # a vault that can only be read is erased all the same
        try:
            erase.decide(vault.folder, Erasure(vault.vault_id, vault.key.is_bound))
        except VaultError as error:
            self.failed.emit(in_swedish(error))
            return
        self.waits.emit()

    def _on_proved(self, _nothing: Any) -> None:
        if self._session.vault.is_open:
            self._is_proved = True
            self.proved.emit()

    def _on_failed(self, error: Exception) -> None:
        hand_on(self.failed.emit, error)


def shred_keys(folder: Path) -> None:
    """Remove the key files of a vault that has been decided on and is closed. Raises `VaultError`."""
    if erase.decided(folder) is not None:
        erase.shred_keys(folder)


def opens_still(folder: Path) -> bool:
    """Tell whether what is left can still be opened, after `carry_out` has failed."""
    return erase.opens_still(folder)


def carry_out(folder: Path, tick: Tick) -> bool:
    """Erase what was decided on; return whether the keyring holds nothing of it any more. Minutes, in the worker.

    Raises `VaultError` when files are left; it may be called again.
    """
    what = erase.decided(folder)
    if what is None:
        erase.finish(folder)
        return True
    erase.shred_keys(folder)
    is_forgotten = not what.is_bound or _forgotten(what.vault)
    for place in sealed_places.places(folder, what.vault):
        with suppress(OSError):
            place.path.unlink(missing_ok=True)
            place.tidy()
    erase.finish(folder, tick)
    with suppress(VaultError):  # that it is done does not hang on it
        atomic.write(folder / TOLD, _told().encode())
    return is_forgotten


def _prove(folder: Path, passphrase: str, device: bytearray) -> None:
    keys.unseal(folder, passphrase, device).wipe()


def _forgotten(vault: str) -> bool:
    try:
        Ask("forget", vault).run()
    except KeyringError:
        return False
    return True


def _told() -> str:
    return (
        f"Närvara {VERSION}: arkivet i den här mappen raderades {clock.here():%Y-%m-%d %H:%M}.\n"
        "Filen innehåller inga uppgifter om någon och kan tas bort.\n"
    )
