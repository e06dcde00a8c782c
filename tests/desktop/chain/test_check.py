"""Whatever is done to the chains or to what they tell of is named; what nobody touched stays whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.chain.check import Fault
from db.chain.things import KINDS
from db.records import Case
from db.store.connection import sqlcipher3
from desktop.chain.locked import fault_of
from desktop.consent import acts as consent_acts
from desktop.consent import versions as consents
from desktop.errors import UserError
from desktop.session.session import Session
from tests.builders import DAY, a_note
from tests.desktop.chain.checked import checked, faults
from tests.desktop.chain.everything import (
    a_closing_taken_back,
    a_follow_up_corrected,
    a_paper_answered_on,
    a_referral_answered,
    a_signed_note,
    another_case,
)
from tests.desktop.chain.tamper import tamper

CHANGED = {
    "anteckning": "UPDATE notes SET body = 'annat' WHERE id = ?",
    "rattelse": "UPDATE amendments SET reason = 'annat' WHERE id = ?",
    "kartlaggning": "UPDATE answers SET value = '3' WHERE assessment_id = ?",
    "plan": "UPDATE goals SET status = 'ended' WHERE plan_id = ?",
    "samtycke": "UPDATE consent_cells SET direction = 'bada' WHERE consent_id = ?",
    "underskrift": "UPDATE signatories SET name = 'Någon annan' WHERE id = ?",
    "nej": "UPDATE signatories SET refused_on = NULL WHERE id = ?",
    "aterkallelse": "UPDATE withdrawals SET category = 'narvaro' WHERE id = ?",
    "delning": "UPDATE disclosures SET recipient = 'annan' WHERE id = ?",
    "uppfoljning": "UPDATE follow_ups SET cancelled_reason = 'annat' WHERE id = ?",
    "uppfoljningsrattelse": "UPDATE follow_up_corrections SET reason = 'annat' WHERE id = ?",
    "vidare_stod": "UPDATE referrals SET reach = 'annat' WHERE id = ?",
    "vidare_tillagg": "UPDATE referral_additions SET words = 'annat' WHERE id = ?",
    "avslut": "UPDATE closings SET note = 'annat' WHERE id = ?",
    "angrat_avslut": "UPDATE closing_undoings SET reason = 'annat' WHERE id = ?",
    "booster": "UPDATE boosters SET reason = 'annat' WHERE id = ?",
    "papper": "UPDATE kept_papers SET original = x'00' WHERE id = ?",
    "papperssvar": "UPDATE paper_signings SET answer = 'ja' WHERE id = ?",
}


def named(found: list[Fault]) -> list[tuple[str, int, int]]:
    return [(one.what, one.n, one.seq) for one in found]


def test_what_nobody_has_touched_is_whole_everywhere(session: Session, case: Case) -> None:
    verdict = checked(session)
    assert verdict.is_whole
    assert [(one.number, one.links, one.words()) for one in verdict.cases] == [(case.number, 9, "hel")]
    assert (verdict.vault.rows, verdict.vault.words(), verdict.old) == (9, "hel", None)
    for link in session.db.case_links.all():
        assert fault_of(session, link.kind, link.object_id) is None


def test_an_empty_vault_has_nothing_to_check_and_says_so(session: Session) -> None:
    verdict = checked(session)
    assert verdict.is_empty
    assert verdict.is_whole


@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_that_was_changed_is_named_when_shown_and_when_checked(
    session: Session, case: Case, kind: str
) -> None:
    if kind in ("papper", "papperssvar"):
        a_paper_answered_on(session, case)
    if kind in ("uppfoljning", "uppfoljningsrattelse"):
        a_follow_up_corrected(session, case)
    if kind in ("vidare_stod", "vidare_tillagg"):
        a_referral_answered(session, case)
    if kind in ("avslut", "angrat_avslut", "booster"):
        a_closing_taken_back(session, case)
    link = next(one for one in session.db.case_links.all() if one.kind == kind)
    tamper(session, CHANGED[kind], link.object_id)
    shown = fault_of(session, kind, link.object_id)
    assert shown == Fault("content", case.id, link.n, kind, link.object_id)
    assert faults(session) == [shown]
    assert checked(session).cases[0].words() == f"bruten vid nr {link.n}"


@pytest.mark.parametrize("kind", ["anteckning", "plan", "samtycke", "aterkallelse"])
def test_a_thing_that_was_removed_is_named(session: Session, case: Case, kind: str) -> None:
    link = next(one for one in session.db.case_links.all() if one.kind == kind)
    tamper(session, f"DELETE FROM {KINDS[kind].table} WHERE id = ?", link.object_id)
    assert Fault("gone", case.id, link.n, kind, link.object_id) in faults(session)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE case_links SET who = 'Någon' WHERE n = 4",
        "UPDATE case_links SET for_whom = 'Någon' WHERE n = 4",
        "UPDATE case_links SET moment = '2020-01-01T00:00:00.000000+00:00' WHERE n = 4",
        "UPDATE case_links SET kind = 'annat' WHERE n = 4",
        "UPDATE case_links SET previous = hash WHERE n = 4",
    ],
)
def test_a_link_that_was_changed_is_named(session: Session, case: Case, sql: str) -> None:
    link = session.db.case_links.at(case.id, 4)
    assert link is not None
    tamper(session, sql)
    assert ("link", 4, 0) in named(faults(session))
    if "kind" not in sql:
        shown = fault_of(session, link.kind, link.object_id)
        assert shown is not None
        assert shown.what == "link"


def test_a_link_taken_out_of_the_middle_leaves_a_gap_a_thing_without_and_a_row_without(
    session: Session, case: Case
) -> None:
    link = session.db.case_links.at(case.id, 4)
    assert link is not None
    tamper(session, "DELETE FROM case_links WHERE n = 4")
    assert named(faults(session)) == [("missing", 4, 0), ("unlinked", 0, 0), ("lost", 0, 4)]
    assert fault_of(session, link.kind, link.object_id) is not None
    assert checked(session).cases[0].words() == "bruten vid nr 4"


def test_links_that_were_numbered_anew_do_not_hide_the_gap(session: Session, case: Case) -> None:
    tamper(session, "DELETE FROM case_links WHERE n = 4")
    tamper(session, "UPDATE case_links SET n = n - 1 WHERE n > 4")
    assert ("link", 4, 0) in named(faults(session))


def test_the_last_link_taken_away_is_seen_by_its_thing_and_by_the_vault(session: Session, case: Case) -> None:
    tamper(session, "DELETE FROM case_links WHERE n = 9")
    assert named(faults(session)) == [("unlinked", 0, 0), ("lost", 0, 9)]
    assert checked(session).cases[0].words() == "bruten: 1 låst sak saknas i kedjan"


def test_the_last_thing_taken_away_with_its_link_is_seen_by_the_vault(session: Session, case: Case) -> None:
    tamper(session, "DELETE FROM disclosures")
    tamper(session, "DELETE FROM case_links WHERE n = 9")
    verdict = checked(session)
    assert [one.is_whole for one in verdict.cases] == [True]
    assert named(list(verdict.vault.faults)) == [("lost", 0, 9)]
    assert verdict.vault.words() == "bruten vid nr 9"


def test_thing_link_and_row_taken_away_together_are_missed_at_the_noted_end(
    session: Session, case: Case
) -> None:
    tamper(session, "DELETE FROM disclosures")
    tamper(session, "DELETE FROM case_links WHERE n = 9")
    tamper(session, "DELETE FROM vault_links WHERE seq = 9")
    assert faults(session) == [Fault("row_missing", seq=9, upto=9)]
    a_signed_note(session, case.id, "skriven efteråt")
    assert faults(session) == [Fault("row_missing", seq=9, upto=9)]


def test_what_was_locked_past_the_program_has_no_link(session: Session, case: Case) -> None:
    with session.change("notes") as db:
        forged = db.notes.add(a_note(case.id, status="signed", signed_by="Karin Lund"))
    assert faults(session) == [Fault("unlinked", case.id, kind="anteckning", object_id=forged.id)]
    assert fault_of(session, "anteckning", forged.id) == Fault(
        "unlinked", kind="anteckning", object_id=forged.id
    )


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("DELETE FROM vault_links WHERE seq = 4", [("unnoted", 4, 0), ("row_missing", 0, 4)]),
        ("DELETE FROM vault_links WHERE seq = 9", [("unnoted", 9, 0), ("row_missing", 0, 9)]),
        ("DELETE FROM vault_links WHERE seq IN (4, 5)", None),
        ("UPDATE vault_links SET row_hash = link_hash WHERE seq = 4", [("row", 0, 4), ("row", 0, 5)]),
        ("UPDATE vault_links SET previous = link_hash WHERE seq = 4", [("row", 0, 4)]),
        ("DELETE FROM meta WHERE key = 'vault_chain'", [("end", 0, 9)]),
        ("UPDATE meta SET value = '9:annat' WHERE key = 'vault_chain'", [("end", 0, 9)]),
    ],
)
def test_a_change_in_the_vaults_own_chain_is_named(
    session: Session, case: Case, sql: str, expected: list[tuple[str, int, int]] | None
) -> None:
    tamper(session, sql)
    found = faults(session)
    if expected is None:
        assert found[-1] == Fault("row_missing", seq=4, upto=5)
    else:
        assert named(found) == expected


def test_every_row_of_the_vaults_chain_taken_away_is_named(session: Session, case: Case) -> None:
    tamper(session, "DELETE FROM vault_links")
    found = faults(session)
    assert Fault("row_missing", seq=1, upto=9) in found
    assert sum(one.what == "unnoted" for one in found) == 9


def test_one_pupils_case_taken_out_breaks_no_other_and_the_vaults_chain_stands(
    session: Session, case: Case
) -> None:
    before, after = another_case(session, "26-001", 3), another_case(session, "26-002", 2)
    a_signed_note(session, case.id, "mellan de andra")
    a_signed_note(session, before.id, "sist")
    kept = session.db.vault_links.all()
    links = {link.hash for link in session.db.case_links.of(case.id)}
    for table in ("case_links", "notes", "plans", "assessments", "consents", "disclosures"):
        if table == "notes":
            tamper(session, "DELETE FROM amendments")
        tamper(session, f"DELETE FROM {table} WHERE case_id = ?", case.id)
    tamper(session, "DELETE FROM signatories")
    tamper(session, "DELETE FROM withdrawals")
    tamper(session, "DELETE FROM cases WHERE id = ?", case.id)
    verdict = checked(session)
    assert {(one.case_id, one.words()) for one in verdict.cases} == {(before.id, "hel"), (after.id, "hel")}
    assert session.db.vault_links.all() == kept
    assert [one.what for one in verdict.vault.faults] == ["lost"] * len(links)
    marks = ", ".join("?" * len(links))
    connection = session.vault.connection
    connection.execute(f"UPDATE vault_links SET holding = 'gallrad' WHERE link_hash IN ({marks})", (*links,))
    assert checked(session).is_whole


def test_of_the_vaults_chain_only_where_a_thing_is_may_change(session: Session, case: Case) -> None:
    connection = session.vault.connection
    for sql in ("DELETE FROM vault_links", "UPDATE vault_links SET row_hash = ''", "DELETE FROM case_links"):
        with pytest.raises(sqlcipher3.IntegrityError, match=r"locked|append only"):
            connection.execute(sql)
    for sql in (
        "UPDATE case_links SET afterwards = 1",
        "INSERT OR REPLACE INTO case_links SELECT * FROM case_links",
    ):
        with pytest.raises(sqlcipher3.IntegrityError, match="append only"):
            connection.execute(sql)
    connection.execute("UPDATE vault_links SET holding = 'overlamnad' WHERE seq = 1")
    assert checked(session).is_whole


def test_of_a_case_that_was_received_its_head_alone_need_be_noted(session: Session, case: Case) -> None:
    """As a package will be received: the links as they came, and one row for the last of them."""
    other = another_case(session, "26-001", 3)
    tamper(session, "DELETE FROM vault_links WHERE link_hash IN (SELECT hash FROM case_links WHERE n < 3)")
    assert session.db.vault_links.unnoted(other.id) == session.db.vault_links.unnoted(case.id) == []
    first = session.db.case_links.at(other.id, 1)
    assert first is not None
    assert session.db.vault_links.knows(first)
    tamper(
        session,
        "DELETE FROM vault_links WHERE link_hash IN (SELECT hash FROM case_links WHERE case_id = ?)",
        other.id,
    )
    assert [link.n for link in session.db.vault_links.unnoted(other.id)] == [1, 2, 3]
    assert not session.db.vault_links.knows(first)


def test_a_no_that_became_a_signature_holds_and_both_stay_in_the_chain(session: Session, case: Case) -> None:
    consent = session.db.consents.of(case.id)[0]
    signatory = session.db.signatories.of(consent.id)[1]
    assert signatory.refused_on == DAY
    consent_acts.refuse(session, signatory, DAY - timedelta(days=1))
    consent_acts.sign(session, session.db.signatories.get(signatory.id), "papper", DAY)
    kinds = [link.kind for link in session.db.case_links.of(case.id) if link.object_id == signatory.id]
    assert kinds == ["nej", "nej", "underskrift"]
    assert faults(session) == []


def test_a_draft_somebody_has_said_no_to_is_not_thrown_away(session: Session, case: Case) -> None:
    draft = consents.start_consent(session, case.id)
    consent_acts.refuse(session, session.db.signatories.of(draft.id)[0], DAY)
    with pytest.raises(UserError, match="sagt nej"):
        consents.discard_draft(session, draft)
    assert faults(session) == []


def test_a_signed_row_that_cannot_even_be_read_is_told_and_not_stumbled_on(
    session: Session, case: Case
) -> None:
    tamper(session, "UPDATE notes SET event_on = 'förra veckan' WHERE status = 'signed'")
    tamper(session, "UPDATE case_links SET n = 4000000000000 WHERE n = 9")
    found = faults(session)
    assert Fault("missing", case.id, 9, upto=3_999_999_999_999) in found
    assert "content" in {one.what for one in found}


def test_locking_goes_on_after_a_break_and_the_break_stays_where_it_was(session: Session, case: Case) -> None:
    note = session.db.notes.select("WHERE status = 'signed'")[0]
    tamper(session, CHANGED["anteckning"], note.id)
    later = a_signed_note(session, case.id, "skriven efteråt")
    assert named(faults(session)) == [("content", 1, 0)]
    assert fault_of(session, "anteckning", later) is None
    assert replace(note, body="annat") == session.db.notes.get(note.id)
