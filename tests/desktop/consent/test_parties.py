"""A party is a unit or a profession, one row each; who works there is its contact."""

from __future__ import annotations

import pytest

from desktop.consent.sharing import contact_of, party_in_full, party_name
from desktop.consent.versions import USUAL_PARTIES
from desktop.content import lists
from desktop.paper.builders.consent import consent_paper
from desktop.paper.values import Direction
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_cell, a_consent, a_party, a_pupil, a_signatory


@pytest.mark.parametrize(
    ("code", "name", "unit", "party", "contact"),
    [
        ("mentor", "Peter Ek", "Björkbacka skola", "Mentor, Björkbacka skola", "Peter Ek"),
        ("mentor", "Peter Ek", "", "Mentor", "Peter Ek"),
        ("bup", "Leyla Aydin", "BUP Norr", "BUP Norr", "Leyla Aydin"),
        ("bup", "", "", "BUP", ""),
        ("bup", "", "Barnhuset", "BUP, Barnhuset", ""),
        ("annan", "Idil Warsame", "", "Idil Warsame", ""),
        ("annan", "Idil Warsame", "Simklubben", "Simklubben", "Idil Warsame"),
    ],
)
def test_the_unit_is_the_party_and_the_person_its_contact(
    code: str, name: str, unit: str, party: str, contact: str
) -> None:
    made = a_party("consent", code=code, name=name, unit=unit)
    assert (party_name(made), contact_of(made)) == (party, contact)
    assert party_in_full(made) == (f"{party} ({contact})" if contact else party)


def test_three_professions_are_three_parties() -> None:
    offered = [item.label for item in lists().items("part")]
    assert {"Kurator", "Psykolog", "Specialpedagog", "Skolsköterska", "Skolläkare"} <= set(offered)
    assert not [label for label in offered if "kurator, psykolog" in label or "sköterska och" in label]
    assert set(USUAL_PARTIES) <= {item.code for item in lists().items("part")}
    assert lists().label("part", "elevhalsa").startswith("Elevhälsans kurator")  # in old consents


def test_the_paper_has_one_row_a_party_and_the_words_of_the_lists(session: Session) -> None:
    with session.change("consents") as db:
        case = db.cases.add(a_case(db.pupils.add(a_pupil()).id))
        consent = db.consents.add(a_consent(case.id, stage="printed"))
        party = db.consent_parties.add(a_party(consent.id, code="bup", name="Leyla Aydin", unit="BUP Norr"))
        for category, way in (("narvaro", "lamna"), ("halsa", "ta_emot"), ("trivsel", "bada")):
            db.consent_cells.add(a_cell(consent.id, party.id, category=category, direction=way))
        db.signatories.add(a_signatory(consent.id, kind="papper", signed_on=DAY))
    rows = consent_paper(session, consent.id).parties
    assert [(row.label, row.contact) for row in rows] == [("BUP Norr", "Leyla Aydin")]
    assert [(share.direction, share.categories) for share in rows[0].shares] == [
        (Direction.BOTH, ("Trivsel och kamrater",)),
        (Direction.GIVE, ("Hälsa och mående",)),
        (Direction.TAKE, ("Närvaro och frånvaro",)),
    ]
