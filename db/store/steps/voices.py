"""Part of the second step: what the worker has set of what was said, whether the pupil lets it be shown, and what
became of asking somebody.

No row is made for what there is: nobody was asked, so nothing is shown, and no free text has been given a side.
"""

from __future__ import annotations

from db.store.connection import Connection

_TABLES = (
    """CREATE TABLE placements (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments,
    question_id TEXT NOT NULL,
    informant TEXT NOT NULL,
    words TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('resurs', 'hinder', 'ingetdera')),
    set_by TEXT NOT NULL,
    set_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX placements_by_assessment ON placements (assessment_id)",
    """CREATE TABLE clearances (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments,
    informant TEXT NOT NULL,
    said TEXT NOT NULL CHECK (said IN ('ja', 'nej')),
    asked_on TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    noted_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX clearances_by_assessment ON clearances (assessment_id)",
    """CREATE TABLE askings (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments,
    informant TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (
        kind IN ('begard', 'pamind', 'avbojde', 'svarade_inte', 'tillfragades_inte', 'angrad')
    ),
    happened_on TEXT NOT NULL,
    who TEXT NOT NULL,
    how TEXT NOT NULL,
    words TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    noted_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX askings_by_assessment ON askings (assessment_id)",
)


def voices(connection: Connection) -> None:
    """Make the three tables; all are only ever added to."""
    for sql in _TABLES:
        connection.execute(sql)
