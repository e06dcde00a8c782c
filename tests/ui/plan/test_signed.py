"""An action plan from signature to next version: locked, read, followed, renewed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import DAY
from tests.ui.layout import cut_texts, unnamed
from tests.ui.plan.scene import (
    MARKUP,
    Open,
    a_planned_case,
    a_whole_draft,
    agree,
    an_opener,
    find,
    shown_text,
)
from ui.widgets.input.combo import Combo
from ui.widgets.input.plain_text import PlainText


@pytest.fixture
def case(session: Session) -> Case:
    return a_planned_case(session)


@pytest.fixture
def open_page(qtbot: QtBot, session: Session, case: Case) -> Open:
    return an_opener(qtbot, session, case)


def test_signing_with_something_missing_says_what_and_asks_nothing(
    session: Session, case: Case, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plans.start_plan(session, case.id)
    asked = agree(monkeypatch)
    page = open_page("goals")
    page.head.sign.click()
    assert asked == []
    assert "Något saknas före signering." in shown_text(page)
    assert session.db.plans.get(plan.id).status == "draft"


def test_ctrl_enter_signs_after_a_question_that_names_the_plan(
    qtbot: QtBot, session: Session, case: Case, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, _ = a_whole_draft(session, case)
    asked = agree(monkeypatch)
    page = open_page("goals")
    field = find(page, "add-goal")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Signera handlingsplanen, version 1?"]
    assert session.db.plans.get(plan.id).status == "signed"
    assert page.reader is not None
    assert page.head.chip.text() == "Signerad"


def test_a_signed_plan_has_no_field_to_write_in(session: Session, case: Case, open_page: Open) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    page = open_page()
    fields = [one for one in page.findChildren(QLineEdit) if one.isVisibleTo(page)]
    assert fields == []
    assert [one for one in page.findChildren(PlainText) if one.isVisibleTo(page)] == []
    text = shown_text(page)
    for words in (
        "”Jag vill vara med på bilden.”",
        "Lisa möter vid biblioteket",
        "Nästa gång vi ses",
        "Tre dagar",
    ):
        assert words in text


def test_progress_and_a_yes_are_noted_on_a_signed_plan(session: Session, case: Case, open_page: Open) -> None:
    plan, goal = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    page = open_page()
    find(page, f"note-progress:{goal.id}", QPushButton).click()
    find(page, f"level:{goal.id}", Combo).choose(0)
    find(page, f"write-progress:{goal.id}", QPushButton).click()
    signed = session.db.plans.get(plan.id)
    assert plans.level_now(session, signed, session.db.goals.get(goal.id)) == 0
    hodan = session.db.participants.of(plan.id)[1]
    find(page, f"oral:{hodan.id}", QPushButton).click()
    find(page, f"approve:{hodan.id}", QPushButton).click()
    assert session.db.participants.get(hodan.id).approved == "oral"
    assert "Sa ja muntligt 24 november 2026" in shown_text(page)


def test_a_new_version_says_what_it_changes_and_the_old_can_be_read(
    session: Session, case: Case, open_page: Open
) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    page = open_page()
    page.head.renew.click()
    draft = session.db.plans.draft(case.id)
    assert draft is not None
    assert page.head.chip.text() == "Utkast till version 2"
    assert "Inget är ändrat i utkastet." in shown_text(page)
    plans.set_goal_status(session, session.db.goals.of(draft.id)[0], "reached")
    assert "En sak är ändrad i utkastet." in shown_text(page)
    assert "är nått." in shown_text(page)
    names = [action.text() for action in page.head.menu().actions()]
    assert any(name.startswith("Visa version 1, signerad") for name in names)
    page.head.version_asked.emit(plan.id)
    assert page.reader is not None
    assert page.head.renew.text() == "Öppna utkastet"


def test_a_replaced_version_says_that_another_holds(session: Session, case: Case, open_page: Open) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    copy = plans.new_version(session, plan.id)
    plans.save_fields(session, copy.id, next_on=DAY, next_time="10:00")
    plans.sign_plan(session, copy.id)
    page = open_page(plan.id)
    assert "Version 2 gäller." in shown_text(page)
    assert not page.head.renew.isVisible()
    page.notice.acted.emit()
    assert page.head.chip.text() == "Signerad"


def test_a_discarded_draft_gives_back_the_version_that_holds(
    session: Session, case: Case, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    plans.new_version(session, plan.id)
    asked = agree(monkeypatch)
    page = open_page()
    page.head.discard_asked.emit()
    assert asked == ["Kasta utkastet till version 2?"]
    assert session.db.plans.draft(case.id) is None
    assert page.reader is not None


def test_a_signed_plan_with_any_text_is_shown_as_written(
    session: Session, case: Case, open_page: Open
) -> None:
    plan, goal = a_whole_draft(session, case)
    plans.save_part(session, goal, wording=MARKUP)
    plans.save_fields(session, plan.id, child_words=MARKUP, shared="Ö" * 300 + " " + MARKUP)
    plans.sign_plan(session, plan.id)
    page = open_page()
    assert f"”{MARKUP}”" in shown_text(page)
    assert MARKUP in shown_text(page).splitlines()
    assert unnamed(page) == []
    assert cut_texts(page) == []
