"""What the tests of the action plan's page share: a case, a draft that can be signed, ways to find things."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.records import Case, Clearance, Goal, Informant, Plan, StoredAnswer
from desktop.content import form
from desktop.forms.answers import value_to_text
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import DAY, an_assessment
from tests.stories import a_family_case

MARKUP = "<img src=x><b>fet</b> & ”å” 🌻 {0} %s"


def a_planned_case(session: Session) -> Case:
    """Return a case with two guardians, and a kartläggning with one private answer."""
    made = a_family_case(session)
    assessment = an_assessment(made.id, form_version=form().version)
    with session.change("answers") as db:
        db.assessments.add(assessment)
        for who, name in (("E", "Amina"), ("V1", "Hodan Warsame")):
            db.informants.add(Informant(assessment_id=assessment.id, informant=who, name=name))
        db.clearances.add(
            Clearance(assessment_id=assessment.id, informant="E", said="ja", asked_on=DAY, asked_by="Karin")
        )
        for question_id, informant, value in (
            ("S5", "E", 0),
            ("S5", "V1", 1),
            ("S1", "E", 1),
            ("I7", "E", "ja"),
        ):
            db.answers.add(
                StoredAnswer(
                    assessment_id=assessment.id,
                    question_id=question_id,
                    informant=informant,
                    value=value_to_text(value),
                    answered_on=DAY,
                )
            )
    return made


def a_whole_draft(session: Session, case: Case) -> tuple[Plan, Goal]:
    """Write a draft that can be signed."""
    plan = plans.start_plan(session, case.id)
    goal = plans.add_goal(session, plan.id, "Jag är på plats till första lektionen")
    goal = plans.save_part(
        session, goal, minus1="En dag", zero="Tre dagar", plus1="Fyra dagar", current_level=-1
    )
    measure = plans.add_measure(session, goal, "mottagande", "Lisa möter vid biblioteket")
    plans.save_part(session, measure, who="Lisa Holm", when_text="tis och tors")
    plan = plans.save_fields(
        session,
        plan.id,
        child_words="Jag vill vara med på bilden.",
        next_on=DAY + timedelta(days=7),
        next_time="15:30",
        next_place="Biblioteket",
    )
    return plan, goal


def agree(patch: pytest.MonkeyPatch) -> list[str]:
    """Let every question be answered with the act; returns the questions."""
    asked: list[str] = []

    def answer(parent: object, title: str, *rest: str, **more: bool) -> bool:
        asked.append(title)
        return True

    patch.setattr("ui.plan.page.ask", answer)
    patch.setattr("ui.plan.goals.goal_card.ask", answer)
    return asked
