-- The vault as it is today: tables and indexes. Nothing reads it but people and a test, which compares it with what the
-- steps in db/store/migrations.py make. What may not be changed in it is db/store/locks.py, where the triggers are made.
-- Texts are NFC, dates ISO 8601 (YYYY-MM-DD), moments ISO 8601 in UTC. Ids are random, 32 hexadecimal characters.
-- STRICT tables: SQLite refuses what is of the wrong kind.

-- One act in the access log, chained by `mac`. `detail` holds coded words only.
CREATE TABLE log (
    seq INTEGER PRIMARY KEY NOT NULL,
    utc TEXT NOT NULL,
    tz_offset INTEGER NOT NULL,
    monotonic_ms INTEGER NOT NULL,
    app_version TEXT NOT NULL,
    actor TEXT NOT NULL,
    device TEXT NOT NULL,
    event TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    object_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    prev TEXT NOT NULL,
    mac TEXT NOT NULL,
    acting_for TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX log_by_utc ON log (utc);

-- The subkeys of data keys that have been replaced, never the data keys: `audit` holds for the log's rows up to and
-- with `upto` and after the epoch before it, `draft` for texts that lie sealed beside the vault since then.
CREATE TABLE key_epochs (
    purpose TEXT NOT NULL CHECK (purpose IN ('audit', 'draft')),
    upto INTEGER NOT NULL CHECK (upto >= 0),
    subkey BLOB NOT NULL CHECK (length(subkey) = 32),
    PRIMARY KEY (purpose, upto)
) STRICT;

-- Facts about the vault itself: vault_id, created_at, key_generation.
CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

-- A school the worker visits. `organiser_type` decides which secrecy text is printed.
CREATE TABLE schools (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    organiser_type TEXT NOT NULL CHECK (organiser_type IN ('kommunal', 'fristaende')),
    organiser TEXT NOT NULL,
    municipality TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    note TEXT NOT NULL,
    ended_on TEXT,
    created_at TEXT NOT NULL
) STRICT;

-- Somebody who works at a school, for a period. `role` is a code in the list `kontaktroll`.
CREATE TABLE school_contacts (
    id TEXT PRIMARY KEY NOT NULL,
    school_id TEXT NOT NULL REFERENCES schools,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    note TEXT NOT NULL,
    started_on TEXT,
    ended_on TEXT
) STRICT;

CREATE INDEX school_contacts_by_school ON school_contacts (school_id);

-- A child or youth. The identity number may be missing; it is stored as twelve characters without dash.
CREATE TABLE pupils (
    id TEXT PRIMARY KEY NOT NULL,
    first_names TEXT NOT NULL,
    last_name TEXT NOT NULL,
    calling_name TEXT NOT NULL,
    pronoun TEXT NOT NULL,
    identity_kind TEXT NOT NULL CHECK (identity_kind IN ('personnummer', 'samordningsnummer', 't_nummer', 'saknas')),
    identity_number TEXT NOT NULL,
    birth_date TEXT,
    legal_sex TEXT NOT NULL CHECK (legal_sex IN ('flicka', 'pojke', 'uppgift_saknas')),
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    language TEXT NOT NULL,
    needs_interpreter INTEGER NOT NULL CHECK (needs_interpreter IN (0, 1)),
    interpreter_note TEXT NOT NULL,
    note TEXT NOT NULL,
    is_protected INTEGER NOT NULL CHECK (is_protected IN (0, 1)),
    duplicate_reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    attendance_unit TEXT NOT NULL DEFAULT '' CHECK (attendance_unit IN ('', 'minuter', 'lektioner', 'halvdagar', 'procent'))
) STRICT;

CREATE INDEX pupils_by_number ON pupils (identity_number);

-- A pupil's time at one school. History is kept: a change of school ends one row and starts another.
CREATE TABLE schoolings (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    school_id TEXT NOT NULL REFERENCES schools,
    school_form TEXT NOT NULL,
    grade TEXT NOT NULL,
    class_name TEXT NOT NULL,
    mentor TEXT NOT NULL,
    started_on TEXT,
    ended_on TEXT
) STRICT;

CREATE INDEX schoolings_by_pupil ON schoolings (pupil_id);

CREATE INDEX schoolings_by_school ON schoolings (school_id);

CREATE INDEX schoolings_ended ON schoolings (ended_on, pupil_id) WHERE ended_on IS NOT NULL;

-- Two pupils in this vault who are siblings; one row a pair, whichever of them it was noted for.
CREATE TABLE pupil_siblings (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    sibling_id TEXT NOT NULL REFERENCES pupils,
    noted_at TEXT NOT NULL,
    UNIQUE (pupil_id, sibling_id),
    CHECK (pupil_id <> sibling_id)
) STRICT;

CREATE INDEX pupil_siblings_by_sibling ON pupil_siblings (sibling_id);

-- A guardian or another person around the pupil, for a period; ended roles stay visible.
CREATE TABLE contacts (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    relation TEXT NOT NULL,
    informant TEXT,
    custody TEXT NOT NULL CHECK (custody IN ('', 'gemensam', 'ensam', 'sarskilt')),
    custody_checked_on TEXT,
    organisation TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    needs_interpreter INTEGER NOT NULL CHECK (needs_interpreter IN (0, 1)),
    interpreter_note TEXT NOT NULL,
    contact_rule TEXT NOT NULL CHECK (contact_rule IN ('ok', 'forsiktigt', 'aldrig')),
    contact_note TEXT NOT NULL,
    hidden_for TEXT NOT NULL,
    note TEXT NOT NULL,
    sort_order INTEGER NOT NULL,
    started_on TEXT,
    ended_on TEXT
) STRICT;

CREATE INDEX contacts_by_pupil ON contacts (pupil_id);

-- One case. `number` (`26-014`) is all that may stand in titles, file names and logs.
CREATE TABLE cases (
    id TEXT PRIMARY KEY NOT NULL,
    number TEXT NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    emblem_colour INTEGER NOT NULL,
    emblem_pattern INTEGER NOT NULL,
    source TEXT NOT NULL,
    request TEXT NOT NULL,
    absence_percent INTEGER,
    absence_period TEXT NOT NULL,
    ladder_step TEXT NOT NULL,
    school_inquiry_on TEXT,
    family_asked_on TEXT,
    earlier_support TEXT NOT NULL,
    intake_decision TEXT NOT NULL,
    intake_reason TEXT NOT NULL,
    intake_decided_on TEXT,
    enrolled_on TEXT,
    baseline_attendance INTEGER,
    last_contact_on TEXT,
    closure_reason TEXT NOT NULL,
    closure_note TEXT NOT NULL,
    created_at TEXT NOT NULL, continues TEXT, reviewed_on TEXT,
    UNIQUE (number)
) STRICT;

CREATE INDEX cases_by_pupil ON cases (pupil_id);

-- Where one step of the process stands. Codes in the lists `steg` and `steg_status`.
CREATE TABLE case_steps (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    step TEXT NOT NULL CHECK (step IN ('aktualisering', 'samtycke', 'kartlaggning', 'planering',
        'genomforande', 'uppfoljning', 'avslut', 'vidmakthallande')),
    status TEXT NOT NULL CHECK (status IN ('kommande', 'pagar', 'klar', 'klar_med_luckor', 'overhoppad')),
    started_on TEXT,
    finished_on TEXT,
    reason TEXT NOT NULL,
    UNIQUE (case_id, step)
) STRICT;

-- A change of a step, kept for ever: going back never destroys what was.
CREATE TABLE step_changes (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    step TEXT NOT NULL CHECK (step IN ('aktualisering', 'samtycke', 'kartlaggning', 'planering',
        'genomforande', 'uppfoljning', 'avslut', 'vidmakthallande')),
    status TEXT NOT NULL CHECK (status IN ('kommande', 'pagar', 'klar', 'klar_med_luckor', 'overhoppad')),
    changed_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX step_changes_by_case ON step_changes (case_id);

-- Something to do, in a case or outside one. `icon` is a name in the icon table.
CREATE TABLE tasks (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT REFERENCES cases,
    what TEXT NOT NULL,
    icon TEXT NOT NULL,
    due_on TEXT,
    done_at TEXT,
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX tasks_by_case ON tasks (case_id);

CREATE INDEX tasks_waiting ON tasks (due_on, case_id) WHERE done_at IS NULL;

-- A planned meeting at a place. `starts_at` and `ends_at` are local clock times `HH:MM`.
CREATE TABLE meetings (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT REFERENCES cases,
    school_id TEXT REFERENCES schools,
    held_on TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    who TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    note_id TEXT REFERENCES notes,
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX meetings_by_case ON meetings (case_id);

CREATE INDEX meetings_by_school ON meetings (school_id);

CREATE INDEX meetings_by_note ON meetings (note_id);

CREATE INDEX meetings_by_day ON meetings (held_on, starts_at);

-- Where rows of attendance came from. `registered` in hundredths of a per cent; `file_name` is never a path.
CREATE TABLE attendance_sources (
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
) STRICT;

-- One ISO week of attendance at a school. `offered` NULL: nobody knows how much there was; 0: no school that week.
CREATE TABLE attendance_weeks (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    year INTEGER NOT NULL,
    week INTEGER NOT NULL,
    school_id TEXT REFERENCES schools,
    kind TEXT NOT NULL CHECK (kind IN ('skolvecka', 'lov', 'delvis_lov')),
    half_days TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('minuter', 'lektioner', 'halvdagar', 'procent')),
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
) STRICT;

-- The sum of a time that is not one week.
CREATE TABLE attendance_periods (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    school_id TEXT REFERENCES schools,
    unit TEXT NOT NULL CHECK (unit IN ('minuter', 'lektioner', 'halvdagar', 'procent')),
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
) STRICT;

-- One lesson. Times are local `HH:MM`.
CREATE TABLE attendance_lessons (
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
) STRICT;

-- A row of attendance before something replaced it; `was` is JSON.
CREATE TABLE attendance_earlier (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupils,
    kind TEXT NOT NULL CHECK (kind IN ('vecka', 'period', 'lektion')),
    row_id TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES attendance_sources,
    replaced_by TEXT NOT NULL REFERENCES attendance_sources,
    was TEXT NOT NULL,
    replaced_at TEXT NOT NULL
) STRICT;

-- What the columns of a school's files mean; `mapping` is JSON.
CREATE TABLE attendance_mappings (
    id TEXT PRIMARY KEY NOT NULL,
    school_id TEXT NOT NULL REFERENCES schools,
    profile TEXT NOT NULL,
    name TEXT NOT NULL,
    mapping TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (school_id, profile)
) STRICT;

-- A copy of the figures at a moment of a case. Shares are millionths; see `db.records.attendance`.
CREATE TABLE attendance_snapshots (
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
) STRICT;

-- A term, a break or study days of a school's year.
CREATE TABLE calendar_spans (
    id TEXT PRIMARY KEY NOT NULL,
    school_id TEXT NOT NULL REFERENCES schools,
    kind TEXT NOT NULL CHECK (kind IN ('termin', 'lov', 'studiedag')),
    name TEXT NOT NULL,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX attendance_weeks_once
    ON attendance_weeks (pupil_id, year, week, ifnull(school_id, ''));

CREATE UNIQUE INDEX attendance_periods_once
    ON attendance_periods (pupil_id, first_on, last_on, ifnull(school_id, ''));

CREATE UNIQUE INDEX attendance_lessons_once
    ON attendance_lessons (pupil_id, held_on, starts_at, subject);

CREATE INDEX attendance_sources_by_pupil ON attendance_sources (pupil_id);

CREATE INDEX attendance_earlier_by_pupil ON attendance_earlier (pupil_id);

CREATE INDEX attendance_snapshots_by_case ON attendance_snapshots (case_id);

CREATE INDEX calendar_spans_by_school ON calendar_spans (school_id);

-- What is done without a pupil being named: advice, a class, a group, a parents' meeting. `kind` is a code in the list
-- `aktivitet`. `series_id` is the first occasion of a group that meets several times. Belongs to no case.
CREATE TABLE group_activities (
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
) STRICT;

CREATE INDEX group_activities_by_day ON group_activities (held_on);

CREATE INDEX group_activities_by_series ON group_activities (series_id);

-- The schools an activity was for: one, several or none.
CREATE TABLE group_activity_schools (
    id TEXT PRIMARY KEY NOT NULL,
    activity_id TEXT NOT NULL REFERENCES group_activities,
    school_id TEXT NOT NULL REFERENCES schools,
    UNIQUE (activity_id, school_id)
) STRICT;

CREATE INDEX group_activity_schools_by_school ON group_activity_schools (school_id);

-- A journalanteckning, or a minnesstöd (`category`).
CREATE TABLE notes (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    category TEXT NOT NULL CHECK (category IN ('journal', 'minnesstod')),
    kind TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'signed')),
    event_on TEXT NOT NULL,
    event_time TEXT NOT NULL,
    place TEXT NOT NULL,
    present TEXT NOT NULL,
    school_id TEXT REFERENCES schools,
    goal_id TEXT REFERENCES goals,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    discarded_at TEXT,
    purge_on TEXT,
    signed_at TEXT,
    signed_by TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    transferred_at TEXT,
    signed_for TEXT NOT NULL DEFAULT '',
    written_by TEXT NOT NULL DEFAULT ''
) STRICT;

-- All that a list says of a note but its text, in the list's own order.
CREATE INDEX notes_listed ON notes (case_id, status, event_on DESC, event_time DESC, created_at DESC,
    discarded_at, transferred_at, category, kind, purge_on, written_by, id);

CREATE INDEX notes_by_school ON notes (school_id);

CREATE INDEX notes_by_goal ON notes (goal_id);

-- An earlier state of a draft, at least five minutes from the one before.
CREATE TABLE note_versions (
    id TEXT PRIMARY KEY NOT NULL,
    note_id TEXT NOT NULL REFERENCES notes,
    body TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

-- The few unsigned ones are asked for on every page.
CREATE INDEX notes_scratch ON notes (purge_on) WHERE category = 'minnesstod';

CREATE INDEX notes_binned ON notes (case_id) WHERE discarded_at IS NOT NULL;

CREATE INDEX notes_untransferred ON notes (signed_at) WHERE status = 'signed' AND transferred_at IS NULL;

CREATE INDEX notes_drafts ON notes (case_id, updated_at) WHERE status = 'draft';

CREATE INDEX note_versions_by_note ON note_versions (note_id);

-- A correction of a signed note: the struck passage stays readable, followed by the new words. `struck_of` and `struck_at`
-- are its place: the correction it stands in (empty: the note itself) and the character it begins at.
CREATE TABLE amendments (
    id TEXT PRIMARY KEY NOT NULL,
    note_id TEXT NOT NULL REFERENCES notes,
    struck TEXT NOT NULL,
    added TEXT NOT NULL,
    reason TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    signed_for TEXT NOT NULL DEFAULT '',
    struck_of TEXT NOT NULL DEFAULT '',
    struck_at INTEGER
) STRICT;

CREATE INDEX amendments_by_note ON amendments (note_id);

-- Text on its way in a form that is no row yet; `id` says which form, `body` is JSON.
CREATE TABLE drafts (
    id TEXT PRIMARY KEY NOT NULL,
    body TEXT NOT NULL,
    caret INTEGER NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

-- One round of kartläggning with one version of one form. `branch` (gren) tells apart rounds of the same number that met
-- when a case came from another vault: empty, b, c …; it is no part of what was signed. `form_hash` is the id in `forms`
-- of what it is asked with, `earlier_forms` of those it was lifted from; `age_group` is whose words were put.
CREATE TABLE assessments (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    form_id TEXT NOT NULL,
    form_version TEXT NOT NULL,
    form_hash TEXT NOT NULL,
    round INTEGER NOT NULL,
    short INTEGER NOT NULL CHECK (short IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('open', 'signed')),
    started_on TEXT NOT NULL,
    last_question TEXT NOT NULL,
    last_informant TEXT NOT NULL,
    signed_at TEXT,
    signed_by TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    branch TEXT NOT NULL DEFAULT '',
    age_group TEXT NOT NULL DEFAULT '',
    earlier_forms TEXT NOT NULL DEFAULT '',
    signed_for TEXT NOT NULL DEFAULT '',
    UNIQUE (case_id, round, branch)
) STRICT;

CREATE INDEX assessments_by_case ON assessments (case_id);

-- A form as it was when a round began with it; `id` is the SHA-256 of its content. A replaced file touches none of them.
CREATE TABLE forms (
    id TEXT PRIMARY KEY NOT NULL,
    form_id TEXT NOT NULL,
    version TEXT NOT NULL,
    content TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT;

-- Whose answers they are: E, V1, V2 … or S, with the name and role they answered under.
CREATE TABLE informants (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments,
    informant TEXT NOT NULL,
    contact_id TEXT REFERENCES contacts,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    answered_on TEXT,
    how TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    UNIQUE (assessment_id, informant)
) STRICT;

CREATE INDEX informants_by_contact ON informants (contact_id);

-- One informant's answer to one question, with the wording it was asked in.
CREATE TABLE answers (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments,
    question_id TEXT NOT NULL,
    informant TEXT NOT NULL,
    value TEXT NOT NULL,
    own_words TEXT NOT NULL,
    follow_ups TEXT NOT NULL,
    may_show_family INTEGER NOT NULL CHECK (may_show_family IN (0, 1)),
    asked_wording TEXT NOT NULL,
    asked_levels TEXT NOT NULL,
    answered_on TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (assessment_id, question_id, informant)
) STRICT;

-- The worker's and the family's conclusions; `id` is the assessment's id.
CREATE TABLE summaries (
    id TEXT PRIMARY KEY NOT NULL REFERENCES assessments,
    known TEXT NOT NULL,
    triggering TEXT NOT NULL,
    maintaining TEXT NOT NULL,
    protecting TEXT NOT NULL,
    further TEXT NOT NULL,
    further_who TEXT NOT NULL,
    thought TEXT NOT NULL,
    proposal TEXT NOT NULL,
    next_step TEXT NOT NULL,
    child_words TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

-- Which side the worker has set something said to: free text (`words`), or a line of the family's paper (no words; no
-- informant when all share it). The latest row of the same question, informant and words is what holds.
CREATE TABLE placements (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments,
    question_id TEXT NOT NULL,
    informant TEXT NOT NULL,
    words TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('resurs', 'hinder', 'ingetdera')),
    set_by TEXT NOT NULL,
    set_at TEXT NOT NULL
) STRICT;

CREATE INDEX placements_by_assessment ON placements (assessment_id);

-- Whether the pupil lets the answers of a round be shown: every time it was asked or taken back. The latest row holds;
-- without one the answer is no.
CREATE TABLE clearances (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments,
    informant TEXT NOT NULL,
    said TEXT NOT NULL CHECK (said IN ('ja', 'nej')),
    asked_on TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    noted_at TEXT NOT NULL
) STRICT;

CREATE INDEX clearances_by_assessment ON clearances (assessment_id);

-- What became of asking one informant in a round: asked, reminded, said no, did not answer, was not asked (`words`: why).
-- `who` is whom, or who said no. The latest outcome holds, unless it was taken back (`angrad`).
CREATE TABLE askings (
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
) STRICT;

CREATE INDEX askings_by_assessment ON askings (assessment_id);

-- A document to collect. `kind` and `status` are codes in the lists `underlag` and `underlag_status`.
CREATE TABLE case_documents (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    requested_on TEXT,
    requested_from TEXT NOT NULL,
    received_on TEXT,
    conclusion TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (case_id, kind)
) STRICT;

-- What the worker did when a safety question was reached; codes or own words, with the time.
CREATE TABLE safety_actions (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    question_id TEXT NOT NULL,
    actions TEXT NOT NULL,
    words TEXT NOT NULL,
    done_at TEXT NOT NULL
) STRICT;

CREATE INDEX safety_actions_by_case ON safety_actions (case_id);

-- One version of a plan. A signed version is locked with everything under it; a change makes a new one. `branch`: see
-- assessments.
CREATE TABLE plans (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'signed', 'replaced')),
    child_words TEXT NOT NULL,
    child_missing_reason TEXT NOT NULL,
    situation TEXT NOT NULL,
    attendance TEXT NOT NULL,
    long_term_goal TEXT NOT NULL,
    morning_plan TEXT NOT NULL,
    stop_plan TEXT NOT NULL,
    school_support TEXT NOT NULL,
    shared TEXT NOT NULL,
    private TEXT NOT NULL,
    risk TEXT NOT NULL,
    next_on TEXT,
    next_time TEXT NOT NULL,
    next_place TEXT NOT NULL,
    next_interpreter TEXT NOT NULL,
    next_called TEXT NOT NULL,
    change_note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    signed_at TEXT,
    signed_by TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    branch TEXT NOT NULL DEFAULT '',
    signed_for TEXT NOT NULL DEFAULT '',
    UNIQUE (case_id, number, version, branch)
) STRICT;

-- A guardian's own words in the plan.
CREATE TABLE plan_words (
    id TEXT PRIMARY KEY NOT NULL,
    plan_id TEXT NOT NULL REFERENCES plans,
    contact_id TEXT REFERENCES contacts,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    words TEXT NOT NULL,
    missing_reason TEXT NOT NULL,
    sort_order INTEGER NOT NULL
) STRICT;

CREATE INDEX plan_words_by_plan ON plan_words (plan_id);

CREATE INDEX plan_words_by_contact ON plan_words (contact_id);

-- A strength or a barrier as it stands in the plan; `question_id` when it comes from the kartläggning.
CREATE TABLE plan_points (
    id TEXT PRIMARY KEY NOT NULL,
    plan_id TEXT NOT NULL REFERENCES plans,
    kind TEXT NOT NULL CHECK (kind IN ('strength', 'barrier')),
    text TEXT NOT NULL,
    question_id TEXT NOT NULL,
    sort_order INTEGER NOT NULL
) STRICT;

CREATE INDEX plan_points_by_plan ON plan_points (plan_id);

-- A goal with five worded levels; `lineage` is the same for the same goal in every version of the plan.
CREATE TABLE goals (
    id TEXT PRIMARY KEY NOT NULL,
    plan_id TEXT NOT NULL REFERENCES plans,
    lineage TEXT NOT NULL,
    sort_order INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'reached', 'ended')),
    wording TEXT NOT NULL,
    noticed TEXT NOT NULL,
    why TEXT NOT NULL,
    now_text TEXT NOT NULL,
    target_text TEXT NOT NULL,
    due_on TEXT,
    minus2 TEXT NOT NULL,
    minus1 TEXT NOT NULL,
    zero TEXT NOT NULL,
    plus1 TEXT NOT NULL,
    plus2 TEXT NOT NULL,
    current_level INTEGER
) STRICT;

CREATE INDEX goals_by_plan ON goals (plan_id);

-- The factor in the kartläggning that a goal answers to.
CREATE TABLE goal_factors (
    id TEXT PRIMARY KEY NOT NULL,
    plan_id TEXT NOT NULL REFERENCES plans,
    goal_id TEXT NOT NULL REFERENCES goals,
    question_id TEXT NOT NULL,
    label TEXT NOT NULL
) STRICT;

CREATE INDEX goal_factors_by_plan ON goal_factors (plan_id);

CREATE INDEX goal_factors_by_goal ON goal_factors (goal_id);

-- What is done, by whom, when. `code` and `status` are codes in the lists `insats` and `insats_status`.
CREATE TABLE measures (
    id TEXT PRIMARY KEY NOT NULL,
    plan_id TEXT NOT NULL REFERENCES plans,
    goal_id TEXT REFERENCES goals,
    lineage TEXT NOT NULL,
    sort_order INTEGER NOT NULL,
    code TEXT NOT NULL,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    who_role TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor IN ('skola', 'hemma', 'elev', 'socialtjanst', 'annan')),
    when_text TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    level INTEGER NOT NULL,
    status TEXT NOT NULL
) STRICT;

CREATE INDEX measures_by_plan ON measures (plan_id);

CREATE INDEX measures_by_goal ON measures (goal_id);

-- One step of trappan, the way back a step at a time.
CREATE TABLE ladder_steps (
    id TEXT PRIMARY KEY NOT NULL,
    plan_id TEXT NOT NULL REFERENCES plans,
    sort_order INTEGER NOT NULL,
    what TEXT NOT NULL,
    when_text TEXT NOT NULL,
    who_meets TEXT NOT NULL,
    plan_b TEXT NOT NULL,
    criterion TEXT NOT NULL,
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
) STRICT;

CREATE INDEX ladder_steps_by_plan ON ladder_steps (plan_id);

-- Who took part in making the plan. `how`: plats | telefon | skarm | inte_med.
CREATE TABLE participants (
    id TEXT PRIMARY KEY NOT NULL,
    plan_id TEXT NOT NULL REFERENCES plans,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('plats', 'telefon', 'skarm', 'inte_med')),
    approved TEXT NOT NULL CHECK (approved IN ('', 'paper', 'oral')),
    approved_on TEXT,
    sort_order INTEGER NOT NULL
) STRICT;

CREATE INDEX participants_by_plan ON participants (plan_id);

-- A noted level of a goal or state of a measure after the plan was signed; `lineage` says which.
CREATE TABLE progress (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    subject TEXT NOT NULL CHECK (subject IN ('goal', 'measure')),
    lineage TEXT NOT NULL,
    value TEXT NOT NULL,
    sentence TEXT NOT NULL,
    noted_on TEXT NOT NULL,
    created_at TEXT NOT NULL,
    takes_back TEXT REFERENCES progress,
    follow_up_id TEXT REFERENCES follow_ups
) STRICT;

CREATE INDEX progress_by_case ON progress (case_id);

CREATE INDEX progress_taken_back ON progress (takes_back) WHERE takes_back IS NOT NULL;
-- Uppföljning, a meeting of its own; `number` counts per case. `status`: planerad | utkast | signerad | installd | kastad.
CREATE TABLE follow_ups (
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
) STRICT;

-- Where a goal stood at a follow-up; levels −2 to +2.
CREATE TABLE follow_up_goals (
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
) STRICT;

CREATE INDEX follow_up_goals_by_follow_up ON follow_up_goals (follow_up_id);

-- Whether a measure was done as promised. `why` is a code in the list `uppfoljning_varfor`.
CREATE TABLE follow_up_measures (
    id TEXT PRIMARY KEY NOT NULL,
    follow_up_id TEXT NOT NULL REFERENCES follow_ups,
    measure_id TEXT NOT NULL REFERENCES measures,
    lineage TEXT NOT NULL,
    sort_order INTEGER NOT NULL,
    kept TEXT NOT NULL CHECK (kept IN ('', 'gjort', 'delvis', 'inte_an', 'inte_aktuell')),
    why TEXT NOT NULL,
    what_now TEXT NOT NULL,
    new_status TEXT NOT NULL
) STRICT;

CREATE INDEX follow_up_measures_by_follow_up ON follow_up_measures (follow_up_id);

-- Who was called to a follow-up, and how they took part.
CREATE TABLE follow_up_people (
    id TEXT PRIMARY KEY NOT NULL,
    follow_up_id TEXT NOT NULL REFERENCES follow_ups,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('', 'plats', 'telefon', 'skarm', 'inte_med')),
    sort_order INTEGER NOT NULL
) STRICT;

CREATE INDEX follow_up_people_by_follow_up ON follow_up_people (follow_up_id);

-- A correction of a signed follow-up, beside it.
CREATE TABLE follow_up_corrections (
    id TEXT PRIMARY KEY NOT NULL,
    follow_up_id TEXT NOT NULL REFERENCES follow_ups,
    struck TEXT NOT NULL,
    added TEXT NOT NULL,
    reason TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL
) STRICT;

CREATE INDEX follow_up_corrections_by_follow_up ON follow_up_corrections (follow_up_id);

-- Avslut, an act: what was said and chosen when a case was closed; `number` counts per case. `status`: utkast | signerad.
CREATE TABLE closings (
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
) STRICT;

CREATE INDEX closings_begun ON closings (updated_at) WHERE status = 'utkast';

CREATE INDEX follow_ups_begun ON follow_ups (updated_at) WHERE status = 'utkast';

-- How a goal ended, with its levels at the start and last, −2 to +2.
CREATE TABLE closing_goals (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closings,
    goal_id TEXT NOT NULL REFERENCES goals,
    sort_order INTEGER NOT NULL,
    level_then INTEGER,
    level INTEGER,
    outcome TEXT NOT NULL CHECK (outcome IN ('', 'natt', 'delvis', 'inte_natt', 'inte_bedomt'))
) STRICT;

CREATE INDEX closing_goals_by_closing ON closing_goals (closing_id);

CREATE INDEX closing_goals_by_goal ON closing_goals (goal_id);

-- Who does what from now on.
CREATE TABLE closing_people (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closings,
    sort_order INTEGER NOT NULL,
    who TEXT NOT NULL,
    organisation TEXT NOT NULL,
    what TEXT NOT NULL,
    by_when TEXT NOT NULL
) STRICT;

CREATE INDEX closing_people_by_closing ON closing_people (closing_id);

-- What was still to be done when a case was closed, and what was chosen for it; `subject_id` is a task or a meeting.
CREATE TABLE closing_duties (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closings,
    sort_order INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('uppgift', 'mote')),
    subject_id TEXT NOT NULL,
    what TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('', 'gjord', 'utgar', 'booster', 'overlamnad')),
    to_whom TEXT NOT NULL
) STRICT;

CREATE INDEX closing_duties_by_closing ON closing_duties (closing_id);

-- What the pupil and each guardian thought of the support, 0 to 3; empty for not answered. `who`: E, V1, V2 …
CREATE TABLE closing_views (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closings,
    sort_order INTEGER NOT NULL,
    who TEXT NOT NULL,
    name TEXT NOT NULL,
    listened INTEGER,
    helped INTEGER,
    again INTEGER
) STRICT;

CREATE INDEX closing_views_by_closing ON closing_views (closing_id);

-- A closing that was a mistake, taken back; it stays readable, and consents do not come back.
CREATE TABLE closing_undoings (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL UNIQUE REFERENCES closings,
    reason TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL
) STRICT;

-- Boosterträff: one more meeting on a closed case. `status`: planerad | genomford | avbojd | ingen_kontakt | installd.
CREATE TABLE boosters (
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
) STRICT;

-- Vidare stöd: what was handed on, to whom, on which ground. Handed over or given up (`status`) it is locked.
CREATE TABLE referrals (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    kind TEXT NOT NULL CHECK (
        kind IN ('oro', 'ansokan', 'sip', 'bup', 'habilitering', 'utredning', 'elevhalsa', 'annan')
    ),
    status TEXT NOT NULL CHECK (status IN ('utkast', 'lamnad', 'avbruten')),
    title TEXT NOT NULL,
    to_code TEXT NOT NULL,
    to_unit TEXT NOT NULL,
    to_person TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('', 'telefon', 'blankett', 'post', 'etjanst', 'epost')),
    given_on TEXT,
    given_time TEXT NOT NULL,
    written TEXT NOT NULL,
    seen_on TEXT,
    seen_time TEXT NOT NULL,
    seen_place TEXT NOT NULL,
    what TEXT NOT NULL,
    who_said TEXT NOT NULL,
    wishes TEXT NOT NULL,
    question TEXT NOT NULL,
    child_words TEXT NOT NULL,
    take_up TEXT NOT NULL,
    leave_out TEXT NOT NULL,
    thought TEXT NOT NULL,
    ongoing TEXT NOT NULL,
    siblings TEXT NOT NULL,
    safe_now TEXT NOT NULL,
    comfort TEXT NOT NULL,
    reach TEXT NOT NULL,
    did TEXT NOT NULL,
    consulted TEXT NOT NULL,
    invited TEXT NOT NULL,
    goals TEXT NOT NULL,
    ground TEXT NOT NULL CHECK (ground IN ('samtycke', 'anmalningsplikt', 'familjen_sjalv', 'annan')),
    categories TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_on TEXT,
    decided_words TEXT NOT NULL,
    family_knows TEXT NOT NULL CHECK (family_knows IN ('', 'tillsammans', 'vet', 'vet_inte')),
    family_why TEXT NOT NULL,
    child_knows TEXT NOT NULL CHECK (child_knows IN ('', 'ja', 'nej')),
    child_how TEXT NOT NULL,
    follow_on TEXT,
    not_watched TEXT NOT NULL,
    aborted_reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    signed_at TEXT,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL
) STRICT;

CREATE INDEX referrals_by_case ON referrals (case_id);

-- What is written beside a referral that is handed over: answers, next checks, its end, corrections.
CREATE TABLE referral_additions (
    id TEXT PRIMARY KEY NOT NULL,
    referral_id TEXT NOT NULL REFERENCES referrals,
    kind TEXT NOT NULL CHECK (kind IN ('svar', 'kontroll', 'avslutad', 'avbruten', 'rattelse')),
    answer TEXT NOT NULL CHECK (
        answer IN ('', 'mottaget', 'inleds', 'inleds_inte', 'beviljad', 'avslag',
            'sip_mote', 'vantelista', 'annat', 'inget_svar')
    ),
    happened_on TEXT,
    words TEXT NOT NULL,
    diary TEXT NOT NULL,
    coordinator TEXT NOT NULL,
    next_on TEXT,
    signed_at TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_for TEXT NOT NULL,
    content_hash TEXT NOT NULL
) STRICT;

CREATE INDEX referral_additions_by_referral ON referral_additions (referral_id);

-- One version of a consent. From the first signature (`locked_at`) what was signed for cannot change. `branch`: see
-- assessments.
CREATE TABLE consents (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'printed', 'replaced', 'ended')),
    purpose TEXT NOT NULL,
    how TEXT NOT NULL,
    not_shared TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    information_given_on TEXT,
    information_language TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    original_kept TEXT NOT NULL,
    child_stance TEXT NOT NULL,
    child_reason TEXT NOT NULL,
    child_words TEXT NOT NULL,
    child_asked_by TEXT NOT NULL,
    child_asked_on TEXT,
    override_ground TEXT NOT NULL,
    override_at TEXT,
    override_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    locked_at TEXT,
    content_hash TEXT NOT NULL,
    branch TEXT NOT NULL DEFAULT '',
    override_kind TEXT NOT NULL DEFAULT '',
    override_decided_by TEXT NOT NULL DEFAULT '',
    override_decided_on TEXT,
    ended_on TEXT,
    ended_how TEXT NOT NULL DEFAULT '' CHECK (ended_how IN ('', 'avslut', 'overenskommelse')),
    ended_note TEXT NOT NULL DEFAULT '',
    UNIQUE (case_id, number, version, branch)
) STRICT;

-- Who may be talked with. `code` is in the list `part`; `name` and `unit` say who, concretely.
CREATE TABLE consent_parties (
    id TEXT PRIMARY KEY NOT NULL,
    consent_id TEXT NOT NULL REFERENCES consents,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    school_id TEXT REFERENCES schools,
    not_this TEXT NOT NULL,
    sort_order INTEGER NOT NULL
) STRICT;

CREATE INDEX consent_parties_by_consent ON consent_parties (consent_id);

CREATE INDEX consent_parties_by_school ON consent_parties (school_id);

-- What may be shared with a party. No row: not shared. Codes in the lists `kategori` and `riktning`.
CREATE TABLE consent_cells (
    id TEXT PRIMARY KEY NOT NULL,
    consent_id TEXT NOT NULL REFERENCES consents,
    party_id TEXT NOT NULL REFERENCES consent_parties,
    category TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('lamna', 'ta_emot', 'bada')),
    UNIQUE (party_id, category)
) STRICT;

CREATE INDEX consent_cells_by_consent ON consent_cells (consent_id);

-- Somebody whose signature the consent needs (`required`), or who may sign (the pupil).
CREATE TABLE signatories (
    id TEXT PRIMARY KEY NOT NULL,
    consent_id TEXT NOT NULL REFERENCES consents,
    contact_id TEXT REFERENCES contacts,
    signer TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    required INTEGER NOT NULL CHECK (required IN (0, 1)),
    kind TEXT NOT NULL CHECK (kind IN ('', 'papper', 'muntligt')),
    signed_on TEXT,
    refused_on TEXT,
    reminded_on TEXT,
    oral_how TEXT NOT NULL,
    oral_identity TEXT NOT NULL,
    registered_by TEXT NOT NULL,
    sort_order INTEGER NOT NULL
) STRICT;

CREATE INDEX signatories_by_consent ON signatories (consent_id);

CREATE INDEX signatories_by_contact ON signatories (contact_id);

-- What was taken back, when and how. `party_id` and `category` None: all of it. Never changed.
CREATE TABLE withdrawals (
    id TEXT PRIMARY KEY NOT NULL,
    consent_id TEXT NOT NULL REFERENCES consents,
    party_id TEXT REFERENCES consent_parties,
    category TEXT,
    by_whom TEXT NOT NULL,
    how TEXT NOT NULL,
    received_at TEXT NOT NULL,
    received_by TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX withdrawals_by_consent ON withdrawals (consent_id);

CREATE INDEX withdrawals_by_party ON withdrawals (party_id);

-- Information that crossed an authority's border, and the ground for it. Never changed.
CREATE TABLE disclosures (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    shared_at TEXT NOT NULL,
    what TEXT NOT NULL,
    category TEXT NOT NULL,
    recipient TEXT NOT NULL,
    how TEXT NOT NULL,
    ground TEXT NOT NULL,
    ground_note TEXT NOT NULL,
    consent_id TEXT REFERENCES consents,
    made_by TEXT NOT NULL
) STRICT;

CREATE INDEX disclosures_by_case ON disclosures (case_id);

CREATE INDEX disclosures_by_consent ON disclosures (consent_id);

-- One setting. Keys are listed in `desktop/session/settings.py`.
CREATE TABLE settings (
    id TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

-- That a document left the program on paper or as a file: what, for whom, how many pages and copies.
CREATE TABLE prints (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    document TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    level TEXT NOT NULL,
    language TEXT NOT NULL,
    recipient TEXT NOT NULL,
    copies INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('skrivare', 'fil')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX prints_by_case ON prints (case_id);

-- One paper as it lay before the family, kept when it was printed for signing: its bytes, and what it was drawn from
-- (`desktop/paper/kept`). `object_id` is the plan's, consent's or round's.
CREATE TABLE kept_papers (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    document TEXT NOT NULL CHECK (document IN ('handlingsplan', 'samtycke', 'kartlaggning', 'uppfoljning', 'avslut')),
    object_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    code TEXT NOT NULL,
    drawn_from TEXT NOT NULL,
    drawn_from_hash TEXT NOT NULL,
    rows_then TEXT NOT NULL,
    texts_version TEXT NOT NULL,
    texts_hash TEXT NOT NULL,
    program TEXT NOT NULL,
    pages INTEGER NOT NULL,
    in_hindsight INTEGER NOT NULL CHECK (in_hindsight IN (0, 1)),
    kept_by TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    original_hash TEXT NOT NULL,
    original BLOB NOT NULL
) STRICT;

CREATE INDEX kept_papers_by_case ON kept_papers (case_id);

CREATE INDEX kept_papers_by_object ON kept_papers (object_id);

CREATE INDEX kept_papers_by_code ON kept_papers (code);

-- Which kept paper somebody answered on. `signer_id`: a signatory, a participant, or the signed thing itself.
CREATE TABLE paper_signings (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    paper_id TEXT NOT NULL REFERENCES kept_papers,
    document TEXT NOT NULL CHECK (document IN ('handlingsplan', 'samtycke', 'kartlaggning', 'uppfoljning', 'avslut')),
    object_id TEXT NOT NULL,
    signer_id TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('ja', 'nej')),
    noted_by TEXT NOT NULL,
    noted_at TEXT NOT NULL
) STRICT;

CREATE INDEX paper_signings_by_object ON paper_signings (object_id);

CREATE INDEX paper_signings_by_signer ON paper_signings (signer_id);

CREATE INDEX paper_signings_by_case ON paper_signings (case_id);

CREATE INDEX paper_signings_by_paper ON paper_signings (paper_id);

-- One link of a case's chain (ärendekedja): what was locked, and the hash of all of it. The rule is db/chain/links.py.
CREATE TABLE case_links (
    hash TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    n INTEGER NOT NULL CHECK (n > 0),
    kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    moment TEXT NOT NULL,
    who TEXT NOT NULL,
    for_whom TEXT NOT NULL,
    previous TEXT NOT NULL,
    afterwards INTEGER NOT NULL CHECK (afterwards IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX case_links_by_case ON case_links (case_id, n);

CREATE INDEX case_links_by_object ON case_links (object_id);

-- The vault's chain (valvkedja) over the links of all cases: never deleted, and telling of nobody.
CREATE TABLE vault_links (
    seq INTEGER PRIMARY KEY NOT NULL,
    link_hash TEXT NOT NULL,
    previous TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    holding TEXT NOT NULL CHECK (holding IN ('har', 'overlamnad', 'gallrad'))
) STRICT;

CREATE INDEX vault_links_by_link ON vault_links (link_hash);

-- That somebody came to work in the owner's place: who, why and until when. A row each time it was said.
CREATE TABLE stand_ins (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('sjuk', 'ledig', 'slutat', 'tillsyn', 'annat')),
    until TEXT NOT NULL,
    begun_at TEXT NOT NULL
) STRICT;

CREATE INDEX progress_by_follow_up ON progress (follow_up_id) WHERE follow_up_id IS NOT NULL;

CREATE INDEX follow_ups_by_plan ON follow_ups (plan_id);

CREATE INDEX follow_up_goals_by_goal ON follow_up_goals (goal_id);

CREATE INDEX follow_up_measures_by_measure ON follow_up_measures (measure_id);

CREATE INDEX attendance_sources_by_undoes ON attendance_sources (undoes) WHERE undoes IS NOT NULL;

CREATE INDEX attendance_weeks_by_source ON attendance_weeks (source_id);

CREATE INDEX attendance_weeks_by_school ON attendance_weeks (school_id);

CREATE INDEX attendance_periods_by_source ON attendance_periods (source_id);

CREATE INDEX attendance_periods_by_school ON attendance_periods (school_id);

CREATE INDEX attendance_lessons_by_source ON attendance_lessons (source_id);

CREATE INDEX attendance_lessons_by_school ON attendance_lessons (school_id);

CREATE INDEX attendance_earlier_by_replaced_by ON attendance_earlier (replaced_by);

CREATE INDEX attendance_earlier_by_source ON attendance_earlier (source_id);

CREATE INDEX attendance_snapshots_by_replaces ON attendance_snapshots (replaces) WHERE replaces IS NOT NULL;
