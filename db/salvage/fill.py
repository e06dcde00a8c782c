"""What is missing after the salvage, taken from the latest copy: only rows that are known to have been there.

A row that was removed after the copy was made must not come back. So a row is taken only where the damaged file's
own index still names it; and where that index is damaged as well, where the table has lost pages itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.backup import (
    container as backup_container,
)
from db.backup import (
    contents as backup_contents,
)
from db.backup import (
    make as backup,
)
from db.backup import (
    manifest as backup_manifest,
)
from db.backup import (
    rotate as backup_rotate,
)
from db.backup import signers
from db.backup.container import Front
from db.backup.errors import BackupError
from db.salvage.cells import Stored, keys_in
from db.salvage.found import Found
from db.salvage.names import Names
from db.salvage.target import Target
from db.salvage.tree import Tick, Tree
from db.store import migrations
from db.store.connection import connect, disconnect, named_failures, sqlcipher3

LOG, EPOCHS = "log", "key_epochs"


@dataclass(frozen=True)
class Where:
    """The damaged vault's folder, the stage where things are made ready, and the vault's key and id."""

    folder: Path
    place: Path
    dek: bytearray
    vault: str


@contextmanager
def latest_copy(where: Where, version: int, tick: Tick) -> Iterator[Any]:
    """Give the newest copy that proves whole, open for reading and with its `Front`, or None. Gone afterwards.

    An earlier copy, made before the vault was brought to schema `version`, is brought there first; one of a later
    schema, from before an older copy was restored, is passed over.
    """
    with signers.present(where.dek) as keys:
        found = backup_rotate.copies_in(where.folder / backup.FOLDER, where.vault, keys)
    for front in found:
        if front.manifest.schema > version:
            continue
        unpacked = where.place / "kopia"
        try:
            _unpack(front, unpacked, where.dek, tick)
            _bring_up(unpacked, where.dek, version)
        except BackupError as error:
            unpacked.unlink(missing_ok=True)
            if error.kind in ("full", "readonly"):
                raise
            continue
        connection = backup_contents.open_still(unpacked, where.dek)
        try:
            yield front, connection
        finally:
            connection.close()
            unpacked.unlink()
        return
    yield None


def fill(found: Found, target: Target, tree: Tree, names: Names, copy: Any) -> None:
    """Add from the copy what the damaged file is known to have held and could not give back."""
    if not _is_earlier_self(target, copy):
        return
    lost = tree.lost_roots()
    roots = {table: root for root, table in names.tables.items()}
    for table, rows in found.tables.items():
        if table == LOG:
            rows.filled += _fill_log(target, copy, found.log_seq)
            continue
        if table == EPOCHS:
            rows.filled += _fill_epochs(target, copy)
            continue
        key = names.keys.get(table)
        has_index = key is not None and key not in lost
        if has_index and rows.existed > rows.read:
            wanted = _missing(target, tree, table, key or 0)
            rows.filled += sum(_take(target, copy, table, value) for value in wanted)
        elif not has_index and (roots.get(table, 0) in lost or 0 in lost or table not in roots):
            rows.filled += _take_absent(target, copy, table)


def _unpack(front: Front, target: Path, dek: bytearray, tick: Tick) -> None:
    def count(size: int) -> None:
        tick(size // 4096)

    with backup.as_backup_errors():
        with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            backup_container.read_through(front, count, file)
        backup_contents.verify(target, dek, backup_manifest.unseal(front.manifest, dek))


def _bring_up(path: Path, dek: bytearray, version: int) -> None:
    """Bring an unpacked copy to a version of the schema. Raises `BackupError`."""
    try:
        with backup.as_backup_errors(), named_failures():
            connection = connect(path, dek)
            try:
                migrations.migrate(connection, version)
            finally:
                disconnect(connection)
    except (migrations.BrokenReferenceError, sqlcipher3.Error) as error:
        raise BackupError("verify") from error


def _is_earlier_self(target: Target, copy: Any) -> bool:
    """Tell whether the copy was made of this very vault and not of one that was later replaced by an older copy."""
    form = target.forms[LOG]
    theirs = [str(row[1]) for row in copy.execute(f"PRAGMA table_info({LOG})")]
    if tuple(theirs) != form.columns:
        return False
    (head,) = copy.execute("SELECT coalesce(max(seq), 0) FROM log").fetchone()
    row = target.connection.execute(
        "SELECT seq, mac FROM log WHERE seq <= ? ORDER BY seq DESC LIMIT 1", (head,)
    ).fetchone()
    if row is None:
        return True
    theirs_then = copy.execute("SELECT mac FROM log WHERE seq = ?", (row[0],)).fetchone()
    return theirs_then is not None and bool(theirs_then[0] == row[1])


def _fill_log(target: Target, copy: Any, last: int) -> int:
    """Take every row of the log that is missing: the log is never shortened."""
    names = ", ".join(target.forms[LOG].columns)
    rows = copy.execute(f"SELECT {names} FROM log ORDER BY seq")
    return sum(target.add(LOG, int(row[0]), tuple(row)) for row in rows if not target.holds(LOG, int(row[0])))


def _fill_epochs(target: Target, copy: Any) -> int:
    """Take every subkey that is missing: none is ever removed, and each proves the log's rows of its time."""
    names = ", ".join(target.forms[EPOCHS].columns)
    rows = copy.execute(f"SELECT rowid, {names} FROM {EPOCHS}").fetchall()
    return sum(target.add(EPOCHS, int(row[0]), tuple(row[1:])) for row in rows)


def _missing(target: Target, tree: Tree, table: str, root: int) -> Iterator[Stored]:
    """Yield the keys that the damaged file's index names and the new table lacks."""
    for number in tree.pages_of(root):
        page = tree.pages.read(number)
        for entry in keys_in(page, number, tree.pages.read) if page else ():
            if len(entry) == 2 and isinstance(entry[1], int) and not target.holds(table, entry[1]):
                yield entry[0]


def _take(target: Target, copy: Any, table: str, key: Stored) -> bool:
    form = target.forms[table]
    names = ", ".join(form.columns)
    row = copy.execute(f"SELECT rowid, {names} FROM {table} WHERE {form.key} = ?", (key,)).fetchone()
    return row is not None and target.add(table, int(row[0]), tuple(row[1:]))


def _take_absent(target: Target, copy: Any, table: str) -> int:
    """Take every row whose key is not there: nothing tells any more which of them had been removed."""
    form = target.forms[table]
    names = ", ".join(form.columns)
    count = 0
    for row in copy.execute(f"SELECT rowid, {names} FROM {table}"):
        there = target.connection.execute(f"SELECT 1 FROM {table} WHERE {form.key} = ?", (row[1],))
        if there.fetchone() is None:
            count += target.add(table, int(row[0]), tuple(row[1:]))
    return count
