"""The pupil's yes: off until it is asked, kept every time with who and when, taken back at any time."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import Assessment, Setting
from db.store.connection import sqlcipher3
from desktop.assessment import rounds as assessments
from desktop.assessment.family import family_round
from desktop.errors import UserError
from desktop.forms.answers import Answer
from desktop.forms.derive import Side
from desktop.session.session import Session
from tests.builders import DAY
from tests.stories import a_family_case


@pytest.fixture
def begun(session: Session) -> Assessment:
    case = a_family_case(session)
    round_ = assessments.start_assessment(session, case.id)
    for who, level in (("E", 3), ("V1", 0), ("S", 2)):
        assessments.save_answer(session, round_, Answer("S4", who, level))
    return round_


def heard(session: Session, round_: Assessment) -> tuple[str, ...]:
    return family_round(session, round_).heard


def test_nobody_is_shown_before_the_pupil_was_asked(session: Session, begun: Assessment) -> None:
    assert assessments.clearance(session, begun) is None
    assert heard(session, begun) == ("V1", "S")
    assert "E" not in {one.informant for one in family_round(session, begun).informants}


def test_a_yes_and_that_it_was_taken_back_are_both_kept(session: Session, begun: Assessment) -> None:
    assessments.note_clearance(session, begun, "ja")
    assert heard(session, begun) == ("E", "V1", "S")
    assessments.note_clearance(session, begun, "nej")
    assert heard(session, begun) == ("V1", "S")
    rows = session.db.clearances.of(begun.id)
    assert [(one.said, one.asked_on, one.asked_by) for one in rows] == [
        ("ja", DAY, session.worker.name),
        ("nej", DAY, session.worker.name),
    ]
    logged = [row.event for row in session.log.rows(2)]
    assert logged == ["answers_not_cleared", "answers_cleared"]


def test_no_row_can_be_changed_or_taken_away(session: Session, begun: Assessment) -> None:
    assessments.note_clearance(session, begun, "nej")
    for sql in ("UPDATE clearances SET said = 'ja'", "DELETE FROM clearances"):
        with (
            pytest.raises(sqlcipher3.IntegrityError, match="append only"),
            session.change("clearances") as db,
        ):
            db.clearances.ask(sql)


def test_a_signed_round_can_still_be_asked_about_and_taken_back(session: Session, begun: Assessment) -> None:
    signed = assessments.sign_assessment(session, begun)
    assessments.note_clearance(session, signed, "ja")
    assert heard(session, signed) == ("E", "V1", "S")
    assessments.note_clearance(session, signed, "nej")
    assert heard(session, signed) == ("V1", "S")


def test_a_new_round_is_asked_about_anew(session: Session, begun: Assessment) -> None:
    assessments.note_clearance(session, begun, "ja")
    assessments.sign_assessment(session, begun)
    following = assessments.start_assessment(session, begun.case_id)
    assert following.id != begun.id
    assert not assessments.is_cleared(session, following)


def test_without_a_name_of_who_asks_nothing_is_noted(session: Session, begun: Assessment) -> None:
    with session.change("settings") as db:
        db.settings.save(Setting(id="worker.name", value=""))
    with pytest.raises(UserError):
        assessments.note_clearance(session, begun, "ja")
    assert session.db.clearances.of(begun.id) == []


def test_what_the_worker_sets_is_kept_with_who_and_when_and_the_latest_holds(
    session: Session, begun: Assessment
) -> None:
    where = ("I17", "E", "Att rita.")
    assessments.save_answer(session, begun, Answer("I17", "E", "Att rita."))
    assert [one.place for one in assessments.proposals_of(session, begun)] == [where]
    assert assessments.placed_in(session, begun.id) == {}
    assessments.place(session, begun, where, Side.STRENGTH)
    assessments.place(session, begun, where, None)
    assert assessments.placed_in(session, begun.id) == {where: None}
    rows = session.db.placements.of(begun.id)
    assert [(one.side, one.set_by) for one in rows] == [
        ("resurs", session.worker.name),
        ("ingetdera", session.worker.name),
    ]
    assert all(isinstance(one.set_at.date(), date) for one in rows)


def test_changed_words_are_a_new_proposal(session: Session, begun: Assessment) -> None:
    assessments.save_answer(session, begun, Answer("I17", "E", "Att rita."))
    (one,) = assessments.proposals_of(session, begun)
    assessments.place(session, begun, one.place, Side.STRENGTH)
    assessments.save_answer(session, begun, Answer("I17", "E", "Att inte behöva rita."))
    (other,) = assessments.proposals_of(session, begun)
    assert other.place not in assessments.placed_in(session, begun.id)


def test_in_a_signed_round_nothing_is_set_by_the_program_or_past_it(
    session: Session, begun: Assessment
) -> None:
    assessments.save_answer(session, begun, Answer("I17", "E", "Att rita."))
    (one,) = assessments.proposals_of(session, begun)
    made = assessments.place(session, begun, one.place, Side.STRENGTH)
    signed = assessments.sign_assessment(session, begun)
    with pytest.raises(UserError):
        assessments.place(session, signed, one.place, None)
    with pytest.raises(sqlcipher3.IntegrityError, match="locked"), session.change("placements") as db:
        db.placements.ask(
            "INSERT INTO placements SELECT 'ny', assessment_id, question_id, informant, words, 'hinder',"
            " set_by, set_at FROM placements WHERE id = ?",
            made.id,
        )
    assert assessments.placed_in(session, signed.id) == {one.place: Side.STRENGTH}
