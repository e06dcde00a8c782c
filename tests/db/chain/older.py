"""A database as 0.1.0 wrote it: the rows of one of today, under the first schema, with the one chain of that time."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from db.chain.seals import assessment_seal
from db.store import migrations
from db.store.connection import Connection
from db.tables.database import Database
from tests.db.store.shapes import in_memory

CHAINS = ("case_links", "vault_links")


def older(now: Connection) -> Connection:
    """Return the rows of `now` under the first schema, its signed texts chained in the order they have there."""
    then = in_memory()
    migrations.migrate(then, 1)
    tables = [
        str(name)
        for (name,) in now.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        if name not in CHAINS and not str(name).startswith("sqlite_") and _columns(then, str(name))
    ]
    then.execute("PRAGMA foreign_keys = OFF")
    for (name,) in then.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        then.execute(f"DROP TRIGGER {name}")
    for table in tables:
        had = _columns(then, table)
        if not had or table == "attendance_weeks":
            continue  # came with a later step, or was made anew in it; no link is about its rows
        names = [name for name in _columns(now, table) if name in had]
        marks = ", ".join("?" * len(names))
        rows = now.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY rowid").fetchall()
        then.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)
    then.execute("DELETE FROM meta WHERE key = 'vault_chain'")
    db = Database(now)
    for round_ in db.assessments.all():
        if round_.status == "signed":  # as it was sealed before a round knew its age
            seal = assessment_seal(db, replace(round_, age_group="", earlier_forms=""))
            then.execute("UPDATE assessments SET content_hash = ? WHERE id = ?", (seal, round_.id))
    chained(then, _signed(now))
    return then


def chained(then: Connection, order: list[tuple[str, str]]) -> None:
    """Chain signed texts, as (table, id), the way 0.1.0 did."""
    head = ""
    for table, id in order:
        then.execute(f"UPDATE {table} SET previous_hash = ? WHERE id = ?", (head, id))
        names = [
            name for name in _columns(then, table) if name not in ("content_hash", "transferred_at", "room")
        ]
        row = then.execute(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (id,)).fetchone()
        head = _sha(dict(zip(names, row, strict=True)))
        then.execute(f"UPDATE {table} SET content_hash = ? WHERE id = ?", (head, id))
    then.execute("INSERT OR REPLACE INTO settings VALUES ('chain.head', ?)", (head,))


def everything_in(connection: Connection, table: str) -> list[tuple[Any, ...]]:
    """Return every row of a table."""
    return [tuple(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()]


def _signed(now: Connection) -> list[tuple[str, str]]:
    rows = now.execute(
        "SELECT kind, object_id FROM case_links JOIN vault_links ON link_hash = hash"
        " WHERE kind IN ('anteckning', 'rattelse') ORDER BY seq"
    ).fetchall()
    return [({"anteckning": "notes", "rattelse": "amendments"}[str(kind)], str(id)) for kind, id in rows]


def _columns(connection: Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]


def _sha(row: dict[str, Any]) -> str:
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
