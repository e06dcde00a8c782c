"""A yes given orally is nowhere told as a signature."""

from __future__ import annotations

from desktop.cases.facts import step_fact
from desktop.consent import acts, versions
from desktop.consent.state import state_of_case
from desktop.session.session import Session
from tests.builders import DAY
from tests.stories import a_family_case
from ui.consent.words import consequence


def test_one_of_two_has_said_yes_and_not_signed(session: Session) -> None:
    case = a_family_case(session)
    consent = versions.start_consent(session, case.id)
    party = session.db.consent_parties.of(consent.id)[0]
    versions.set_cell(session, consent, party.id, "narvaro", "bada")
    mother = session.db.signatories.of(consent.id)[0]
    acts.sign(session, mother, "muntligt", DAY, how="telefon", identity="motringning")
    told = consequence(session, state_of_case(session, case.id))
    assert told is not None
    step = next(one for one in session.db.case_steps.of(case.id) if one.step == "samtycke")
    said = (told[2], step_fact(session, step))
    assert all("har sagt ja" in text and "skrivit under" not in text for text in said)
