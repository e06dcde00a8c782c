"""Rows that others refer to and that were lost: stand-ins are made, so that what was saved has its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.salvage.cells import Stored
from db.salvage.target import Form, Target
from db.store.codec import columns, to_row

StandIn = Callable[[str, str], Any]
"""Given table and id, returns the record to stand there until the user has put things right."""

_ROUNDS = 10  # a stand-in may itself refer to one; the longest chain of tables is five


def add_stand_ins(target: Target, stand_in: StandIn) -> dict[str, int]:
    """Add what is missing until every reference leads somewhere; return how many rows, by table."""
    made: dict[str, int] = {}
    for _ in range(_ROUNDS):
        missing = _missing(target)
        if not missing:
            return made
        for table, id in sorted(missing):
            row = _row(target.forms[table], stand_in(table, id))
            marks = ", ".join("?" * len(row))
            sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"
            target.connection.execute(sql, tuple(row.values()))
            made[table] = made.get(table, 0) + 1
    raise RuntimeError("stand-ins that refer to each other without end")


def _row(form: Form, record: Any) -> dict[str, Stored]:
    """Return a record of today as a row of a table that may be of an earlier schema: what both of them have.

    A column that has gone since, and must hold something, is empty.
    """
    today = dict(zip(columns(type(record)), to_row(record), strict=True))
    row: dict[str, Stored] = {}
    known = zip(form.columns, form.kinds, form.required, form.defaults, strict=True)
    for name, kind, must, default in known:
        if name in today:
            row[name] = today[name]
        elif must and default is None:
            row[name] = _EMPTY[kind]
    return row


_EMPTY: dict[str, Stored] = {"TEXT": "", "INTEGER": 0, "BLOB": b""}


def _missing(target: Target) -> set[tuple[str, str]]:
    """Return table and id of every row that is referred to and is not there."""
    found: set[tuple[str, str]] = set()
    broken = target.connection.execute(
        'SELECT DISTINCT "table", fkid, parent FROM pragma_foreign_key_check'
    ).fetchall()
    for child, number, parent in broken:
        column = next(
            str(row[3])
            for row in target.connection.execute(f"PRAGMA foreign_key_list({child})")
            if row[0] == number
        )
        found |= {
            (str(parent), str(id))
            for (id,) in target.connection.execute(
                f"SELECT DISTINCT {column} FROM {child} WHERE {column} IS NOT NULL "
                f"AND {column} NOT IN (SELECT id FROM {parent})"
            )
        }
    return found
