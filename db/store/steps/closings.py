"""Part of the second step: a closing and a booster are records, a case goes on from another, and siblings."""

from __future__ import annotations

from db.store.connection import Connection

_MADE = (
    """CREATE TABLE closings (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    number INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('utkast', 'signerad')),
    closed_on TEXT,
    late_reason TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    child_words TEXT NOT NULL,
    child_absence TEXT NOT NULL CHECK (child_absence IN ('', 'inte_med', 'ville_inte', 'annat_satt')),
    child_how TEXT NOT NULL,
    child_words_shown INTEGER NOT NULL CHECK (child_words_shown IN (0, 1)),
    helped_most TEXT NOT NULL,
    early_signs TEXT NOT NULL,
    unfinished_reason TEXT NOT NULL,
    snapshot_id TEXT,
    attendance_words TEXT NOT NULL,
    booster_on TEXT,
    booster_time TEXT NOT NULL,
    booster_place TEXT NOT NULL,
    no_booster_reason TEXT NOT NULL,
    upper_secondary TEXT NOT NULL CHECK (upper_secondary IN ('', 'ja', 'yrkes', 'nej', 'vet_inte')),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    signed_at TEXT,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    branch TEXT NOT NULL DEFAULT '',
    UNIQUE (case_id, number, branch)
) STRICT""",
    """CREATE TABLE closing_goals (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closings,
    goal_id TEXT NOT NULL REFERENCES goals,
    sort_order INTEGER NOT NULL,
    level_then INTEGER,
    level INTEGER,
    outcome TEXT NOT NULL CHECK (outcome IN ('', 'natt', 'delvis', 'inte_natt', 'inte_bedomt'))
) STRICT""",
    "CREATE INDEX closing_goals_by_closing ON closing_goals (closing_id)",
    "CREATE INDEX closing_goals_by_goal ON closing_goals (goal_id)",
    """CREATE TABLE closing_people (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closings,
    sort_order INTEGER NOT NULL,
    who TEXT NOT NULL,
    organisation TEXT NOT NULL,
    what TEXT NOT NULL,
    by_when TEXT NOT NULL
) STRICT""",
    "CREATE INDEX closing_people_by_closing ON closing_people (closing_id)",
    """CREATE TABLE closing_duties (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closings,
    sort_order INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('uppgift', 'mote')),
    subject_id TEXT NOT NULL,
    what TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('', 'gjord', 'utgar', 'booster', 'overlamnad')),
    to_whom TEXT NOT NULL
) STRICT""",
    "CREATE INDEX closing_duties_by_closing ON closing_duties (closing_id)",
    """CREATE TABLE closing_views (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closings,
    sort_order INTEGER NOT NULL,
    who TEXT NOT NULL,
    name TEXT NOT NULL,
    listened INTEGER,
    helped INTEGER,
    again INTEGER
) STRICT""",
    "CREATE INDEX closing_views_by_closing ON closing_views (closing_id)",
    """CREATE TABLE closing_undoings (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL UNIQUE REFERENCES closings,
    reason TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL
) STRICT""",
    """CREATE TABLE boosters (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    number INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('planerad', 'genomford', 'avbojd', 'ingen_kontakt', 'installd')),
    planned_on TEXT NOT NULL,
    planned_time TEXT NOT NULL,
    place TEXT NOT NULL,
    held_on TEXT,
    people TEXT NOT NULL,
    child_words TEXT NOT NULL,
    child_absence TEXT NOT NULL CHECK (child_absence IN ('', 'inte_med', 'ville_inte', 'annat_satt')),
    child_how TEXT NOT NULL,
    home_words TEXT NOT NULL,
    school_words TEXT NOT NULL,
    signs_seen TEXT NOT NULL,
    signs_unseen TEXT NOT NULL,
    assessment TEXT NOT NULL CHECK (assessment IN ('', 'haller', 'lite_stod', 'behover_stod')),
    support TEXT NOT NULL,
    reason TEXT NOT NULL,
    next_on TEXT,
    snapshot_id TEXT,
    attendance_words TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    signed_at TEXT,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    branch TEXT NOT NULL DEFAULT '',
    UNIQUE (case_id, number, branch)
) STRICT""",
    """CREATE TABLE pupil_siblings (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    sibling_id TEXT NOT NULL REFERENCES pupils,
    noted_at TEXT NOT NULL,
    UNIQUE (pupil_id, sibling_id),
    CHECK (pupil_id <> sibling_id)
) STRICT""",
    "CREATE INDEX pupil_siblings_by_sibling ON pupil_siblings (sibling_id)",
    "CREATE INDEX closings_begun ON closings (updated_at) WHERE status = 'utkast'",
    "CREATE INDEX follow_ups_begun ON follow_ups (updated_at) WHERE status = 'utkast'",
    "ALTER TABLE cases ADD COLUMN continues TEXT",
    "ALTER TABLE cases ADD COLUMN reviewed_on TEXT",
)


def closings(connection: Connection) -> None:
    """Make the tables. A case that was closed before has no record of it but its own row."""
    for statement in _MADE:
        connection.execute(statement)
