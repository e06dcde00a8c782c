"""Gällande nästa datum: of plan, follow-up and cancelled meeting, whichever was signed last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.cases import caseload, coming, duties, facts
from desktop.cases.next_day import next_day, next_days
from desktop.errors import UserError
from desktop.followup import checks, planning, signing
from desktop.session.session import Session
from tests.desktop.followup.holding import a_planned_case, a_signed_plan, filled, held, standing_on


def _due(session: Session, case_id: str) -> list[tuple[date | None, str]]:
    """Return the days and pages of the follow-up among the duties, of all cases and of this one alike."""
    found = [
        [(one.due_on, one.page) for one in duties.duties(session, id) if one.icon == "target"]
        for id in (None, case_id)
    ]
    assert found[0] == found[1]
    return found[0]


def _said_of(session: Session, case_id: str) -> date | None:
    """Return the one day, which every place must say."""
    day = next_day(session, case_id)
    told = {day.day if day else None}
    told.add(next_days(session)[case_id].day if case_id in next_days(session) else None)
    told.add(next(one.next_on for one in session.db.caseload.rows(session.today()) if one.case_id == case_id))
    found = coming.missed(session, case_id) or coming.next_in(session, case_id)
    told.add(found.day if found else None)
    told |= {due for due, _ in _due(session, case_id)} or {None}
    assert len(told) == 1
    return told.pop()


def test_the_newest_of_plan_follow_up_and_cancelled_meeting_says_when_we_meet(session: Session) -> None:
    """Example 7 of the specification, day by day, in every place that says it."""
    case = a_planned_case(session)
    with standing_on(session, date(2026, 10, 1)):
        assert _said_of(session, case.id) == date(2026, 10, 14)
    held(session, case.id, date(2026, 10, 13), date(2026, 11, 25))
    with standing_on(session, date(2026, 10, 15)):
        assert _said_of(session, case.id) == date(2026, 11, 25)
        assert _due(session, case.id) == [(date(2026, 11, 25), "followup")]
    with standing_on(session, date(2026, 10, 20)):
        a_signed_plan(session, case.id, date(2026, 11, 18))
        assert _said_of(session, case.id) == date(2026, 11, 18)
    with standing_on(session, date(2026, 11, 18), 9):
        cancelled = planning.cancel(session, case.id, "Hodan är sjuk", date(2026, 12, 2))
        assert (cancelled.status, cancelled.due_on) == ("installd", date(2026, 11, 18))
        assert _said_of(session, case.id) == date(2026, 12, 2)
    assert [one.status for one in session.db.follow_ups.of(case.id)] == ["planerad", "installd", "signerad"]


def test_a_follow_up_that_was_held_is_not_late_and_one_that_was_not_still_is(session: Session) -> None:
    case = a_planned_case(session)
    with standing_on(session, date(2026, 10, 20)):
        missed = coming.missed(session, case.id)
        assert missed is not None
        assert missed.day == date(2026, 10, 14)
        assert caseload.rows(session)[0].is_follow_up_late
        follow_up = planning.begin(session, case.id)
        assert follow_up.held_on == date(2026, 10, 14)
        filled(session, follow_up, next_on=date(2026, 12, 1))
        signing.sign(session, follow_up.id)
        assert coming.missed(session, case.id) is None
        step = next(one for one in session.db.case_steps.of(case.id) if one.step == "uppfoljning")
        assert step.status == "pagar"
        assert "1 dec" in facts._follow_up_fact(session, case.id)


def test_one_held_long_before_its_day_asks_whether_it_replaces_it(session: Session) -> None:
    case = a_planned_case(session)
    early = date(2026, 10, 14) - timedelta(days=15)
    with standing_on(session, early):
        follow_up = filled(session, planning.begin(session, case.id), next_on=date(2026, 11, 4))
        assert checks.clears(session, follow_up) == date(2026, 10, 14)
        with pytest.raises(UserError, match="ersätter"):
            signing.sign(session, follow_up.id)
        filled(session, follow_up, replaces_due=False)
        signing.sign(session, follow_up.id)
        assert _said_of(session, case.id) == date(2026, 10, 14)
    with standing_on(session, early + timedelta(days=1)):
        follow_up = filled(session, planning.begin(session, case.id), next_on=date(2026, 11, 4))
        assert checks.clears(session, follow_up) is None
        signing.sign(session, follow_up.id)
        assert _said_of(session, case.id) == date(2026, 11, 4)


@pytest.mark.parametrize(
    ("own", "day"),
    [
        ({"decision": "avsluta"}, None),
        ({"no_more_reason": "Familjen flyttar."}, None),
        (
            {"decision": "paus", "decision_reason": "Sommar", "pause_until": date(2027, 1, 12)},
            date(2027, 1, 12),
        ),
    ],
)
def test_closing_and_the_last_one_leave_no_day_and_a_pause_its_end(
    session: Session, own: dict[str, object], day: date | None
) -> None:
    case = a_planned_case(session)
    held(session, case.id, date(2026, 10, 14), None, **own)
    with standing_on(session, date(2026, 10, 15)):
        assert _said_of(session, case.id) == day


def test_nothing_is_cancelled_without_a_reason_or_when_nothing_is_due(session: Session) -> None:
    case = a_planned_case(session)
    with standing_on(session, date(2026, 10, 10)):
        with pytest.raises(UserError, match="varför"):
            planning.cancel(session, case.id, " ", date(2026, 10, 20))
        with pytest.raises(UserError, match="Dagen stämmer inte"):
            planning.cancel(session, case.id, "Sjuk", date(2028, 10, 20))
        assert session.db.follow_ups.of(case.id) == []
    held(session, case.id, date(2026, 10, 14), None, decision="avsluta")
    with pytest.raises(UserError, match="Ingen uppföljning"):
        planning.cancel(session, case.id, "Sjuk", date(2026, 12, 20))
