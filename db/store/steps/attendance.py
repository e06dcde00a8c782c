"""Part of the second step: attendance as time and not as per cent, where it came from, what it was before, the
figures kept at the moments that are compared, and the calendar of each school.

The weeks there are were per cent of the time offered: they become rows of the unit `procent`, of a source of the kind
`tidigare` for each pupil and each word of where they came from. The per cents of a case become snapshots that were
told and not counted; the case keeps them as what was written at intake.
"""

from __future__ import annotations

from db.store.connection import Connection

_FIGURES = """    unit TEXT NOT NULL CHECK (unit IN ('minuter', 'lektioner', 'halvdagar', 'procent')),
    offered INTEGER,
    present INTEGER NOT NULL,
    excused INTEGER NOT NULL,
    unexcused INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    unregistered INTEGER NOT NULL,
    late INTEGER NOT NULL,
    full_time INTEGER,
    school_days INTEGER NOT NULL,
    counts_unreported INTEGER NOT NULL CHECK (counts_unreported IN (0, 1)),
    marks TEXT NOT NULL,
    note TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES attendance_sources,
    created_at TEXT NOT NULL
"""

_SOURCES = """CREATE TABLE attendance_sources (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    kind TEXT NOT NULL CHECK (kind IN ('hand', 'klistra', 'fil', 'tidigare', 'angrad')),
    system TEXT NOT NULL,
    profile TEXT NOT NULL,
    profile_version TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    sheet TEXT NOT NULL,
    first_on TEXT,
    last_on TEXT,
    told_by TEXT NOT NULL,
    told_on TEXT,
    registered INTEGER,
    rows_read INTEGER NOT NULL,
    rows_refused INTEGER NOT NULL,
    rows_others INTEGER NOT NULL,
    read_by TEXT NOT NULL,
    read_at TEXT NOT NULL,
    undoes TEXT REFERENCES attendance_sources,
    undone_at TEXT
) STRICT"""

_WEEKS = f"""CREATE TABLE attendance_weeks (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    year INTEGER NOT NULL,
    week INTEGER NOT NULL,
    school_id TEXT REFERENCES schools,
    kind TEXT NOT NULL CHECK (kind IN ('skolvecka', 'lov', 'delvis_lov')),
    half_days TEXT NOT NULL,
{_FIGURES}) STRICT"""

_MADE = (
    f"""CREATE TABLE attendance_periods (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    school_id TEXT REFERENCES schools,
{_FIGURES}) STRICT""",
    """CREATE TABLE attendance_lessons (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    held_on TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    subject TEXT NOT NULL,
    school_id TEXT REFERENCES schools,
    minutes INTEGER NOT NULL,
    absent_minutes INTEGER,
    state TEXT NOT NULL CHECK (state IN ('narvaro', 'giltig', 'ogiltig', 'okand', 'ej_registrerad')),
    reason TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES attendance_sources,
    created_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE attendance_earlier (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    kind TEXT NOT NULL CHECK (kind IN ('vecka', 'period', 'lektion')),
    row_id TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES attendance_sources,
    replaced_by TEXT NOT NULL REFERENCES attendance_sources,
    was TEXT NOT NULL,
    replaced_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE attendance_mappings (
    id TEXT PRIMARY KEY NOT NULL,
    school_id TEXT NOT NULL REFERENCES schools,
    profile TEXT NOT NULL,
    name TEXT NOT NULL,
    mapping TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (school_id, profile)
) STRICT""",
    """CREATE TABLE attendance_snapshots (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    moment TEXT NOT NULL CHECK (moment IN ('forfragan', 'inskrivning', 'plan', 'uppfoljning', 'avslut', 'booster')),
    anchor_on TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('veckor', 'period', 'uppgift', 'for_lite')),
    weeks TEXT NOT NULL,
    first_on TEXT,
    last_on TEXT,
    period TEXT NOT NULL,
    units TEXT NOT NULL,
    offered INTEGER,
    present INTEGER,
    excused INTEGER,
    unexcused INTEGER,
    unknown INTEGER,
    unregistered INTEGER,
    full_time INTEGER,
    present_share INTEGER,
    excused_share INTEGER,
    unexcused_share INTEGER,
    reported_share INTEGER,
    registered_share INTEGER,
    school_days INTEGER NOT NULL,
    schools TEXT NOT NULL,
    source TEXT NOT NULL,
    told_by TEXT NOT NULL,
    is_before_summer INTEGER NOT NULL CHECK (is_before_summer IN (0, 1)),
    replaces TEXT REFERENCES attendance_snapshots,
    reason TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE calendar_spans (
    id TEXT PRIMARY KEY NOT NULL,
    school_id TEXT NOT NULL REFERENCES schools,
    kind TEXT NOT NULL CHECK (kind IN ('termin', 'lov', 'studiedag')),
    name TEXT NOT NULL,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT""",
    """CREATE UNIQUE INDEX attendance_weeks_once
    ON attendance_weeks (pupil_id, year, week, ifnull(school_id, ''))""",
    """CREATE UNIQUE INDEX attendance_periods_once
    ON attendance_periods (pupil_id, first_on, last_on, ifnull(school_id, ''))""",
    """CREATE UNIQUE INDEX attendance_lessons_once
    ON attendance_lessons (pupil_id, held_on, starts_at, subject)""",
    "CREATE INDEX attendance_sources_by_pupil ON attendance_sources (pupil_id)",
    "CREATE INDEX attendance_earlier_by_pupil ON attendance_earlier (pupil_id)",
    "CREATE INDEX attendance_snapshots_by_case ON attendance_snapshots (case_id)",
    "CREATE INDEX calendar_spans_by_school ON calendar_spans (school_id)",
    "ALTER TABLE pupils ADD COLUMN attendance_unit TEXT NOT NULL DEFAULT ''"
    " CHECK (attendance_unit IN ('', 'minuter', 'lektioner', 'halvdagar', 'procent'))",
)

# Every week of the same pupil and the same words is of one source, which has the least of their ids.
_OF_OLD_SOURCES = """INSERT INTO attendance_sources
    SELECT min(id), pupil_id, 'tidigare', source, '', '', '', '', '', NULL, NULL, '', NULL, NULL, count(*), 0, 0,
        '', min(created_at), NULL, NULL
    FROM weeks_before GROUP BY pupil_id, source"""

# Nobody noted the school; where the pupil has been at one alone, it was that one.
_OF_OLD_WEEKS = """INSERT INTO attendance_weeks
    SELECT id, pupil_id, year, week,
        (SELECT min(school_id) FROM schoolings WHERE schoolings.pupil_id = old.pupil_id
            HAVING count(DISTINCT school_id) = 1),
        CASE is_break WHEN 1 THEN 'lov' ELSE 'skolvecka' END, '', 'procent',
        CASE is_break WHEN 1 THEN 0 ELSE 100 END,
        CASE is_break WHEN 1 THEN 0 ELSE present END,
        CASE is_break WHEN 1 THEN 0 ELSE excused END,
        CASE is_break WHEN 1 THEN 0 ELSE unexcused END,
        0, CASE is_break WHEN 1 THEN 0 ELSE 100 - present - excused - unexcused END,
        0, NULL, CASE is_break WHEN 1 THEN 0 ELSE school_days END, 0, '', '',
        (SELECT min(id) FROM weeks_before WHERE pupil_id = old.pupil_id AND source = old.source),
        created_at
    FROM weeks_before AS old ORDER BY rowid"""


def attendance(connection: Connection) -> None:
    """Make the tables, and bring what there is over: no figure is lost, and none is made up."""
    connection.execute("ALTER TABLE attendance_weeks RENAME TO weeks_before")
    for sql in (_SOURCES, _WEEKS, *_MADE, _OF_OLD_SOURCES, _OF_OLD_WEEKS):
        connection.execute(sql)
    connection.execute("DROP TABLE weeks_before")
    _told(connection, "inskrivning", "coalesce(enrolled_on, opened_on)", "''", "baseline_attendance")
    _told(connection, "forfragan", "opened_on", "absence_period", "100 - absence_percent")


def _told(connection: Connection, moment: str, anchor: str, period: str, present: str) -> None:
    """Keep a per cent that was told of the pupils' cases, as a snapshot nothing is counted from."""
    names = (
        "id, case_id, moment, anchor_on, basis, weeks, period, units, present_share, school_days, schools, source,"
        " told_by, is_before_summer, reason, taken_by, taken_at"
    )
    connection.execute(
        f"INSERT INTO attendance_snapshots ({names}) SELECT lower(hex(randomblob(16))), id, '{moment}', {anchor},"
        f" 'uppgift', '', {period}, '', ({present}) * 10000, 0, '', '', source, 0, '', '', created_at"
        f" FROM cases WHERE {present} IS NOT NULL"
    )
