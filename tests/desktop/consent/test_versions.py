"""A consent from draft to withdrawal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from db.records import Case, Consent
from desktop.consent import acts as consent_acts
from desktop.consent import versions as consents
from desktop.consent.state import state_of_case
from desktop.errors import UserError
from desktop.session.session import Session
from desktop.sharing.guard import may_give
from desktop.sharing.recipients import as_recipient
from desktop.sharing.verdicts import Matter, Verdict
from tests.builders import DAY
from tests.stories import a_family_case


@pytest.fixture
def case(session: Session) -> Case:
    return a_family_case(session)


@pytest.fixture
def draft(session: Session, case: Case) -> Consent:
    consent = consents.start_consent(session, case.id)
    mentor = session.db.consent_parties.of(consent.id)[0]
    consents.set_cell(session, consent, mentor.id, "narvaro", "bada")
    return consent


def _mentor(session: Session, consent: Consent) -> str:
    return session.db.consent_parties.of(consent.id)[0].id


def _ask(session: Session, case_id: str, party_id: str, category: str) -> Verdict:
    party = session.db.consent_parties.get(party_id)
    return may_give(session, case_id, as_recipient(party), Matter((category,)))


def _sign(session: Session, consent: Consent, place: int) -> None:
    consent_acts.sign(session, session.db.signatories.of(consent.id)[place], "papper", DAY)


def test_a_draft_suggests_parties_and_both_guardians_and_shares_nothing(session: Session, case: Case) -> None:
    consent = consents.start_consent(session, case.id)
    assert session.db.consent_parties.of(consent.id)[0].name == "Peter Ek"
    assert [one.name for one in session.db.signatories.of(consent.id)] == ["Hodan Warsame", "Abdi Nur"]
    assert session.db.consent_cells.of(consent.id) == []
    assert consent.valid_until == date(2027, 11, 23)


@pytest.mark.parametrize(("born", "signers"), [(date(2011, 11, 24), "V1 V2 E"), (date(2008, 11, 24), "E")])
def test_the_pupil_has_a_line_from_fifteen_and_alone_from_eighteen(
    session: Session, case: Case, born: date, signers: str
) -> None:
    with session.change("pupils") as db:
        db.pupils.put(replace(db.pupils.get(case.pupil_id), birth_date=born))
    consent = consents.start_consent(session, case.id)
    assert " ".join(one.signer for one in session.db.signatories.of(consent.id)) == signers


def test_it_is_partial_until_both_have_signed(session: Session, case: Case, draft: Consent) -> None:
    _sign(session, draft, 0)
    assert state_of_case(session, case.id).key == "partial"
    assert not _ask(session, case.id, _mentor(session, draft), "narvaro").is_covered
    _sign(session, draft, 1)
    assert state_of_case(session, case.id).key == "active"
    assert _ask(session, case.id, _mentor(session, draft), "narvaro").is_covered
    assert _ask(session, case.id, _mentor(session, draft), "halsa").key == "not_covered"


def test_a_signature_locks_what_was_signed_for(session: Session, draft: Consent) -> None:
    _sign(session, draft, 0)
    signed = session.db.consents.get(draft.id)
    with pytest.raises(UserError, match="undertecknat"):
        consents.set_cell(session, signed, _mentor(session, draft), "halsa", "bada")
    assert len(session.db.consent_cells.of(draft.id)) == 1
    assert len(signed.content_hash) == 64


def test_nothing_ticked_cannot_be_signed(session: Session, case: Case) -> None:
    consent = consents.start_consent(session, case.id)
    with pytest.raises(UserError, match="markerat"):
        _sign(session, consent, 0)
    assert session.db.consents.get(consent.id).locked_at is None
    assert session.db.signatories.of(consent.id)[0].kind == ""


def test_an_oral_yes_says_how_and_who(session: Session, draft: Consent) -> None:
    guardian = session.db.signatories.of(draft.id)[0]
    with pytest.raises(UserError, match="uppgifter saknas"):
        consent_acts.sign(session, guardian, "muntligt", DAY)
    signed = consent_acts.sign(session, guardian, "muntligt", DAY, how="telefon", identity="motringning")
    assert session.db.signatories.get(guardian.id) == signed


def test_a_day_to_come_is_refused(session: Session, draft: Consent) -> None:
    with pytest.raises(UserError, match="Datumet"):
        consent_acts.sign(session, session.db.signatories.of(draft.id)[0], "papper", DAY + timedelta(days=1))


def test_a_withdrawn_part_is_no_longer_covered_and_the_rest_is(
    session: Session, case: Case, draft: Consent
) -> None:
    mentor = _mentor(session, draft)
    consents.set_cell(session, draft, mentor, "plan", "lamna")
    _sign(session, draft, 0)
    _sign(session, draft, 1)
    at = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
    withdraw = partial(
        consent_acts.withdraw, session, draft, by_whom="Hodan Warsame", how="sms", received_at=at
    )
    withdraw(party_id=mentor, category="plan")
    assert _ask(session, case.id, mentor, "plan").key == "withdrawn"
    assert _ask(session, case.id, mentor, "narvaro").is_covered
    withdraw()
    assert state_of_case(session, case.id).key == "withdrawn"
    assert not _ask(session, case.id, mentor, "narvaro").is_covered


def test_a_new_version_holds_first_when_it_is_signed(session: Session, case: Case, draft: Consent) -> None:
    _sign(session, draft, 0)
    _sign(session, draft, 1)
    fresh = consents.new_version(session, session.db.consents.get(draft.id))
    consents.set_cell(session, fresh, _mentor(session, fresh), "halsa", "ta_emot")
    assert state_of_case(session, case.id).consent == session.db.consents.get(draft.id)
    _sign(session, fresh, 0)
    _sign(session, fresh, 1)
    assert session.db.consents.get(draft.id).stage == "replaced"
    found = state_of_case(session, case.id).consent
    assert found is not None
    assert found.version == 2


@pytest.mark.parametrize(
    ("days", "title"), [(-1, "Slutdagen ligger före"), (367, "Ett samtycke gäller högst 12 månader")]
)
def test_a_period_turned_round_or_too_long_is_refused(
    session: Session, draft: Consent, days: int, title: str
) -> None:
    with pytest.raises(UserError, match=title):
        consents.save_consent(session, replace(draft, valid_until=DAY + timedelta(days=days)))
    assert session.db.consents.get(draft.id) == draft


def test_not_asking_the_child_takes_a_reason(session: Session, draft: Consent) -> None:
    with pytest.raises(UserError, match="Skälet"):
        consent_acts.note_stance(session, draft, "ej_fragad", DAY)
    noted = consent_acts.note_stance(session, draft, "ja", DAY, words="Bara Peter")
    assert noted.child_words == "Bara Peter"


def test_a_draft_nobody_signed_can_go(session: Session, case: Case, draft: Consent) -> None:
    consents.discard_draft(session, draft)
    assert session.db.consents.of(case.id) == []
    assert session.db.consent_cells.all() == []
