"""The schema holds whatever a screen does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from db import records
from db.records import Amendment, LogRow, Note, Withdrawal
from db.store.connection import sqlcipher3
from db.tables.database import Database
from db.tables.table import Table
from db.vault.vault import Vault
from desktop.session.session import Session
from tests import builders


def _stored(session: Session) -> Note:
    with session.change("notes") as db:
        pupil = db.pupils.add(builders.a_pupil())
        case = db.cases.add(builders.a_case(pupil.id))
        note = db.notes.add(builders.a_note(case.id))
        return db.notes.put(replace(note, status="signed", signed_at=datetime(2026, 11, 24, 9, tzinfo=UTC)))


def test_every_record_has_a_table_with_its_fields(session: Session) -> None:
    tables = [table for table in vars(session.db).values() if isinstance(table, Table)]
    named = {getattr(records, name) for name in records.__all__}
    assert {table.record for table in tables} == {kind for kind in named if isinstance(kind, type)} - {LogRow}
    for table in tables:
        rows = table.ask(f"SELECT name FROM pragma_table_info('{table.name}')")
        known = {field.name for field in fields(table.record)}
        assert {row[0] for row in rows} == known, table.name


def test_a_written_record_comes_back_as_it_was(session: Session) -> None:
    pupil = builders.a_pupil(first_names="Zoë 🦊 محمد", note="a\x00b\ud83d")
    with session.change("pupils") as db:
        db.pupils.add(pupil)
    assert session.db.pupils.get(pupil.id) == replace(pupil, note="a␀b\ufffd")


def test_writing_outside_the_door_is_refused(session: Session) -> None:
    with pytest.raises(RuntimeError):
        session.db.pupils.add(builders.a_pupil())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE notes SET body = 'annat'",
        "UPDATE notes SET status = 'draft'",
        "DELETE FROM notes",
        "INSERT OR REPLACE INTO notes SELECT * FROM notes",
        "UPDATE notes SET case_id = case_id || 'x'",
    ],
)
def test_a_signed_note_cannot_be_changed_by_sql(session: Session, sql: str) -> None:
    note = _stored(session)
    with pytest.raises(sqlcipher3.IntegrityError, match="locked"):
        session.vault.connection.execute(sql)
    assert session.db.notes.get(note.id) == note


def test_a_signed_note_may_be_marked_as_transferred(session: Session) -> None:
    note = _stored(session)
    at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    with session.change("notes") as db:
        db.notes.put(replace(note, transferred_at=at))
    assert session.db.notes.get(note.id).transferred_at == at


def test_an_amendment_needs_a_signed_note_and_then_stays(session: Session) -> None:
    note = _stored(session)
    with session.change("amendments") as db:
        db.amendments.add(Amendment(note_id=note.id, added="Pappan arbetar i Åbo.", reason="fel uppgift"))
        draft = db.notes.add(builders.a_note(note.case_id))
    with pytest.raises(sqlcipher3.IntegrityError, match="not signed"), session.change("amendments") as db:
        db.amendments.add(Amendment(note_id=draft.id, added="x", reason="y"))
    with pytest.raises(sqlcipher3.IntegrityError, match="append only"):
        session.vault.connection.execute("DELETE FROM amendments")


def test_a_signed_plan_covers_everything_under_it(session: Session) -> None:
    case_id = _stored(session).case_id
    with session.change("plans") as db:
        plan = db.plans.add(builders.a_plan(case_id))
        goal = db.goals.add(builders.a_goal(plan.id))
        db.plans.put(replace(plan, status="signed"))
    acts: tuple[Callable[[Database], object], ...] = (
        lambda db: db.goals.put(replace(goal, wording="annat")),
        lambda db: db.goals.remove(goal.id),
        lambda db: db.measures.add(builders.a_measure(plan.id)),
        lambda db: db.plans.put(replace(plan, status="draft")),
    )
    for act in acts:
        with pytest.raises(sqlcipher3.IntegrityError, match="locked"), session.change("plans") as db:
            act(db)
    assert session.db.goals.of(plan.id) == [goal]


def test_a_consent_locks_at_its_first_signature(session: Session) -> None:
    case_id = _stored(session).case_id
    with session.change("consents") as db:
        consent = db.consents.add(builders.a_consent(case_id))
        party = db.consent_parties.add(builders.a_party(consent.id))
        db.consent_cells.add(builders.a_cell(consent.id, party.id))
        db.consents.put(replace(consent, locked_at=datetime(2026, 9, 9, tzinfo=UTC)))
    with pytest.raises(sqlcipher3.IntegrityError, match="locked"), session.change("consents") as db:
        db.consent_cells.add(builders.a_cell(consent.id, party.id, category="halsa"))
    with session.change("withdrawals") as db:
        db.withdrawals.add(Withdrawal(consent_id=consent.id))
    with pytest.raises(sqlcipher3.IntegrityError, match="append only"):
        session.vault.connection.execute("UPDATE withdrawals SET note = 'ångrat'")


def test_what_fails_halfway_leaves_nothing(session: Session) -> None:
    heard: list[frozenset[str]] = []
    session.changed.connect(heard.append)
    with (
        pytest.raises(sqlcipher3.IntegrityError),
        session.change("pupils", "cases", event="pupil_created") as db,
    ):
        db.pupils.add(builders.a_pupil())
        db.cases.add(builders.a_case("ingen"))
    assert session.db.pupils.all() == []
    assert session.log.rows() == []
    assert heard == []


def test_a_change_is_logged_with_it_and_announced_once(vault: Vault) -> None:
    session = Session(vault)
    heard: list[frozenset[str]] = []
    session.changed.connect(heard.append)
    with session.change("pupils", event="pupil_created") as db:
        pupil = db.pupils.add(builders.a_pupil())
        with session.change("cases", event="case_opened"):
            db.cases.add(builders.a_case(pupil.id))
    assert [row.event for row in session.log.rows()] == ["pupil_created", "case_opened"]
    assert session.log.first_break() is None
    assert heard == [frozenset({"pupils", "cases"})]


def test_a_log_row_that_was_forged_is_found(session: Session) -> None:
    for _ in range(3):
        with session.change(event="vault_opened"):
            pass
    connection = session.vault.connection
    with pytest.raises(sqlcipher3.IntegrityError, match="append only"):
        connection.execute("UPDATE log SET event = 'x' WHERE seq = 2")
    connection.execute("DROP TRIGGER log_never_change")
    connection.execute("UPDATE log SET event = 'x' WHERE seq = 2")
    assert session.log.first_break() == 2


def test_the_database_names_every_table(session: Session) -> None:
    rows = session.vault.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    named = {
        table.name for table in vars(Database(session.vault.connection)).values() if isinstance(table, Table)
    }
    assert {row[0] for row in rows} == named | {"log", "meta", "key_epochs"}
