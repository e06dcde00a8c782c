from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlcipher3

from desktop.chain.locked import fault_of
from desktop.errors import UserError
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.plan.planning import ready


def test_a_signed_plan_cannot_be_changed_by_any_route(session: Session, case_id: str) -> None:
    plan, goal, measure = ready(session, case_id)
    signed = plans.sign_plan(session, plan.id)
    assert signed.signed_by == "Karin Lund"
    assert fault_of(session, "plan", signed.id) is None
    for act in (
        lambda: plans.save_fields(session, plan.id, situation="nytt"),
        lambda: plans.add_goal(session, plan.id, "nytt"),
        lambda: plans.save_part(session, measure, who="Någon annan"),
        lambda: plans.remove_goal(session, goal),
        lambda: plans.discard_draft(session, plan.id),
        lambda: plans.sign_plan(session, plan.id),
    ):
        with pytest.raises(UserError, match="signerad"):
            act()
    with pytest.raises(sqlcipher3.DatabaseError, match="locked"), session.change("goals") as db:
        db.goals.remove(goal.id)


def test_a_new_version_copies_everything_and_keeps_lineage(session: Session, case_id: str) -> None:
    plan, goal, measure = ready(session, case_id)
    plans.sign_plan(session, plan.id)
    copy = plans.new_version(session, plan.id)
    assert (copy.version, copy.status, copy.child_words) == (2, "draft", "Jag vill vara med på bilden.")
    assert copy.next_on is None
    new_goal = session.db.goals.of(copy.id)[0]
    new_measure = session.db.measures.of(copy.id)[0]
    assert new_goal.lineage == goal.lineage
    assert new_goal.id != goal.id
    assert (new_measure.lineage, new_measure.goal_id) == (measure.lineage, new_goal.id)
    assert len(session.db.plan_words.of(copy.id)) == 2


def test_a_signed_new_version_replaces_the_old_which_stays_readable(session: Session, case_id: str) -> None:
    plan, _, _ = ready(session, case_id)
    plans.sign_plan(session, plan.id)
    copy = plans.new_version(session, plan.id)
    assert session.db.plans.get(plan.id).status == "signed"
    plans.save_fields(session, copy.id, next_on=DAY + timedelta(days=30), next_time="10:00")
    plans.sign_plan(session, copy.id)
    old = session.db.plans.get(plan.id)
    assert old.status == "replaced"
    assert fault_of(session, "plan", old.id) is None
    assert [one.version for one in session.db.plans.of(case_id)] == [2, 1]


def test_there_is_one_draft_at_a_time(session: Session, case_id: str) -> None:
    plan, _, _ = ready(session, case_id)
    plans.sign_plan(session, plan.id)
    plans.new_version(session, plan.id)
    with pytest.raises(UserError, match="redan ett utkast"):
        plans.new_version(session, plan.id)


def test_changes_are_told_in_swedish(session: Session, case_id: str) -> None:
    plan, _, _ = ready(session, case_id)
    plans.sign_plan(session, plan.id)
    copy = plans.new_version(session, plan.id)
    assert plans.changes_since(session, copy) == []
    goal, measure = session.db.goals.of(copy.id)[0], session.db.measures.of(copy.id)[0]
    plans.save_part(session, measure, who="Karin Lund")
    plans.add_measure(session, goal, what="Moster Sahra ringer 06.30")
    plans.set_goal_status(session, goal, "reached")
    copy = plans.save_fields(session, copy.id, next_on=date(2026, 12, 8), next_time="15:30", stop_plan="Ring")
    assert plans.changes_since(session, copy) == [
        "Målet ”Jag är på plats till första lektionen” är nått.",
        "Karin Lund ansvarar nu för ”Lisa möter vid biblioteket”.",
        "Ny insats: ”Moster Sahra ringer 06.30”.",
        "Det vi gör om det blir stopp är ändrat.",
        "Nästa uppföljning är tisdag 8 december kl. 15.30.",
    ]
    assert plans.changed_since(session, copy).startswith("Ändrat sedan ")
    assert plans.changes_since(session, session.db.plans.get(plan.id)) == []


def test_only_the_worker_is_told_that_what_is_not_on_paper_has_changed(
    session: Session, case_id: str
) -> None:
    plan, _, _ = ready(session, case_id)
    plans.sign_plan(session, plan.id)
    copy = plans.new_version(session, plan.id)
    copy = plans.save_fields(session, copy.id, risk="Rädd för en granne", private="Om farfar")
    shown = plans.family_changes(plans.family_plan(session, plan), plans.family_plan(session, copy))
    assert shown == []
    assert len(plans.changes_since(session, copy)) == 2


def test_a_discarded_draft_leaves_the_signed_version_as_it_was(session: Session, case_id: str) -> None:
    plan, _, _ = ready(session, case_id)
    signed = plans.sign_plan(session, plan.id)
    copy = plans.new_version(session, plan.id)
    plans.discard_draft(session, copy.id)
    assert session.db.plans.of(case_id) == [signed]
    assert session.db.measures.of(copy.id) == []


def test_progress_is_noted_beside_the_signed_rows(session: Session, case_id: str) -> None:
    plan, goal, measure = ready(session, case_id)
    with pytest.raises(UserError, match="utkast"):
        plans.note_level(session, goal, 0)
    signed = plans.sign_plan(session, plan.id)
    goal, measure = session.db.goals.get(goal.id), session.db.measures.get(measure.id)
    plans.note_level(session, goal, -1, "En dag förra veckan")
    plans.note_level(session, goal, 0)
    plans.note_status(session, measure, "pagar")
    assert plans.level_now(session, signed, goal) == 0
    assert plans.status_now(session, signed, measure) == "pagar"
    assert session.db.goals.get(goal.id).current_level is None
    assert [one.value for one in plans.history(session, signed, goal.lineage)] == ["-1", "0"]
    assert fault_of(session, "plan", signed.id) is None
    copy = plans.new_version(session, plan.id)
    assert session.db.goals.of(copy.id)[0].current_level == 0
    assert session.db.measures.of(copy.id)[0].status == "pagar"


def test_a_yes_can_be_noted_after_signing_and_once(session: Session, case_id: str) -> None:
    plan, _, _ = ready(session, case_id)
    signed = plans.sign_plan(session, plan.id)
    hodan = session.db.participants.of(plan.id)[1]
    approved = plans.approve(session, hodan, "oral", DAY)
    assert (approved.approved, approved.approved_on) == ("oral", DAY)
    assert fault_of(session, "plan", signed.id) is None
    with pytest.raises(UserError, match="redan antecknat"):
        plans.approve(session, hodan, "paper", DAY)
    with pytest.raises(UserError, match="inte varit"):
        plans.approve(session, session.db.participants.of(plan.id)[2], "paper", DAY + timedelta(days=1))
