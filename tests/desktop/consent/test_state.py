"""Whether a consent holds follows from what is stored, day by day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from db.records import Consent, Signatory, Withdrawal
from desktop.consent.state import StateKey, cover, state_of, state_of_all, state_of_case
from desktop.session.session import Session
from tests import builders
from tests.builders import DAY

CONSENT = builders.a_consent("fall", valid_from=date(2026, 9, 9), valid_until=date(2027, 9, 8))
HODAN = builders.a_signatory(CONSENT.id, kind="papper", signed_on=date(2026, 9, 9))
ABDI = builders.a_signatory(CONSENT.id, signer="V2", name="Abdi Nur")
PUPIL = builders.a_signatory(CONSENT.id, signer="E", name="Amina Warsame", required=False)


@pytest.mark.parametrize(
    ("consent", "signatories", "day", "key"),
    [
        (CONSENT, [ABDI, PUPIL], DAY, "draft"),
        (CONSENT, [HODAN, ABDI, PUPIL], DAY, "partial"),
        (CONSENT, [HODAN, replace(ABDI, kind="muntligt"), PUPIL], DAY, "active"),
        (CONSENT, [HODAN], CONSENT.valid_until - timedelta(days=31), "active"),
        (CONSENT, [HODAN], CONSENT.valid_until - timedelta(days=30), "expiring"),
        (CONSENT, [HODAN], CONSENT.valid_until, "expiring"),
        (CONSENT, [HODAN], CONSENT.valid_until + timedelta(days=1), "expired"),
        (CONSENT, [HODAN], CONSENT.valid_from - timedelta(days=1), "draft"),
        (replace(CONSENT, stage="ended"), [HODAN], DAY, "ended"),
        (CONSENT, [HODAN, replace(ABDI, refused_on=DAY), PUPIL], DAY, "refused"),
        (replace(CONSENT, override_at=datetime(2026, 9, 9, tzinfo=UTC)), [HODAN, ABDI], DAY, "active"),
        (CONSENT, [], DAY, "draft"),
    ],
)
def test_the_state_follows_from_signatures_and_dates(
    consent: Consent, signatories: list[Signatory], day: date, key: StateKey
) -> None:
    assert state_of(consent, signatories, [], day).key == key


def test_the_municipality_says_how_long_before_its_end_a_consent_is_running_out(
    municipal_rules: Callable[[str], None],
) -> None:
    municipal_rules("[samtycke]\npaminn_dagar = 60\n")
    days = {
        left: state_of(CONSENT, [HODAN], [], CONSENT.valid_until - timedelta(days=left)) for left in (60, 61)
    }
    assert {left: state.key for left, state in days.items()} == {60: "expiring", 61: "active"}


def test_who_is_waited_for_is_named() -> None:
    assert state_of(CONSENT, [HODAN, ABDI], [], DAY).waiting == (ABDI,)


def test_withdrawing_everything_ends_it_and_withdrawing_a_part_does_not() -> None:
    whole, part = Withdrawal(consent_id=CONSENT.id), Withdrawal(consent_id=CONSENT.id, category="halsa")
    assert state_of(CONSENT, [HODAN], [whole], DAY).key == "withdrawn"
    partly = state_of(CONSENT, [HODAN], [part], DAY)
    assert (partly.key, partly.partly_withdrawn) == ("active", True)


def test_a_cell_allows_its_direction_until_it_is_withdrawn() -> None:
    party = builders.a_party(CONSENT.id)
    cells = [
        builders.a_cell(CONSENT.id, party.id, direction="lamna"),
        builders.a_cell(CONSENT.id, party.id, category="halsa", direction="ta_emot"),
    ]
    found = cover(cells, [Withdrawal(consent_id=CONSENT.id, party_id=party.id, category="halsa")])
    assert (found[party.id, "narvaro"].gives, found[party.id, "narvaro"].receives) == (True, False)
    assert found[party.id, "halsa"].withdrawn
    assert not found[party.id, "halsa"].receives


def test_a_case_shows_the_version_that_holds_before_a_newer_draft(session: Session) -> None:
    with session.change("consents") as db:
        case = db.cases.add(builders.a_case(db.pupils.add(builders.a_pupil()).id))
        old = db.consents.add(builders.a_consent(case.id))
        db.signatories.add(replace(HODAN, consent_id=old.id))
        db.consents.add(builders.a_consent(case.id, version=2))
        bare = db.cases.add(builders.a_case(db.pupils.add(builders.a_pupil()).id, number="26-015"))
    assert state_of_case(session, case.id).consent == old
    assert state_of_all(session)[case.id].key == "active"
    assert state_of_case(session, bare.id).key == "missing"
    assert bare.id not in state_of_all(session)
