"""Part of the second step: who worked in the owner's place, and whose a draft is.

The log's new column is last, so that rows of before keep the fields their `mac` was made over.
"""

from __future__ import annotations

from db.store.connection import Connection

_TABLE = """CREATE TABLE stand_ins (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('sjuk', 'ledig', 'slutat', 'tillsyn', 'annat')),
    until TEXT NOT NULL,
    begun_at TEXT NOT NULL
) STRICT"""

_COLUMNS = (
    ("log", "acting_for"),
    ("notes", "signed_for"),
    ("notes", "written_by"),
    ("amendments", "signed_for"),
    ("assessments", "signed_for"),
    ("plans", "signed_for"),
)


def stand_ins(connection: Connection) -> None:
    """Make the table of stand-ins, and room for whom each signed or acted for; nobody did until now."""
    connection.execute(_TABLE)
    for table, column in _COLUMNS:
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
