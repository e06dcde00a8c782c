"""Getting a vault open: the slow part in the worker, the connection here, and every failure in Swedish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from db.backup.before import before_migration
from db.errors import DatabaseDamagedError, VaultError, WrongPassphraseError
from db.records.events import LogEvent
from db.salvage import damage
from db.secrets.kdf import KdfParams
from db.vault import keys
from db.vault import vault as vaults
from db.vault.vault import NewKey, UnsealedKey, Vault, VaultState
from desktop.device.unsealing import Unsealing
from desktop.device.words import CODE_HELPS, at_unlock
from desktop.errors import UserError
from desktop.failures.opening import at_opening
from desktop.failures.vault import as_user_errors, in_swedish
from desktop.secrets.kdf_upgrade import WeakPassphrase
from desktop.secrets.throttle import Throttle
from desktop.session.space import keep_some, low_space
from desktop.vault import salvaging
from desktop.work import Work

if TYPE_CHECKING:
    from desktop.session.session import Session


def has_vault(folder: Path) -> bool:
    """Tell whether the folder holds a vault, or what is left of one: then there is no first start.

    Call it only while holding the folder (`SingleInstance.take`).
    """
    with as_user_errors():
        return vaults.state_of(folder) is not VaultState.ABSENT


def what_stands_in_the_way(folder: Path) -> UserError | None:
    """Return what is wrong with the vault's files before any passphrase is asked for; None when nothing is."""
    try:
        vaults.refuse_unready(folder)
    except VaultError as error:
        return in_swedish(error)
    return None


CHECK_AFTER = 300
"""Milliseconds from the unlock until a large file is checked behind the first page."""


class Opening(QObject):
    """Opens or makes the vault of one folder; counts wrong tries. One thing at a time."""

    opened = Signal(object)  # Vault
    created = Signal(object, str)  # Vault, recovery code
    was_wrong = Signal(int)  # seconds until the next try
    failed = Signal(object)  # UserError
    asks_keyring = Signal()  # the system's keyring is being asked, which may wait for the user
    held_up = Signal(object)  # UserError; the passphrase is not at fault, and the recovery code opens
    damaged = Signal(object, object)  # UnsealedKey, what the check said; None when it said it some other day
    damage_found = Signal(object)  # UserError, about a vault that is open already and is now only read

    def __init__(
        self, folder: Path, work: Work, parent: QObject | None = None, least: KdfParams | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._work, self._least = folder, work, least
        self._weak: WeakPassphrase | None = None
        self.throttle = Throttle(folder=folder)
        self._unsealing: Unsealing | None = None

    def with_passphrase(self, passphrase: str) -> None:
        """Try the passphrase; one of the signals follows."""
        self._unsealing = Unsealing(self._folder, passphrase, self.asks_keyring.emit)
        self._try(self._unsealing, passphrase)

    def cancel(self) -> None:
        """Wait no longer for the keyring; `held_up` follows if it was still being asked."""
        if self._unsealing is not None:
            self._unsealing.stop()

    def with_recovery_code(self, code: str) -> None:
        """Try the recovery code, however it is spaced; then a new passphrase must be chosen."""
        self._try(partial(vaults.unseal_with_recovery, self._folder, code))

    def with_key(self, key: UnsealedKey) -> None:
        """Open with a key that has been unsealed elsewhere; `opened`, `damaged` or `failed` follows."""
        self._on_unsealed("", key)

    def make(self, passphrase: str, kdf: KdfParams | None = None) -> None:
        """Make a new vault; `created` or `failed` follows. `kdf` is for tests and demo."""
        self._work.start(partial(vaults.forge, passphrase, kdf), self._on_forged, self._on_failed)

    def strengthen(self, session: Session) -> None:
        """Let the passphrase that opened cost what it should today, behind; nothing is shown. Once an opening."""
        weak, self._weak = self._weak, None
        if weak is not None:
            weak.strengthen(session, self._work)

    def _try(self, unseal: Callable[[], UnsealedKey], passphrase: str = "") -> None:
        wait = self.throttle.seconds_left()
        if wait:
            self.was_wrong.emit(wait)
            return
        # Files that are missing are named at once, not after a second of deriving keys.
        problem = what_stands_in_the_way(self._folder)
        if problem is not None:
            self.failed.emit(problem)
            return
        self._work.start(unseal, partial(self._on_unsealed, passphrase), self._on_failed)

    def _on_unsealed(self, passphrase: str, key: UnsealedKey) -> None:
        self._unsealing = None
        self.throttle.succeeded()
        if damage.is_noted(self._folder):
            self.damaged.emit(key, None)
            return
        spare = replace(key, dek=key.copy_of_dek(), device=bytearray(key.device))
        try:
            vault = vaults.open_vault(self._folder, key, before=before_migration)
        except DatabaseDamagedError as error:
            self.damaged.emit(spare, error)
            return
        except VaultError as error:
            self.failed.emit(at_opening(error))
        except BaseException:
            spare.wipe()
            raise
        else:
            self._weak = WeakPassphrase.of(key, passphrase, self._least)
            self._on_open(vault)
        spare.wipe()

    def open_again(self, key: UnsealedKey, notices: tuple[str, ...] = ()) -> None:
        """Open what was damaged and has been seen to (`desktop.vault.salvaging`); `opened` or `failed` follows."""
        vault = self._here(partial(vaults.open_vault, self._folder, key, before=before_migration))
        if vault is not None:
            vault.notices += notices
            self._on_open(vault)

    def _on_open(self, vault: Vault) -> None:
        keep_some(self._folder)
        self.opened.emit(vault)
        # Not beside the first page, which is being painted now.
        QTimer.singleShot(CHECK_AFTER, self, partial(self._check_behind, vault))

    def _check_behind(self, vault: Vault) -> None:
        if vault.check is None or not vault.is_open:
            return

        def failed(error: Exception) -> None:
            if not isinstance(error, VaultError):
                raise error
            vault.was_damaged()
            if isinstance(error, DatabaseDamagedError):
                damage.note(self._folder)
            self.damage_found.emit(in_swedish(error))

        self._work.start(vault.check.run, lambda _nothing: vault.was_checked(), failed)

    def _on_forged(self, new: NewKey) -> None:
        vault = self._here(partial(vaults.make_vault, self._folder, new))
        if vault is not None:
            keep_some(self._folder)
            self.created.emit(vault, new.code)

    def _on_failed(self, error: Exception) -> None:
        self._unsealing = None
        if isinstance(error, WrongPassphraseError):
            self.was_wrong.emit(self.throttle.failed())
        elif isinstance(error, CODE_HELPS):
            self.held_up.emit(at_unlock(error))
        elif isinstance(error, VaultError):
            self.failed.emit(at_opening(error))
        else:
            raise error

    def _here(self, step: Callable[[], Vault]) -> Vault | None:
        """Do what must be done in this thread."""
        try:
            return step()
        except VaultError as error:
            self.failed.emit(at_opening(error))
            return None


def how_opened(vault: Vault) -> LogEvent:
    """Return the event that tells in the log what opened the vault."""
    if not vault.opened_by_recovery:
        return "vault_opened"
    return "vault_opened_by_chief" if vault.key.by_chief else "vault_opened_by_code"


def say_notices(vault: Vault) -> list[str]:
    """Return what the user is to be told once about how the vault opened."""
    said = {
        keys.BAK_USED: _tr(
            "Filen valv.key var skadad eller borta. Närvara använde reservkopian valv.key.bak. "
            "Inget har gått förlorat."
        ),
        keys.KEY_FROM_COPY: _tr(
            "Båda nyckelfilerna var borta eller skadade. Närvara tog nyckeln ur en säkerhetskopia, och allt i "
            "arkivet är kvar. Nu gäller den lösenfras och den återställningskod som gällde när kopian gjordes."
        ),
        keys.HEADER_ROLLED_BACK: _tr(
            "Nyckelfilen är äldre än arkivet. En tidigare lösenfras kan gälla igen. "
            "Byt lösenfras om du inte själv har lagt tillbaka filen."
        ),
        damage.REPAIRED: _tr(
            "En oanvänd del av arkivets fil var skadad. Närvara har lagat filen och inget har gått förlorat."
        ),
        salvaging.SALVAGED: _tr(
            "Arkivet är det som gick att rädda. Det skadade ligger orört i en mapp som heter ersatt och ett nummer. "
            "Ta inte bort det förrän "
            "du har sett att allt du behöver är med."
        ),
    }
    heard = set(vault.notices)
    if keys.KEY_FROM_COPY in heard:
        heard.discard(keys.HEADER_ROLLED_BACK)  # it is older than the archive, and that is told already
    told_now = [words for notice, words in said.items() if notice in heard]
    low = low_space(vault.folder)
    return [*told_now, low] if low else told_now


def _tr(text: str) -> str:
    return QCoreApplication.translate("Opening", text)
