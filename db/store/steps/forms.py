"""Part of the second step: the form of each round is kept, and the age and earlier forms of a round with it."""

from __future__ import annotations

from db.store.connection import Connection


def forms(connection: Connection) -> None:
    """Make the table of kept forms; the rounds there are have none, and are read with the shipped files."""
    connection.execute(
        """CREATE TABLE forms (
    id TEXT PRIMARY KEY NOT NULL,
    form_id TEXT NOT NULL,
    version TEXT NOT NULL,
    content TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT"""
    )
    connection.execute("ALTER TABLE assessments ADD COLUMN age_group TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE assessments ADD COLUMN earlier_forms TEXT NOT NULL DEFAULT ''")
