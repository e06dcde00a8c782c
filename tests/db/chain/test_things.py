"""What a content hash covers: every column that is locked, and nothing that may still change."""

from __future__ import annotations

from dataclasses import fields

import pytest

from db.chain.things import FREE, KINDS, OUTSIDE, RECORDS, case_of, content_hash, covered
from db.store.locks import LOCKS
from desktop.session.session import Session
from tests.desktop.chain.everything import (
    a_closing_taken_back,
    a_follow_up_corrected,
    a_paper_answered_on,
    a_referral_answered,
    everything,
)
from tests.desktop.chain.tamper import unlocked

NOT_IN_THE_STORY = {
    ("plan", "plan_points"),
    ("plan", "goal_factors"),
    ("plan", "ladder_steps"),
    ("kartlaggning", "placements"),
    ("kartlaggning", "askings"),
}


def _tables() -> set[str]:
    return {kind.table for kind in KINDS.values()} | {
        table for kind in KINDS.values() for table, _ in kind.parts
    }


def test_the_hash_covers_just_what_is_locked(session: Session) -> None:
    """A column that is locked and in no hash could be changed unseen; one that is free and in it would cry wolf."""
    assert _tables() == set(RECORDS)
    for table in _tables():
        locked = [lock for lock in LOCKS if lock.table == table]
        assert locked, f"{table} is chained and not locked"
        free = frozenset.intersection(*(lock.free for lock in locked))
        assert FREE.get(table, frozenset()) == free, table
        names = {row[1] for row in session.vault.connection.execute(f"PRAGMA table_info({table})")}
        assert {field.name for field in fields(RECORDS[table])} == names
        assert set(covered(table)) == names - free - OUTSIDE


def test_everything_that_locks_a_thing_with_a_time_of_its_own_is_chained() -> None:
    """A kind that is locked later on must have a link; what is locked otherwise is named here with its reason."""
    unchained = {
        "clearances": "asked and taken back whenever the pupil wants, in the log as well",
        "vault_links": "the chain itself",
        "case_links": "the chain itself",
        "log": "has a chain of its own, under a key",
        "key_epochs": "keys, not the journal",
        "note_versions": "states of a draft before it was signed",
        "forms": "questions, named by the hash of what they say; the signed round holds that hash",
        "stand_ins": "who worked in the owner's place, in the log as well",
        "prints": "what was printed, in the log as well",
        "progress": "noted between two plans, and told in the next",
        "safety_actions": "noted at once, and told in the journal",
        "attendance_earlier": "figures that were replaced, kept beside those that hold",
        "attendance_snapshots": "a copy of figures; what is signed holds its id, and its words",
        "step_changes": "where a case stood, in the log as well",
    }
    assert {lock.table for lock in LOCKS} - _tables() == set(unchained)


def test_a_change_of_any_covered_column_is_another_hash(session: Session) -> None:
    case = everything(session)
    a_paper_answered_on(session, case)
    a_follow_up_corrected(session, case)
    a_referral_answered(session, case)
    a_closing_taken_back(session, case)
    connection = unlocked(session)
    unseen = []
    for kind, its in KINDS.items():
        object_id = _first(session, its.table, its.locked)
        before = content_hash(session.db, kind, object_id)
        for table, key in ((its.table, "id"), *its.parts):
            rows = connection.execute(f"SELECT rowid FROM {table} WHERE {key} = ?", (object_id,)).fetchall()
            assert rows or (kind, table) in NOT_IN_THE_STORY, f"{kind}, {table}: nothing to change"
            for column in [name for name in covered(table) if rows and name not in ("id", key)]:
                ((was,),) = connection.execute(
                    f"SELECT {column} FROM {table} WHERE rowid = ?", rows[0]
                ).fetchall()
                is_number = _type_of(session, table, column) == "INTEGER"
                connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE rowid = ?",
                    (99 if is_number else "annat", *rows[0]),
                )
                if content_hash(session.db, kind, object_id) == before:
                    unseen.append((kind, table, column))
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (was, *rows[0]))
        assert content_hash(session.db, kind, object_id) == before
    assert unseen == []


def test_what_the_worker_set_is_in_the_hash_and_a_round_without_any_has_the_hash_it_had(
    session: Session,
) -> None:
    everything(session)
    connection = unlocked(session)
    object_id = _first(session, "assessments", "status = 'signed'")
    before = content_hash(session.db, "kartlaggning", object_id)
    connection.execute(
        "INSERT INTO placements VALUES ('p', ?, 'S1', 'E', 'Rita', 'resurs', 'Karin', '2026-11-24T08:00:00Z')",
        (object_id,),
    )
    seen = {before, content_hash(session.db, "kartlaggning", object_id)}
    for column in ("question_id", "informant", "words", "side", "set_by", "set_at"):
        connection.execute(
            f"UPDATE placements SET {column} = ?", ("hinder" if column == "side" else "annat",)
        )
        seen.add(content_hash(session.db, "kartlaggning", object_id))
    assert len(seen) == 8
    connection.execute("DELETE FROM placements")
    assert content_hash(session.db, "kartlaggning", object_id) == before


def test_what_may_still_change_leaves_the_hash_as_it_was(session: Session) -> None:
    everything(session)
    connection = unlocked(session)
    for kind, its in KINDS.items():
        object_id = _first(session, its.table, its.locked)
        before = content_hash(session.db, kind, object_id)
        for column in FREE.get(its.table, ()):
            connection.execute(f"UPDATE {its.table} SET {column} = 'annat' WHERE id = ?", (object_id,))
        assert content_hash(session.db, kind, object_id) == before, kind


def test_every_kind_knows_its_case(session: Session) -> None:
    case = everything(session)
    for link in session.db.case_links.all():
        assert case_of(session.db, link.kind, link.object_id) == case.id
    with pytest.raises(LookupError):
        case_of(session.db, "plan", "ingen")


def _first(session: Session, table: str, locked: str) -> str:
    row = session.vault.connection.execute(f"SELECT id FROM {table} WHERE {locked} LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def _type_of(session: Session, table: str, column: str) -> str:
    rows = session.vault.connection.execute(f"PRAGMA table_info({table})").fetchall()
    return next(str(row[2]) for row in rows if row[1] == column)
