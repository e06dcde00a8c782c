"""The case's first page answers how it stands, what is next and what is missing, without scrolling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QScrollArea
from pytestqt.qtbot import QtBot

from db.clock import standing_at
from db.records import Booster, Case
from desktop.cases import steps
from desktop.plan.versions import start_plan
from desktop.session.session import Session
from tests import builders
from tests.stories import a_new_case, a_running_case
from tests.ui.finding import found, said
from tests.ui.layout import faults
from tests.ui.opening import OpenPage
from ui.case.page import CaseOverviewPage
from ui.case.side_cards import NextCard
from ui.case.step_dialog import StepDialog
from ui.widgets.input.buttons import Button
from ui.window.place import Place


@pytest.fixture
def case(session: Session) -> Case:
    running = a_running_case(session)
    start_plan(session, running.id)
    return running


@pytest.fixture
def page(open_page: OpenPage) -> CaseOverviewPage:
    return open_page(CaseOverviewPage)


def test_it_fits_the_screen_without_scrolling(page: CaseOverviewPage) -> None:
    area = found(page, QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_the_steps_say_what_is_done_and_what_is_missing(
    session: Session, case: Case, page: CaseOverviewPage
) -> None:
    names = [button.accessibleName() for button in page.stepper.findChildren(QAbstractButton)]
    assert names[0].startswith("Steg 1 av 8: Aktualisering, klar")
    assert len(names) == 8


def test_a_skipped_step_takes_a_reason(
    qtbot: QtBot, session: Session, case: Case, page: CaseOverviewPage
) -> None:
    dialog = StepDialog(page, session, case.id, "vidmakthallande")
    qtbot.addWidget(dialog)
    dialog.show()
    skip = found(dialog, Button, "step-skip")
    qtbot.mouseClick(skip, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    dialog.reason.setText("Familjen flyttar")
    qtbot.mouseClick(skip, Qt.MouseButton.LeftButton)
    assert steps.step_of(session, case.id, "vidmakthallande").reason == "Familjen flyttar"


def test_the_next_meeting_and_the_consent_are_told_in_words(page: CaseOverviewPage) -> None:
    with standing_at(builders.at_hour(8)):
        page.refresh()
    assert page.next.accessibleName() == "Nästa gång: I dag 08.15, Möte"
    assert "Dela inte än" in page.consent._said.text()


def test_a_booster_that_has_been_is_not_called_a_follow_up(qtbot: QtBot, session: Session) -> None:
    closed = a_new_case(session)
    with session.change("boosters", "cases") as db:
        db.boosters.add(Booster(case_id=closed.id, planned_on=builders.DAY - timedelta(days=3)))
        db.cases.save(replace(closed, status="closed"))
    card = NextCard(session)
    qtbot.addWidget(card)
    card.show_case(session.db.cases.get(closed.id))
    said = "Nästa gång: inget inbokat. Boosterträffen skulle ha varit lördag 21 november."
    assert card.accessibleName() == said


def test_a_closed_case_says_since_when(session: Session, case: Case, open_page: OpenPage) -> None:
    with session.change("cases") as db:
        db.cases.save(replace(case, status="closed", closed_on=builders.DAY))
    page = open_page(CaseOverviewPage)
    assert "Avslutat 24 november 2026 · 7B, Björkbacka skola" in said(page)


def test_nothing_is_cut_and_everything_has_a_name(page: CaseOverviewPage) -> None:
    assert faults(page) == []


def test_the_absence_is_said_with_the_limit_it_has_passed(page: CaseOverviewPage) -> None:
    said = page.attendance.said.text()
    assert said.endswith("Frånvaro 45 %, mellan gränserna 20 och 50 %.")
    assert said in page.attendance.strip.accessibleName()


def test_the_limits_are_the_municipalitys_own(
    qtbot: QtBot, session: Session, case: Case, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules("[narvaro]\ngranser = [5, 18]\n")
    made = CaseOverviewPage(session, Place("case", case.id))
    qtbot.addWidget(made)
    assert made.attendance.said.text().endswith("Frånvaro 45 %, över gränsen 18 %.")


def test_without_weeks_nothing_is_said_of_absence(qtbot: QtBot, session: Session) -> None:
    with session.change("cases") as db:
        bare = db.cases.add(builders.a_case(db.pupils.add(builders.a_pupil()).id))
    made = CaseOverviewPage(session, Place("case", bare.id))
    qtbot.addWidget(made)
    made.show()
    assert not made.attendance.isVisible()
    assert made.attendance.said.text() == ""
