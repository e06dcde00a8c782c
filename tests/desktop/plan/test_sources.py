from __future__ import annotations

import pytest

from db.records import StoredAnswer
from desktop.content import form
from desktop.errors import UserError
from desktop.forms.answers import Value, value_to_text
from desktop.plan import sources as plan_sources
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import (
    DAY,
    a_case,
    a_cell,
    a_consent,
    a_guardian,
    a_party,
    a_pupil,
    a_signatory,
    an_assessment,
)


@pytest.fixture
def case_id(session: Session) -> str:
    """Return a case with a kartläggning, one private answer among the others."""
    pupil = a_pupil()
    case = a_case(pupil.id)
    assessment = an_assessment(case.id, form_version=form().version)
    said: list[tuple[str, str, Value, bool]] = [
        ("O9", "E", "På tisdagar, då det är bild", True),
        ("I17", "V1", "Ritar mycket bra", True),
        ("F16", "V1", "Vi orkar inte mer", False),
        ("S4", "E", 3, True),
        ("S5", "E", 0, True),
        ("S5", "V1", 1, True),
        ("S1", "E", 1, True),
        ("I7", "E", "ja", True),
    ]
    with session.change("answers") as db:
        db.pupils.add(pupil)
        db.contacts.add(a_guardian(pupil.id))
        db.cases.add(case)
        db.assessments.add(assessment)
        for question_id, informant, value, may_show in said:
            db.answers.add(
                StoredAnswer(
                    assessment_id=assessment.id,
                    question_id=question_id,
                    informant=informant,
                    value=value_to_text(value),
                    may_show_family=may_show,
                    answered_on=DAY,
                )
            )
    return case.id


def test_a_first_draft_begins_with_what_the_answers_say_and_takes_no_side_for_own_words(
    session: Session, case_id: str
) -> None:
    plan = plans.start_plan(session, case_id)
    points = session.db.plan_points.of(plan.id)
    assert [one.text for one in points if one.kind == "strength"] == [
        "Litar på en vuxen i skolan",
    ]
    assert [one.question_id for one in points if one.kind == "barrier"] == ["S5", "S1"]


def test_nothing_private_and_nothing_uncleared_enters_a_plan_by_itself(
    session: Session, case_id: str
) -> None:
    plan = plans.start_plan(session, case_id)
    points = session.db.plan_points.of(plan.id)
    assert not {"I7", "F16"} & {one.question_id for one in points}


def test_the_worker_is_offered_the_private_barriers_marked_as_such(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    offered = plan_sources.barriers_without_goal(session, plan.id)
    assert [one.question_id for one in offered if one.is_private] == ["I7"]
    assert offered[0].informants == ("E", "V1")


def test_a_goal_made_of_a_private_barrier_says_nothing_of_it(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    private = next(one for one in plan_sources.barriers_without_goal(session, plan.id) if one.is_private)
    goal = plans.goal_from_barrier(session, plan.id, private)
    (factor,) = session.db.goal_factors.of(plan.id)
    assert goal.wording == ""
    assert private.text not in factor.label
    assert (factor.goal_id, factor.question_id) == (goal.id, "I7")


def test_a_barrier_with_a_goal_is_no_longer_offered(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    first = plan_sources.barriers_without_goal(session, plan.id)[0]
    goal = plans.goal_from_barrier(session, plan.id, first)
    assert first.question_id not in {
        one.question_id for one in plan_sources.barriers_without_goal(session, plan.id)
    }
    plans.link_factor(session, goal, first)
    (factor,) = session.db.goal_factors.of(plan.id)
    plans.unlink_factor(session, factor)
    assert plan_sources.barriers_without_goal(session, plan.id)[0] == first


def test_a_fourth_goal_from_the_kartlaggning_leaves_no_half_made_link(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    for _ in range(3):
        plans.add_goal(session, plan.id)
    barrier = plan_sources.barriers_without_goal(session, plan.id)[0]
    with pytest.raises(UserError):
        plans.goal_from_barrier(session, plan.id, barrier)
    assert session.db.goal_factors.of(plan.id) == []


def test_what_is_shared_follows_the_consent_that_holds(session: Session, case_id: str) -> None:
    assert plan_sources.shared_words(session, case_id) == ""
    consent = a_consent(case_id, stage="printed")
    party = a_party(consent.id)
    with session.change("consents") as db:
        db.consents.add(consent)
        db.consent_parties.add(party)
        db.consent_cells.add(a_cell(consent.id, party.id))
        db.consent_cells.add(a_cell(consent.id, party.id, category="halsa", direction="ta_emot"))
        db.signatories.add(a_signatory(consent.id, kind="papper", signed_on=DAY))
    assert plan_sources.shared_words(session, case_id) == "Mentor får veta: Närvaro och frånvaro."


def test_people_to_name_are_those_around_the_pupil_and_the_worker(session: Session, case_id: str) -> None:
    assert plan_sources.people(session, case_id)[:2] == [
        ("Amina", "elev", "elev"),
        ("Hodan Warsame", "mamma", "hemma"),
    ]
