"""The draft of an action plan as it is written: by keyboard, by itself, with a way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.errors import UserError
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.ui.plan.scene import Open, a_planned_case, a_whole_draft, an_opener, find, shown_text
from ui.widgets.input.plain_text import PlainText
from ui.window.place import Place


@pytest.fixture
def case(session: Session) -> Case:
    return a_planned_case(session)


@pytest.fixture
def open_page(qtbot: QtBot, session: Session, case: Case) -> Open:
    return an_opener(qtbot, session, case)


def test_a_case_without_a_plan_says_what_it_builds_on(session: Session, case: Case, open_page: Open) -> None:
    page = open_page()
    assert "Två förslag finns från kartläggningen." in shown_text(page)
    page.empty.act.click()
    assert page.editor is not None
    assert page.editor.section == "words"
    assert session.db.plans.draft(case.id) is not None


def test_what_is_typed_is_in_the_vault_within_two_seconds(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page("words")
    words = find(page, "child_words")
    qtbot.keyClicks(words, "Jag vill rita")
    qtbot.waitUntil(lambda: session.db.plans.get(plan.id).child_words == "Jag vill rita", timeout=2000)
    assert page.head.saved.text().startswith("Sparat")
    assert isinstance(words, PlainText)
    assert words.caret() == len("Jag vill rita")


def test_leaving_the_page_writes_at_once_also_a_half_typed_day(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page("follow_up")
    qtbot.keyClicks(find(page, "next_place"), "Biblioteket")
    qtbot.keyClicks(find(page, "next_on"), "1 dec")
    qtbot.keyClicks(find(page, "next_time"), "1530")
    page.flush()
    stored = session.db.plans.get(plan.id)
    assert (str(stored.next_on), stored.next_time, stored.next_place) == (
        "2026-12-01",
        "15:30",
        "Biblioteket",
    )


def test_a_barrier_becomes_a_goal_that_waits_for_the_childs_words(
    session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page("words")
    assert page.editor is not None
    find(page.editor.aside, "take-0", QPushButton).click()
    (goal,) = session.db.goals.of(plan.id)
    assert goal.wording == ""
    assert [one.question_id for one in session.db.goal_factors.of(plan.id)] == ["S5"]
    assert page.editor.section == "goals"
    assert find(page, f"wording:{goal.id}").hasFocus()


def test_what_was_said_in_private_is_shown_only_when_asked_for(
    session: Session, case: Case, open_page: Open
) -> None:
    plans.start_plan(session, case.id)
    page = open_page("words")
    assert page.editor is not None
    aside = page.editor.aside
    before = shown_text(aside)
    find(aside, "show-private", QPushButton).click()
    added = set(shown_text(aside).splitlines()) - set(before.splitlines())
    assert "Enskilt" in added
    assert len(added) == 2


def test_goals_measures_and_levels_are_written_by_keyboard(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page("goals")
    qtbot.keyClick(find(page, "add-goal"), Qt.Key.Key_Space)
    (goal,) = session.db.goals.of(plan.id)
    qtbot.keyClicks(find(page, f"wording:{goal.id}"), "Jag kommer till bilden")
    qtbot.keyClicks(find(page, f"zero:{goal.id}"), "Tre dagar")
    qtbot.keyClick(find(page, f"now1:{goal.id}"), Qt.Key.Key_Space)
    qtbot.keyClick(find(page, f"add_measure:{goal.id}"), Qt.Key.Key_Space)
    (measure,) = session.db.measures.of(plan.id)
    qtbot.keyClicks(find(page, f"what:{measure.id}"), "Kommer till trappan")
    qtbot.keyClicks(find(page, f"who:{measure.id}"), "Lisa Holm")
    qtbot.keyClick(find(page, f"close:{measure.id}"), Qt.Key.Key_Space)
    goal, measure = session.db.goals.get(goal.id), session.db.measures.get(measure.id)
    assert (goal.wording, goal.zero, goal.current_level) == ("Jag kommer till bilden", "Tre dagar", -1)
    assert (measure.what, measure.who) == ("Kommer till trappan", "Lisa Holm")
    assert "Lisa Holm" in find(page, f"measure:{measure.id}").accessibleName()


def test_goals_change_places_with_alt_and_arrow(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    first, second = plans.add_goal(session, plan.id, "A"), plans.add_goal(session, plan.id, "B")
    page = open_page("goals")
    field = find(page, f"wording:{first.id}")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in session.db.goals.of(plan.id)] == [second.id, first.id]
    assert find(page, f"wording:{first.id}").hasFocus()


def test_a_fourth_goal_is_refused_with_words(
    session: Session, case: Case, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plans.start_plan(session, case.id)
    for _ in range(3):
        plans.add_goal(session, plan.id)
    told: list[UserError] = []
    monkeypatch.setattr("ui.plan.page.show_error", lambda parent, error: told.append(error))
    page = open_page("goals")
    find(page, "add-goal", QPushButton).click()
    assert [error.title for error in told] == ["Planen har redan så många mål som ni orkar med"]


def test_what_is_taken_away_can_be_put_back(session: Session, case: Case, open_page: Open) -> None:
    plan, goal = a_whole_draft(session, case)
    page = open_page("goals")
    (measure,) = session.db.measures.of(plan.id)
    find(page, f"measure:{measure.id}", QPushButton).click()
    find(page, f"gone:{measure.id}", QPushButton).click()
    assert session.db.measures.of(plan.id) == []
    find(page, "undo", QPushButton).click()
    assert session.db.measures.of(plan.id) == [measure]
    assert goal.id == measure.goal_id


def test_what_is_missing_leads_to_its_place(session: Session, case: Case, open_page: Open) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.save_field(session, plan.id, "next_on", None)
    page = open_page("goals")
    assert page.editor is not None
    link = find(page.editor.aside, "gap-0", QPushButton)
    assert link.accessibleName() == "Datum för nästa uppföljning"
    link.click()
    assert page.editor.section == "follow_up"
    assert find(page, "next_on", QLineEdit).hasFocus()


def test_printing_goes_to_the_prints_with_this_version(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page()
    with qtbot.waitSignal(page.went) as signal:
        page.head.print.click()
    assert signal.args == [Place("prints", case.id, f"handlingsplan:{plan.id}")]


def test_the_same_section_goal_and_field_come_back_after_lock(
    session: Session, case: Case, open_page: Open
) -> None:
    plan, _ = a_whole_draft(session, case)
    other = plans.add_goal(session, plan.id, "Jag har en vuxen att gå till")
    page = open_page("goals")
    find(page, f"open-goal:{other.id}", QPushButton).click()
    find(page, f"zero:{other.id}").setFocus()
    kept = page.state()
    again = open_page()
    again.restore(kept)
    assert again.editor is not None
    assert again.editor.section == "goals"
    assert find(again, f"zero:{other.id}").hasFocus()


def test_a_day_that_cannot_be_read_is_kept_through_the_section_and_stops_signing(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan, _ = a_whole_draft(session, case)
    page = open_page("follow_up")
    line = find(page, "next_on", QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "efter jul")
    page.flush()
    assert not page.head.saved.text().startswith("Sparat")
    page.head.sign_asked.emit()
    assert "efter jul" in shown_text(page)
    with pytest.raises(UserError) as refused:
        plans.sign_plan(session, plan.id)
    assert "efter jul" in refused.value.what
    assert session.db.plans.get(plan.id).next_on == plan.next_on, "nothing is put in its place"

    again = open_page("words")
    again.flush()
    assert not again.head.saved.text().startswith("Sparat"), "also where the field is not on the screen"
    again = open_page("follow_up")
    line = find(again, "next_on", QLineEdit)
    assert line.text() == "efter jul"
    line.selectAll()
    qtbot.keyClicks(line, "2027-01-12")
    again.flush()
    assert again.head.saved.text().startswith("Sparat")
    assert str(session.db.plans.get(plan.id).next_on) == "2027-01-12"
    assert plans.sign_plan(session, plan.id).status == "signed"
