"""A no is not a gap: who was asked when, who said no or did not answer, told truly to the worker and the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import Assessment
from db.store.connection import sqlcipher3
from desktop.assessment import rounds as assessments
from desktop.assessment.asking import may_be_silent_from, note_asking, silent_in, told_askings
from desktop.assessment.family import family_round
from desktop.cases.step_gaps import what_is_missing
from desktop.errors import UserError
from desktop.events.line import events
from desktop.forms.answers import Answer
from desktop.forms.checks import Gap
from desktop.paper.builders.record import record_summary
from desktop.paper.builders.summary import family_summary
from desktop.session.session import Session
from tests.builders import DAY
from tests.stories import a_family_case

FIRST, AGAIN = date(2026, 9, 3), date(2026, 9, 17)


@pytest.fixture
def begun(session: Session) -> Assessment:
    round_ = assessments.start_assessment(session, a_family_case(session).id)
    for who, level in (("E", 3), ("V1", 0)):
        assessments.save_answer(session, round_, Answer("S4", who, level))
    return round_


@pytest.fixture
def asked(session: Session, begun: Assessment) -> Assessment:
    note_asking(session, begun, "S", "begard", FIRST, who="Peter Ek", how="telefon")
    note_asking(session, begun, "S", "pamind", AGAIN)
    return begun


def gaps_of(session: Session, round_: Assessment) -> set[Gap]:
    return {one.gap for one in assessments.gaps(session, round_) if one.informant == "S"}


def test_who_was_asked_and_does_not_answer_is_told_as_it_was_and_is_no_gap(
    session: Session, asked: Assessment
) -> None:
    assert gaps_of(session, asked) >= {Gap.NO_INFORMANT}
    assert told_askings(session, asked, "S") == "Skolan tillfrågades 3 och 17 september 2026."
    note_asking(session, asked, "S", "svarade_inte", DAY)
    assert (
        told_askings(session, asked, "S")
        == "Skolan tillfrågades 3 och 17 september 2026 och har inte svarat."
    )
    assert gaps_of(session, asked) == set()
    missing = {one.text for one in what_is_missing(session, asked.case_id, "kartlaggning")}
    assert "Skolans svar" not in missing
    assert "Elevens svar" not in missing


def test_a_no_says_who_and_why_to_the_worker_and_the_record_and_neither_to_the_family(
    session: Session, asked: Assessment
) -> None:
    note_asking(session, asked, "S", "avbojde", AGAIN, who="rektor", words="Vi mäktar inte.")
    whole = "Skolan tillfrågades 3 och 17 september 2026 och avböjde 17 september 2026 (rektor). ”Vi mäktar inte.”"
    assert told_askings(session, asked, "S") == whole
    assert record_summary(session, asked).no_answers == (whole,)
    assert family_summary(session, asked).no_answers == ("Vi har inte skolans svar.",)
    assert "mäktar" not in repr(family_round(session, asked))


def test_a_person_who_says_no_is_named_to_the_family_and_the_pupil_is_not_without_a_yes(
    session: Session, begun: Assessment
) -> None:
    for who in ("E", "V2"):
        note_asking(session, begun, who, "avbojde", AGAIN, who="själv")
    said = family_summary(session, begun).no_answers
    assert [words.startswith("Vi har inte svar från ") for words in said] == [True]
    assert session.db.pupils.all()[0].called not in said[0]
    assert set(silent_in(session, begun.id)) == {"E", "V2"}


def test_ten_school_days_pass_before_a_silence_is_one(session: Session, begun: Assessment) -> None:
    assert may_be_silent_from(session, begun, "S") is None
    with pytest.raises(UserError, match="Ingen förfrågan"):
        note_asking(session, begun, "S", "svarade_inte", DAY)
    note_asking(session, begun, "S", "begard", date(2026, 10, 19))
    first = may_be_silent_from(session, begun, "S")
    assert first == date(2026, 11, 9)  # week 44 may be lov, and is not counted
    with pytest.raises(UserError, match="för tidigt"):
        note_asking(session, begun, "S", "svarade_inte", first - timedelta(days=1))
    note_asking(session, begun, "S", "svarade_inte", first)
    assert set(silent_in(session, begun.id)) == {"S"}


def test_what_was_noted_is_taken_back_by_a_row_of_its_own_and_all_rows_stay(
    session: Session, asked: Assessment
) -> None:
    with pytest.raises(UserError, match="inget att ta tillbaka"):
        note_asking(session, asked, "S", "angrad", DAY)
    note_asking(session, asked, "S", "avbojde", AGAIN, who="rektor")
    note_asking(session, asked, "S", "angrad", DAY)
    assert silent_in(session, asked.id) == {}
    assert gaps_of(session, asked) >= {Gap.NO_INFORMANT}
    assert [one.kind for one in session.db.askings.of(asked.id)] == ["begard", "pamind", "avbojde", "angrad"]
    for sql in ("UPDATE askings SET words = 'annat'", "DELETE FROM askings"):
        with (
            pytest.raises(sqlcipher3.IntegrityError, match="append only"),
            session.change("askings") as db,
        ):
            db.askings.ask(sql)


@pytest.mark.parametrize(
    ("kind", "day", "given"),
    [
        ("avbojde", DAY, {}),
        ("tillfragades_inte", DAY, {"who": "rektor"}),
        ("avbojde", DAY + timedelta(days=1), {"who": "rektor"}),
        ("avbojde", FIRST - timedelta(days=1), {"who": "rektor"}),
    ],
)
def test_what_lacks_something_or_cannot_be_meant_is_refused(
    session: Session, asked: Assessment, kind: str, day: date, given: dict[str, str]
) -> None:
    with pytest.raises(UserError):
        note_asking(session, asked, "S", kind, day, **given)  # type: ignore[arg-type]  # a code of the list
    assert silent_in(session, asked.id) == {}


def test_a_round_is_signed_with_what_was_noted_and_nothing_is_added_after(
    session: Session, asked: Assessment
) -> None:
    note_asking(session, asked, "S", "avbojde", AGAIN, who="rektor")
    signed = assessments.sign_assessment(session, asked)
    with pytest.raises(UserError):
        note_asking(session, signed, "S", "angrad", DAY)
    with (
        pytest.raises(sqlcipher3.IntegrityError, match="locked with assessments"),
        session.change("askings") as db,
    ):
        db.askings.add(replace(session.db.askings.of(asked.id)[0], id="ny"))
    assert told_askings(session, signed, "S").endswith("(rektor).")


def test_every_turn_of_it_stands_among_what_has_happened(session: Session, asked: Assessment) -> None:
    note_asking(session, asked, "S", "avbojde", AGAIN, who="rektor", words="Vi mäktar inte.")
    titles = [one.title for one in events(session, asked.case_id)]
    for title in (
        "Skolan tillfrågades om kartläggningen",
        "Skolan påmindes om kartläggningen",
        "Skolan avböjde att svara",
    ):
        assert title in titles
