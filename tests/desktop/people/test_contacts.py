"""People around the pupil, and schools: informants given once, history kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.records import Contact, Pupil, SchoolContact
from desktop.errors import UserError
from desktop.people import contacts as people
from desktop.people import schools
from desktop.session.session import Session
from tests.builders import DAY, a_guardian, a_pupil, a_school, a_schooling


@pytest.fixture
def pupil(session: Session) -> Pupil:
    """Return a stored pupil."""
    with session.change("pupils") as db:
        return db.pupils.add(a_pupil())


def guardian(session: Session, pupil: Pupil, name: str = "Hodan Warsame") -> Contact:
    return people.save_contact(session, a_guardian(pupil.id, name=name, informant=None))


def test_an_informant_is_given_once_and_kept(session: Session, pupil: Pupil) -> None:
    first, second = guardian(session, pupil), guardian(session, pupil, "Abdi Nur")
    assert (first.informant, second.informant) == ("V1", "V2")
    people.save_contact(session, replace(first, ended_on=DAY))
    assert guardian(session, pupil, "Sahra Nur").informant == "V3"
    changed = people.save_contact(session, replace(second, role="foralder_utan_vardnad", informant=None))
    assert changed.informant == "V2"


def test_others_have_no_informant(session: Session, pupil: Pupil) -> None:
    contact = Contact(pupil_id=pupil.id, name="Peter Ek", role="mentor", informant="V1")
    assert people.save_contact(session, contact).informant is None


def test_an_ended_role_stays_and_can_begin_again(session: Session, pupil: Pupil) -> None:
    contact = guardian(session, pupil)
    assert people.save_contact(session, replace(contact, ended_on=DAY)).ended_on == DAY
    assert [one.name for one in session.db.contacts.of(pupil.id)] == ["Hodan Warsame"]
    assert session.db.contacts.guardians(pupil.id) == []
    assert people.save_contact(session, contact).is_guardian


def test_a_person_has_a_name_and_a_period_the_right_way_round(session: Session, pupil: Pupil) -> None:
    with pytest.raises(UserError):
        guardian(session, pupil, " \t ")
    backwards = Contact(
        pupil_id=pupil.id, name="Lisa", role="larare", started_on=DAY, ended_on=date(2026, 1, 1)
    )
    with pytest.raises(UserError):
        people.save_contact(session, backwards)


def test_changing_school_keeps_where_the_pupil_went(session: Session, pupil: Pupil) -> None:
    old, new = a_school(), a_school(name="Kompassen")
    with session.change("schools") as db:
        db.schools.add_all([old, new])
    people.change_school(session, a_schooling(pupil.id, old.id))
    people.change_school(session, a_schooling(pupil.id, new.id, class_name="8C", started_on=DAY))
    now, before = session.db.schoolings.of(pupil.id)
    assert (now.school_id, now.ended_on) == (new.id, None)
    assert (before.school_id, before.ended_on) == (old.id, date(2026, 11, 23))
    then = session.db.schoolings.on(pupil.id, date(2026, 10, 1))
    assert then is not None
    assert then.school_id == old.id


def test_class_and_mentor_change_without_a_change_of_school(session: Session, pupil: Pupil) -> None:
    school = a_school()
    with session.change("schools") as db:
        db.schools.add(school)
    here = people.change_school(session, a_schooling(pupil.id, school.id))
    people.change_schooling(session, replace(here, class_name="7C"))
    assert [one.class_name for one in session.db.schoolings.of(pupil.id)] == ["7C"]


def test_two_schools_do_not_have_the_same_name(session: Session) -> None:
    school = schools.save_school(session, a_school(name=" Björkbacka  skola "))
    assert school.name == "Björkbacka skola"
    with pytest.raises(UserError):
        schools.save_school(session, a_school(name="BJÖRKBACKA SKOLA"))
    with pytest.raises(UserError):
        schools.save_school(session, a_school(name=""))
    schools.save_school(session, replace(school, ended_on=DAY))
    assert session.db.schools.current() == []
    schools.save_school(session, a_school(name="Björkbacka skola"))
    with pytest.raises(UserError):
        schools.save_school(session, school)


def test_people_at_a_school_come_and_go(session: Session) -> None:
    school = schools.save_school(session, a_school())
    contact = SchoolContact(school_id=school.id, name="Lisa Holm", role="skolkurator")
    schools.save_school_contact(session, contact)
    assert schools.save_school_contact(session, replace(contact, ended_on=DAY)).ended_on == DAY
    with pytest.raises(UserError):
        schools.save_school_contact(session, replace(contact, name=""))
    assert [one.name for one in session.db.school_contacts.at(school.id)] == ["Lisa Holm"]


@pytest.mark.parametrize(
    ("code", "fits"), [("", True), ("12345678", True), ("1234567", False), ("٠" * 8, False)]
)
def test_a_unit_code_has_eight_digits(code: str, fits: bool) -> None:
    assert schools.looks_like_unit_code(code) is fits
