"""Every column of what is signed is locked from birth, and no way of writing gets round a lock."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from db.store import locks, migrations
from db.store.connection import Connection, sqlcipher3
from db.store.locks import LOCKS, Lock
from db.tables import classes
from tests.db.store.samples import Sample, Samples
from tests.db.store.shapes import in_memory, shapes

OPEN: dict[str, Sample] = {
    "notes": {"status": "draft"},
    "assessments": {"status": "open"},
    "plans": {"status": "draft"},
    "follow_ups": {"status": "utkast"},
    "referrals": {"status": "utkast"},
    "consents": {"locked_at": None},
    "signatories": {"kind": "", "consent_id": "ingen"},
    "participants": {"approved": ""},
    "closings": {"status": "utkast"},
    "boosters": {"status": "planerad"},
}
"""What a row says before it is locked."""

LOCKING: dict[str, str] = {
    "notes": "status = 'signed'",
    "assessments": "status = 'signed'",
    "plans": "status = 'signed'",
    "follow_ups": "status = 'signerad'",
    "referrals": "status = 'lamnad'",
    "consents": "locked_at = '2026-11-24'",
    "signatories": "kind = 'papper'",
    "closings": "status = 'signerad'",
    "boosters": "status = 'genomford'",
}
"""What locks it."""


def _whole() -> Connection:
    connection = in_memory()
    migrations.migrate(connection)
    return connection


_SCHEMA = _whole()
TABLES = sorted(shapes(_SCHEMA))
COLUMNS = {table: locks.columns(_SCHEMA, table) for table in TABLES}
BY_NAME = {f"{lock.table}-{lock.kind}": lock for lock in LOCKS}
EACH = pytest.mark.parametrize("lock", LOCKS, ids=list(BY_NAME))
UNDER = pytest.mark.parametrize("lock", [lock for lock in LOCKS if lock.under], ids=lambda lock: lock.table)


@pytest.fixture
def samples() -> Iterator[Samples]:
    """Return an empty database with today's tables and locks; what a test does in it is undone."""
    samples = Samples(_SCHEMA)
    _SCHEMA.execute("BEGIN")
    yield samples
    _SCHEMA.execute("ROLLBACK")


def locked(samples: Samples, lock: Lock) -> Sample:
    """Add a row and lock it, or what is above it; return the row."""
    if not lock.under:
        if lock.table not in LOCKING:  # locked as soon as it is there
            return samples.add(lock.table, **_above_amendments(samples, lock))
        row = samples.add(lock.table, **OPEN[lock.table])
        samples.connection.execute(
            f"UPDATE {lock.table} SET {LOCKING[lock.table]} WHERE id = ?", (row["id"],)
        )
        return row
    above = opened_above(samples, lock)
    row = samples.add(lock.table, **OPEN.get(lock.table, {}) | {lock.under: above["id"]})
    lock_above(samples, lock, above)
    return row


def _above_amendments(samples: Samples, lock: Lock) -> Sample:
    if lock.table == "follow_up_corrections":
        return {"follow_up_id": samples.add("follow_ups", status="signerad")["id"]}
    if lock.table == "referral_additions":
        return {"referral_id": samples.add("referrals", status="lamnad")["id"]}
    if lock.table == "closing_undoings":
        closing = samples.add("closings", **OPEN["closings"])
        samples.connection.execute("UPDATE closings SET status = 'signerad' WHERE id = ?", (closing["id"],))
        return {"closing_id": closing["id"]}
    if lock.table != "amendments":
        return {}
    note = samples.add("notes", **OPEN["notes"])
    samples.connection.execute("UPDATE notes SET status = 'signed' WHERE id = ?", (note["id"],))
    return {"note_id": note["id"]}


def opened_above(samples: Samples, lock: Lock) -> Sample:
    return samples.add(_above(lock), **OPEN[_above(lock)])


def lock_above(samples: Samples, lock: Lock, above: Sample) -> None:
    table = _above(lock)
    samples.connection.execute(f"UPDATE {table} SET {LOCKING[table]} WHERE id = ?", (above["id"],))


def _above(lock: Lock) -> str:
    return lock.says.removeprefix("locked with ")


def assert_refused(samples: Samples, lock: Lock, sql: str, *values: object) -> None:
    """Hold that the lock refuses it, and that every row is still there."""
    before = samples.connection.execute(f"SELECT rowid, * FROM {lock.table}").fetchall()
    with pytest.raises(sqlcipher3.IntegrityError, match=re.escape(f"{lock.table}: ")):
        samples.connection.execute(sql, values)
    assert samples.connection.execute(f"SELECT rowid, * FROM {lock.table}").fetchall() == before


@pytest.mark.parametrize(
    ("name", "column"),
    [
        (name, column)
        for name, lock in BY_NAME.items()
        for column in COLUMNS[lock.table]
        if column not in lock.free
    ],
)
def test_no_column_of_a_locked_row_can_be_changed(samples: Samples, name: str, column: str) -> None:
    lock = BY_NAME[name]
    row = locked(samples, lock)
    [(now,)] = samples.connection.execute(
        f"SELECT {column} FROM {lock.table} WHERE rowid = ?", (row["rowid"],)
    )
    other = samples.another(lock.table, column, now)
    assert_refused(
        samples, lock, f"UPDATE {lock.table} SET {column} = ? WHERE rowid = ?", other, row["rowid"]
    )


@pytest.mark.parametrize(("name", "column"), [(name, c) for name, lock in BY_NAME.items() for c in lock.free])
def test_what_is_named_free_can_be_changed(samples: Samples, name: str, column: str) -> None:
    lock = BY_NAME[name]
    row = locked(samples, lock)
    is_replaced = (lock.table, column) == ("plans", "status")
    other = "replaced" if is_replaced else samples.another(lock.table, column, row[column])
    samples.connection.execute(f"UPDATE {lock.table} SET {column} = ? WHERE rowid = ?", (other, row["rowid"]))
    found = samples.connection.execute(f"SELECT {column} FROM {lock.table} WHERE rowid = ?", (row["rowid"],))
    assert found.fetchone() == (other,)


@EACH
def test_every_free_column_is_there_and_none_of_them_opens_the_lock(lock: Lock) -> None:
    assert lock.free <= set(COLUMNS[lock.table])
    opens = set(re.findall(r"\{row\}\.(\w+)", lock.when)) & lock.free
    assert opens == set() or lock.forbidden


@EACH
def test_a_locked_row_cannot_be_removed(samples: Samples, lock: Lock) -> None:
    row = locked(samples, lock)
    assert_refused(samples, lock, f"DELETE FROM {lock.table} WHERE rowid = ?", row["rowid"])


@EACH
def test_a_locked_row_cannot_be_pushed_out(samples: Samples, lock: Lock) -> None:
    """INSERT OR REPLACE and UPDATE OR REPLACE remove what has the same key, without asking any trigger for DELETE."""
    row = locked(samples, lock)
    for key in locks.keys(samples.connection, lock.table):
        same = {name: row[name] for name in key}
        new = samples.a_row(lock.table) | OPEN.get(lock.table, {}) | same
        marks = ", ".join("?" * len(new))
        sql = f"INSERT OR REPLACE INTO {lock.table} ({', '.join(new)}) VALUES ({marks})"
        assert_refused(samples, lock, sql, *new.values())
        if lock.kind == "never":
            continue  # no row can be changed at all
        free = samples.add(lock.table, **OPEN.get(lock.table, {}))
        sets = ", ".join(f"{name} = ?" for name in same)
        sql = f"UPDATE OR REPLACE {lock.table} SET {sets} WHERE rowid = ?"
        assert_refused(samples, lock, sql, *same.values(), free["rowid"])


@UNDER
def test_nothing_is_added_under_a_locked_row_or_moved_to_it_or_from_it(samples: Samples, lock: Lock) -> None:
    row = locked(samples, lock)
    above, elsewhere = row[lock.under], opened_above(samples, lock)
    free = samples.add(lock.table, **OPEN.get(lock.table, {}) | {lock.under: elsewhere["id"]})
    move = f"UPDATE {lock.table} SET {lock.under} = ? WHERE rowid = ?"
    assert_refused(samples, lock, move, above, free["rowid"])
    other = samples.add(_above(lock), **OPEN[_above(lock)])
    assert_refused(samples, lock, move, other["id"], row["rowid"])
    new = samples.a_row(lock.table) | OPEN.get(lock.table, {}) | {lock.under: above}
    marks = ", ".join("?" * len(new))
    assert_refused(
        samples, lock, f"INSERT INTO {lock.table} ({', '.join(new)}) VALUES ({marks})", *new.values()
    )


@UNDER
def test_under_what_is_open_everything_can_be_done(samples: Samples, lock: Lock) -> None:
    """A lock that held everything back would pass every other test here."""
    above, other = opened_above(samples, lock), opened_above(samples, lock)
    row = samples.add(lock.table, **OPEN.get(lock.table, {}) | {lock.under: above["id"]})
    samples.insert(lock.table, {name: row[name] for name in COLUMNS[lock.table]}, "INSERT OR REPLACE")
    act = f"UPDATE {lock.table} SET {lock.under} = ? WHERE id = ?"
    assert samples.connection.execute(act, (other["id"], row["id"])).rowcount == 1
    assert samples.connection.execute(f"DELETE FROM {lock.table}").rowcount == 1


def test_a_column_that_is_added_is_born_locked(samples: Samples) -> None:
    samples.connection.execute("ALTER TABLE notes ADD COLUMN acting_for TEXT NOT NULL DEFAULT ''")
    locks.put_on(samples.connection)
    row = locked(samples, locks.NOTES)
    assert_refused(samples, locks.NOTES, "UPDATE notes SET acting_for = 'x' WHERE id = ?", row["id"])


def test_a_new_key_is_guarded_too(samples: Samples) -> None:
    samples.connection.execute("CREATE UNIQUE INDEX one_note_a_moment ON notes (case_id, created_at)")
    locks.put_on(samples.connection)
    row = locked(samples, locks.NOTES)
    new = samples.a_row("notes") | {"case_id": row["case_id"], "created_at": row["created_at"]}
    marks = ", ".join("?" * len(new))
    sql = f"INSERT OR REPLACE INTO notes ({', '.join(new)}) VALUES ({marks})"
    assert_refused(samples, locks.NOTES, sql, *new.values())


def test_a_signed_plan_can_only_be_replaced_and_an_approval_is_given_once(samples: Samples) -> None:
    plan = locked(samples, locks.PLANS)
    assert_refused(samples, locks.PLANS, "UPDATE plans SET status = 'draft' WHERE id = ?", plan["id"])
    samples.connection.execute("UPDATE plans SET status = 'replaced' WHERE id = ?", (plan["id"],))
    assert_refused(samples, locks.PLANS, "UPDATE plans SET status = 'draft' WHERE id = ?", plan["id"])
    participants = BY_NAME["participants-covered"]
    who = locked(samples, participants)
    act = "UPDATE participants SET approved = ? WHERE id = ?"
    samples.connection.execute(act, ("oral", who["id"]))
    assert_refused(samples, participants, act, "paper", who["id"])
    assert_refused(samples, participants, act, "", who["id"])


def test_every_table_is_locked_or_has_a_reason_not_to_be() -> None:
    listed = {lock.table for lock in LOCKS}
    assert listed | set(locks.NEVER_LOCKED) == set(TABLES)
    assert listed & set(locks.NEVER_LOCKED) == set()
    assert all(len(reason) > 20 for reason in locks.NEVER_LOCKED.values())


def test_every_child_of_what_is_signed_is_locked_with_it() -> None:
    signed = {lock.table for lock in LOCKS if lock.kind == "locked"} - {"signatories"}
    listed = {lock.table for lock in LOCKS if lock.under or lock.kind == "never"}
    children = set()
    for table in TABLES:
        rows = _SCHEMA.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        must = {
            str(row[1])
            for row in _SCHEMA.execute(f"PRAGMA table_info({table})").fetchall()
            if row[3] or row[5]
        }
        if any(row[2] in signed and row[3] in must for row in rows):
            children.add(table)
    assert children <= listed
    assert len(children) == 29


def test_the_triggers_are_those_of_the_list_and_no_others() -> None:
    made = {name for lock in LOCKS for name in _names(lock)} | {rule.name for rule in locks.RULES}
    assert set(locks.names(_SCHEMA)) == made


def _names(lock: Lock) -> list[str]:
    made = locks.triggers(lock, COLUMNS[lock.table], locks.keys(_SCHEMA, lock.table))
    return [sql.split()[2] for sql in made]


def test_every_table_is_in_exactly_one_class() -> None:
    listed = [table for tables in classes.CLASSES.values() for table in tables]
    assert sorted(listed) == TABLES
    assert all(classes.class_of(table) in classes.CLASSES for table in TABLES)
    with pytest.raises(KeyError):
        classes.class_of("okänd")
