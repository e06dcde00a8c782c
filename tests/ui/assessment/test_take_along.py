"""Ta med till planen: chosen by hand, only what the family may meet, and what was chosen stands in the plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Assessment, Case
from desktop.assessment import rounds as assessments
from desktop.plan import verbs as plans
from desktop.plan.sources import findings
from desktop.session.session import Session
from tests.ui.assessment import scene
from tests.ui.duties.soon import soon
from tests.ui.finding import found, press, said
from tests.ui.layout import faults, seen_as
from tests.ui.opening import OpenPage
from ui.assessment.comparison.page import ComparisonPage
from ui.assessment.comparison.take_along import TakeAlongDialog
from ui.assessment.standing import family_standing_of
from ui.plan.page import PlanPage
from ui.widgets.paint.marks import CheckBox
from ui.window.place import Place


@pytest.fixture
def round_(session: Session, case: Case) -> Assessment:
    return scene.answered(session, case)


def boxes(dialog: QWidget) -> list[CheckBox]:
    return [one for one in dialog.findChildren(CheckBox) if one.objectName().startswith("take-")]


def test_nothing_is_ticked_and_what_is_ticked_by_key_stands_in_the_plan_with_its_source(
    qtbot: QtBot, session: Session, case: Case, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ComparisonPage)
    names: list[str] = []

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, TakeAlongDialog)
        assert not any(one.isChecked() for one in boxes(dialog))
        box = dialog.focusWidget()
        assert isinstance(box, CheckBox)
        names.append(box.accessibleName())
        qtbot.keyClick(box, Qt.Key.Key_Space)
        press(dialog, "act")

    soon(choose)
    with qtbot.waitSignal(page.went) as went:
        press(page, "to-plan")
    assert went.args == [Place("plan", case.id, "situation")]
    plan = session.db.plans.draft(case.id)
    assert plan is not None
    point = [one for one in session.db.plan_points.of(plan.id) if one.kind == "barrier"][-1]
    assert point.text.removeprefix("Vi ser olika: ") in names[0]
    shown = open_page(PlanPage, "situation")
    assert found(shown, QWidget, f"source:{point.id}").toolTip()
    assert "kartläggningen" in found(shown, QWidget, f"text:{point.id}").accessibleName()


def test_without_a_choice_nothing_happens_and_it_is_said(
    qtbot: QtBot, session: Session, case: Case, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ComparisonPage)

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, TakeAlongDialog)
        press(dialog, "act")
        assert dialog.isVisible()
        assert dialog.trouble.isVisible()
        dialog.reject()

    soon(choose)
    with qtbot.assertNotEmitted(page.went):
        press(page, "to-plan")
    assert session.db.plans.draft(case.id) is None


def test_what_the_family_may_not_meet_is_not_there(
    session: Session, case: Case, round_: Assessment, open_page: OpenPage
) -> None:
    assessments.note_clearance(session, round_, "nej")
    standing = family_standing_of(session, case.id)
    assert standing is not None
    dialog = TakeAlongDialog(open_page(ComparisonPage), session, case.id, standing)
    every = findings(session, case.id)
    kept = [one.text for one in (*every.strengths, *every.barriers) if one.is_kept]
    assert kept
    assert not any(text in one.accessibleName() for text in kept for one in boxes(dialog))


def test_when_the_plan_has_it_all_it_is_said(
    session: Session, case: Case, round_: Assessment, open_page: OpenPage
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page(ComparisonPage)
    standing = family_standing_of(session, case.id)
    assert standing is not None
    dialog = TakeAlongDialog(page, session, case.id, standing)
    for box in boxes(dialog):
        box.setChecked(True)
    dialog.perform()
    again = TakeAlongDialog(page, session, case.id, standing)
    assert boxes(again) == []
    assert not again.act.isEnabled()
    assert str(len(session.db.plan_points.of(plan.id))) in said(again)


@pytest.mark.parametrize("look", ["plain", "large", "doubled"])
def test_nothing_is_cut_unnamed_or_out_of_reach(
    session: Session, case: Case, round_: Assessment, open_page: OpenPage, look: str
) -> None:
    with seen_as(look):
        page = open_page(ComparisonPage, width=1254 if look == "large" else 1154)
        standing = family_standing_of(session, case.id)
        assert standing is not None
        dialog = TakeAlongDialog(page, session, case.id, standing)
        dialog.open()
        assert faults(dialog) == []
        dialog.reject()
