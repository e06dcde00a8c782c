"""The wall of the plan: what the family may read of a version, and that every column of it has been decided."""

from __future__ import annotations

from dataclasses import fields

import pytest

from db.records import (
    Case,
    Goal,
    LadderStep,
    Measure,
    Participant,
    Plan,
    PlanPoint,
    PlanWords,
    Setting,
    StoredAnswer,
)
from desktop import content
from desktop.forms.answers import value_to_text
from desktop.paper import builders
from desktop.paper.values import Level
from desktop.plan import verbs as plans
from desktop.plan.family import KEPT, FamilyPlan
from desktop.plan.sources import findings
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_pupil, an_assessment
from tests.desktop.plan.planning import ready

READ = {
    PlanWords: "id plan_id contact_id name role words missing_reason sort_order",
    PlanPoint: "id plan_id kind text question_id sort_order",
    Goal: "id plan_id lineage sort_order status wording noticed why now_text target_text due_on minus2 minus1 zero "
    "plus1 plus2 current_level",
    Measure: "id plan_id goal_id lineage sort_order code what who who_role actor when_text starts_on ends_on level "
    "status",
    LadderStep: "id plan_id sort_order what when_text who_meets plan_b criterion is_current",
    Participant: "id plan_id name role how approved approved_on sort_order",
}
"""The columns the family may read of what lies under a plan. A new one is decided here, or kept in the wall."""


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case where the pupil has said in private that nobody else decides for her."""
    pupil = a_pupil()
    made = a_case(pupil.id)
    assessment = an_assessment(made.id, form_version=content.form().version)
    with session.change("answers", "settings") as db:
        db.settings.save(Setting(id="worker.name", value="Karin Lind"))
        db.pupils.add(pupil)
        db.cases.add(made)
        db.assessments.add(assessment)
        db.answers.add(
            StoredAnswer(
                assessment_id=assessment.id,
                question_id="F15",
                informant="E",
                value=value_to_text("ja"),
                answered_on=DAY,
            )
        )
    return made


def test_every_field_of_a_plan_is_read_by_the_family_or_kept() -> None:
    assert {one.name for one in fields(Plan)} - KEPT == {one.name for one in fields(FamilyPlan)} - {"content"}
    assert {one.name for one in fields(Plan)} >= KEPT


@pytest.mark.parametrize("record", READ)
def test_every_column_under_a_plan_has_been_decided(record: type) -> None:
    assert [one.name for one in fields(record)] == READ[record].split()


def test_a_strength_taken_from_a_private_answer_stands_on_the_records_paper_alone(
    session: Session, case: Case
) -> None:
    plan, _, _ = ready(session, case.id)
    (source,) = findings(session, case.id).strengths
    assert source.is_private
    for text, question_id in ((source.text, source.question_id), ("Ritar", "")):
        point = PlanPoint(plan_id=plan.id, kind="strength", text=text, question_id=question_id)
        plans.add_part(session, point)
    family = builders.plan_paper(session, plan.id, Level.FAMILY)
    assert [one.text for one in family.strengths] == ["Ritar"]
    record = builders.plan_paper(session, plan.id, Level.RECORD)
    assert [(one.text, one.private) for one in record.strengths] == [(source.text, True), ("Ritar", False)]


def test_the_family_is_not_told_that_a_private_point_is_new(session: Session, case: Case) -> None:
    plan, _, _ = ready(session, case.id)
    plan = plans.sign_plan(session, plan.id)
    copy = plans.new_version(session, plan.id)
    (source,) = findings(session, case.id).strengths
    plans.add_part(
        session,
        PlanPoint(plan_id=copy.id, kind="strength", text=source.text, question_id=source.question_id),
    )
    assert plans.changes_since(session, copy) == [f"Ny styrka: ”{source.text}”."]
    older, newer = plans.family_plan(session, plan), plans.family_plan(session, copy)
    assert plans.family_changes(older, newer) == []


def test_a_point_of_the_workers_own_is_read_by_the_family(session: Session, case: Case) -> None:
    plan, _, _ = ready(session, case.id)
    point = plans.add_part(session, PlanPoint(plan_id=plan.id, kind="barrier", text="Bullret"))
    assert plans.private_points(session, plan) == frozenset()
    assert point in plans.family_plan(session, plan).content.points
