"""A correction strikes what was marked and nothing else; it can be corrected in its turn, and all stays readable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.records import Amendment, Case, Note
from desktop.errors import UserError
from desktop.notes import notes
from desktop.notes.amending import amend_note, struck_places
from desktop.notes.text import Passage, StruckAt, corrected, holds, place_of, places
from desktop.session.session import Session
from tests.desktop.chain.checked import faults

TWICE = "Mamma ringer skolan. Pappa ringer skolan."


def _signed(session: Session, case: Case, body: str) -> Note:
    return notes.sign_note(session, replace(notes.begin_note(session, case.id), body=body))


def _shown(session: Session, note: Note) -> list[tuple[str, str]]:
    return [(one.text, one.kind) for one in corrected(note.body, session.db.amendments.of(note.id))]


def test_a_correction_leaves_the_original_readable(session: Session, case: Case) -> None:
    note = _signed(session, case, "Pappan bor i Åbo. Bussen är svår.")
    amend_note(session, note, "Pappan bor i Åbo.", "Pappan arbetar i Åbo.", "Hodan påpekade det")
    amend_note(session, note, "", "Lisa var med.", "glömt")
    assert _shown(session, note) == [
        ("Pappan bor i Åbo.", "struck"),
        (" ", "plain"),
        ("Pappan arbetar i Åbo.", "added"),
        (" Bussen är svår.", "plain"),
        ("\n\n", "plain"),
        ("Lisa var med.", "added"),
    ]
    assert session.db.notes.get(note.id) == note


def test_the_marked_words_are_struck_and_not_the_first_equal_ones(session: Session, case: Case) -> None:
    note = _signed(session, case, TWICE)
    second = struck_places(session, note, "ringer skolan")[1]
    amend_note(session, note, "ringer skolan", "skriver", "fel", second)
    assert holds(note.body, session.db.amendments.of(note.id)) == "Mamma ringer skolan. Pappa  skriver."
    assert faults(session) == []


def test_words_that_stand_twice_are_asked_about(session: Session, case: Case) -> None:
    note = _signed(session, case, TWICE)
    with pytest.raises(UserError) as told:
        amend_note(session, note, "ringer", "skriver", "fel")
    assert told.value.do
    found = struck_places(session, note, "ringer")
    assert [(one.before, one.after[:8]) for one in found] == [
        ("Mamma ", " skolan."),
        ("Mamma ringer skolan. Pappa ", " skolan."),
    ]
    assert session.db.amendments.all() == []


def test_a_correction_can_itself_be_corrected(session: Session, case: Case) -> None:
    note = _signed(session, case, "Hon var med 3 gånger.")
    first = amend_note(session, note, "3", "4", "räknade fel")
    second = amend_note(session, note, "4", "5", "räknade fel igen")
    assert (second.struck_of, second.struck_at) == (first.id, 0)
    assert _shown(session, note) == [
        ("Hon var med ", "plain"),
        ("3", "struck"),
        (" ", "plain"),
        ("4", "struck"),
        (" ", "plain"),
        ("5", "added"),
        (" gånger.", "plain"),
    ]
    assert faults(session) == []


def test_what_is_struck_cannot_be_struck_again(session: Session, case: Case) -> None:
    note = _signed(session, case, "Hon kom 09.10.")
    amend_note(session, note, "kom 09.10", "kom 08.10", "fel tid")
    with pytest.raises(UserError):
        amend_note(session, note, "09.10", "10.10", "fel")


def test_words_may_be_struck_without_others_in_their_place(session: Session, case: Case) -> None:
    note = _signed(session, case, "Amina kom. Syskonet var sjukt.")
    amend_note(session, note, " Syskonet var sjukt.", "", "hör inte hit")
    assert holds(note.body, session.db.amendments.of(note.id)) == "Amina kom."


@pytest.mark.parametrize(
    ("struck", "added", "reason"), [("finns inte", "x", "y"), ("", " ", "y"), ("", "x", "")]
)
def test_a_half_correction_is_refused(
    session: Session, case: Case, struck: str, added: str, reason: str
) -> None:
    note = _signed(session, case, "Hodan ringer.")
    with pytest.raises(UserError):
        amend_note(session, note, struck, added, reason)
    assert session.db.amendments.all() == []


def test_a_correction_from_before_places_were_kept_strikes_the_first_equal_words() -> None:
    old = Amendment(note_id="n", struck="ringer", added="skriver", reason="fel")
    assert holds(TWICE, [old]) == "Mamma  skriver skolan. Pappa ringer skolan."


def test_a_place_that_no_longer_fits_loses_no_words() -> None:
    stray = Amendment(note_id="n", struck="bussen", added="tåget", reason="fel", struck_at=999)
    assert corrected("Hon tog bussen.", [stray])[-1].text == "tåget"


def test_a_mark_over_what_is_corrected_already_is_no_place() -> None:
    one = Amendment(note_id="n", struck="bor", added="arbetar", reason="fel", struck_at=7)
    laid = corrected("Pappan bor i Åbo.", [one])
    text = "".join(passage.text for passage in laid)
    assert text == "Pappan bor arbetar i Åbo."
    assert place_of(laid, 0, 12) is None
    assert place_of(laid, 7, 10) is None
    at = place_of(laid, 11, 18)
    assert at is not None
    assert (at.source, at.at) == (one.id, 0)
    end = place_of(laid, 21, 24)
    assert end is not None
    assert (end.source, end.at) == ("", 13)


WORDS = some.text(alphabet="ab \u00a0\u00adåŋ😀\n", min_size=1, max_size=30)


@given(
    body=WORDS, picks=some.lists(some.tuples(some.integers(0, 40), some.integers(1, 6), WORDS), max_size=5)
)
def test_every_mark_strikes_its_own_letters_and_no_letter_is_ever_lost(
    body: str, picks: list[tuple[int, int, str]]
) -> None:
    made: list[Amendment] = []
    for first, length, added in picks:
        laid = corrected(body, made)
        text = "".join(passage.text for passage in laid)
        at = place_of(laid, first, min(len(text), first + length))
        if at is None:
            continue
        words = text[first : min(len(text), first + length)]
        assert StruckAt(at.source, at.at) in [
            StruckAt(one.source, one.at) for one in places(body, made, words)
        ]
        new = Amendment(
            note_id="n", struck=words, added=added, reason="x", struck_of=at.source, struck_at=at.at
        )
        made.append(new)
        shown = corrected(body, made)
        assert any(one.kind == "struck" and one.text == words and one.at == at.at for one in shown)
        before = text[:first]
        assert "".join(passage.text for passage in shown).startswith(before + words)
    whole = corrected(body, made)
    assert "".join(one.text for one in whole if one.source == "") == body
    for one in made:
        assert "".join(p.text for p in whole if p.source == one.id) == one.added


def test_pieces_are_told_apart_by_their_source() -> None:
    assert Passage("x").can_be_struck is False
    assert Passage("x", source="").can_be_struck is True
