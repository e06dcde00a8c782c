"""An own task is opened where it is listed: its words and its day are changed there, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Case, Task
from desktop.assessment.safety import FEEDBACK, note_safety
from desktop.cases.tasks import add_task, change_task, tick
from desktop.content import lists
from desktop.errors import UserError
from desktop.session.session import Session
from tests.builders import DAY
from tests.ui.duties.soon import soon
from tests.ui.finding import found, press, said
from tests.ui.opening import OpenPage
from ui.case.page import CaseOverviewPage
from ui.duties.duty_list import DutyList
from ui.duties.task_dialog import TaskDialog
from ui.page.page import Page
from ui.today.page import TodayPage
from ui.window.place import Place

LATER = DAY + timedelta(days=9)


@pytest.fixture
def task(session: Session, case: Case) -> Task:
    return add_task(session, "Ring mentor", DAY + timedelta(days=1), case.id)


def opened(qtbot: QtBot, page: Page, act: Callable[[QWidget], object]) -> None:
    """Press Enter on the only task of the page and do something to its dialog."""
    duties = found(page, DutyList, "duties")
    row = next(
        place
        for place in range(duties.model().rowCount())
        if duties.model().index(place, 0).flags() & Qt.ItemFlag.ItemIsEnabled
    )
    duties.setCurrentIndex(duties.model().index(row, 0))
    soon(act)
    qtbot.keyClick(duties, Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", [CaseOverviewPage, TodayPage])
def test_enter_on_a_task_moves_its_day_and_changes_its_words(
    qtbot: QtBot, session: Session, open_page: OpenPage, case: Case, task: Task, kind: type[Page]
) -> None:
    page = open_page(kind, case=case)

    def move(dialog: QWidget) -> None:
        assert isinstance(dialog, TaskDialog)
        assert (dialog.what.text(), dialog.day.date(), dialog.done_box.isChecked()) == (
            task.what,
            task.due_on,
            False,
        )
        dialog.what.setText("Ring rektor")
        dialog.day.set_date(LATER)
        press(dialog, "act")

    opened(qtbot, page, move)
    (left,) = session.db.tasks.of(case.id)
    assert (left.id, left.what, left.due_on) == (task.id, "Ring rektor", LATER)
    assert session.log.rows(1)[0].event == "task_changed"


def test_the_day_to_come_back_after_something_grave_is_moved_like_any_other(
    qtbot: QtBot, session: Session, open_page: OpenPage, case: Case
) -> None:
    done = next(one.code for one in lists().items("sakerhet_gjort") if not one.extra.get("skal"))
    note_safety(session, case.id, "I6", [done])
    page = open_page(CaseOverviewPage, case=case)

    def move(dialog: QWidget) -> None:
        assert isinstance(dialog, TaskDialog)
        dialog.day.set_date(LATER)
        press(dialog, "act")

    opened(qtbot, page, move)
    assert [(one.what, one.due_on) for one in session.db.tasks.of(case.id)] == [(FEEDBACK, LATER)]


def test_a_task_is_called_done_in_its_dialog_and_opened_again_where_it_still_stands(
    qtbot: QtBot, session: Session, open_page: OpenPage, case: Case, task: Task
) -> None:
    page = open_page(CaseOverviewPage, case=case)

    def finish(dialog: QWidget) -> None:
        assert isinstance(dialog, TaskDialog)
        dialog.done_box.setChecked(True)
        press(dialog, "act")

    opened(qtbot, page, finish)
    assert session.db.tasks.get(task.id).done_at is not None


def test_the_dialog_shows_a_task_as_it_is_and_not_as_the_list_last_read_it(
    qtbot: QtBot, session: Session, open_page: OpenPage, case: Case, task: Task
) -> None:
    page = open_page(CaseOverviewPage, case=case)
    tick(session, task)
    dialog = TaskDialog(page, session, case.id, task)
    assert dialog.done_box.isChecked()
    press(dialog, "act")
    assert session.db.tasks.get(task.id).done_at is not None


def test_from_i_dag_there_is_a_way_to_the_case(
    qtbot: QtBot, open_page: OpenPage, case: Case, task: Task
) -> None:
    page = open_page(TodayPage)
    with qtbot.waitSignal(page.went) as went:
        opened(qtbot, page, lambda dialog: press(dialog, "to-case"))
    assert went.args == [Place("case", case.id)]


def test_a_task_outside_any_case_is_opened_too(qtbot: QtBot, session: Session, open_page: OpenPage) -> None:
    task = add_task(session, "Beställ tolk", DAY)
    page = open_page(TodayPage)

    def move(dialog: QWidget) -> None:
        assert isinstance(dialog, TaskDialog)
        assert "Gå till ärendet" not in said(dialog)
        dialog.day.set_date(None)
        press(dialog, "act")

    opened(qtbot, page, move)
    assert session.db.tasks.get(task.id).due_on is None


def test_what_is_changed_is_one_row_in_the_log_and_nothing_changed_is_none(
    session: Session, case: Case, task: Task
) -> None:
    before = session.log.head()[0]
    change_task(session, task, task.what, task.due_on)
    assert session.log.head()[0] == before
    change_task(session, task, "Ring rektor", LATER)
    assert session.log.head()[0] == before + 1
    with pytest.raises(UserError):
        change_task(session, task, " ", LATER)
    with pytest.raises(UserError):
        change_task(session, task, "Ring", DAY + timedelta(days=5000))
    assert session.db.tasks.get(task.id).what == "Ring rektor"
