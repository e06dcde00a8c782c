"""What looks like a name or a number is asked about; what a text about a school is full of is not."""

from __future__ import annotations

import pytest

from db.records import Case, Contact, School
from desktop.groups.naming import doubts
from desktop.session.session import Session


def found(session: Session, text: str) -> list[tuple[str, str]]:
    return [(one.what, one.words) for one in doubts(session, text)]


@pytest.fixture
def known(session: Session, case: Case) -> Case:
    pupil = session.db.pupils.get(case.pupil_id)
    assert (pupil.called, pupil.last_name) == ("Amina", "Warsame")
    with session.change("contacts", "schools") as db:
        db.contacts.add(Contact(pupil_id=pupil.id, name="Hodan Warsame", role="vardnadshavare"))
        db.schools.add(School(name="Björkbacka skola", municipality="Älvbro"))
    return case


@pytest.mark.parametrize(
    "text", ["Amina Warsame", "amina warsame i 7B", "Warsame Amina", "om Amina Warsames lov"]
)
def test_a_known_pupil_by_both_names_is_sure_and_leads_to_the_journal(
    session: Session, known: Case, text: str
) -> None:
    (first, *_) = doubts(session, text)
    assert (first.what, first.is_sure, first.case_id) == ("person", True, known.id)


def test_somebody_around_a_pupil_is_known_too_and_has_no_journal(session: Session, known: Case) -> None:
    (first, *_) = doubts(session, "Hodan Warsame ringde")
    assert (first.what, first.is_sure, first.case_id) == ("person", True, None)


@pytest.mark.parametrize("text", ["Amina kommer sent", "hos amina hemma", "Aminas klass"])
def test_a_first_name_alone_may_be_a_name_and_stops_nothing(session: Session, known: Case, text: str) -> None:
    (only,) = doubts(session, text)
    assert (only.what, only.is_sure) == ("name", False)


def test_a_word_with_a_capital_inside_a_sentence_may_be_a_name(session: Session, known: Case) -> None:
    assert found(session, "Hur skolan kan hjälpa Kevin in") == [("name", "Kevin")]


@pytest.mark.parametrize(
    "text",
    [
        "Hur skolan kan möta vid dörren",
        "EHT på Björkbacka skola i Älvbro",
        "Ströfrånvaro i 7A. Skolan ringer hem.\nTitta på veckorna",
        "Så gör vi: Börja med det som fungerar",
        "BUP, NPF och Skolverket",
        "my och bo är också ord",
        "",
    ],
)
def test_what_is_no_name_is_left_in_peace(session: Session, known: Case, text: str) -> None:
    assert found(session, text) == []


@pytest.mark.parametrize(
    "number",
    [
        "20130614-2385",
        "130614-2385",
        "1306142385",
        "201306142385",
        "2013-06-14-2385",
        "130674–2385",
        "130614+2385",
    ],
)
def test_anything_like_a_personnummer_is_sure(session: Session, number: str) -> None:
    assert found(session, f"Elev {number} i sjuan") == [("number", number)]


@pytest.mark.parametrize(
    "text", ["070-174 06 11", "2026-11-24", "12 elever, 60 min", "139914-2385", "SN 2026:1234"]
)
def test_other_figures_are_not(session: Session, text: str) -> None:
    assert found(session, text) == []


def test_a_pupil_with_several_cases_leads_to_the_latest_and_namesakes_to_none(
    session: Session, known: Case
) -> None:
    pupil = session.db.pupils.get(known.pupil_id)
    with session.change("pupils", "cases") as db:
        twin = db.pupils.add(type(pupil)(first_names="Amina", last_name="Warsame"))
        db.cases.add(type(known)(number="26-099", pupil_id=twin.id, opened_on=session.today()))
    (first, *_) = doubts(session, "Amina Warsame")
    assert (first.is_sure, first.case_id) == (True, None)
