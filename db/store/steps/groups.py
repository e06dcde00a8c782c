"""Part of the second step: what is done without a pupil being named is a record of its own, outside the cases."""

from __future__ import annotations

from db.store.connection import Connection

_MADE = (
    """CREATE TABLE group_activities (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    held_on TEXT NOT NULL,
    minutes INTEGER,
    stage TEXT NOT NULL CHECK (stage IN ('', 'F-3', '4-6', '7-9', 'gy')),
    who TEXT NOT NULL,
    pupils INTEGER,
    adults INTEGER,
    staff INTEGER,
    question TEXT NOT NULL,
    advice TEXT NOT NULL,
    series_id TEXT NOT NULL,
    occasion INTEGER,
    occasions INTEGER,
    led_to_case_on TEXT,
    written_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX group_activities_by_day ON group_activities (held_on)",
    "CREATE INDEX group_activities_by_series ON group_activities (series_id)",
    """CREATE TABLE group_activity_schools (
    id TEXT PRIMARY KEY NOT NULL,
    activity_id TEXT NOT NULL REFERENCES group_activities,
    school_id TEXT NOT NULL REFERENCES schools,
    UNIQUE (activity_id, school_id)
) STRICT""",
    "CREATE INDEX group_activity_schools_by_school ON group_activity_schools (school_id)",
)


def groups(connection: Connection) -> None:
    """Make the tables, empty: advice written before stands in the journal."""
    for statement in _MADE:
        connection.execute(statement)
