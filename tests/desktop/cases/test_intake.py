"""Taking a pupil in: in one act, under any name, never twice by accident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.records import Contact, Pupil
from desktop import content
from desktop.cases import intake as pupils
from desktop.cases.intake import Registration
from desktop.drafts import drafts
from desktop.errors import UserError
from desktop.people import identity
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_guardian, a_pupil, a_school, a_schooling

STRANGE = [
    "سلمى الحسن",
    "ሰላም ተስፋይ",
    "Łukasz Żółć",
    "👩‍👩‍👧 Mia",
    "A" * 300,
    "<b>Bobby</b> &amp; '; DROP TABLE pupils;--",
    "Mia\x00Ek",
    "Mia\ud83d",
    "a\u202eb\u0301c",
]


def registration(pupil: Pupil | None = None, *guardians: Contact, **case: object) -> Registration:
    pupil = pupil or a_pupil()
    return Registration(pupil=pupil, case=a_case(pupil.id, opened_on=DAY, **case), guardians=guardians)


def test_pupil_school_guardians_and_case_are_stored_together(session: Session) -> None:
    pupil, school = a_pupil(), a_school()
    with session.change("schools") as db:
        db.schools.add(school)
    new = replace(
        registration(
            pupil,
            a_guardian(pupil.id, informant=None),
            a_guardian(pupil.id, name="Abdi Nur", relation="pappa", informant=None),
            a_guardian(pupil.id, name="  "),
        ),
        schooling=a_schooling(pupil.id, school.id, started_on=None),
    )
    case = pupils.register(session, new)
    assert case.number == "26-001"
    assert [one.informant for one in session.db.contacts.guardians(pupil.id)] == ["V1", "V2"]
    now = session.db.schoolings.current(pupil.id)
    assert now is not None
    assert (now.class_name, now.started_on) == ("7B", DAY)


def test_a_pupil_needs_some_name(session: Session) -> None:
    with pytest.raises(UserError):
        pupils.register(session, registration(a_pupil(first_names=" ", last_name="\n")))
    assert session.db.pupils.count() == 0
    pupils.register(session, registration(a_pupil(first_names="Amina", last_name="")))


def test_somebody_alike_is_created_only_with_a_reason_that_is_kept(session: Session) -> None:
    pupils.register(session, registration())
    twin = a_pupil(first_names="Amina", last_name="Varsame")
    with pytest.raises(UserError) as raised:
        pupils.register(session, registration(twin), "  ")
    assert "Amina" not in raised.value.text()
    pupils.register(session, registration(twin), "Kusin med nästan samma namn.")
    assert session.db.pupils.get(twin.id).duplicate_reason == "Kusin med nästan samma namn."


def test_the_same_number_names_the_others(session: Session) -> None:
    first = a_pupil(identity_kind="personnummer", identity_number="201301032387")
    case = pupils.register(session, registration(first))
    other = a_pupil(first_names="Zahra", last_name="Ahmadi", identity_number="201301032387")
    (known,) = pupils.with_same_number(session, other)
    assert (known.pupil.id, known.why) == (first.id, "Samma nummer")
    assert case.number in known.line
    assert "Amina Warsame" in known.line


def test_a_failed_registration_stores_nothing(session: Session) -> None:
    pupil = a_pupil()
    new = registration(pupil, absence_percent=400)
    with pytest.raises(UserError):
        pupils.register(session, new)
    assert session.db.pupils.count() == 0
    assert session.db.cases.count() == 0


def test_protected_identity_is_refused_in_words(session: Session) -> None:
    with pytest.raises(UserError, match="Skyddade personuppgifter"):
        pupils.register(session, registration(a_pupil(is_protected=True)))
    assert session.db.pupils.count() == 0


def test_where_it_is_allowed_only_the_alias_is_kept(session: Session, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(
        "[skyddade_personuppgifter]\nregistrering_tillaten = true\n", "utf-8"
    )
    content.use_folder(tmp_path)
    try:
        pupil = a_pupil(
            first_names="Ärende Blå", last_name="", is_protected=True, phone="070", address="Väg 1"
        )
        new = replace(registration(pupil, a_guardian(pupil.id)), schooling=a_schooling(pupil.id, "no-school"))
        pupils.register(session, new)
    finally:
        content.use_folder(None)
    stored = session.db.pupils.get(pupil.id)
    assert stored.is_protected
    assert (stored.phone, stored.address, stored.birth_date) == ("", "", None)
    assert session.db.contacts.of(pupil.id) == []
    assert session.db.schoolings.of(pupil.id) == []


@pytest.mark.parametrize("name", STRANGE)
def test_a_name_in_any_shape_is_stored_and_found_again(session: Session, name: str) -> None:
    pupil = a_pupil(first_names=name, last_name="Ek")
    pupils.register(session, registration(pupil, a_guardian(pupil.id, name=name)))
    stored = session.db.pupils.get(pupil.id)
    assert stored.last_name == "Ek"
    assert pupils.alike(session, a_pupil(first_names=stored.first_names, last_name="Ek"))
    assert session.db.contacts.guardians(pupil.id)[0].name


def test_a_changed_pupil_keeps_a_name(session: Session) -> None:
    pupil = a_pupil()
    pupils.register(session, registration(pupil))
    with pytest.raises(UserError):
        pupils.change_pupil(session, replace(pupil, first_names="", last_name=""))
    assert pupils.change_pupil(session, replace(pupil, calling_name=" Mina ")).called == "Mina"


def test_what_is_doubted_about_a_number_is_said_in_words() -> None:
    assert pupils.doubt_in_words(identity.NONE) == ""
    for typed in ("2013", "20130230-2387", "20991231-2387", "20130103-2388"):
        assert "sparas" in pupils.doubt_in_words(identity.read(typed, date(2026, 11, 24)))


def test_a_form_survives_in_the_vault_until_it_is_done(session: Session) -> None:
    drafts.keep(session, drafts.NEW_PUPIL, {"first_names": "Amina", "half": "\ud83d"})
    assert drafts.kept(session, drafts.NEW_PUPIL)["first_names"] == "Amina"
    pupils.register(session, registration())
    assert drafts.kept(session, drafts.NEW_PUPIL) == {}
