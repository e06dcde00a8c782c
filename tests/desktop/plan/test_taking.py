"""What is taken along from Tre röster: chosen, cleared, marked with its question, and never twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.records import Case, Plan
from desktop.assessment import rounds as assessments
from desktop.errors import UserError
from desktop.forms.answers import Answer, Choices
from desktop.forms.derive import Side
from desktop.plan import taking
from desktop.plan import verbs as plans
from desktop.plan.sources import DISPUTED, Source, family_findings, findings
from desktop.session.session import Session
from tests.desktop.plan.planning import ready
from tests.ui.assessment import scene


@pytest.fixture
def case(session: Session) -> Case:
    case = scene.a_case(session)
    scene.answered(session, case)
    return case


def apart(session: Session, case: Case) -> Source:
    return next(one for one in taking.offers(session, case.id).left.barriers if one.is_disputed)


def texts(session: Session, plan: Plan) -> list[str]:
    return [one.text for one in session.db.plan_points.of(plan.id)]


def test_a_draft_is_begun_if_there_is_none_and_what_was_chosen_comes_last_with_its_question(
    session: Session, case: Case
) -> None:
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    for place, question in enumerate(("I17", "I18", "Y11", "Y12", "F6", "O9")):
        words = f"Sak {place}"
        assessments.save_answer(session, round_, Answer(question, "V1", words, may_show_family=True))
        assessments.place(session, round_, (question, "V1", words), Side.STRENGTH)
    found = taking.offers(session, case.id)
    assert found.begins == "plan"
    good = found.left.strengths[-1]
    plan = taking.take_along(session, case.id, [good], [apart(session, case)])
    points = session.db.plan_points.of(plan.id)
    last = {kind: [one for one in points if one.kind == kind][-1] for kind in ("strength", "barrier")}
    assert (last["strength"].text, last["strength"].question_id) == (good.text, good.question_id)
    assert last["barrier"].text.startswith(DISPUTED)
    assert last["barrier"].question_id


def test_nothing_is_offered_that_the_plan_has_and_nothing_comes_twice(session: Session, case: Case) -> None:
    chosen = apart(session, case)
    plan = taking.take_along(session, case.id, [], [chosen])
    before = texts(session, plan)
    after = taking.offers(session, case.id)
    assert after.begins == ""
    assert chosen not in after.left.barriers
    assert not {one.text for one in (*after.left.strengths, *after.left.barriers)} & set(before)
    assert texts(session, taking.take_along(session, case.id, [], [chosen])) == before


def test_what_is_not_cleared_for_the_family_is_neither_offered_nor_taken(
    session: Session, case: Case
) -> None:
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    chosen = apart(session, case)
    assessments.note_clearance(session, round_, "nej")
    left = taking.offers(session, case.id).left
    assert not any("E" in one.informants or one.is_kept for one in (*left.strengths, *left.barriers))
    kept = [one for one in findings(session, case.id).barriers if one.is_kept]
    for one in (chosen, kept[0]):
        with pytest.raises(UserError):
            taking.take_along(session, case.id, [], [one])
    assert session.db.plans.draft(case.id) is None


def test_nothing_chosen_begins_nothing(session: Session, case: Case) -> None:
    with pytest.raises(UserError):
        taking.take_along(session, case.id, [], [])
    assert session.db.plans.draft(case.id) is None


def test_a_signed_plan_is_renewed(session: Session, case: Case) -> None:
    held = plans.sign_plan(session, ready(session, case.id)[0].id)
    assert taking.offers(session, case.id).begins == "version"
    plan = taking.take_along(session, case.id, [], [apart(session, case)])
    assert (plan.status, plan.version) == ("draft", held.version + 1)


def test_that_something_is_seen_differently_goes_from_the_familys_plan_with_the_pupils_yes(
    session: Session, case: Case
) -> None:
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    two = next(
        one
        for one in taking.offers(session, case.id).left.barriers
        if one.is_disputed and set(one.informants) & {"E"} and len(one.informants) == 2
    )
    plan = taking.take_along(session, case.id, [], [two])
    shown = [one.text for one in plans.family_plan(session, plan).content.points]
    assert two.text in shown
    assessments.note_clearance(session, round_, "nej")
    shown = [one.text for one in plans.family_plan(session, plan).content.points]
    assert two.text not in shown
    still = family_findings(session, case.id)
    assert set(shown) <= {one.text for one in (*still.strengths, *still.barriers)}


def test_a_point_that_names_the_pupil_among_others_goes_from_the_familys_plan_with_the_pupils_yes(
    session: Session, case: Case
) -> None:
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    assessments.save_answer(session, round_, Answer("O2", "V1", Choices(("på morgonen", "lov"))))
    found = taking.offers(session, case.id).left.barriers
    both = next(one for one in found if one.question_id == "O2" and "(Amina" in one.text)
    plan = taking.take_along(session, case.id, [], [both])
    assert both.text in [one.text for one in plans.family_plan(session, plan).content.points]
    assessments.note_clearance(session, round_, "nej")
    assert not any("(Amina" in one.text for one in plans.family_plan(session, plan).content.points)
    assert both.text in texts(session, plan)


def test_what_the_worker_reworded_is_not_offered_again(session: Session, case: Case) -> None:
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    assessments.save_answer(session, round_, Answer("F3", "V1", 3))
    chosen = next(
        one
        for one in taking.offers(session, case.id).left.barriers
        if [other.question_id for other in taking.offers(session, case.id).left.barriers].count(
            one.question_id
        )
        == 1
    )
    plan = taking.take_along(session, case.id, [], [chosen])
    point = next(one for one in session.db.plan_points.of(plan.id) if one.text == chosen.text)
    plans.save_part(session, replace(point), text="Med andra ord")
    assert chosen not in taking.offers(session, case.id).left.barriers
