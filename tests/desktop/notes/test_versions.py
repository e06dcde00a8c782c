"""Earlier states of a draft are compared and fetched back, and fetching back loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.clock import now
from db.records import Case, Note
from desktop.errors import UserError
from desktop.notes import notes
from desktop.notes.difference import difference
from desktop.notes.versions import earlier, fetch_back
from desktop.session.session import Session


def _draft_with_a_past(session: Session, case: Case) -> Note:
    note = notes.save_note(session, replace(notes.begin_note(session, case.id), body="Först."))
    with session.change("notes") as db:
        db.notes.put(replace(note, updated_at=now() - timedelta(minutes=20)))
    return notes.save_note(session, replace(note, body="Sedan."))


def test_fetching_back_keeps_what_stood(session: Session, case: Case) -> None:
    note = _draft_with_a_past(session, case)
    [first] = earlier(session, note)
    back = fetch_back(session, note, first)
    assert back.body == session.db.notes.get(note.id).body == "Först."
    assert [one.body for one in earlier(session, back)] == ["Sedan."]
    assert session.log.rows(1)[0].event == "note_fetched_back"


def test_a_signed_note_has_no_earlier_versions_to_fetch(session: Session, case: Case) -> None:
    note = _draft_with_a_past(session, case)
    [first] = earlier(session, note)
    signed = notes.sign_note(session, note)
    assert earlier(session, signed) == []
    with pytest.raises(UserError):
        fetch_back(session, note, first)
    assert session.db.notes.get(note.id) == signed


def test_a_difference_is_told_in_words_and_numbers() -> None:
    found = difference("Amina kom sent.\nHon var glad.", "Amina kom tidigt.\nHon var glad.\nLisa var med.")
    assert (found.gone, found.new) == (1, 4)
    assert [one.text for one in found.passages if one.kind == "struck"] == ["sent."]


TEXT = some.text(alphabet="ab \nå\u00a0", max_size=40)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_out_of_the_difference(before: str, after: str) -> None:
    passages = difference(before, after).passages
    assert "".join(one.text for one in passages if one.kind != "added") == before
    assert "".join(one.text for one in passages if one.kind != "struck") == after
