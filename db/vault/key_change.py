"""A new data key: every page written anew under it, proved, and put in place of the old pair of files at one blow.

Nothing of the old vault is written to. The new pair is made whole in the stage of `db.files.swap`, from the vault
held still (`db.backup.source`), opened and compared; from `decide` on the swap will happen whatever comes between,
before it nothing has. The old pair is moved aside, and removed once the new one has been opened and checked. See
docs/adr/0018.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.backup import signers
from db.backup.container import raise_if
from db.backup.contents import contents_of, open_still, verify
from db.backup.errors import BackupError
from db.backup.make import as_backup_errors, make_room
from db.errors import DatabaseDamagedError, HeaderDamagedError
from db.files import atomic, shred, swap
from db.files.staging import DATABASE, KEY, KEY_COPY
from db.log import epochs as key_epochs
from db.secrets import kdf_policy, keyfile, recovery, slots
from db.secrets.kdf import KEY_BYTES, typed, wipe
from db.secrets.keyfile import Header, Slot
from db.store.connection import (
    Connection,
    check_integrity,
    connect,
    disconnect,
    named_failures,
    sqlcipher3,
    transaction,
)
from db.vault import keys
from db.vault.keys import BY_PASSPHRASE, NewKey, UnsealedKey, code_bytes

if TYPE_CHECKING:
    from db.backup.container import Tick
    from db.backup.manifest import Contents
    from db.backup.source import Source
    from db.vault.vault import Vault

Mend = Callable[[Connection, bytearray], None]
"""Given the new database and its key, inside a transaction, so that it can say what was done."""

WROTE = {"log", "meta", "settings", "key_epochs"}
"""Tables that the change itself writes to; every other one must hold as many rows as before."""

_ASIDE = re.compile(rf"{swap.ASIDE}-[1-9][0-9]*")


def lost(header: Header, device: slots.Device = slots.NO_DEVICE) -> tuple[str, ...]:
    """Return the ways in that a change cannot carry over: `code` for each code beside the first, and `device`."""
    codes = [slot for slot in header.slots if slot.type not in BY_PASSPHRASE][1:]
    devices = [slot for slot in header.slots if slot.type == "pass+device" and not device]
    return ("code",) * len(codes) + ("device",) * bool(devices)


def forge(
    key: UnsealedKey, current: str, new: str | None = None, device: slots.Device = slots.NO_DEVICE
) -> NewKey:
    """Make the vault's next key, with the present passphrase or a new one and a new code. Seconds; any thread.

    Nothing is written. Raises `WrongPassphraseError` where `current` does not open, and otherwise as `keys.unseal`.
    """
    keys.unseal(key.folder, current, device).wipe()
    code, dek = recovery.new_code(), bytearray(os.urandom(KEY_BYTES))
    secret, spare = typed(current if new is None else new), code_bytes(code)
    try:
        made = [_again(slot, number, dek, key.header.vault, secret, device)
                for number, slot in enumerate(_ways_in(key.header, device))]  # fmt: skip
        first = next((slot for slot in key.header.slots if slot.type == "recovery"), None)
        cost = kdf_policy.raised(first.kdf if first else made[0].kdf)
        made.append(slots.seal(dek, key.header.vault, len(made), "recovery", spare, cost))
        header = key.next_header(tuple(made))
        data = keyfile.encode(header, dek)
        for proof, kinds in ((secret, BY_PASSPHRASE), (spare, keys.BY_RECOVERY)):
            keys.prove(data, proof, kinds, dek, device)
    except BaseException:
        wipe(dek)
        raise
    finally:
        wipe(secret, spare)
    return NewKey(data=data, header=header, dek=dek, code=code)


def make(source: Source, new: NewKey, mend: Mend, tick: Tick) -> None:
    """Make the new pair of files ready beside the vault, proved in every way. In the worker; `decide` comes next.

    Raises `BackupError`, `VaultError`, or `BackupCancelledError` when the source was stopped; then nothing is left.
    """
    folder = source.path.parent
    old, dek = bytearray(source.dek), bytearray(new.dek)
    new = replace(new, dek=dek)
    try:
        with source.stoppable(), as_backup_errors():
            raise_if(
                source.is_stopped
            )  # after the keys were copied: they are whole unless it has been stopped
            place = swap.new_stage(folder)
            make_room(folder, 2 * source.bytes)
            contents, target = source.contents(), place / DATABASE
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            source.vacuum_into(target, tick, new.dek)
            atomic.sync_file(target)
            verify(target, new.dek, contents)
            _refuse_old_key(target, old)
            _mend(target, new, old, contents, mend)
            atomic.write(place / KEY, new.data)
            raise_if(source.is_stopped)
    except BaseException as error:
        swap.discard(folder)
        if isinstance(error, DatabaseDamagedError):
            raise BackupError("verify") from error
        raise
    finally:
        wipe(old, dek)


def decide(vault: Vault) -> None:
    """Say that the change will happen: at the next start at the latest. The vault, only read now, is to be closed.

    What was written to it from here on would be left behind. In the vault's thread. Raises as `atomic.write` where
    it is not decided, and then nothing has changed.
    """
    folder = vault.folder
    try:
        swap.decide(folder, (DATABASE, KEY))
    except BaseException:
        # It may have been written although the disk then said otherwise: taken back, or it stands.
        swap.discard(folder)
        if not swap.is_decided(folder):
            raise
    vault.connection.execute("PRAGMA query_only = ON")


def remove_old(folder: Path, name: str, header: Header) -> None:
    """Remove the pair that was moved aside, now that the new one has been opened and checked. In the worker.

    Only an older pair of this very vault; anything else there stays. May be called again after a kill on the way.
    """
    place = folder / name
    if not _ASIDE.fullmatch(name) or not place.is_dir() or not _is_older(place, header):
        return
    for file in (DATABASE, f"{DATABASE}-wal", KEY_COPY, KEY):  # the key file last: it tells what lies there
        shred.remove(place / file)
    with atomic.named_failures():
        if not any(place.iterdir()):
            place.rmdir()
            atomic.sync_folder(folder)


def _is_older(place: Path, header: Header) -> bool:
    for name in (KEY, KEY_COPY):
        try:
            found = keyfile.parse((place / name).read_bytes())
        except (OSError, HeaderDamagedError):
            continue
        return found.vault == header.vault and found.gen < header.gen
    return not (place / DATABASE).exists()


def _ways_in(header: Header, device: slots.Device) -> list[Slot]:
    """Return the passphrase slots to be made again, each kind once."""
    found = {slot.type: slot for slot in header.slots if slot.type in BY_PASSPHRASE}
    if not device:
        found.pop("pass+device", None)
    return list(found.values())


def _again(
    slot: Slot, number: int, dek: bytearray, vault: str, secret: bytearray, device: slots.Device
) -> Slot:
    with_device = device if slot.type == "pass+device" else slots.NO_DEVICE
    return slots.seal(dek, vault, number, slot.type, secret, kdf_policy.raised(slot.kdf), with_device)


def _mend(path: Path, new: NewKey, old: bytearray, contents: Contents, mend: Mend) -> None:
    """Let the new database keep what the old key vouched for and say what was done; it must still be whole."""
    with named_failures():
        connection = connect(path, new.dek)
        try:
            with transaction(connection):
                key_epochs.end(connection, old, contents.log_seq)
                signers.keep(connection, old, contents.log_seq)
                connection.execute(
                    "UPDATE meta SET value = ? WHERE key = 'key_generation'", (str(new.header.gen),)
                )
                mend(connection, new.dek)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            check_integrity(connection)
            found = contents_of(connection)
        finally:
            disconnect(connection)
    atomic.sync_file(path)
    if _untouched(found) != _untouched(contents) or found.log_seq < contents.log_seq:
        raise BackupError("verify")


def _untouched(contents: Contents) -> dict[str, int]:
    return {table: count for table, count in contents.counts.items() if table not in WROTE}


def _refuse_old_key(path: Path, old: bytearray) -> None:
    """Raise if the new file can still be read with the key it is to be rid of."""
    connection = open_still(path, old)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.DatabaseError:
        return
    finally:
        connection.close()
    raise BackupError("verify")
