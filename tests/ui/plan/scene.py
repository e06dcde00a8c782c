"""What the tests of the action plan's page share: a case, a draft that can be signed, ways to find things."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar, overload

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case, Goal, Plan, StoredAnswer
from desktop.content import form
from desktop.forms.answers import value_to_text
from desktop.plan import verbs as plans
from desktop.session import settings
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_guardian, a_pupil, a_school, a_schooling, an_assessment
from ui.plan.page import PlanPage
from ui.window.place import Place

MARKUP = "<img src=x><b>fet</b> & ”å” 🌻 {0} %s"
Open = Callable[..., PlanPage]


def a_planned_case(session: Session) -> Case:
    """Return a case with two guardians, and a kartläggning with one private answer."""
    pupil, school = a_pupil(), a_school()
    made = a_case(pupil.id)
    assessment = an_assessment(made.id, form_version=form().version)
    with session.change("settings") as db:
        db.pupils.add(pupil)
        db.schools.add(school)
        db.schoolings.add(a_schooling(pupil.id, school.id))
        db.contacts.add(a_guardian(pupil.id))
        db.contacts.add(a_guardian(pupil.id, name="Abdi Warsame", relation="pappa", informant="V2"))
        db.cases.add(made)
        db.assessments.add(assessment)
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
        settings.write(db, settings.Worker(name="Karin Lund"))
    return made


def an_opener(qtbot: QtBot, session: Session, case: Case) -> Open:
    """Return a function that opens the page at a section or version."""

    def opened(detail: str | None = None) -> PlanPage:
        page = PlanPage(session, Place("plan", case.id, detail))
        qtbot.addWidget(page)
        page.resize(1154, 692)
        page.show()
        QApplication.processEvents()
        return page

    return opened


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


W = TypeVar("W", bound=QWidget)


@overload
def find(page: QWidget, name: str) -> QWidget: ...
@overload
def find(page: QWidget, name: str, kind: type[W]) -> W: ...
def find(page: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """Return the control with this name that is on the page now."""
    return next(one for one in page.findChildren(kind, name) if one.isVisibleTo(page))


def shown_text(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def agree(patch: pytest.MonkeyPatch) -> list[str]:
    """Let every question be answered with the act; returns the questions."""
    asked: list[str] = []

    def answer(parent: object, title: str, *rest: str, **more: bool) -> bool:
        asked.append(title)
        return True

    patch.setattr("ui.plan.page.ask", answer)
    patch.setattr("ui.plan.goals.goal_card.ask", answer)
    return asked
