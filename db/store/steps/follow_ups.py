"""Part of the second step: a follow-up is a record of its own, and a note of progress may be made by one."""

from __future__ import annotations

from db.store.connection import Connection

_MADE = (
    """CREATE TABLE follow_ups (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    plan_id TEXT REFERENCES plans,
    number INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('planerad', 'utkast', 'signerad', 'installd', 'kastad')),
    held_on TEXT,
    held_time TEXT NOT NULL,
    place TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('mote', 'telefon', 'hembesok', 'skriftligt')),
    interpreter TEXT NOT NULL,
    due_on TEXT,
    replaces_due INTEGER CHECK (replaces_due IN (0, 1)),
    child_words TEXT NOT NULL,
    child_absence TEXT NOT NULL CHECK (child_absence IN ('', 'inte_med', 'ville_inte', 'annat_satt')),
    child_how TEXT NOT NULL,
    child_words_shown INTEGER NOT NULL CHECK (child_words_shown IN (0, 1)),
    home_words TEXT NOT NULL,
    school_words TEXT NOT NULL,
    school_silence TEXT NOT NULL CHECK (school_silence IN ('', 'avbojde', 'svarade_inte')),
    worked TEXT NOT NULL,
    not_worked TEXT NOT NULL,
    changes TEXT NOT NULL,
    keeps TEXT NOT NULL,
    ladder_step TEXT NOT NULL,
    snapshot_id TEXT,
    attendance_words TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('', 'fortsatt', 'andra_planen', 'avsluta', 'paus')),
    decision_reason TEXT NOT NULL,
    pause_until TEXT,
    next_on TEXT,
    next_time TEXT NOT NULL,
    next_place TEXT NOT NULL,
    no_more_reason TEXT NOT NULL,
    cancelled_reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    discarded_at TEXT,
    signed_at TEXT,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    branch TEXT NOT NULL DEFAULT '',
    UNIQUE (case_id, number, branch)
) STRICT""",
    """CREATE TABLE follow_up_goals (
    id TEXT PRIMARY KEY NOT NULL,
    follow_up_id TEXT NOT NULL REFERENCES follow_ups,
    goal_id TEXT NOT NULL REFERENCES goals,
    lineage TEXT NOT NULL,
    sort_order INTEGER NOT NULL,
    level_then INTEGER,
    level INTEGER,
    is_not_judged INTEGER NOT NULL CHECK (is_not_judged IN (0, 1)),
    why_not TEXT NOT NULL,
    sentence TEXT NOT NULL
) STRICT""",
    "CREATE INDEX follow_up_goals_by_follow_up ON follow_up_goals (follow_up_id)",
    """CREATE TABLE follow_up_measures (
    id TEXT PRIMARY KEY NOT NULL,
    follow_up_id TEXT NOT NULL REFERENCES follow_ups,
    measure_id TEXT NOT NULL REFERENCES measures,
    lineage TEXT NOT NULL,
    sort_order INTEGER NOT NULL,
    kept TEXT NOT NULL CHECK (kept IN ('', 'gjort', 'delvis', 'inte_an', 'inte_aktuell')),
    why TEXT NOT NULL,
    what_now TEXT NOT NULL,
    new_status TEXT NOT NULL
) STRICT""",
    "CREATE INDEX follow_up_measures_by_follow_up ON follow_up_measures (follow_up_id)",
    """CREATE TABLE follow_up_people (
    id TEXT PRIMARY KEY NOT NULL,
    follow_up_id TEXT NOT NULL REFERENCES follow_ups,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('', 'plats', 'telefon', 'skarm', 'inte_med')),
    sort_order INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX follow_up_people_by_follow_up ON follow_up_people (follow_up_id)",
    """CREATE TABLE follow_up_corrections (
    id TEXT PRIMARY KEY NOT NULL,
    follow_up_id TEXT NOT NULL REFERENCES follow_ups,
    struck TEXT NOT NULL,
    added TEXT NOT NULL,
    reason TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL
) STRICT""",
    "CREATE INDEX follow_up_corrections_by_follow_up ON follow_up_corrections (follow_up_id)",
    "ALTER TABLE progress ADD COLUMN follow_up_id TEXT REFERENCES follow_ups",
    "CREATE INDEX progress_by_follow_up ON progress (follow_up_id) WHERE follow_up_id IS NOT NULL",
    "CREATE INDEX follow_ups_by_plan ON follow_ups (plan_id)",
    "CREATE INDEX follow_up_goals_by_goal ON follow_up_goals (goal_id)",
    "CREATE INDEX follow_up_measures_by_measure ON follow_up_measures (measure_id)",
)


def follow_ups(connection: Connection) -> None:
    """Make the tables; what was noted before belongs to no follow-up."""
    for statement in _MADE:
        connection.execute(statement)
