"""The draft of an action plan as it is written: by keyboard, by itself, with a way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.errors import UserError
from desktop.plan import verbs as plans
from desktop.plan.measures import add_measure
from desktop.session.session import Session
from tests.ui.finding import press, said, shown
from tests.ui.opening import OpenPage
from tests.ui.plan.scene import a_whole_draft
from ui.plan.page import PlanPage
from ui.widgets.input.combo import Combo
from ui.widgets.input.plain_text import PlainText
from ui.window.place import Place


def test_a_case_without_a_plan_says_what_it_builds_on(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(PlanPage)
    assert "Två förslag finns från kartläggningen." in said(page)
    page.empty.act.click()
    assert page.editor is not None
    assert page.editor.section == "words"
    assert session.db.plans.draft(case.id) is not None


def test_what_is_typed_is_in_the_vault_within_two_seconds(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page(PlanPage, "words")
    words = shown(page, QWidget, "child_words")
    qtbot.keyClicks(words, "Jag vill rita")
    qtbot.waitUntil(lambda: session.db.plans.get(plan.id).child_words == "Jag vill rita", timeout=2000)
    assert page.head.saved.text().startswith("Sparat")
    assert isinstance(words, PlainText)
    assert words.caret() == len("Jag vill rita")


def test_leaving_the_page_writes_at_once_also_a_half_typed_day(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page(PlanPage, "follow_up")
    qtbot.keyClicks(shown(page, QWidget, "next_place"), "Biblioteket")
    qtbot.keyClicks(shown(page, QWidget, "next_on"), "1 dec")
    qtbot.keyClicks(shown(page, QWidget, "next_time"), "1530")
    page.flush()
    stored = session.db.plans.get(plan.id)
    assert (str(stored.next_on), stored.next_time, stored.next_place) == (
        "2026-12-01",
        "15:30",
        "Biblioteket",
    )


def test_a_barrier_becomes_a_goal_that_waits_for_the_childs_words(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page(PlanPage, "words")
    assert page.editor is not None
    shown(page.editor.aside, QPushButton, "take-0").click()
    (goal,) = session.db.goals.of(plan.id)
    assert goal.wording == ""
    assert [one.question_id for one in session.db.goal_factors.of(plan.id)] == ["S5"]
    assert page.editor.section == "goals"
    assert shown(page, QWidget, f"wording:{goal.id}").hasFocus()


def test_what_was_said_in_private_is_shown_only_when_asked_for(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    plans.start_plan(session, case.id)
    page = open_page(PlanPage, "words")
    assert page.editor is not None
    aside = page.editor.aside
    before = said(aside)
    shown(aside, QPushButton, "show-private").click()
    added = set(said(aside).splitlines()) - set(before.splitlines())
    assert "Enskilt" in added
    assert len(added) == 2


def test_goals_measures_and_levels_are_written_by_keyboard(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page(PlanPage, "goals")
    qtbot.keyClick(shown(page, QWidget, "add-goal"), Qt.Key.Key_Space)
    (goal,) = session.db.goals.of(plan.id)
    qtbot.keyClicks(shown(page, QWidget, f"wording:{goal.id}"), "Jag kommer till bilden")
    qtbot.keyClicks(shown(page, QWidget, f"zero:{goal.id}"), "Tre dagar")
    qtbot.keyClick(shown(page, QWidget, f"now1:{goal.id}"), Qt.Key.Key_Space)
    qtbot.keyClick(shown(page, QWidget, f"add_measure:{goal.id}"), Qt.Key.Key_Space)
    (measure,) = session.db.measures.of(plan.id)
    qtbot.keyClicks(shown(page, QWidget, f"what:{measure.id}"), "Kommer till trappan")
    qtbot.keyClicks(shown(page, QWidget, f"who:{measure.id}"), "Lisa Holm")
    qtbot.keyClick(shown(page, QWidget, f"close:{measure.id}"), Qt.Key.Key_Space)
    goal, measure = session.db.goals.get(goal.id), session.db.measures.get(measure.id)
    assert (goal.wording, goal.zero, goal.current_level) == ("Jag kommer till bilden", "Tre dagar", -1)
    assert (measure.what, measure.who) == ("Kommer till trappan", "Lisa Holm")
    assert "Lisa Holm" in shown(page, QWidget, f"measure:{measure.id}").accessibleName()


def test_a_measure_that_is_no_longer_offered_keeps_its_name_where_it_stands(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    plan = plans.start_plan(session, case.id)
    goal = plans.add_goal(session, plan.id, "Jag kommer till bilden")
    old, new = (add_measure(session, goal, code) for code in ("foraldramote", ""))
    page = open_page(PlanPage, "goals")
    press(page, f"measure:{old.id}")
    combo = shown(page, Combo, f"code:{old.id}")
    assert (combo.currentText(), combo.data()) == ("Information på föräldramöte", "foraldramote")
    press(page, f"measure:{new.id}")
    offered = shown(page, Combo, f"code:{new.id}")
    assert {offered.itemData(place) for place in range(offered.count())}.isdisjoint(
        {"foraldramote", "framjande_klass", "konsultation"}
    )


def test_goals_change_places_with_alt_and_arrow(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    plan = plans.start_plan(session, case.id)
    first, second = plans.add_goal(session, plan.id, "A"), plans.add_goal(session, plan.id, "B")
    page = open_page(PlanPage, "goals")
    field = shown(page, QWidget, f"wording:{first.id}")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in session.db.goals.of(plan.id)] == [second.id, first.id]
    assert shown(page, QWidget, f"wording:{first.id}").hasFocus()


def test_a_fourth_goal_is_refused_with_words(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plans.start_plan(session, case.id)
    for _ in range(3):
        plans.add_goal(session, plan.id)
    told: list[UserError] = []
    monkeypatch.setattr("ui.plan.page.show_error", lambda parent, error: told.append(error))
    page = open_page(PlanPage, "goals")
    shown(page, QPushButton, "add-goal").click()
    assert [error.title for error in told] == ["Planen har redan så många mål som ni orkar med"]


def test_what_is_taken_away_can_be_put_back(session: Session, case: Case, open_page: OpenPage) -> None:
    plan, goal = a_whole_draft(session, case)
    page = open_page(PlanPage, "goals")
    (measure,) = session.db.measures.of(plan.id)
    shown(page, QPushButton, f"measure:{measure.id}").click()
    shown(page, QPushButton, f"gone:{measure.id}").click()
    assert session.db.measures.of(plan.id) == []
    shown(page, QPushButton, "undo").click()
    assert session.db.measures.of(plan.id) == [measure]
    assert goal.id == measure.goal_id


def test_what_is_missing_leads_to_its_place(session: Session, case: Case, open_page: OpenPage) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.save_fields(session, plan.id, next_on=None)
    page = open_page(PlanPage, "goals")
    assert page.editor is not None
    link = shown(page.editor.aside, QPushButton, "gap-0")
    assert link.accessibleName() == "Datum för nästa uppföljning"
    link.click()
    assert page.editor.section == "follow_up"
    assert shown(page, QLineEdit, "next_on").hasFocus()


def test_printing_goes_to_the_prints_with_this_version(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page(PlanPage)
    with qtbot.waitSignal(page.went) as signal:
        page.head.print.click()
    assert signal.args == [Place("prints", case.id, f"handlingsplan:{plan.id}")]


def test_the_same_section_goal_and_field_come_back_after_lock(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    plan, _ = a_whole_draft(session, case)
    other = plans.add_goal(session, plan.id, "Jag har en vuxen att gå till")
    page = open_page(PlanPage, "goals")
    shown(page, QPushButton, f"open-goal:{other.id}").click()
    shown(page, QWidget, f"zero:{other.id}").setFocus()
    kept = page.state()
    again = open_page(PlanPage)
    again.restore(kept)
    assert again.editor is not None
    assert again.editor.section == "goals"
    assert shown(again, QWidget, f"zero:{other.id}").hasFocus()


def test_a_day_that_cannot_be_read_is_kept_through_the_section_and_stops_signing(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    plan, _ = a_whole_draft(session, case)
    page = open_page(PlanPage, "follow_up")
    line = shown(page, QLineEdit, "next_on")
    line.selectAll()
    qtbot.keyClicks(line, "efter jul")
    page.flush()
    assert not page.head.saved.text().startswith("Sparat")
    page.head.sign_asked.emit()
    assert "efter jul" in said(page)
    with pytest.raises(UserError) as refused:
        plans.sign_plan(session, plan.id)
    assert "efter jul" in refused.value.what
    assert session.db.plans.get(plan.id).next_on == plan.next_on, "nothing is put in its place"

    again = open_page(PlanPage, "words")
    again.flush()
    assert not again.head.saved.text().startswith("Sparat"), "also where the field is not on the screen"
    again = open_page(PlanPage, "follow_up")
    line = shown(again, QLineEdit, "next_on")
    assert line.text() == "efter jul"
    line.selectAll()
    qtbot.keyClicks(line, "2027-01-12")
    again.flush()
    assert again.head.saved.text().startswith("Sparat")
    assert str(session.db.plans.get(plan.id).next_on) == "2027-01-12"
    assert plans.sign_plan(session, plan.id).status == "signed"
