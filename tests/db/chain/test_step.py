"""What 0.1.0 wrote is chained anew: in the old chain's order, then by moment, and what was broken stays broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from db.chain.append import append
from db.chain.things import KINDS
from db.records import Case, CaseLink
from db.store import migrations
from db.store.connection import Connection, transaction
from db.tables.database import Database
from desktop.session.session import Session
from tests.builders import a_case, a_pupil
from tests.db.chain.older import chained, everything_in, older
from tests.db.chain.walked import walked
from tests.desktop.chain.everything import a_signed_note, another_case, everything

NOT_YET = {"papper", "papperssvar", "uppfoljning", "uppfoljningsrattelse"} | {"vidare_stod", "vidare_tillagg"}
NOT_YET |= {"avslut", "angrat_avslut", "booster"}
"""Kinds that were in no vault of that time."""


@pytest.fixture
def cases(session: Session) -> list[Case]:
    """Return three cases whose notes were signed in turn, one of them with every kind of lock."""
    first, second = another_case(session, "26-001", 2), another_case(session, "26-002", 2)
    full = everything(session)
    for number in range(3):
        for case in (second, first, full):
            a_signed_note(session, case.id, f"Varv {number}")
    return [first, second, full]


@pytest.fixture
def then(session: Session, cases: list[Case]) -> Connection:
    return older(session.vault.connection)


def migrated(connection: Connection) -> Database:
    migrations.migrate(connection)
    return Database(connection)


def link_of(db: Database) -> Callable[[str], CaseLink]:
    return lambda link_hash: db.case_links.select("WHERE hash = ?", link_hash)[0]


def kept(db: Database) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(db.vault_links.old_chain())
    return read


def test_links_are_made_in_the_old_chains_order_then_by_moment(
    session: Session, cases: list[Case], then: Connection
) -> None:
    db = migrated(then)
    was = [row.link_hash for row in session.db.vault_links.all()]
    texts = [link for link in map(link_of(session.db), was) if link.kind in ("anteckning", "rattelse")]
    made = [link_of(db)(row.link_hash) for row in db.vault_links.all()]
    assert [link.object_id for link in made[: len(texts)]] == [link.object_id for link in texts]
    rest = made[len(texts) :]
    assert [(one.moment, one.object_id) for one in rest] == sorted(
        (one.moment, one.object_id) for one in rest
    )
    assert {link.object_id for link in rest} == {
        link.object_id for link in session.db.case_links.all() if link.kind not in ("anteckning", "rattelse")
    }
    assert all(link.afterwards for link in made)
    assert walked(db) == []
    assert kept(db) | {"checked_at": ""} == {
        "broken": [],
        "checked_at": "",
        "ends": True,
        "texts": len(texts),
    }


def test_the_steps_rule_and_the_programs_agree_on_every_kind(session: Session, then: Connection) -> None:
    """Content hashes alone: number, order and mark differ.

    What carries the old chain's columns differs too, and so does a round, which now knows the age it was asked at.
    """
    db = migrated(then)
    now = {(link.kind, link.object_id): link.content_hash for link in session.db.case_links.all()}
    made = {(link.kind, link.object_id): link.content_hash for link in db.case_links.all()}
    assert now.keys() == made.keys()
    differing = {kind for (kind, id), content in made.items() if now[kind, id] != content}
    assert differing <= {"anteckning", "rattelse", "kartlaggning"}
    assert {kind for kind, _ in made} == set(KINDS) - NOT_YET


def test_the_order_is_the_old_chains_own_and_not_the_clocks(cases: list[Case], then: Connection) -> None:
    ids = [str(row[0]) for row in everything_in(then, "notes") if row[4] == "signed"]
    chained(then, [("notes", id) for id in reversed(ids)])
    then.execute("DELETE FROM amendments")
    db = migrated(then)
    made = [link_of(db)(row.link_hash) for row in db.vault_links.all()]
    assert [link.object_id for link in made[: len(ids)]] == ids[::-1]
    assert walked(db) == []


def test_it_gives_the_same_every_time(session: Session, cases: list[Case]) -> None:
    once, again = (migrated(older(session.vault.connection)) for _ in range(2))
    for table in ("case_links", "vault_links"):
        sql = f"SELECT * FROM {table} ORDER BY 1"
        assert once.case_links.ask(sql) == again.case_links.ask(sql)
        assert once.case_links.ask(sql) != []
    assert once.vault_links.head() == again.vault_links.head()


def test_a_second_migration_has_nothing_to_do(then: Connection) -> None:
    migrated(then)
    before = (
        everything_in(then, "case_links"),
        everything_in(then, "vault_links"),
        everything_in(then, "meta"),
    )
    migrations.migrate(then)
    assert before == (
        everything_in(then, "case_links"),
        everything_in(then, "vault_links"),
        everything_in(then, "meta"),
    )


def test_a_text_that_was_changed_before_is_remembered_and_stays_broken(then: Connection) -> None:
    (id,) = then.execute("SELECT id FROM notes WHERE status = 'signed' ORDER BY rowid LIMIT 1").fetchone()
    then.execute("UPDATE notes SET body = 'ändrad förr' WHERE id = ?", (id,))
    db = migrated(then)
    assert kept(db)["broken"] == [id]
    assert [(one.what, one.object_id) for one in walked(db)] == [("content", id)]


def test_texts_that_the_old_chain_does_not_reach_are_remembered_and_chained_by_moment(
    then: Connection,
) -> None:
    ids = [str(row[0]) for row in everything_in(then, "notes") if row[4] == "signed"]
    then.execute("DELETE FROM notes WHERE id = ?", (ids[1],))
    db = migrated(then)
    old = kept(db)
    assert not old["ends"]
    assert ids[0] not in old["broken"]
    assert set(ids[2:]) <= set(old["broken"])
    assert walked(db) == []
    assert {link.object_id for link in db.case_links.all() if link.kind == "anteckning"} == {ids[0], *ids[2:]}


def test_a_last_signature_that_was_taken_away_is_remembered(then: Connection) -> None:
    (last,) = then.execute(
        "SELECT id FROM notes WHERE status = 'signed' ORDER BY rowid DESC LIMIT 1"
    ).fetchone()
    then.execute("DELETE FROM notes WHERE id = ?", (last,))
    old = kept(migrated(then))
    assert (old["broken"], old["ends"]) == ([], False)


def test_an_old_vault_with_two_rounds_of_one_number_is_chained(cases: list[Case], then: Connection) -> None:
    names = [str(row[1]) for row in then.execute("PRAGMA table_info(assessments)") if row[1] != "id"]
    columns = ", ".join(names)
    then.execute(
        f"INSERT INTO assessments (id, {columns}) SELECT 'z' || substr(id, 2), {columns} FROM assessments"
    )
    db = migrated(then)
    rounds = [link for link in db.case_links.of(cases[2].id) if link.kind == "kartlaggning"]
    assert len(rounds) == 2
    assert {one.what for one in walked(db)} == {
        "content"
    }  # the copy has no answers of its own: its seal says so


def test_what_is_locked_next_goes_on_from_what_was_chained_afterwards(
    cases: list[Case], then: Connection
) -> None:
    db = migrated(then)
    before = db.case_links.last(cases[0].id)
    assert before is not None
    note = db.notes.select("WHERE case_id = ? AND status = 'signed'", cases[0].id)[0]
    with transaction(then):
        link = append(db, "anteckning", note.id, "Karin Lund")
    assert (link.n, link.previous, link.afterwards) == (before.n + 1, before.hash, False)
    assert walked(db) == []


def test_an_empty_vault_has_two_empty_chains_and_nothing_to_remember(session: Session) -> None:
    with session.change("cases") as db:
        db.cases.add(a_case(db.pupils.add(a_pupil()).id))
    then = migrated(older(session.vault.connection))
    for db in (session.db, then):
        assert db.case_links.count() == db.vault_links.count() == 0
        assert (db.vault_links.old_chain(), db.vault_links.head()) == ("", (0, ""))
        assert walked(db) == []
