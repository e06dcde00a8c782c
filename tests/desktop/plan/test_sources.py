from __future__ import annotations

import pytest

from db.records import Informant, PlanPoint, Setting, StoredAnswer
from desktop.assessment import rounds as assessments
from desktop.content import form
from desktop.errors import UserError
from desktop.forms.answers import Answer, Value, value_to_text
from desktop.forms.derive import Side
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
        db.settings.save(Setting(id="worker.name", value="Karin Lund"))
        for informant, name in (("E", "Amina"), ("V1", "Hodan Warsame")):
            db.informants.add(Informant(assessment_id=assessment.id, informant=informant, name=name))
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
    assessments.place(session, assessment, ("O9", "E", "På tisdagar, då det är bild"), Side.STRENGTH)
    assessments.place(session, assessment, ("I17", "V1", "Ritar mycket bra"), Side.STRENGTH)
    assessments.place(session, assessment, ("F16", "V1", "Vi orkar inte mer"), Side.BARRIER)
    assessments.note_clearance(session, assessment, "ja")
    return case.id


def test_a_first_draft_begins_with_what_the_answers_say_and_takes_no_side_for_own_words(
    session: Session, case_id: str
) -> None:
    plan = plans.start_plan(session, case_id)
    points = session.db.plan_points.of(plan.id)
    assert [one.text for one in points if one.kind == "strength"] == [
        "Amina: ”På tisdagar, då det är bild”",
        "Hodan: ”Ritar mycket bra”",
        "Amina: Litar på en vuxen i skolan.",
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


def test_what_was_not_cleared_is_offered_last_marked_and_stays_out_of_the_familys_part(
    session: Session, case_id: str
) -> None:
    plan = plans.start_plan(session, case_id)
    offered = plan_sources.barriers_without_goal(session, plan.id)
    kept = [one for one in offered if one.is_kept]
    assert [(one.question_id, one.is_private, one.text) for one in kept if not one.is_private] == [
        ("F16", False, "Hodan: Vi orkar inte mer")
    ]
    point = plans.add_part(
        session,
        PlanPoint(plan_id=plan.id, kind="barrier", text=kept[0].text, question_id=kept[0].question_id),
    )
    assert point.id in plans.private_points(session, plan)


def test_without_the_pupils_yes_nothing_rests_on_the_pupil(session: Session, case_id: str) -> None:
    assessment = session.db.assessments.current(case_id)
    assert assessment is not None
    assessments.note_clearance(session, assessment, "nej")
    plan = plans.start_plan(session, case_id)
    points = session.db.plan_points.of(plan.id)
    assert [one.text for one in points] == [
        "Hodan: ”Ritar mycket bra”",
        "Hodan: Har få att vara med i skolan.",
    ]
    closed = [one for one in plan_sources.barriers_without_goal(session, plan.id) if one.is_kept]
    assert {one.question_id for one in closed} == {"S1", "I7", "F16"}


def test_a_point_taken_before_the_yes_was_taken_back_leaves_the_familys_part(
    session: Session, case_id: str
) -> None:
    plan = plans.start_plan(session, case_id)
    own = next(one for one in session.db.plan_points.of(plan.id) if one.question_id == "S1")
    assert own.id not in plans.private_points(session, plan)
    assessment = session.db.assessments.current(case_id)
    assert assessment is not None
    assessments.note_clearance(session, assessment, "nej")
    assert own.id in plans.private_points(session, plan)


def test_what_is_seen_differently_is_offered_as_that_and_never_begins_a_plan(
    session: Session, case_id: str
) -> None:
    assessment = session.db.assessments.current(case_id)
    assert assessment is not None
    assessments.save_answer(session, assessment, Answer("S1", "V1", 3))
    plan = plans.start_plan(session, case_id)
    assert "S1" not in {one.question_id for one in session.db.plan_points.of(plan.id)}
    offered = {one.question_id: one.text for one in plan_sources.barriers_without_goal(session, plan.id)}
    assert offered["S1"] == "Vi ser olika: Hur trygg Amina känner sig i skolan"


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
