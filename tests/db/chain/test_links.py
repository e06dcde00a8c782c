"""The rule of the chains, byte for byte: written out once more here, so that nobody changes it by accident."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from db.chain.append import append
from db.chain.links import FIRST, link_hash, row_hash
from db.clock import standing_at
from db.records import CaseLink, VaultLink
from desktop.session.session import Session
from tests.builders import a_case, a_note, a_pupil
from tests.desktop.chain.everything import KINDS, a_signed_note, another_case, everything

LINK = CaseLink(
    hash="",
    case_id="a" * 32,
    n=17,
    kind="anteckning",
    object_id="b" * 32,
    content_hash="c" * 64,
    moment="2026-11-24T09:00:00.000000+00:00",
    who="Karin Öst",
    previous="d" * 64,
)


def test_a_links_hash_is_the_rule_of_narvara_kedja_1() -> None:
    text = "\x1f".join(
        (
            *("narvara-kedja-1", "a" * 32, "17", "anteckning", "b" * 32, "c" * 64),
            *("2026-11-24T09:00:00.000000+00:00", "Karin Öst", "", "d" * 64),
        )
    )
    assert link_hash(LINK) == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert link_hash(LINK) == "e50c01a2ae891ff344b6d743f5d9353cbe433dcb24d34a61e3fd9f1edcd408d0"


def test_a_rows_hash_is_number_link_and_the_row_before() -> None:
    row = VaultLink(seq=3, link_hash="e" * 64, previous="f" * 64, row_hash="", holding="gallrad")
    text = "\x1f".join(["3", "e" * 64, "f" * 64])
    assert row_hash(row) == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert FIRST == "0" * 64


def test_every_kind_of_lock_adds_one_link_to_its_case_and_one_row_to_the_vault(session: Session) -> None:
    case = everything(session)
    links = session.db.case_links.of(case.id)
    assert tuple(link.kind for link in links) == KINDS
    assert [link.n for link in links] == list(range(1, len(KINDS) + 1))
    assert links[0].previous == FIRST
    assert [link.previous for link in links[1:]] == [link.hash for link in links[:-1]]
    assert {(link.who, link.for_whom, link.afterwards) for link in links} == {("Karin Lund", "", False)}
    rows = session.db.vault_links.all()
    assert [row.link_hash for row in rows] == [link.hash for link in links]
    assert [row.previous for row in rows] == [FIRST, *(row.row_hash for row in rows[:-1])]
    assert {row.holding for row in rows} == {"har"}
    assert session.db.vault_links.head() == (len(rows), rows[-1].row_hash)


def test_each_case_counts_its_own_and_the_vault_counts_all(session: Session) -> None:
    first, second = another_case(session, "26-001", 2), another_case(session, "26-002", 1)
    a_signed_note(session, first.id, "tre")
    assert [link.n for link in session.db.case_links.of(first.id)] == [1, 2, 3]
    assert [link.n for link in session.db.case_links.of(second.id)] == [1]
    noted = [row.link_hash for row in session.db.vault_links.all()]
    all_links = {link.hash for link in session.db.case_links.all()}
    assert len(noted) == 4
    assert set(noted) == all_links


def test_no_row_of_the_vaults_chain_tells_of_anyone(session: Session) -> None:
    case = everything(session)
    told = str(session.db.vault_links.all())
    assert case.id not in told
    assert case.number not in told
    assert "Karin" not in told


def test_the_order_is_the_chains_own_when_the_clock_is_set_back(session: Session) -> None:
    case = another_case(session, "26-001", 1)
    with standing_at(datetime(2020, 1, 1, tzinfo=UTC)):
        earlier = a_signed_note(session, case.id, "senare, med klockan fel")
    links = session.db.case_links.of(case.id)
    assert (links[1].object_id, links[1].n) == (earlier, 2)
    assert links[1].moment < links[0].moment


def test_a_link_is_never_made_outside_the_act_or_for_what_is_not_there(session: Session) -> None:
    with session.change("cases") as db:
        case = db.cases.add(a_case(db.pupils.add(a_pupil()).id))
        note = db.notes.add(a_note(case.id))
    with pytest.raises(RuntimeError, match="outside"):
        append(session.db, "anteckning", note.id, "Karin")
    with pytest.raises(LookupError), session.change("notes"):
        append(session.db, "anteckning", "ingen", "Karin")
    assert session.db.case_links.count() == session.db.vault_links.count() == 0
