"""The vault: a folder with an encrypted database and the key file that opens it.

What is slow (`forge`, `unseal`, `change_passphrase`, `new_recovery_code`) touches no SQLite and may run in a
worker; `make_vault` and `open_vault` run in the thread where the database will be used.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from db.errors import (
    DatabaseDamagedError,
    DatabaseMissingError,
    KeyFileMissingError,
    VaultError,
    VaultExistsError,
    VaultMissingError,
    WrongPassphraseError,
)
from db.files import atomic
from db.files.staging import DATABASE, KEY, KEY_COPY, VaultState, move_in, stage, state_of
from db.files.watch import Presence
from db.secrets.kdf import KdfParams, expand, wipe
from db.store import migrations
from db.store.checking import AT_ONCE, Check
from db.store.connection import (
    PAGES_IN_WAL,
    Connection,
    check_integrity,
    connect,
    disconnect,
    named_failures,
    sqlcipher3,
    transaction,
)
from db.store.pages import refuse_broken_under_wal
from db.store.watched import WatchedConnection
from db.vault import copy_key, keys, rewrap
from db.vault.before import Before, Reader, nothing_older
from db.vault.facts import compare, note_generation, refuse_stranger
from db.vault.keys import NewKey, UnsealedKey, forge, unseal, unseal_with_recovery

__all__ = [
    "NewKey",
    "UnsealedKey",
    "Vault",
    "VaultState",
    "forge",
    "state_of",
    "unseal",
    "unseal_with_recovery",
]

Migrate = Callable[[Connection], None]


@dataclass
class Vault:
    """An open vault. `notices` are things to tell the user once, such as `keys.BAK_USED`.

    `check` is what remains to be checked, behind the first page: run it in a worker, then call `was_checked`
    or `was_damaged`. None where the whole file has been checked. `sources` are what copies were read through.
    """

    folder: Path
    connection: WatchedConnection
    key: UnsealedKey
    notices: tuple[str, ...] = ()
    check: Check | None = None
    is_open: bool = True
    is_checked: bool = False
    sources: list[Reader] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Remember which files it is."""
        self.presence = Presence(self.folder / DATABASE)

    @property
    def vault_id(self) -> str:
        """Return the 32 hexadecimal digits that name this vault and no other."""
        return self.key.header.vault

    @property
    def opened_by_recovery(self) -> bool:
        """Tell whether a recovery code opened it, so that a new passphrase must be chosen."""
        return bool(self.key.code_used)

    def subkey(self, purpose: str) -> bytearray:
        """Return the key for one purpose (`draft`, `audit`, `backup-manifest`); the caller wipes it."""
        return expand(self.key.dek, purpose)

    def close(self) -> None:
        """Leave one file at rest and wipe the key, whatever fails on the way. May be called twice."""
        if not self.is_open:
            return
        self.is_open = False
        for reader in self._readers():
            reader.stop()
        try:
            with suppress(
                sqlcipher3.Error, VaultError
            ):  # a vault that may only be read is closed all the same
                note_generation(self.connection, self.key)
            disconnect(self.connection)
        finally:
            self.key.wipe()
            for reader in self._readers():
                reader.close()

    def _readers(self) -> list[Check | Reader]:
        return [*([] if self.check is None else [self.check]), *self.sources]

    def was_checked(self) -> None:
        """Note that the whole file is sound: checkpoints may be made again as the WAL grows."""
        if self.is_open:
            self.is_checked = True
            self.connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES_IN_WAL}")

    def was_damaged(self) -> None:
        """Let nothing more be written; everything that can be read still can."""
        if self.is_open:
            self.connection.execute("PRAGMA query_only = ON")


def create(
    folder: Path, passphrase: str, *, kdf: KdfParams | None = None, migrate: Migrate = migrations.migrate
) -> tuple[Vault, str]:
    """Make a new vault and return it with its recovery code, which is not kept anywhere.

    Raises `VaultExistsError`, `VaultReadOnlyError`, `DiskFullError` or `TooLittleMemoryError`.
    """
    new = forge(passphrase, kdf)
    return make_vault(folder, new, migrate=migrate), new.code


def make_vault(folder: Path, new: NewKey, *, migrate: Migrate = migrations.migrate) -> Vault:
    """Put a forged key and an empty database in `folder`. A kill leaves nothing, or a whole vault."""
    _private(folder)
    if state_of(folder) is not VaultState.ABSENT:
        raise VaultExistsError("there is something there already")
    place = stage(folder)
    _fill(place / DATABASE, new, migrate)
    atomic.write(place / KEY, new.data)
    move_in(folder)
    atomic.write(folder / KEY_COPY, new.data)
    key = UnsealedKey(folder, new.data, new.header, bytearray(new.dek), keys.BY_PASSPHRASE)
    wipe(new.dek)
    return open_vault(folder, key, migrate=migrate)


def unlock(
    folder: Path, passphrase: str, device: bytes | bytearray = b"", *, before: Before = nothing_older
) -> Vault:
    """Open the vault with the passphrase, in this thread. Raises what `unseal` and `open_vault` raise."""
    refuse_unready(folder)
    return open_vault(folder, unseal(folder, passphrase, device), before=before)


def unlock_with_recovery(folder: Path, code: str, *, before: Before = nothing_older) -> Vault:
    """Open the vault with the recovery code, in this thread; afterwards a new passphrase must be chosen."""
    refuse_unready(folder)
    return open_vault(folder, unseal_with_recovery(folder, code), before=before)


def open_vault(
    folder: Path, key: UnsealedKey, *, before: Before = nothing_older, migrate: Migrate = migrations.migrate
) -> Vault:
    """Open the database with an unsealed key; the thread that calls owns the connection.

    `before` is called before an older vault is migrated, and must leave a copy of it.

    Raises `DatabaseMissingError`, `DatabaseDamagedError`, `DatabaseTooNewError`, `ForeignDatabaseError`,
    `ForeignKeyFileError`, `VaultInUseError`, `VaultReadOnlyError` or `DiskFullError`; the key is then wiped.
    """
    try:
        refuse_unready(folder)
        atomic.try_writing(folder)
        atomic.sweep(folder)
        if (folder / DATABASE).stat().st_size <= AT_ONCE:
            refuse_broken_under_wal(folder / DATABASE, key.dek, key.header.vault)
        connection = connect(folder / DATABASE, key.dek)
    except BaseException:
        key.wipe()
        raise
    try:
        with named_failures():
            check = _check_now_or_later(connection, folder / DATABASE, key)
            refuse_stranger(connection)
            sources = before(connection, folder / DATABASE, key)
            migrate(connection)
            notices = key.notices + compare(connection, key)
            copy_key.renumber(key)
            keys.mend_files(key)
            note_generation(connection, key)
    except BaseException:
        connection.close()
        key.wipe()
        raise
    return Vault(
        folder=folder,
        connection=connection,
        key=key,
        notices=notices,
        check=check,
        is_checked=check is None,
        sources=list(sources),
    )


def _check_now_or_later(connection: Connection, path: Path, key: UnsealedKey) -> Check | None:
    """Check a small file here; keep a large one as it lies, and return the check that is to be run behind."""
    if path.stat().st_size <= AT_ONCE:
        check_integrity(connection)
        return None
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    return Check(path, key.dek)


def refuse_unready(folder: Path) -> None:
    """Raise what stands in the way of unlocking before a passphrase is asked for."""
    errors: dict[VaultState, VaultError] = {
        VaultState.ABSENT: VaultMissingError(folder.name),
        VaultState.DB_MISSING: DatabaseMissingError(DATABASE),
        VaultState.DB_EMPTY: DatabaseDamagedError("empty"),
        VaultState.KEY_MISSING: KeyFileMissingError(KEY),
    }
    state = state_of(folder)
    if state in errors:
        raise errors[state]


def change_passphrase(vault: Vault, current: str | None, new: str) -> None:
    """Change the passphrase. `current` is None only when the recovery code opened the vault. Any thread.

    Someone with an old copy of the key file and the old passphrase still gets in: say so.
    """
    rewrap.rewrap_passphrase(vault.key, current, new)


def new_recovery_code(vault: Vault, kind: keys.CodeType = keys.OWN_CODE) -> str:
    """Make or replace a code of this kind and return it; its old paper is void. Any thread."""
    return rewrap.rewrap_recovery(vault.key, kind)


def try_recovery_code(folder: Path, code: str) -> keys.CodeFound:
    """Return which code this is, `keys.OWN_CODE` or `keys.CHIEF_CODE`, without opening; empty when it is neither.

    Any thread; other errors pass.
    """
    try:
        key = unseal_with_recovery(folder, code)
    except WrongPassphraseError:
        return ""
    key.wipe()
    return key.code_used


def _private(folder: Path) -> None:
    with atomic.named_failures():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # A file system without modes (a USB stick) refuses; the files are encrypted all the same.
        with suppress(PermissionError):
            folder.chmod(0o700)


def _fill(path: Path, new: NewKey, migrate: Migrate) -> None:
    """Make the empty database at `path`, its salt the vault's id, which tells whose it is without a key."""
    with atomic.named_failures():
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = connect(path, new.dek, salt=bytes.fromhex(new.header.vault))
    try:
        facts = {"vault_id": new.header.vault, "created_at": new.header.created, "key_generation": "1"}
        with named_failures():
            migrate(connection)
            with transaction(connection):
                connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", list(facts.items()))
    finally:
        disconnect(connection)
