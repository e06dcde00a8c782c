"""The invented pupils after the plan: followed up, closed, met again, come back, and siblings."""

from __future__ import annotations

from desktop.cases import duties
from desktop.closing import checks
from desktop.people.siblings import siblings_of
from desktop.session.session import Session


def test_every_state_of_the_second_half_is_there(told: Session) -> None:
    db = told.db
    assert {one.status for one in db.boosters.all()} == {"planerad", "genomford"}
    assert {one.assessment for one in db.boosters.all()} == {"", "haller", "behover_stod"}
    assert {one.status for one in db.closings.all()} == {"utkast", "signerad"}
    assert {one.status for one in db.follow_ups.all()} >= {"utkast", "signerad"}
    due = [one for one in duties.duties(told) if one.what.startswith("Boosterträff")]
    assert [(one.page, duties.group(one.due_on, told.today())) for one in due] == [("closing", "week")]


def test_each_closed_case_has_its_letter_and_the_one_that_is_begun_has_not(told: Session) -> None:
    kept = {one.status for one in told.db.closings.all() if told.db.kept_papers.has("avslut", one.id)}
    assert kept == {"signerad"}
    (draft,) = (one for one in told.db.closings.all() if one.status == "utkast")
    assert [one.field for one in checks.missing(told, draft)] == []


def test_one_came_back_to_a_case_that_goes_on_from_the_earlier(told: Session) -> None:
    (again,) = (one for one in told.db.cases.all() if one.continues is not None)
    earlier = told.db.cases.get(again.continues or "")
    assert (earlier.status, again.status, earlier.pupil_id) == ("closed", "open", again.pupil_id)


def test_two_are_siblings_and_each_leads_to_the_other(told: Session) -> None:
    (link,) = told.db.pupil_siblings.all()
    (one,) = siblings_of(told, link.pupil_id)
    (other,) = siblings_of(told, one.pupil.id)
    assert (one.pupil.called, other.pupil.called) == ("Maja", "Vilgot")
