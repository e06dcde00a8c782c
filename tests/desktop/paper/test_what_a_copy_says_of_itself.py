"""A copy says no more than is so: how a no was given, whether names are written, and what the code is a code of."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.records import Assessment, Case, Consent, Signatory
from desktop.assessment import rounds as assessments
from desktop.consent import acts
from desktop.content import texts
from desktop.forms.answers import Answer
from desktop.paper import copies, prints
from desktop.paper.pdf import Level, render, sheet_for
from desktop.people.contacts import change_school
from desktop.session.session import Session
from desktop.vault.open_session import OpenSession
from tests import builders as made
from tests.builders import DAY
from tests.desktop.paper.kept.family import Family, a_family
from tests.desktop.paper.pdf.reading import words
from tests.desktop.paper.pdf.telling import notice

NAMES_WRITTEN = "Originalet med namnteckningar"


@pytest.fixture(name="family")
def _family(session: Session) -> Family:
    return a_family(session)


def _said(session: Session, consent: Consent, level: Level = Level.RECORD) -> str:
    return words(render(copies.consent_copy(session, consent.id, level), level=level).data)


def _oral(session: Session, signatory: Signatory) -> None:
    acts.sign(session, signatory, "muntligt", DAY, how="På telefon", identity="Känd sedan förut")


def test_a_no_has_its_day_and_no_word_of_how_since_nobody_asked_how(session: Session, family: Family) -> None:
    acts.refuse(session, family.signing[1], DAY)
    said = _said(session, family.consent)
    assert "Jag säger nej." in said
    assert texts().get("samtycke.pa_papper", datum="24 november 2026") not in said


def test_names_are_written_on_the_original_only_when_somebody_signed_it(
    session: Session, family: Family
) -> None:
    first, second = family.signing
    acts.refuse(session, second, DAY)
    assert NAMES_WRITTEN not in _said(session, family.consent)
    _oral(session, first)
    assert NAMES_WRITTEN not in _said(session, family.consent)
    acts.sign(session, session.db.signatories.get(second.id), "papper", DAY)
    assert NAMES_WRITTEN in _said(session, family.consent, Level.FAMILY)


def test_the_code_is_called_the_originals_on_a_copy(session: Session, family: Family) -> None:
    family.printed("samtycke")
    acts.sign(session, family.signing[0], "papper", DAY)
    said = _said(session, family.consent, Level.FAMILY)
    assert "Koden längst ner hör till originalet." in said
    assert "samma som originalet" not in said


def test_when_all_rows_ended_with_the_school_it_does_not_hold_in_part(
    session: OpenSession, family: Family
) -> None:
    for one in family.signing:
        acts.sign(session, one, "papper", DAY)
    with session.change("schools") as db:
        other = db.schools.add(made.a_school(name="Kompassen"))
    moved = made.a_schooling(family.case.pupil_id, other.id, started_on=DAY + timedelta(days=5))
    change_school(session, moved)
    session.today = lambda: DAY + timedelta(days=30)
    said = notice(copies.consent_copy(session, family.consent_id, Level.FAMILY))
    assert said.startswith("GÄLLER INTE. Amina har bytt skola.")
    assert said.endswith(texts().get("gemensamt.delvis_allt"))
    assert "GÄLLER DELVIS" not in said


def _open_round(session: Session, case: Case) -> Assessment:
    round_ = assessments.start_assessment(session, case.id)
    for who in ("E", "S"):
        assessments.save_answer(session, round_, Answer("S1", who, 2))
    return session.db.assessments.get(round_.id)


def test_a_footer_never_has_two_full_stops(session: Session, family: Family) -> None:
    round_ = _open_round(session, family.case)
    choice = next(one for one in prints.choices(session, family.case.id) if one.kind == "kartlaggning")
    said = words(prints.draw(session, choice).data)
    assert ".." not in said
    assert "inte klar. Utskriven 24 november 2026. Kontrollkod" in said
    assessments.sign_assessment(session, round_)
    for level in (Level.FAMILY, Level.RECORD):
        assert ".." not in sheet_for(copies.summary_copy(session, round_.id, level), level).footer


def test_a_school_without_a_named_person_is_called_the_school(session: Session, family: Family) -> None:
    _open_round(session, family.case)
    choice = next(one for one in prints.choices(session, family.case.id) if one.kind == "kartlaggning")
    said = words(prints.draw(session, choice, "akt").data)
    assert "(skolan)" not in said
    assert "Amina och skolan svarade" in said
