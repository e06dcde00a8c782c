"""A no is a no: a state of its own that no other yes and no other ground outweighs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from db.records import Case, Consent
from desktop.cases.duties import duties
from desktop.cases.facts import step_fact
from desktop.cases.steps import step_of
from desktop.consent import acts
from desktop.consent import versions as consents
from desktop.consent.state import state_here, state_of_all, state_of_case
from desktop.consent.told import other_ground
from desktop.errors import UserError
from desktop.session.session import Session
from tests.builders import DAY
from tests.stories import a_running_case

ALLOWED = "[samtycke]\nannan_grund_tillaten = true\n"


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case whose consent Hodan has signed, and Abdi not."""
    return a_running_case(session)


def consent_of(session: Session, case: Case) -> Consent:
    return session.db.consents.of(case.id)[0]


def share(session: Session, case: Case, **otherwise: object) -> Consent:
    given = {"kind": "provning", "ground": "Abdi går inte att nå", "decided_by": "Eva Berg", **otherwise}
    day = given.pop("decided_on", DAY)
    kind, ground, chief = (str(given[name]) for name in ("kind", "ground", "decided_by"))
    assert day is None or isinstance(day, date)
    return acts.share_on_other_ground(
        session, consent_of(session, case), kind, ground, decided_by=chief, decided_on=day
    )


def refuse(session: Session, case: Case, place: int = 1) -> None:
    acts.refuse(session, session.db.signatories.of(consent_of(session, case).id)[place], DAY)


def test_a_no_is_a_state_of_its_own_everywhere_it_is_told(session: Session, case: Case) -> None:
    refuse(session, case)
    assert state_of_case(session, case.id).key == state_of_all(session)[case.id].key == "refused"
    waiting = [duty.what for duty in duties(session)]
    assert "En vårdnadshavare har sagt nej. Dela inte." in waiting
    assert not any("Underskrift saknas" in what for what in waiting)
    assert step_fact(session, step_of(session, case.id, "samtycke")) == "En vårdnadshavare har sagt nej."
    assert (session.log.rows()[0].event, session.log.rows()[0].subject_id) == ("consent_refused", case.id)


def test_no_other_ground_takes_the_place_of_a_yes_from_one_who_said_no(
    session: Session, case: Case, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules(ALLOWED)
    refuse(session, case)
    with pytest.raises(UserError, match="har sagt nej"):
        share(session, case)
    assert consent_of(session, case).override_at is None


def test_a_no_after_the_ground_was_decided_stops_the_sharing(
    session: Session, case: Case, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules(ALLOWED)
    share(session, case)
    assert state_of_case(session, case.id).holds
    refuse(session, case)
    assert state_of_case(session, case.id).key == "refused"


def test_a_no_follows_into_the_next_version_until_that_person_says_yes(
    session: Session, case: Case, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules(ALLOWED)
    refuse(session, case)
    fresh = consents.new_version(session, consent_of(session, case))
    hodan, abdi = session.db.signatories.of(fresh.id)
    acts.sign(session, hodan, "papper", DAY)
    assert state_here(session, session.db.consents.get(fresh.id)).key == "refused"
    with pytest.raises(UserError, match="har sagt nej"):
        share(session, case)
    acts.sign(session, abdi, "papper", DAY)
    assert state_of_case(session, case.id).key == "active"


def test_a_day_to_come_is_no_day_of_a_no(session: Session, case: Case) -> None:
    one = session.db.signatories.of(consent_of(session, case).id)[1]
    with pytest.raises(UserError, match="Datumet"):
        acts.refuse(session, one, DAY.replace(day=DAY.day + 1))
    assert state_of_case(session, case.id).key == "partial"


def test_sharing_on_another_ground_is_off_until_the_municipality_says_otherwise(
    session: Session, case: Case
) -> None:
    with pytest.raises(UserError, match="Kommunens regel"):
        share(session, case)
    assert state_of_case(session, case.id).key == "partial"


@pytest.mark.parametrize(
    "missing",
    [
        {"ground": " "},
        {"decided_by": ""},
        {"kind": "samtycke"},
        {"decided_on": None},
        {"decided_on": date(2026, 11, 25)},
    ],
)
def test_the_ground_takes_words_a_decision_maker_and_a_day(
    session: Session, case: Case, municipal_rules: Callable[[str], None], missing: dict[str, object]
) -> None:
    municipal_rules(ALLOWED)
    with pytest.raises(UserError, match=r"Grunden och vem|datum"):
        share(session, case, **missing)
    assert state_of_case(session, case.id).key == "partial"


def test_the_ground_is_told_with_who_decided_and_logged_for_the_case_by_its_kind(
    session: Session, case: Case, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules(ALLOWED)
    found = share(session, case)
    assert state_of_case(session, case.id).holds
    assert other_ground(found) == (
        "Menprövning av namngiven beslutsfattare: Abdi går inte att nå."
        " Beslutat av Eva Berg den 24 november 2026."
    )
    row = session.log.rows()[0]
    assert (row.event, row.subject_id, row.detail) == ("consent_overridden", case.id, "provning")


def test_nobody_having_signed_is_no_missing_signature(
    session: Session, case: Case, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules(ALLOWED)
    hodan = consents.start_consent(session, case.id)
    with pytest.raises(UserError, match="Ingen har skrivit under"):
        acts.share_on_other_ground(session, hodan, "lag", "Lag", decided_by="Eva Berg", decided_on=DAY)
