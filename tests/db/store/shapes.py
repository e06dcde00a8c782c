"""The shape of a database, so that one made by steps and one made by a script can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.store import migrations
from db.store.connection import Connection, sqlcipher3


@dataclass(frozen=True)
class Shape:
    """A table: columns in order, references, unique keys and indexes, checks, and whether it is STRICT."""

    columns: list[tuple[object, ...]]
    references: list[tuple[object, ...]]
    indexes: list[tuple[object, ...]]
    checks: list[str]
    is_strict: bool


def in_memory() -> Connection:
    """Return an empty database that is nowhere."""
    return sqlcipher3.connect(":memory:", isolation_level=None)


def of_script(text: str) -> Connection:
    """Return a database made by a script."""
    connection = in_memory()
    for statement in migrations.statements(text):
        connection.execute(statement)
    return connection


def shapes(connection: Connection) -> dict[str, Shape]:
    """Return the shape of every table."""
    tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    return {
        name: _shape(connection, name, strict) for name, strict in tables if not name.startswith("sqlite_")
    }


def _shape(connection: Connection, table: str, strict: int) -> Shape:
    def ask(pragma: str, of: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in connection.execute(f"PRAGMA {pragma}({of})").fetchall()]

    indexes = []
    for row in ask("index_list", table):
        name = str(row[1])
        [(text,)] = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchall()
        where = _plain(text.partition(" WHERE ")[2]) if text else ""
        columns = tuple(info[1:] for info in ask("index_xinfo", name))
        indexes.append(("" if text is None else name, *row[2:], columns, where))
    [(text,)] = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchall()
    return Shape(
        columns=ask("table_xinfo", table),
        references=sorted((row[2:] for row in ask("foreign_key_list", table)), key=str),
        indexes=sorted(indexes, key=str),
        checks=sorted(_checks(text)),
        is_strict=bool(strict),
    )


def _checks(text: str) -> list[str]:
    """Return what stands in each CHECK: no pragma tells it."""
    found = []
    for start in re.finditer(r"\bCHECK\s*\(", text):
        depth, end = 1, start.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        found.append(_plain(text[start.end() : end - 1]))
    return found


def _plain(text: str) -> str:
    return " ".join(text.replace('"', "").split())
