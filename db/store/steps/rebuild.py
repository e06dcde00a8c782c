"""A table made anew with other columns or keys, which SQLite's ALTER TABLE cannot do.

See https://www.sqlite.org/lang_altertable.html, section 7.
"""

from __future__ import annotations

from collections.abc import Mapping

from db.store.connection import Connection


def rebuild(
    connection: Connection, table: str, old: str, new: str, filled: Mapping[str, str] | None = None
) -> None:
    """Make a table anew with `new` in place of `old` in its own text, and move every row over under its number.

    Columns that are gone are left behind; new ones get their default, or `filled`: SQL over the row as it was.
    Indexes are made again as they were. The caller has foreign keys off and checks them afterwards, and no triggers.
    Raises `ValueError` where `old` is not there exactly once, so that a step never passes over what it should change.
    """
    [(text,)] = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchall()
    if text.count(old) != 1:
        raise ValueError(f"{table} is not made as this step expects")
    indexes = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (table,)
    ).fetchall()
    made = f"{table}_anew"
    head, body = text.replace(old, new).split("(", 1)
    if head.split()[:2] != ["CREATE", "TABLE"]:
        raise ValueError(f"{table} is no plain table")
    was = _columns(connection, table)
    connection.execute(f"CREATE TABLE {made} ({body}")
    kept = [name for name in _columns(connection, made) if name in was]
    given = dict(filled or {})
    into = ", ".join(["rowid", *kept, *given])
    values = ", ".join(["rowid", *kept, *given.values()])
    connection.execute(f"INSERT INTO {made} ({into}) SELECT {values} FROM {table} ORDER BY rowid")
    connection.execute(f"DROP TABLE {table}")
    connection.execute(f"ALTER TABLE {made} RENAME TO {table}")
    for (sql,) in indexes:
        connection.execute(sql)


def _columns(connection: Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_xinfo({table})").fetchall()]
