"""Notes from first letter to correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.clock import now
from db.records import Case, Note
from db.store.connection import sqlcipher3
from desktop.errors import UserError
from desktop.notes import notes, purge
from desktop.notes.amending import amend_note
from desktop.notes.headings import template
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.chain.checked import faults


def _written(session: Session, case: Case, body: str = "Hodan ringer.") -> Note:
    return notes.save_note(session, replace(notes.begin_note(session, case.id), body=body))


def test_a_note_is_in_the_vault_before_its_first_letter(session: Session, case: Case) -> None:
    note = notes.begin_note(session, case.id, "telefon")
    assert session.db.notes.of(case.id) == [note]
    assert note.event_on == DAY


def test_every_kind_has_a_template_or_none_and_a_name(session: Session) -> None:
    found = dict(notes.kinds())
    assert found["hembesok"] == "Hembesök"
    assert "minnesstod" not in found
    assert template("hembesok").startswith("Vilka var hemma:")


def test_a_state_five_minutes_old_is_kept_when_the_draft_goes_on(session: Session, case: Case) -> None:
    note = _written(session, case, "först")
    with session.change("notes") as db:
        db.notes.put(replace(note, updated_at=now() - timedelta(minutes=20)))
    notes.save_note(session, replace(note, body="sedan"))
    notes.save_note(session, replace(note, body="sist"))
    assert [version.body for version in session.db.note_versions.of(note.id)] == ["sedan", "först"]


def test_signing_locks_and_moves_the_last_contact(session: Session, case: Case) -> None:
    signed = notes.sign_note(session, _written(session, case))
    assert session.db.cases.get(case.id).last_contact_on == DAY
    with pytest.raises(sqlcipher3.IntegrityError, match="locked"):
        notes.save_note(session, replace(signed, body="annat"))
    assert session.db.notes.get(signed.id).body == "Hodan ringer."


@pytest.mark.parametrize("body", ["", "  \n", template("samtal_elev")])
def test_an_empty_note_cannot_be_signed(session: Session, case: Case, body: str) -> None:
    note = _written(session, case, body)
    with pytest.raises(UserError, match="tom"):
        notes.sign_note(session, note)
    assert session.db.notes.get(note.id).status == "draft"


def test_a_day_to_come_cannot_be_signed(session: Session, case: Case) -> None:
    note = replace(_written(session, case), event_on=DAY + timedelta(days=1))
    with pytest.raises(UserError, match="Datumet"):
        notes.sign_note(session, note)


def test_signatures_chain_and_a_forged_text_is_found(session: Session, case: Case) -> None:
    first = notes.sign_note(session, _written(session, case, "ett"))
    amend_note(session, first, "ett", "två", "fel tal")
    second = notes.sign_note(session, _written(session, case, "tre"))
    assert faults(session) == []
    connection = session.vault.connection
    connection.execute("DROP TRIGGER notes_locked_change")
    connection.execute("UPDATE notes SET body = 'fyra' WHERE id = ?", (second.id,))
    assert [(one.what, one.n, one.object_id) for one in faults(session)] == [("content", 3, second.id)]


def test_the_last_signature_cannot_be_taken_away_unseen(session: Session, case: Case) -> None:
    note = notes.sign_note(session, _written(session, case))
    session.vault.connection.execute("DROP TRIGGER notes_locked_go")
    session.vault.connection.execute("DELETE FROM notes WHERE id = ?", (note.id,))
    assert [(one.what, one.n, one.object_id) for one in faults(session)] == [("gone", 1, note.id)]


def test_a_discarded_draft_can_be_fetched_back(session: Session, case: Case) -> None:
    note = _written(session, case)
    notes.discard_note(session, note)
    assert session.db.notes.of(case.id) == []
    assert purge.empty_bin(session) == 0
    back = notes.restore_note(session, session.db.notes.binned()[0])
    assert session.db.notes.of(case.id) == [back]


def test_a_signed_note_is_never_discarded(session: Session, case: Case) -> None:
    note = notes.sign_note(session, _written(session, case))
    with pytest.raises(UserError, match="signerad"):
        notes.discard_note(session, note)
    assert session.db.notes.get(note.id).discarded_at is None


def test_a_minnesstod_lives_apart_until_it_is_promoted(session: Session, case: Case) -> None:
    scratch = replace(notes.begin_note(session, case.id, scratch=True), body="Fråga om moster Sahra")
    assert scratch.purge_on == date(2026, 12, 24)
    with pytest.raises(UserError, match="signeras inte"):
        notes.sign_note(session, scratch)
    assert session.db.notes.drafts() == []
    assert notes.promote_note(session, scratch).category == "journal"
    assert len(session.db.notes.drafts()) == 1


def test_a_megabyte_of_pasted_text_comes_back_as_it_was(session: Session, case: Case) -> None:
    body = "Bäcken <b>& ” 🦊 محمد\n" * 50_000
    note = _written(session, case, body)
    assert session.db.notes.get(note.id).body == body
