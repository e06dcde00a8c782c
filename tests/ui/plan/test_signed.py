"""An action plan from signature to next version: locked, read, followed, renewed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.drafts import dialogs
from desktop.errors import UserError
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import DAY
from tests.ui.finding import said, shown
from tests.ui.layout import cut_texts, unnamed
from tests.ui.lock.typing import type_in
from tests.ui.opening import OpenPage
from tests.ui.plan.scene import (
    MARKUP,
    a_whole_draft,
    agree,
)
from ui.plan.page import PlanPage
from ui.widgets.input.combo import Combo
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.chip import Chip


def test_signing_with_something_missing_says_what_and_asks_nothing(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plans.start_plan(session, case.id)
    asked = agree(monkeypatch)
    page = open_page(PlanPage, "goals")
    page.head.sign.click()
    assert asked == []
    assert "Något saknas före signering." in said(page)
    assert session.db.plans.get(plan.id).status == "draft"


def test_ctrl_enter_signs_after_a_question_that_names_the_plan(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, _ = a_whole_draft(session, case)
    asked = agree(monkeypatch)
    page = open_page(PlanPage, "goals")
    field = shown(page, QWidget, "add-goal")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Signera handlingsplanen, version 1?"]
    assert session.db.plans.get(plan.id).status == "signed"
    assert page.reader is not None
    assert page.head.chip.text() == "Signerad"


def test_a_signed_plan_has_no_field_to_write_in(session: Session, case: Case, open_page: OpenPage) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    page = open_page(PlanPage)
    fields = [one for one in page.findChildren(QLineEdit) if one.isVisibleTo(page)]
    assert fields == []
    assert [one for one in page.findChildren(PlainText) if one.isVisibleTo(page)] == []
    text = said(page)
    for words in (
        "”Jag vill vara med på bilden.”",
        "Lisa möter vid biblioteket",
        "Nästa gång vi ses",
        "Tre dagar",
    ):
        assert words in text


def test_progress_and_a_yes_are_noted_on_a_signed_plan(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    plan, goal = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    page = open_page(PlanPage)
    shown(page, QPushButton, f"note-progress:{goal.id}").click()
    shown(page, Combo, f"level:{goal.id}").choose(0)
    shown(page, QPushButton, f"write-progress:{goal.id}").click()
    signed = session.db.plans.get(plan.id)
    assert plans.level_now(session, signed, session.db.goals.get(goal.id)) == 0
    hodan = session.db.participants.of(plan.id)[1]
    shown(page, QPushButton, f"oral:{hodan.id}").click()
    shown(page, QPushButton, f"approve:{hodan.id}").click()
    assert session.db.participants.get(hodan.id).approved == "oral"
    assert "Sa ja muntligt 24 november 2026" in said(page)


def test_no_level_is_chosen_for_a_goal_and_what_was_noted_can_be_taken_back(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, goal = a_whole_draft(session, case)
    plans.save_part(session, goal, current_level=None)
    signed = plans.sign_plan(session, plan.id)
    goal = session.db.goals.get(goal.id)
    page = open_page(PlanPage)
    shown(page, QPushButton, f"note-progress:{goal.id}").click()
    assert shown(page, Combo, f"level:{goal.id}").data() is None
    refused: list[UserError] = []
    monkeypatch.setattr("ui.plan.page.show_error", lambda _, error: refused.append(error))
    shown(page, QPushButton, f"write-progress:{goal.id}").click()
    assert len(refused) == 1
    assert session.db.progress.of(case.id) == []
    shown(page, Combo, f"level:{goal.id}").choose(2)
    shown(page, QPushButton, f"write-progress:{goal.id}").click()
    (note,) = session.db.progress.of(case.id)
    monkeypatch.setattr("ui.plan.goals.history.ask", lambda *_: True)
    QApplication.processEvents()
    shown(page, QPushButton, f"take-back:{note.id}").click()
    assert plans.level_now(session, signed, goal) is None
    QApplication.processEvents()
    assert not any(one.isVisible() for one in page.findChildren(QPushButton, f"take-back:{note.id}"))
    assert "Taget tillbaka" in [chip.text() for chip in page.findChildren(Chip)]


def test_what_is_begun_about_progress_is_there_again_and_goes_when_it_is_noted(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    plan, goal = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    page = open_page(PlanPage)
    shown(page, QPushButton, f"note-progress:{goal.id}").click()
    type_in(shown(page, QLineEdit, f"sentence:{goal.id}"), "Kom fyra dagar")
    page.hide()
    again = open_page(PlanPage)
    assert shown(again, QLineEdit, f"sentence:{goal.id}").text() == "Kom fyra dagar"
    shown(again, QPushButton, f"write-progress:{goal.id}").click()
    assert [one.sentence for one in session.db.progress.all()] == ["Kom fyra dagar"]
    assert session.db.drafts.starting(dialogs.ROW) == []


def test_a_new_version_says_what_it_changes_and_the_old_can_be_read(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    page = open_page(PlanPage)
    page.head.renew.click()
    draft = session.db.plans.draft(case.id)
    assert draft is not None
    assert page.head.chip.text() == "Utkast till version 2"
    assert "Inget är ändrat i utkastet." in said(page)
    plans.set_goal_status(session, session.db.goals.of(draft.id)[0], "reached")
    assert "En sak är ändrad i utkastet." in said(page)
    assert "är nått." in said(page)
    names = [action.text() for action in page.head.menu().actions()]
    assert any(name.startswith("Visa version 1, signerad") for name in names)
    page.head.version_asked.emit(plan.id)
    assert page.reader is not None
    assert page.head.renew.text() == "Öppna utkastet"


def test_a_replaced_version_says_that_another_holds(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    copy = plans.new_version(session, plan.id)
    plans.save_fields(session, copy.id, next_on=DAY, next_time="10:00")
    plans.sign_plan(session, copy.id)
    page = open_page(PlanPage, plan.id)
    assert "Version 2 gäller." in said(page)
    assert not page.head.renew.isVisible()
    page.notice.acted.emit()
    assert page.head.chip.text() == "Signerad"


def test_a_discarded_draft_gives_back_the_version_that_holds(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    plans.new_version(session, plan.id)
    asked = agree(monkeypatch)
    page = open_page(PlanPage)
    page.head.discard_asked.emit()
    assert asked == ["Kasta utkastet till version 2?"]
    assert session.db.plans.draft(case.id) is None
    assert page.reader is not None


def test_a_signed_plan_with_any_text_is_shown_as_written(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    plan, goal = a_whole_draft(session, case)
    plans.save_part(session, goal, wording=MARKUP)
    plans.save_fields(session, plan.id, child_words=MARKUP, shared="Ö" * 300 + " " + MARKUP)
    plans.sign_plan(session, plan.id)
    page = open_page(PlanPage)
    assert f"”{MARKUP}”" in said(page)
    assert MARKUP in said(page).splitlines()
    assert unnamed(page) == []
    assert cut_texts(page) == []
