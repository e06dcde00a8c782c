"""What stands beside an open vault while a copy is made of it, and what is done before an older one is migrated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from db.store import migrations
from db.store.connection import Connection
from db.vault.keys import UnsealedKey


class Reader(Protocol):
    """What reads the file beside the vault's own connection, in a worker: a copy on its way."""

    @property
    def is_over(self) -> bool:
        """Tell whether it has let go of the file."""

    def stop(self) -> None:
        """Break off. Any thread."""

    def close(self) -> None:
        """Close, once the vault's own connection is closed."""


Before = Callable[[Connection, Path, UnsealedKey], Sequence[Reader]]
"""What is done before an older vault is migrated: `db.backup.before.before_migration` makes a verified copy."""


def nothing_older(connection: Connection, _path: Path, _key: UnsealedKey) -> Sequence[Reader]:
    """Open vaults of this schema alone: what has nothing that copies a vault first must not migrate one."""
    if migrations.needs_migration(connection):
        raise RuntimeError("an older vault is never migrated without a copy of it")
    return []
