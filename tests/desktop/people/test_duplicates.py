"""Nobody is put in twice by accident: other spellings, swapped order, the same number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.people import duplicates
from desktop.session.session import Session
from tests.builders import a_pupil


def put(session: Session, *names: str, **given: object) -> list[str]:
    """Create pupils; the last word is the last name. Return their ids."""
    pupils = [
        a_pupil(first_names=name.rpartition(" ")[0], last_name=name.rpartition(" ")[2], **given)
        for name in names
    ]
    with session.change("pupils") as db:
        db.pupils.add_all(pupils)
    return [pupil.id for pupil in pupils]


@pytest.mark.parametrize(
    ("there", "written"),
    [
        ("Wilma Åkerlund", "Wilma Akerlund"),
        ("Björn Öberg", "Bjorn Oberg"),
        ("Amina Warsame", "Warsame Amina"),
        ("Amina Sofia Warsame", "Amina Warsame"),
        ("Amina Warsame", "Amina Sofia Warsame"),
        ("Amina Warsame", "Amena Warsane"),
        ("Mohammed Hassan", "Muhammad Hassan"),
        ("Mohammed Hassan", "Mohamed Hasan"),
        ("Mohamed Hassan", "Maxamed Xasan"),
        ("Abdi Nur", "Cabdi Noor"),
        ("Yohannes Tesfay", "Johannes Tesfai"),
        ("Selam Ghebre", "Selam Gebre"),
        ("Yusuf Hussein", "Youssef Hossein"),
        ("Khadija Jamal", "Kadija Djamal"),
        ("Filmon Tsegay", "Philmon Segay"),
        ("Oskar Berg Johansson", "Oskar Berg-Johanson"),
    ],
)
def test_another_spelling_is_found(session: Session, there: str, written: str) -> None:
    (id,) = put(session, there)
    assert [one.pupil_id for one in duplicates.similar(session, written)] == [id]


@pytest.mark.parametrize(
    ("there", "written"),
    [
        ("Amina Warsame", "Amina Karlsson"),
        ("Ali Karimi", "Elin Karlsson"),
        ("Maja Sundström", "Mia Sandberg"),
        ("Bo Ek", "Al Eg"),
        ("Freja Niemi", "Zahra Ahmadi"),
    ],
)
def test_another_person_is_not(session: Session, there: str, written: str) -> None:
    put(session, there)
    assert duplicates.similar(session, written) == []


def test_the_calling_name_counts_as_a_name(session: Session) -> None:
    (id,) = put(session, "Aminatou Warsame", calling_name="Mimmi")
    assert [one.pupil_id for one in duplicates.similar(session, "Mimmi Warsame")] == [id]
    assert [one.pupil_id for one in duplicates.similar(session, "Aminatou Warsame")] == [id]


def test_the_same_number_comes_first_and_is_said(session: Session) -> None:
    put(session, "Amina Warsame")
    (same,) = put(session, "Zahra Ahmadi", identity_number="201301032387")
    found = duplicates.similar(session, "Amina Warsame", "201301032387")
    assert (found[0].pupil_id, found[0].same_number, found[1].same_number) == (same, True, False)


def test_no_number_is_not_the_same_as_no_number(session: Session) -> None:
    put(session, "Zahra Ahmadi")
    assert duplicates.similar(session, "Amina Warsame", "") == []


def test_the_same_birthday_comes_before_another(session: Session) -> None:
    other, same = (
        put(session, "Amina Warsame", birth_date=day)[0] for day in (date(2012, 5, 5), date(2013, 1, 3))
    )
    found = duplicates.similar(session, "Amina Warsame", born=date(2013, 1, 3))
    assert [one.pupil_id for one in found] == [same, other]


def test_typing_finds_on_half_a_word_and_on_part_of_a_number(session: Session) -> None:
    (id,) = put(session, "Amina Warsame", identity_number="201301032387")
    assert [one.pupil_id for one in duplicates.search(session, "am")] == [id]
    assert [one.pupil_id for one in duplicates.search(session, "warsame am")] == [id]
    assert [one.pupil_id for one in duplicates.search(session, "0103-23")] == [id]
    assert duplicates.search(session, "xyz") == []
    assert duplicates.search(session, "") == []


def test_at_most_five_are_shown_the_nearest_first(session: Session) -> None:
    put(session, *["Amina Varsame"] * 6)
    (exact,) = put(session, "Amina Warsame")
    found = duplicates.similar(session, "Amina Warsame")
    assert (len(found), found[0].pupil_id) == (5, exact)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_no_name_is_too_strange_to_search_for(session: Session, text: str) -> None:
    assert len(duplicates.search(session, text)) <= 5
    assert len(duplicates.similar(session, text)) <= 5
