"""Nästa gång is never a meeting that is over, nor a day that has been."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.clock import standing_at
from db.records import Case, Meeting
from desktop.cases import coming
from desktop.cases.facts import step_fact
from desktop.cases.tasks import cancel_meeting, plan_meeting
from desktop.errors import UserError
from desktop.paper import prints
from desktop.session.here import be_at_school, school_here
from desktop.session.session import Session
from tests.builders import DAY, a_plan, a_school, at_hour
from tests.stories import a_new_case


@pytest.fixture
def new_case(session: Session) -> Case:
    return a_new_case(session)


def _meeting(session: Session, case: Case, **given: object) -> Meeting:
    filled = {"case_id": case.id, "held_on": DAY, "starts_at": "10:30", "ends_at": "11:30", "title": "Möte"}
    return plan_meeting(session, Meeting(**{**filled, **given}))  # type: ignore[arg-type]  # builders' shape


def _follow_up(session: Session, case: Case, days: int, at: str = "") -> None:
    with session.change("plans") as db:
        day = DAY + timedelta(days=days)
        db.plans.add(a_plan(case.id, status="signed", next_on=day, next_time=at, next_place="Skolan"))


def test_nothing_is_next_in_a_new_case(session: Session, new_case: Case) -> None:
    assert coming.next_in(session, new_case.id) is None
    assert coming.missed(session, new_case.id) is None


@pytest.mark.parametrize(("hour", "minute", "is_next"), [(9, 0, True), (11, 30, True), (11, 31, False)])
def test_a_meeting_is_next_until_it_is_over(
    session: Session, new_case: Case, hour: int, minute: int, is_next: bool
) -> None:
    _meeting(session, new_case)
    with standing_at(at_hour(hour, minute)):
        assert (coming.next_in(session, new_case.id) is not None) == is_next
        assert len(coming.untold(session)) == (not is_next)


def test_a_meeting_without_an_hour_lasts_the_day(session: Session, new_case: Case) -> None:
    _meeting(session, new_case, starts_at="", ends_at="")
    with standing_at(at_hour(23, 59)):
        assert coming.next_in(session, new_case.id) is not None


def test_a_follow_up_that_has_been_is_missed_and_not_next(session: Session, new_case: Case) -> None:
    _follow_up(session, new_case, -4)
    assert coming.next_in(session, new_case.id) is None
    missed = coming.missed(session, new_case.id)
    assert missed is not None
    assert (missed.day, missed.is_booster) == (DAY - timedelta(days=4), False)
    step = next(one for one in session.db.case_steps.of(new_case.id) if one.step == "uppfoljning")
    assert step_fact(session, step) == "Skulle varit 20 nov"


def test_the_first_of_meeting_and_follow_up_is_next(session: Session, new_case: Case) -> None:
    _follow_up(session, new_case, 3, "13:00")
    later = _meeting(session, new_case, held_on=DAY + timedelta(days=3), starts_at="14:00", ends_at="")
    found = coming.next_in(session, new_case.id)
    assert found is not None
    assert found.meeting is None
    cancel_meeting(session, later)
    sooner = _meeting(session, new_case, held_on=DAY + timedelta(days=2))
    found = coming.next_in(session, new_case.id)
    assert found is not None
    assert found.meeting == sooner


def test_a_meeting_far_ahead_is_among_those_ahead_until_it_is_cancelled(
    session: Session, new_case: Case
) -> None:
    meeting = _meeting(session, new_case, held_on=DAY + timedelta(days=8))
    assert coming.ahead(session) == coming.ahead(session, new_case.id) == [meeting]
    cancel_meeting(session, meeting)
    assert coming.ahead(session) == []


def test_the_school_of_the_day_is_gone_the_day_after_and_when_it_is_no_longer_visited(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session.change("schools") as db:
        school = db.schools.add(a_school())
    be_at_school(session, school.id)
    assert school_here(session) == school.id
    monkeypatch.setattr(session, "today", lambda: DAY + timedelta(days=1))
    assert school_here(session) == ""
    be_at_school(session, school.id)
    assert school_here(session) == school.id
    be_at_school(session, "")
    assert school_here(session) == ""


def test_a_draft_is_not_printed_with_a_next_time_that_has_been(session: Session, new_case: Case) -> None:
    with session.change("plans") as db:
        plan = db.plans.add(a_plan(new_case.id, status="draft", next_on=DAY - timedelta(days=1)))
    choice = next(one for one in prints.choices(session, new_case.id) if one.id == plan.id)
    with pytest.raises(UserError) as caught:
        prints.draw(session, choice)
    assert caught.value.do
