"""What may not be changed in the vault, whatever a screen does: one list, and the triggers made from it.

The columns are read from the database when the triggers are made, so that a column is locked from birth unless it is
named free here. The triggers are made anew after every migration step. See docs/adr/0024.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.store.connection import Connection


@dataclass(frozen=True)
class Lock:
    """Which rows of a table stand as they are. `when` and `forbidden` are SQL.

    `when` tells whether `{row}` is locked; empty: always. `kind` is part of the triggers' names, `says` of what is
    raised. `free` are the columns that may still change, unless `forbidden` (of OLD and NEW) holds. `under` is the
    column that leads to the row above, where that row's lock is what counts: nothing is added under it either.
    """

    table: str
    when: str
    kind: str
    says: str
    free: frozenset[str] = frozenset()
    forbidden: str = ""
    under: str = ""

    def holds(self, row: str) -> str:
        """Return the condition for one row, named OLD, NEW or by an alias."""
        return self.when.replace("{row}", row)


@dataclass(frozen=True)
class Rule:
    """Something that must hold of a row when it is added: it is refused where `refused` (SQL, of NEW) holds."""

    name: str
    table: str
    refused: str
    says: str


def _signed(table: str, when: str, *free: str, forbidden: str = "") -> Lock:
    return Lock(table, when, "locked", "locked", frozenset(free), forbidden)


def _under(above: Lock, key: str, table: str, *free: str, forbidden: str = "") -> Lock:
    when = f"EXISTS (SELECT 1 FROM {above.table} AS above WHERE above.id = {{row}}.{key} AND {above.holds('above')})"
    return Lock(table, when, "covered", f"locked with {above.table}", frozenset(free), forbidden, key)


def _append_only(table: str) -> Lock:
    return Lock(table, "", "never", "append only")


NOTES = _signed("notes", "{row}.status = 'signed'", "transferred_at")
ASSESSMENTS = _signed("assessments", "{row}.status = 'signed'")
# All that a signed plan may become is replaced.
PLANS = _signed(
    "plans", "{row}.status <> 'draft'", "status", forbidden="NEW.status NOT IN ('replaced', OLD.status)"
)
FOLLOW_UPS = _signed("follow_ups", "{row}.status IN ('signerad', 'installd')")
REFERRALS = _signed("referrals", "{row}.status <> 'utkast'")
CLOSINGS = _signed("closings", "{row}.status = 'signerad'")
BOOSTERS = _signed("boosters", "{row}.status <> 'planerad'")
# From the first signature, what was signed for cannot change; what the worker notes about it can.
CONSENTS = _signed(
    "consents",
    "{row}.locked_at IS NOT NULL",
    *("stage", "information_given_on", "information_language", "interpreter", "original_kept"),
    *("child_stance", "child_reason", "child_words", "child_asked_by", "child_asked_on"),
    *("override_ground", "override_at", "override_by", "updated_at"),
    *("override_kind", "override_decided_by", "override_decided_on"),
    *("ended_on", "ended_how", "ended_note"),
)

LOCKS: tuple[Lock, ...] = (
    NOTES,
    _under(NOTES, "note_id", "note_versions"),
    ASSESSMENTS,
    *(_under(ASSESSMENTS, "assessment_id", table) for table in ("informants", "answers")),
    _under(ASSESSMENTS, "id", "summaries"),
    PLANS,
    *(
        _under(PLANS, "plan_id", table)
        for table in ("plan_words", "plan_points", "goals", "goal_factors", "measures", "ladder_steps")
    ),
    # Who took part is locked too; that somebody has approved may be noted afterwards, once.
    _under(PLANS, "plan_id", "participants", "approved", "approved_on", forbidden="OLD.approved <> ''"),
    FOLLOW_UPS,
    *(
        _under(FOLLOW_UPS, "follow_up_id", table)
        for table in ("follow_up_goals", "follow_up_measures", "follow_up_people")
    ),
    REFERRALS,
    CLOSINGS,
    *(_under(CLOSINGS, "closing_id", f"closing_{one}") for one in ("goals", "people", "duties", "views")),
    BOOSTERS,
    CONSENTS,
    *(_under(CONSENTS, "consent_id", table) for table in ("consent_parties", "consent_cells")),
    # Who is asked to sign is part of what was signed for; each one's own answer comes afterwards.
    _under(
        CONSENTS,
        "consent_id",
        "signatories",
        *("kind", "signed_on", "refused_on", "reminded_on", "oral_how", "oral_identity", "registered_by"),
    ),
    # A registered signature stays; withdrawing is an act of its own.
    _signed("signatories", "{row}.kind <> ''", "reminded_on"),
    # Where what a link tells of is now, and nothing else, is told by the vault's chain anew.
    _signed("vault_links", "TRUE", "holding"),
    # What is only ever added to.
    *(
        _append_only(table)
        for table in (
            *("amendments", "progress", "safety_actions", "withdrawals", "disclosures", "prints"),
            *("step_changes", "log", "key_epochs", "case_links", "forms"),
            *("stand_ins", "attendance_earlier", "attendance_snapshots"),
            *("placements", "clearances", "askings"),
            *("kept_papers", "paper_signings", "follow_up_corrections"),
            *("referral_additions", "closing_undoings"),
        )
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        "amendments_of_signed",
        "amendments",
        f"NOT EXISTS (SELECT 1 FROM notes WHERE notes.id = NEW.note_id AND {NOTES.holds('notes')})",
        "the note is not signed",
    ),
    Rule(
        "follow_up_corrections_of_signed",
        "follow_up_corrections",
        "NOT EXISTS (SELECT 1 FROM follow_ups WHERE follow_ups.id = NEW.follow_up_id"
        f" AND {FOLLOW_UPS.holds('follow_ups')})",
        "the follow-up is not signed",
    ),
    Rule(
        "referral_additions_of_handed",
        "referral_additions",
        "NOT EXISTS (SELECT 1 FROM referrals WHERE id = NEW.referral_id AND status = 'lamnad')",
        "the referral is not handed over",
    ),
    Rule(
        "closing_undoings_of_signed",
        "closing_undoings",
        "NOT EXISTS (SELECT 1 FROM closings WHERE closings.id = NEW.closing_id"
        f" AND {CLOSINGS.holds('closings')})",
        "the closing is not signed",
    ),
    *(
        Rule(
            f"{table}_of_open",
            table,
            "EXISTS (SELECT 1 FROM assessments WHERE assessments.id = NEW.assessment_id"
            f" AND {ASSESSMENTS.holds('assessments')})",
            "locked with assessments",
        )
        for table in ("placements", "askings")
    ),
)

NEVER_LOCKED: dict[str, str] = {
    "meta": "facts about the file itself, which opening it keeps up to date",
    "settings": "what the user chooses, and chooses again",
    "drafts": "text on its way that is no row yet",
    "schools": "facts are put right when they change; what was signed has its own words",
    "school_contacts": "facts are put right when they change; what was signed has its own words",
    "pupils": "facts are put right when they change; what was signed has its own words",
    "schoolings": "facts are put right when they change; what was signed has its own words",
    "pupil_siblings": "a fact that is put right; no paper has it",
    "contacts": "facts are put right when they change; what was signed has its own words",
    "cases": "a case is worked on until it is closed; its history is step_changes and the log",
    "case_steps": "where a step stands now; how it came there is step_changes",
    "tasks": "a list to work through",
    "meetings": "what is planned; what was said is a note",
    "attendance_sources": "when an import is undone, it says so",
    "attendance_weeks": "figures from the school, which the school puts right; what was is attendance_earlier",
    "attendance_periods": "figures from the school, which the school puts right; what was is attendance_earlier",
    "attendance_lessons": "figures from the school, which the school puts right; what was is attendance_earlier",
    "attendance_mappings": "how a school's files are read, until they change",
    "calendar_spans": "a school's year, which the school puts right",
    "group_activities": "figures without a pupil, put right until a report has counted them",
    "group_activity_schools": "the schools of activities, put right with them",
    "case_documents": "what is asked for and what has come; the conclusion in a kartläggning is locked there",
}
"""Every other table, and why nothing in it is locked. A test holds that each table is here or in `LOCKS`."""


def names(connection: Connection) -> list[str]:
    """Return the names of every trigger there is."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    return [str(name) for (name,) in rows.fetchall()]


def take_off(connection: Connection) -> None:
    """Remove every trigger, inside the caller's transaction."""
    for name in names(connection):
        connection.execute(f"DROP TRIGGER {name}")


def put_on(connection: Connection) -> None:
    """Make every lock anew, inside the caller's transaction; tables that a later step makes are passed over."""
    take_off(connection)
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    tables = {str(name) for (name,) in rows}
    for lock in LOCKS:
        if lock.table in tables:
            for sql in triggers(lock, columns(connection, lock.table), keys(connection, lock.table)):
                connection.execute(sql)
    for rule in RULES:
        if rule.table in tables:
            connection.execute(
                f"CREATE TRIGGER {rule.name} BEFORE INSERT ON {rule.table} WHEN {rule.refused}\n"
                f"BEGIN SELECT {_abort(rule.table, rule.says)}; END"
            )


def columns(connection: Connection, table: str) -> list[str]:
    """Return a table's columns in order."""
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_xinfo({table})").fetchall()]


def keys(connection: Connection, table: str) -> list[tuple[str, ...]]:
    """Return every set of columns that no two rows may share, the row's number first.

    A new row with the same pushes the old one out by INSERT OR REPLACE, without any trigger for DELETE.
    """
    found: list[tuple[str, ...]] = [("rowid",)]
    for row in connection.execute(f"PRAGMA index_list({table})").fetchall():
        if row[2]:
            info = connection.execute(f"PRAGMA index_info({row[1]})").fetchall()
            found.append(tuple(str(column[2]) for column in info))
    return found


def triggers(lock: Lock, columns: list[str], keys: list[tuple[str, ...]]) -> list[str]:
    """Return the statements that make one lock, for a table with these columns and unique keys."""
    old, no = lock.holds("OLD"), _abort(lock.table, lock.says)
    made = [
        _made(lock, "change", "UPDATE", old, _changed(lock, columns)),
        _made(lock, "go", "DELETE", old, no),
        _made(lock, "replaced", "INSERT", _pushes_out(lock, keys), no),
        _made(lock, "pushed", "UPDATE", f"({_moves(keys)}) AND {_pushes_out(lock, keys, 'OLD')}", no),
    ]
    if lock.under:
        new = lock.holds("NEW")
        made.append(_made(lock, "add", "INSERT", new, no))
        made.append(_made(lock, "moved", "UPDATE", f"NEW.{lock.under} IS NOT OLD.{lock.under} AND {new}", no))
    return made


def _made(lock: Lock, what: str, act: str, when: str, does: str) -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER {lock.table}_{lock.kind}_{what} BEFORE {act} ON {lock.table}{condition}\n"
        f"BEGIN SELECT {does}; END"
    )


def _abort(table: str, says: str) -> str:
    return f"RAISE(ABORT, '{table}: {says}')"


def _changed(lock: Lock, columns: list[str]) -> str:
    """Return what refuses a change. Where nothing is free that is any, also to what it was.

    What was is looked up and not taken from OLD: SQLite would read the whole text of each draft for it, at every
    save, before it asks whether the row is locked.
    """
    no = _abort(lock.table, lock.says)
    if not lock.free:
        return no
    differs = [f"NEW.{name} IS NOT was.{name}" for name in ("rowid", *columns) if name not in lock.free]
    differs += [lock.forbidden] if lock.forbidden else []
    joined = "\n    OR ".join(differs)
    return f"{no} FROM {lock.table} AS was WHERE was.rowid = OLD.rowid AND (\n    {joined})"


def _pushes_out(lock: Lock, keys: list[tuple[str, ...]], but: str = "") -> str:
    """Return whether a locked row, other than `but`, has a key that NEW has too."""
    same = " OR ".join(
        "(" + " AND ".join(f"present.{name} = NEW.{name}" for name in key) + ")" for key in keys
    )
    other = f" AND present.rowid <> {but}.rowid" if but else ""
    held = f" AND {lock.holds('present')}" if lock.when else ""
    return f"EXISTS (SELECT 1 FROM {lock.table} AS present WHERE ({same}){other}{held})"


def _moves(keys: list[tuple[str, ...]]) -> str:
    names = dict.fromkeys(name for key in keys for name in key)
    return " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in names)
