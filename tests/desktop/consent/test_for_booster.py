"""Samtycke för boosterträffen: new, narrow, on the closed case, and no way back for what the closing ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.clock import now
from db.records import Case
from desktop.closing import act
from desktop.consent import acts, ending, versions
from desktop.consent.for_booster import booster_consent, start_booster_consent
from desktop.consent.state import state_here, state_of_all, state_of_case
from desktop.errors import UserError
from desktop.people.contacts import change_school
from desktop.session.session import Session
from desktop.sharing.guard import may_give
from desktop.sharing.receiving import may_receive
from desktop.sharing.recipients import as_recipient
from desktop.sharing.verdicts import Matter
from tests.builders import DAY, a_school, a_schooling
from tests.desktop.closing.closing import closed
from tests.desktop.followup.holding import a_planned_case, standing_on

FEBRUARY = date(2027, 2, 24)


@pytest.fixture
def case(session: Session) -> Case:
    """Return Amina's case at a school, with a plan."""
    case = a_planned_case(session)
    if session.db.schoolings.current(case.pupil_id) is None:
        with session.change("schools") as db:
            school = db.schools.add(a_school())
        change_school(session, a_schooling(case.pupil_id, school.id))
    return case


def signed_by_all(session: Session, consent_id: str) -> None:
    for one in session.db.signatories.of(consent_id):
        acts.sign(session, one, "papper", session.today())


def school_of(session: Session, case: Case) -> str:
    now = session.db.schoolings.current(case.pupil_id)
    assert now is not None
    return now.school_id


def test_it_is_attendance_alone_from_the_school_until_thirty_days_after(session: Session, case: Case) -> None:
    old = versions.start_consent(session, case.id)
    party = session.db.consent_parties.of(old.id)[0]
    versions.set_cell(session, old, party.id, "plan", "bada")
    signed_by_all(session, old.id)
    with standing_on(session, DAY):
        closed(session, case.id)
    school = school_of(session, case)
    with standing_on(session, DAY + timedelta(days=1)):
        made = start_booster_consent(session, case.id)
        assert start_booster_consent(session, case.id) == made
        assert (made.number, made.valid_from, made.valid_until) == (
            old.number + 1,
            DAY,
            FEBRUARY + timedelta(days=30),
        )
        (party,) = session.db.consent_parties.of(made.id)
        (cell,) = session.db.consent_cells.of(made.id)
        assert (party.school_id, cell.category, cell.direction) == (school, "narvaro", "ta_emot")
        assert not may_receive(session, case.id, school, "narvaro").is_covered
        signed_by_all(session, made.id)
        assert may_receive(session, case.id, school, "narvaro").is_covered
        assert not may_receive(session, case.id, school, "skolarbete").is_covered
        for category in ("narvaro", "plan"):
            assert not may_give(session, case.id, as_recipient(party), Matter((category,))).is_covered
        assert state_here(session, session.db.consents.get(old.id)).key == "ended"
        assert state_of_case(session, case.id).consent == session.db.consents.get(made.id)
        assert state_of_all(session)[case.id].holds
    with standing_on(session, FEBRUARY + timedelta(days=31)):
        assert not may_receive(session, case.id, school, "narvaro").is_covered


def test_what_the_closing_ended_is_never_signed_and_the_booster_s_own_is_withdrawn_as_any_other(
    session: Session, case: Case
) -> None:
    with standing_on(session, DAY):
        old = versions.start_consent(session, case.id)
        closed(session, case.id)
    with standing_on(session, DAY + timedelta(days=1)):
        with pytest.raises(UserError, match="Ärendet är avslutat"):
            acts.sign(session, session.db.signatories.of(old.id)[0], "papper", DAY)
        made = start_booster_consent(session, case.id)
        signed_by_all(session, made.id)
        ending.end_by_agreement(session, session.db.consents.get(made.id), session.today(), "Hodan")
        assert not may_receive(session, case.id, school_of(session, case), "narvaro").is_covered
        again = start_booster_consent(session, case.id)
        assert again.number == made.number + 1
        signed_by_all(session, again.id)
        acts.withdraw(
            session, session.db.consents.get(again.id), by_whom="Hodan", how="telefon", received_at=now()
        )
        assert not may_receive(session, case.id, school_of(session, case), "narvaro").is_covered
        assert start_booster_consent(session, case.id).number == again.number + 1


def test_it_ends_the_day_the_closing_is_taken_back(session: Session, case: Case) -> None:
    with standing_on(session, DAY):
        closed(session, case.id)
    with standing_on(session, DAY + timedelta(days=2)):
        made = start_booster_consent(session, case.id)
        signed_by_all(session, made.id)
        act.undo(session, case.id, "Fel elev.")
    ended = session.db.consents.get(made.id)
    assert (ended.stage, ended.ended_on) == ("ended", DAY + timedelta(days=2))
    assert not state_of_case(session, case.id).holds


def test_there_is_nothing_to_ask_about_without_a_booster_or_in_an_open_case(
    session: Session, case: Case
) -> None:
    with pytest.raises(UserError, match="inget att fråga om"):
        start_booster_consent(session, case.id)
    with standing_on(session, DAY):
        closed(session, case.id, booster_on=None, no_booster_reason="Familjen flyttar.")
    with pytest.raises(UserError, match="inget att fråga om"):
        start_booster_consent(session, case.id)
    assert booster_consent(session, case.id) is None
