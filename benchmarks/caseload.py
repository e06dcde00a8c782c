"""Filled-in cases by the thousand: the invented pupils once, and copies of every row they have.

What is copied is not sealed anew: it has the content hashes of what it was copied from, and no links.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from db.store import locks
from db.store.connection import Connection, transaction

NOT_COPIED = frozenset(
    {"log", "key_epochs", "meta", "schools", "school_contacts", "forms", "settings", "stand_ins", "drafts"}
    | {"case_links", "vault_links", "kept_papers", "paper_signings"}
)
"""What is the vault's own, what all cases share, and what would not hold for a copy."""

_HEX = 32  # hexadecimal digits of an id

Rows = Mapping[str, tuple[list[str], list[tuple[Any, ...]]]]


def multiply(connection: Connection, cases: int) -> None:
    """Copy every pupil with all that belongs to the cases, until there are so many cases. No lock is asked."""
    rows = _rows(connection)
    ids = {row[0][:_HEX] for _, found in rows.values() for row in found}
    (have,) = connection.execute("SELECT count(*) FROM cases").fetchone()
    connection.execute("PRAGMA foreign_keys = OFF")  # heeded outside a transaction only; checked below
    with transaction(connection):
        locks.take_off(connection)
        for copy in range(1, -(-cases // have)):
            for table, columns, row in _copied(rows, ids, copy):
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", row)
        locks.put_on(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _rows(connection: Connection) -> Rows:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {}
    for (table,) in tables:
        if table not in NOT_COPIED and not table.startswith("sqlite_"):
            cursor = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
            found[table] = ([str(column[0]) for column in cursor.description], cursor.fetchall())
    return found


def _copied(rows: Rows, ids: set[str], copy: int) -> Iterator[tuple[str, list[str], tuple[Any, ...]]]:
    """Yield table, columns and values of every row in its copy: what is an id is another's, the number too."""
    for table, (columns, found) in rows.items():
        for row in found:
            values = [_other(value, ids, copy) for value in row]
            if table == "cases":
                at = columns.index("number")
                values[at] = f"{values[at]}{copy:03}"
            if table == "pupils":
                at = columns.index("last_name")
                values[at] = f"{values[at]} {copy}"
            yield table, columns, tuple(values)


def _other(value: Any, ids: set[str], copy: int) -> Any:
    """Return the copy's id for an id, also for one that has something more after it: `<case>:planering`."""
    if not isinstance(value, str) or value[:_HEX] not in ids:
        return value
    last = int(value[_HEX - 4 : _HEX], 16) ^ copy
    return f"{value[: _HEX - 4]}{last:04x}{value[_HEX:]}"
