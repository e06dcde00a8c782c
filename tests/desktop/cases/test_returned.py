"""A pupil who comes back: what came along is asked about once, with the day each of it was last changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.records import Case
from desktop.cases.beginning import begun
from desktop.cases.returned import asks_again, earlier_cases, last_changed, say_right
from desktop.closing.act import come_back
from desktop.people.contacts import save_contact
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.closing.closing import closed
from tests.desktop.followup.holding import a_planned_case, standing_on

LATER = date(2027, 9, 2)


@pytest.fixture
def case(session: Session) -> Case:
    """Return Amina's case, closed."""
    case = a_planned_case(session)
    closed(session, case.id)
    return session.db.cases.get(case.id)


def test_what_came_along_is_asked_about_until_it_is_said_to_be_right(session: Session, case: Case) -> None:
    assert not asks_again(case)
    with standing_on(session, LATER):
        again = come_back(session, case.id)
        assert asks_again(again)
        come = begun(session, again)
        assert come is not None
        assert come.next == "registered"
        right = say_right(session, again.id)
    assert (right.reviewed_on, asks_again(right)) == (LATER, False)
    come = begun(session, right)
    assert come is not None
    assert come.next == "consent"
    row = session.log.rows(1)[0]
    assert (row.event, row.subject_id, row.detail) == ("case_reviewed", again.id, "")


def test_nothing_but_the_pupil_the_network_and_the_schools_came_along(session: Session, case: Case) -> None:
    again = come_back(session, case.id)
    db = session.db
    assert db.consents.of(again.id) == []
    assert db.plans.of(again.id) == []
    assert db.attendance_snapshots.of(again.id) == []
    assert [one.id for one in earlier_cases(session, again.id)] == [case.id]
    assert earlier_cases(session, case.id) == []


def test_each_row_knows_the_day_it_was_last_changed(session: Session, case: Case) -> None:
    mother, *others = session.db.contacts.guardians(case.pupil_id)
    assert others
    with standing_on(session, date(2026, 3, 4)):
        save_contact(session, replace(mother, phone="070-174 06 01"))
    with standing_on(session, DAY):
        save_contact(session, replace(mother, phone="070-174 06 02"))
    changed = last_changed(session, case.pupil_id)
    assert mother.id in changed
    assert others[0].id not in changed  # nobody has written it in the program
