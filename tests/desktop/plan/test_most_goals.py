"""How many goals may be active at once is counted by the verbs that write, whichever way a goal comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.records import Goal, Plan
from desktop.errors import UserError
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.desktop.plan.planning import ready

Act = Callable[[Session, Plan, Goal], object]


def _save_part(session: Session, plan: Plan, resting: Goal) -> object:
    return plans.save_part(session, resting, status="active")


def _save_all(session: Session, plan: Plan, resting: Goal) -> object:
    fields = {"situation": "Skrevs inte heller"}
    plans.save_all(session, plan.id, fields, [(resting, {"status": "active"})])
    return None


def _set_status(session: Session, plan: Plan, resting: Goal) -> object:
    return plans.set_goal_status(session, resting, "active")


def _add_part(session: Session, plan: Plan, resting: Goal) -> object:
    return plans.add_part(session, Goal(plan_id=plan.id, wording="Ett till"))


def _restore(session: Session, plan: Plan, resting: Goal) -> object:
    plans.remove_goal(session, resting)
    return plans.restore_part(session, replace(resting, status="active"))


WAYS: tuple[Act, ...] = (_save_part, _save_all, _set_status, _add_part, _restore)


def _full(session: Session, case_id: str) -> tuple[Plan, Goal]:
    """Return a draft with three active goals, and a fourth that is reached."""
    plan = plans.start_plan(session, case_id)
    resting = plans.set_goal_status(session, plans.add_goal(session, plan.id, "Nått"), "reached")
    for number in range(3):
        plans.add_goal(session, plan.id, f"Mål {number}")
    return plan, resting


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.strip("_"))
def test_no_way_of_writing_sets_a_fourth_goal_going(session: Session, case_id: str, way: Act) -> None:
    plan, resting = _full(session, case_id)
    with pytest.raises(UserError, match="orkar") as refused:
        way(session, plan, resting)
    assert refused.value.what == "Högst tre mål pågår samtidigt."
    assert len(plans.active_goals(session, plan.id)) == 3
    assert session.db.plans.get(plan.id).situation == ""


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.strip("_"))
def test_every_way_is_open_where_the_municipality_allows_four(
    session: Session, case_id: str, municipal_rules: Callable[[str], None], way: Act
) -> None:
    municipal_rules("[plan]\nhogst_mal = 4\n")
    plan, resting = _full(session, case_id)
    way(session, plan, resting)
    assert len(plans.active_goals(session, plan.id)) == 4


def test_goals_that_change_places_in_one_save_are_counted_after_it(session: Session, case_id: str) -> None:
    plan, resting = _full(session, case_id)
    going = plans.active_goals(session, plan.id)[0]
    plans.save_all(session, plan.id, {}, [(resting, {"status": "active"}), (going, {"status": "ended"})])
    assert resting.id in {goal.id for goal in plans.active_goals(session, plan.id)}


def test_a_plan_from_before_a_lower_rule_can_be_written_in_but_not_signed(
    session: Session, case_id: str, municipal_rules: Callable[[str], None]
) -> None:
    plan, _, _ = ready(session, case_id)
    for wording in ("Två", "Tre"):
        plans.add_measure(session, plans.add_goal(session, plan.id, wording), what="Något")
    for measure in session.db.measures.of(plan.id):
        plans.save_part(session, measure, who="Lisa Holm", when_text="på fredag")
    plans.sign_plan(session, plan.id)
    municipal_rules("[plan]\nhogst_mal = 1\n")
    copy = plans.new_version(session, plan.id)
    copy = plans.save_fields(
        session, copy.id, next_on=plan.next_on, next_time="15:30", next_place="Biblioteket"
    )
    mine, two, three = plans.active_goals(session, copy.id)
    plans.save_part(session, mine, wording="Samma mål, andra ord")
    with pytest.raises(UserError, match="orkar"):
        plans.add_goal(session, copy.id, "Fyra")
    with pytest.raises(UserError, match="inte färdig") as refused:
        plans.sign_plan(session, copy.id)
    assert "Vilka mål som ska vänta: högst ett mål pågår samtidigt" in refused.value.what
    plans.set_goal_status(session, two, "ended")
    plans.set_goal_status(session, three, "reached")
    assert plans.missing(session, copy) == []
    assert plans.sign_plan(session, copy.id).status == "signed"
