"""What the tests of the change of key share."""

from __future__ import annotations

from db.backup.container import never_cancelled
from db.backup.source import hold_still
from db.log.chain import Event, Log
from db.secrets.kdf import expand
from db.store.connection import Connection
from db.vault import key_change
from db.vault.keys import NewKey
from db.vault.vault import Vault


def say(connection: Connection, dek: bytearray) -> None:
    """Log the change in the new vault, under its own key."""
    Log(connection, bytes(expand(dek, "audit")), "test", "").write(Event("key_changed"), "test")


def prepare(vault: Vault, current: str, new: str | None = None) -> NewKey:
    """Make the new pair ready, in this thread."""
    made = key_change.forge(vault.key, current, new)
    source = hold_still(vault)
    try:
        key_change.make(source, made, say, never_cancelled)
    finally:
        source.release()
    return made


def change(vault: Vault, current: str, new: str | None = None) -> NewKey:
    """Change the key and close; the swap takes place at the next look into the folder."""
    made = prepare(vault, current, new)
    key_change.decide(vault)
    vault.close()
    return made
