"""What ends a consent, and what has it gone through again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import Case, Consent
from desktop.cases import caseload, cases, steps
from desktop.cases.duties import duties
from desktop.cases.facts import step_fact
from desktop.consent import acts
from desktop.consent import versions as consents
from desktop.consent.ending import end_by_agreement
from desktop.consent.state import ConsentState, state_of_all, state_of_case
from desktop.errors import UserError
from desktop.people.contacts import change_school, save_contact
from desktop.session.session import Session
from desktop.vault.open_session import OpenSession
from tests import builders
from tests.builders import DAY
from tests.stories import a_running_case


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case whose consent both guardians have signed."""
    found = a_running_case(session)
    abdi = session.db.signatories.of(session.db.consents.of(found.id)[0].id)[1]
    acts.sign(session, abdi, "papper", DAY)
    return found


def the_consent(session: Session, case: Case) -> Consent:
    return session.db.consents.of(case.id)[0]


def standing(session: Session, case: Case) -> ConsentState:
    """Return where it stands, asked for one case and for all: the two must agree."""
    one, every = state_of_case(session, case.id), state_of_all(session)[case.id]
    assert one == every
    return one


def waits(session: Session, case: Case) -> list[str]:
    return [duty.what for duty in duties(session, case.id) if duty.page == "consent"]


def fact(session: Session, case: Case) -> str:
    return step_fact(session, steps.step_of(session, case.id, "samtycke"))


def test_the_step_is_done_when_all_needed_have_signed(session: Session, case: Case) -> None:
    assert steps.step_of(session, case.id, "samtycke").status in steps.DONE
    assert steps.history(session, case.id, "samtycke")[-1].changed_on == DAY
    assert standing(session, case).key == "active"


def test_closing_the_case_ends_it(session: Session, case: Case) -> None:
    cases.close_case(session, case.id, "mal_nadda")
    ended = the_consent(session, case)
    assert (ended.stage, ended.ended_on, ended.ended_how) == ("ended", DAY, "avslut")
    assert standing(session, case).key == "ended"
    assert {row.event for row in session.log.rows()[:2]} == {"case_closed", "consent_ended"}
    assert fact(session, case) == "Avslutat 24 nov"


def test_a_case_that_an_older_version_closed_has_nothing_that_holds(session: Session, case: Case) -> None:
    with session.change("cases") as db:
        db.cases.put(replace(db.cases.get(case.id), status="closed", closed_on=DAY))
    assert standing(session, case).key == "ended"


def test_nobody_signs_in_a_closed_case(session: Session) -> None:
    found = a_running_case(session)
    cases.close_case(session, found.id, "mal_nadda")
    abdi = session.db.signatories.of(the_consent(session, found).id)[1]
    with pytest.raises(UserError, match="avslutat"):
        acts.sign(session, abdi, "papper", DAY)
    assert session.db.signatories.get(abdi.id).kind == ""


def test_it_ends_by_agreement_from_a_day(session: Session, case: Case) -> None:
    for day, who, title in (
        (DAY + timedelta(days=1), "Hodan", "Dagen"),
        (None, "Hodan", "Dagen"),
        (DAY, " ", "kom överens"),
    ):
        with pytest.raises(UserError, match=title):
            end_by_agreement(session, the_consent(session, case), day, who)
    assert standing(session, case).holds
    ended = end_by_agreement(session, the_consent(session, case), DAY, "Hodan Warsame")
    assert (ended.ended_on, ended.ended_how, ended.ended_note) == (DAY, "overenskommelse", "Hodan Warsame")
    assert standing(session, case).key == "ended"
    assert waits(session, case) == []
    with pytest.raises(UserError, match="inget att avsluta"):
        end_by_agreement(session, ended, DAY, "Hodan Warsame")


def test_one_that_has_run_out_stands_in_i_dag_until_it_is_renewed_or_ended(
    session: OpenSession, case: Case
) -> None:
    after = the_consent(session, case).valid_until + timedelta(days=1)
    session.today = lambda: after
    assert standing(session, case).key == "expired"
    assert waits(session, case) == ["Samtycket har gått ut"]
    assert fact(session, case) == "Gick ut 23 nov"
    end_by_agreement(session, the_consent(session, case), after, "Hodan Warsame")
    assert waits(session, case) == []


def test_another_school_ends_the_old_ones_rows_from_that_day(session: OpenSession, case: Case) -> None:
    with session.change("schools") as db:
        new = db.schools.add(builders.a_school(name="Tallgården", organiser_type="fristaende"))
    begins = DAY + timedelta(days=7)
    change_school(session, builders.a_schooling(case.pupil_id, new.id, started_on=begins, mentor="Eva Ask"))
    assert not standing(session, case).left
    session.today = lambda: begins
    found = standing(session, case)
    assert set(found.left.values()) == {begins - timedelta(days=1)}
    assert found.holds
    assert waits(session, case) == ["Nytt samtycke: eleven har bytt skola"]
    fresh = consents.new_version(session, the_consent(session, case))
    parties = {one.code: one for one in session.db.consent_parties.of(fresh.id)}
    assert (parties["mentor"].name, parties["mentor"].school_id) == ("Eva Ask", new.id)
    asked = {cell.party_id for cell in session.db.consent_cells.of(fresh.id)}
    assert parties["mentor"].id not in asked


def test_new_custody_has_it_gone_through_again(session: Session, case: Case) -> None:
    save_contact(session, builders.a_guardian(case.pupil_id, name="Nadia Ek", informant=None))
    assert standing(session, case).doubts == ("custody",)
    assert waits(session, case) == ["Vårdnaden har ändrats, gå igenom samtycket"]


def test_custody_that_ends_has_it_gone_through_again(session: Session, case: Case) -> None:
    father = session.db.contacts.guardians(case.pupil_id)[1]
    save_contact(session, replace(father, ended_on=session.today()))
    assert standing(session, case).doubts == ("custody",)


@pytest.mark.parametrize(
    ("born", "doubt", "holds", "duty"),
    [
        (date(2011, 11, 20), "own_line", True, "Har fyllt 15, gå igenom samtycket"),
        (date(2008, 11, 20), "of_age", False, "Har fyllt 18, gå igenom samtycket"),
    ],
)
def test_fifteen_and_eighteen_years_have_it_gone_through_again(
    session: Session, case: Case, born: date, doubt: str, holds: bool, duty: str
) -> None:
    with session.change("pupils") as db:
        db.pupils.put(replace(db.pupils.get(case.pupil_id), birth_date=born))
    found = standing(session, case)
    assert (found.doubts, found.holds) == ((doubt,), holds)
    [row] = caseload.rows(session)
    assert (row.consent, "consent" in row.lists()) == ("active" if holds else "expired", True)
    assert waits(session, case) == [duty]
