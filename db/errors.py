"""What may go wrong with a vault, named. English, without personal data or whole paths."""

from __future__ import annotations

from typing import Literal


class VaultError(Exception):
    """Base of everything a vault can raise. Nothing on disk has been changed when one is raised."""


class VaultMissingError(VaultError):
    """The folder holds no vault at all."""


class VaultExistsError(VaultError):
    """A vault, or part of one, already lies where a new one was asked for."""


class DatabaseMissingError(VaultError):
    """There is a key file but no database beside it."""


DamageKind = Literal["empty", "cut", "unreadable", "pages", "structure"]


class DatabaseDamagedError(VaultError):
    """The database cannot be trusted.

    `count` is how many damaged parts were found.
    """

    def __init__(self, kind: DamageKind, count: int = 1) -> None:
        super().__init__(f"database damaged: {kind} ({count})")
        self.kind = kind
        self.count = count


class DatabaseTooNewError(VaultError):
    """The database was written by a newer program. `found` and `known` are schema versions."""

    def __init__(self, found: int, known: int = 0) -> None:
        super().__init__(f"database version {found} is newer than {known}")
        self.found = found
        self.known = known


class ForeignDatabaseError(VaultError):
    """The key fits the file, but another program or another vault made what is in it."""


class KeyFileMissingError(VaultError):
    """There is a database but neither a key file nor its copy."""


class HeaderDamagedError(VaultError):
    """The key file is not what it was when it was written."""


class KeyFileTooNewError(VaultError):
    """The key file was written by a newer program. `found` and `known` are format versions."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"key file version {found} is newer than {known}")
        self.found = found
        self.known = known


class ForeignKeyFileError(VaultError):
    """The key file is whole but belongs to another vault than the database beside it."""


class WrongPassphraseError(VaultError):
    """No slot opened with the passphrase or recovery code given, whichever it was."""


class DeviceSecretMissingError(VaultError):
    """The vault also wants the secret this computer's keyring holds, and none was given."""


class DeviceSecretWrongError(VaultError):
    """The secret given is another than the one the key file was bound to; it says nothing about the passphrase."""


class OnlyRecoveryCodeError(VaultError):
    """No slot opens with a passphrase: the key file comes out of a copy that only the recovery code opens."""


class TooLittleMemoryError(VaultError):
    """The key could not be derived for want of memory; it says nothing about the passphrase."""


class VaultReadOnlyError(VaultError):
    """The folder or its files cannot be written to."""


class DiskFullError(VaultError):
    """There is no room to write."""


class DiskFailingError(VaultError):
    """The disk answered with an error. What it said was saved before is there."""


class VaultInUseError(VaultError):
    """Another program holds the database, or will not let go of a file."""


class VaultGoneError(VaultError):
    """A file of the open vault has been moved, removed or replaced. What is written to it would be lost."""


class VaultChangedError(VaultError):
    """Another program has written in the file of the open vault."""


class VaultClosedError(VaultError):
    """The vault was closed, and its key wiped, before the work began."""
