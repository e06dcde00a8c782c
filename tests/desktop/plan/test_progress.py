"""How it goes, noted beside a signed plan: judged by somebody or by nobody, taken back by a new row, never erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlcipher3

from db.records import Goal, Measure, Plan
from desktop.errors import UserError
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.desktop.plan.planning import ready


@pytest.fixture
def signed(session: Session, case_id: str) -> tuple[Plan, Goal, Measure]:
    plan, goal, measure = ready(session, case_id)
    plan = plans.sign_plan(session, plan.id)
    return plan, session.db.goals.get(goal.id), session.db.measures.get(measure.id)


def test_noting_a_measure_judges_no_goal_that_nobody_has_judged(
    session: Session, signed: tuple[Plan, Goal, Measure]
) -> None:
    plan, goal, measure = signed
    plans.note_progress(session, goal, None, "", {measure: "klar"})
    assert plans.level_now(session, plan, goal) is None
    assert [one.subject for one in session.db.progress.of(plan.case_id)] == ["measure"]
    plans.note_progress(session, goal, None, "Hon kom själv i dag", {})
    assert plans.level_now(session, plan, goal) is None
    copy = plans.new_version(session, plan.id)
    assert session.db.goals.of(copy.id)[0].current_level is None
    with pytest.raises(UserError, match="Inget är valt"):
        plans.note_progress(session, goal, None, " ", {measure: "klar"})


def test_a_note_taken_back_stays_and_what_held_before_holds_again(
    session: Session, signed: tuple[Plan, Goal, Measure]
) -> None:
    plan, goal, _ = signed
    plans.note_level(session, goal, -1)
    wrong = plans.note_level(session, goal, 2)
    plans.take_back(session, wrong)
    assert plans.level_now(session, plan, goal) == -1
    noted = plans.history(session, plan, goal.lineage)
    assert [one.value for one in noted] == ["-1", "2", ""]
    assert plans.taken_back(noted) == {wrong.id}
    assert session.log.rows(1)[0].event == "progress_taken_back"
    for note in (wrong, noted[-1]):
        with pytest.raises(UserError, match="redan taget"):
            plans.take_back(session, note)
    with pytest.raises(sqlcipher3.DatabaseError, match="append only"), session.change("progress") as db:
        db.progress.put(replace(wrong, value="0"))
    copy = plans.new_version(session, plan.id)
    assert session.db.goals.of(copy.id)[0].current_level == -1


def test_a_level_set_in_the_next_version_is_later_than_what_was_noted_on_the_one_before(
    session: Session, signed: tuple[Plan, Goal, Measure]
) -> None:
    plan, goal, _ = signed
    plans.note_level(session, goal, -1)
    copy = plans.new_version(session, plan.id)
    again = plans.save_part(session, session.db.goals.of(copy.id)[0], current_level=1)
    plans.save_fields(
        session, copy.id, next_on=session.today() + timedelta(days=30), next_time="10:00", next_place="Skolan"
    )
    renewed = plans.sign_plan(session, copy.id)
    assert plans.level_now(session, renewed, session.db.goals.get(again.id)) == 1


@pytest.mark.parametrize(("status", "is_late"), [("pagar", True), ("klar", False), ("avbojd", False)])
def test_a_measure_is_late_by_where_it_stands_now(
    session: Session, signed: tuple[Plan, Goal, Measure], status: str, is_late: bool
) -> None:
    plan, _, measure = signed
    plans.note_status(session, measure, status)
    passed = replace(measure, ends_on=session.today() - timedelta(days=1))
    now = plans.status_now(session, plan, measure)
    assert plans.is_late(passed, now, session.today()) == is_late
