"""Saving what can be read out of a damaged vault into a new one, row by row. The damaged file is only read.

Everything is made ready in a folder of its own; `take` then puts it in place, with the damaged vault moved aside,
and a program killed on the way leaves the one or the other (`db.files.swap`). May run in a worker. See docs/adr/0019.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.backup import contents as backup_contents
from db.backup import make as backup
from db.backup import manifest as backup_manifest
from db.backup.container import Front
from db.backup.contents import verify
from db.backup.manifest import Contents
from db.files import atomic, staging, swap
from db.salvage.cells import Row, rows_in
from db.salvage.fill import LOG, Where, fill, latest_copy
from db.salvage.found import Found, Piece
from db.salvage.names import Names
from db.salvage.parents import StandIn, add_stand_ins
from db.salvage.target import Target, forms_of, unlocked_target
from db.salvage.tree import SCHEMA_ROOT, Tick, Tree
from db.store import migrations
from db.store.connection import Connection, check_integrity, connect, disconnect, named_failures, transaction
from db.store.pages import Pages
from db.vault.keys import UnsealedKey

Say = Callable[[Connection, bytearray, Found], None]
"""Given the new database last of all, inside a transaction, so that it can tell how it came to be."""

_BATCH = 100  # pages to a transaction
_WORDS = 12  # letters; a shorter text that lost its row says nothing to anyone


@dataclass(frozen=True)
class Ways:
    """What the salvage needs to be told: how stand-ins look, how the new vault tells of itself, who counts pages."""

    stand_in: StandIn
    say: Say
    tick: Tick


def prepare(folder: Path, key: UnsealedKey, ways: Ways) -> Found:
    """Make a new vault ready with all that can be read; nothing is put in place. Seconds to a minute.

    Raises `DatabaseMissingError`, `DatabaseTooNewError`, `DiskFullError`, `BackupError("full")` or what `tick`
    does; then nothing has changed.
    """
    source = folder / staging.DATABASE
    dek, vault = key.copy_of_dek(), key.header.vault
    try:
        with atomic.named_failures(), named_failures():
            place = swap.new_stage(folder)
            backup.make_room(place, 3 * source.stat().st_size)
            found = _save(source, place, dek, vault, ways)
            atomic.write(place / staging.KEY, key.data)
            return found
    except BaseException:
        swap.discard(folder)
        raise
    finally:
        dek[:] = bytes(len(dek))


def take(folder: Path) -> None:
    """Put what was prepared in place of the damaged vault, which is moved aside. Nothing may have it open.

    Raises what the disk does, and may then be called again: it goes on from where it was.
    """
    if not swap.is_decided(folder):
        swap.decide(folder, (staging.DATABASE, staging.KEY))
    staging.settle(folder)


def discard(folder: Path) -> None:
    """Give up what was prepared; the damaged vault lies as it lay. What is being taken stands."""
    swap.discard(folder)


def _save(source: Path, place: Path, dek: bytearray, vault: str, ways: Ways) -> Found:
    pages = Pages(source, dek, vault)
    try:
        tree = Tree(pages, ways.tick)
        path = place / staging.DATABASE
        version = _version(tree)
        with unlocked_target(path, dek, vault, version) as target:
            names = Names(tree, target)
            found = _copy(tree, target, names, ways.tick)
            where = Where(place.parent, place, dek, vault)
            with latest_copy(where, version, ways.tick) as latest, transaction(target.connection):
                if latest is not None:
                    _fill(found, tree, target, names, where, *latest)
                _make_whole(found, target, where, ways)
    finally:
        pages.close()
    contents = _close_up(found, path, dek, ways)
    # Opened afresh, its locks back on: as the program will open it.
    verify(path, dek, contents)
    return found


def _version(tree: Tree) -> int:
    """Return the schema version the damaged file was written with.

    Where its first page is gone it is the one whose tables take most of what is looked at: a page of each tree; of
    several, the one that takes most of it as it stands, without columns added at the end; then the newest.
    """
    page = tree.pages.read(1)
    stored = struct.unpack_from(">I", page, 60)[0] if page else 0
    if stored:
        return int(stored)
    versions = range(len(migrations.MIGRATIONS), 0, -1)
    taken, as_it_stands = dict.fromkeys(versions, 0), dict.fromkeys(versions, 0)
    known = {version: tuple(forms_of(version).values()) for version in versions}
    for number in dict(tree.leaves()).values():
        page = tree.pages.read(number)
        rows = [row.values for row in rows_in(page, number, tree.pages.read) if row] if page else []
        for version in versions:
            fitting = [[form for form in known[version] if form.fits(row)] for row in rows]
            taken[version] += sum(map(bool, fitting))
            as_it_stands[version] += sum(
                any(len(row) == len(form.columns) for form in forms)
                for row, forms in zip(rows, fitting, strict=True)
            )
    return max(versions, key=lambda version: (taken[version], as_it_stands[version]))


def _copy(tree: Tree, target: Target, names: Names, tick: Tick) -> Found:
    found = Found(pages=tree.pages.count, pages_lost=len(tree.lost))
    batch: list[tuple[str, int]] = []
    for root, number in tree.leaves():
        if root != SCHEMA_ROOT:
            batch.append((names.tables.get(root, ""), number))
        if len(batch) >= _BATCH:
            _copy_pages(batch, tree, target, found)
            tick(len(batch))
            batch.clear()
    _copy_pages(batch, tree, target, found)
    _note_log(found, target.connection)
    entries, lost = tree.entries(), tree.lost_roots()
    found.log_is_cut = bool(lost) and not found.log_gaps and _may_lack(LOG, names, lost)
    for table in target.forms:
        rows, key = found.of(table), names.keys.get(table, 0)
        rows.existed = max(rows.existed, rows.read, entries.get(key, 0) if key else 0)
        # Neither the table's own pages nor its index can say how many there were.
        found.is_unsure |= (
            table != LOG and bool(lost) and (not key or key in lost) and _may_lack(table, names, lost)
        )
    return found


def _may_lack(table: str, names: Names, lost: set[int]) -> bool:
    roots = {name: root for root, name in names.tables.items()}
    return 0 in lost or table not in roots or roots[table] in lost


def _copy_pages(batch: list[tuple[str, int]], tree: Tree, target: Target, found: Found) -> None:
    with transaction(target.connection):
        for table, number in batch:
            page = tree.pages.read(number)
            for row in rows_in(page, number, tree.pages.read) if page else ():
                if row is None:
                    continue
                if row.is_whole and table and target.add(table, row.rowid, row.values):
                    found.of(table).read += 1
                else:
                    found.unplaced += row.is_whole
                    found.pieces += _pieces(table, row, target)


def _pieces(table: str, row: Row, target: Target) -> list[Piece]:
    """Return the texts of a row that finds no place, as far as they can be read."""
    columns = target.forms[table].columns if table else ()
    return [
        Piece(table, columns[place] if place < len(columns) else "", value)
        for place, value in enumerate(row.values)
        if isinstance(value, str) and len(value.strip()) >= _WORDS and " " in value.strip()
    ]


def _fill(
    found: Found, tree: Tree, target: Target, names: Names, where: Where, front: Front, copy: Any
) -> None:
    contents = backup_manifest.unseal(front.manifest, where.dek)
    found.copy, found.copy_counts, found.copy_log_seq = front.manifest, contents.counts, contents.log_seq
    fill(found, target, tree, names, copy)


def _make_whole(found: Found, target: Target, where: Where, ways: Ways) -> None:
    """Let every row of the new database have its place."""
    _note_log(found, target.connection)
    _keep_facts(target.connection, where.vault)
    found.pieces = [piece for piece in found.pieces if not _stands(target, piece)]
    found.stand_ins = add_stand_ins(target, ways.stand_in)


def _close_up(found: Found, path: Path, dek: bytearray, ways: Ways) -> Contents:
    """Bring the new database to the schema of today and let it tell how it came to be; return what it holds."""
    connection = connect(path, dek)
    try:
        migrations.migrate(connection)
        with transaction(connection):
            ways.say(connection, dek, found)
        contents = backup_contents.contents_of(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        check_integrity(connection)
        return contents
    finally:
        disconnect(connection)


def _stands(target: Target, piece: Piece) -> bool:
    """Tell whether the row has come back from a copy with this very text."""
    if not piece.column:
        return False
    found = target.connection.execute(
        f"SELECT 1 FROM {piece.table} WHERE substr({piece.column}, 1, ?) = ? LIMIT 1",
        (len(piece.text), piece.text),
    )
    return found.fetchone() is not None


def _note_log(found: Found, connection: Connection) -> None:
    """Find the gaps in the log's numbers, and where it ends."""
    seqs = connection.execute("SELECT seq FROM log ORDER BY seq")
    last, gaps = 0, []
    for (seq,) in seqs:
        if seq != last + 1:
            gaps.append((last + 1, seq - 1))
        last = seq
    found.log_gaps, found.log_seq = gaps, last
    found.of(LOG).existed = max(found.of(LOG).existed, last)
    row = connection.execute("SELECT utc FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    found.log_last = str(row[0]) if row else ""


def _keep_facts(connection: Connection, vault: str) -> None:
    """Let the new database know whose it is, whatever could be read."""
    connection.execute(
        "INSERT INTO meta (key, value) VALUES ('vault_id', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (vault,),
    )
    connection.execute("INSERT OR IGNORE INTO meta (key, value) VALUES ('key_generation', '1')")
