"""The follow-up's page: begun, written in a meeting, signed once, read, and nothing lost on the way."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case, FollowUp
from desktop.followup import planning
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.followup.holding import a_planned_case, filled, held
from tests.ui.finding import found, press, said, shown
from tests.ui.layout import cut_texts, unnamed
from tests.ui.opening import OpenPage
from ui.followup.page import FollowUpPage
from ui.followup.promise_row import PromiseRow
from ui.plan.page import PlanPage
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.segments import Segments
from ui.window.place import Place


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case with a plan that was to be followed up on 14 October."""
    return a_planned_case(session)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer every question with the act; returns the questions."""
    questions: list[str] = []

    def answer(parent: object, title: str, *rest: str, **more: bool) -> bool:
        questions.append(title)
        return True

    monkeypatch.setattr("ui.followup.page.ask", answer)
    return questions


def _draft(session: Session, case: Case) -> FollowUp:
    draft = session.db.follow_ups.draft(case.id)
    assert draft is not None
    return draft


def test_a_case_without_a_plan_leads_to_the_plan(
    session: Session, open_page: OpenPage, qtbot: QtBot, case: Case
) -> None:
    from tests import stories

    page = open_page(FollowUpPage, case=stories.a_new_case(session, number="26-099"))
    assert not page.empty.isHidden()
    assert page.head.begin.isHidden()
    with qtbot.waitSignal(page.went) as gone:
        page.empty.acted.emit()
    assert gone.args is not None
    assert gone.args[0].page == "plan"


def test_a_meeting_is_written_and_signed_once_and_its_paper_is_asked_for(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage, asked: list[str]
) -> None:
    page = open_page(FollowUpPage)
    press(page, "begin")
    assert page.editor is not None
    draft = _draft(session, case)
    assert draft.held_on == date(2026, 10, 14)
    assert unnamed(page) == []
    assert cut_texts(page) == []
    choices = [one for one in page.findChildren(Segments) if one.objectName().startswith("kept:")]
    assert [one.key() for one in choices] == ["", ""]
    went: list[Place] = []
    page.went.connect(went.append)
    press(page, "done")
    assert (asked, went) == ([], [])
    assert page.focusWidget() is page.editor.words

    shown(page, PlainText, "child_words").set_text("Det är bättre när Lisa väntar.")
    _choose(page, "level:", 2)
    qtbot.keyClick(choices[0].findChildren(QRadioButton)[0], Qt.Key.Key_J)
    qtbot.keyClick(choices[1].findChildren(QRadioButton)[0], Qt.Key.Key_D)
    assert [one.key() for one in choices] == ["gjort", "delvis"]
    rows = page.findChildren(PromiseRow)
    assert not rows[0].done.isChecked()
    assert rows[1].why.isVisibleTo(page)
    shown(page, PlainText, "worked").set_text("Lisa vid dörren.")
    page.editor.people.acted.emit()
    shown(page, Segments, "decision").findChildren(QRadioButton)[0].click()
    press(page, "done")
    day = found(page, DateField, "next_on-field")
    assert day.line.hasFocus()
    assert page.editor.next.day.error()
    day.put(date(2026, 12, 8))
    press(page, "done")
    page.do_main()
    assert len(asked) == 1
    signed = session.db.follow_ups.signed(case.id)
    assert [(one.id, one.next_on) for one in signed] == [(draft.id, date(2026, 12, 8))]
    assert went[-1] == Place("prints", case.id, f"uppfoljning:{draft.id}")
    assert session.db.follow_ups.draft(case.id) is None
    assert "8 december" in said(page)


def _choose(page: QWidget, begins: str, row: int) -> None:
    combo = next(one for one in page.findChildren(Combo) if one.objectName().startswith(begins))
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def test_what_is_typed_is_there_again_after_a_lock_also_a_day_that_cannot_be_read(
    session: Session, case: Case, open_page: OpenPage, asked: list[str]
) -> None:
    planning.begin(session, case.id)
    page = open_page(FollowUpPage)
    shown(page, PlainText, "child_words").set_text("Bussen är jobbigast.")
    shown(page, PlainText, "changes").set_text("Sahra påminner.")
    day = found(page, DateField, "next_on-field")
    day.line.setText("den trettonde")
    day.line.textEdited.emit("den trettonde")
    page.flush()
    kept = page.state()
    again = open_page(FollowUpPage)
    again.restore(kept)
    assert found(again, PlainText, "child_words").text() == "Bussen är jobbigast."
    assert found(again, PlainText, "changes").text() == "Sahra påminner."
    assert found(again, DateField, "next_on-field").line.text() == "den trettonde"
    press(again, "done")
    assert asked == []
    assert "den trettonde" in said(again)
    assert _draft(session, case).status == "utkast"


def test_one_held_long_before_its_day_asks_by_the_next_time_whether_it_replaces_it(
    session: Session, case: Case, open_page: OpenPage, asked: list[str]
) -> None:
    held(session, case.id, date(2026, 10, 14), date(2027, 1, 20))
    filled(session, planning.begin(session, case.id, DAY), next_on=date(2026, 12, 15))
    page = open_page(FollowUpPage)
    press(page, "done")
    assert asked == []
    assert "20 jan" in said(page)
    shown(page, Segments, "replaces").findChildren(QRadioButton)[0].click()
    press(page, "done")
    assert len(asked) == 1
    assert _next(session, case) == date(2026, 12, 15)


def _next(session: Session, case: Case) -> date | None:
    found_day = session.db.follow_ups.next_of(case.id)
    return found_day.day if found_day else None


def test_signed_ones_stand_on_a_line_and_are_read_and_the_plan_says_the_day_that_holds(
    session: Session, case: Case, open_page: OpenPage, qtbot: QtBot
) -> None:
    signed = held(session, case.id, date(2026, 10, 13), date(2026, 12, 1))
    page = open_page(FollowUpPage)
    assert "● en eller två dagar" in said(page)
    assert "Två dagar förra veckan." in said(page)
    press(page, f"follow-up:{signed.id}")
    assert page.reader is not None
    assert "Det är bättre när Lisa väntar." in said(page)
    assert unnamed(page) == []
    went: list[Place] = []
    page.went.connect(went.append)
    press(page, "print")
    assert went == [Place("prints", case.id, f"uppfoljning:{signed.id}")]
    plan = open_page(PlanPage)
    assert "1 december" in said(plan)
    assert "14 oktober" not in said(plan)
    went.clear()
    plan.went.connect(went.append)
    plan.views.findChildren(QRadioButton)[1].click()
    assert went == [Place("followup", case.id)]


def test_deciding_to_close_leads_on_to_the_closing(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = filled(
        session,
        planning.begin(session, case.id),
        decision="avsluta",
        next_on=None,
        no_more_reason="Det är nått.",
    )
    page = open_page(FollowUpPage)
    went: list[Place] = []
    page.went.connect(went.append)
    monkeypatch.setattr("ui.followup.page.ask", lambda *_: True)
    page.do_main()
    assert session.db.follow_ups.get(draft.id).status == "signerad"
    assert went == [Place("closing", case.id)]
    assert session.db.closings.draft(case.id) is not None
