"""A heading that was offered and not used is never signed; what was written is signed as it was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.records import Case
from desktop.errors import UserError
from desktop.notes import notes
from desktop.notes.headings import HOLLOW, empty_lines, offered, template, without_empty
from desktop.session.session import Session


@pytest.mark.parametrize("kind", [code for code, _ in notes.kinds()])
def test_headings_alone_are_nothing_to_sign(session: Session, case: Case, kind: str) -> None:
    body = template(kind)
    assert without_empty(body).strip() == ""
    note = replace(notes.begin_note(session, case.id, kind), body=body)
    with pytest.raises(UserError):
        notes.sign_note(session, note)


def test_only_the_headings_with_something_under_them_are_signed(session: Session, case: Case) -> None:
    body = template("samtal_elev").replace(
        "Det här pratade vi om:", "Det här pratade vi om:\nBussen på morgonen."
    )
    note = replace(notes.begin_note(session, case.id, "samtal_elev"), body=body)
    assert notes.sign_note(session, note).body == "Det här pratade vi om:\nBussen på morgonen."


def test_words_beside_a_heading_and_under_hollow_quotes_are_kept() -> None:
    body = f"Plats och vilka var med: biblioteket\n\nElevens egna ord:\n{HOLLOW}\nJag vill rita.\n\nMin bedömning:"
    assert without_empty(body) == (
        "Plats och vilka var med: biblioteket\n\nElevens egna ord:\nJag vill rita."
    )


def test_a_heading_before_one_that_is_written_beside_is_empty() -> None:
    body = "Det här pratade vi om:\n\nNästa steg, vem och när: jag ringer"
    assert empty_lines(body) == [0]


def test_a_text_without_headings_is_left_letter_for_letter() -> None:
    body = "\n  Sámi\u00a0giella, mjuk\u00adt \n\n"
    assert without_empty(body) == body


LINES = some.lists(
    some.sampled_from([*sorted(offered())[:6], HOLLOW, "", "  ", "Egna ord.", "ŋ\u00a0x"]), max_size=12
)


@given(LINES)
def test_no_word_of_ones_own_is_ever_taken_away(lines: list[str]) -> None:
    own = [line for line in lines if line.strip() and line.strip() not in offered() and line != HOLLOW]
    kept = without_empty("\n".join(lines)).split("\n")
    assert [line for line in kept if line in own] == own
    assert without_empty("\n".join(kept)) == "\n".join(kept)
