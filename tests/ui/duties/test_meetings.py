"""A meeting next week is seen from I dag and from its case, moved and cancelled, by keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.clock import standing_at
from db.ids import new_id
from db.records import Case, Meeting
from desktop.cases.coming import ahead
from desktop.cases.tasks import plan_meeting
from desktop.session.session import Session
from tests.builders import DAY, at_hour
from tests.ui.duties.soon import soon
from tests.ui.finding import press, words
from tests.ui.opening import OpenPage
from ui.case.page import CaseOverviewPage
from ui.dialogs.ask import AskDialog
from ui.duties.meeting_dialog import MeetingDialog
from ui.duties.meetings_sheet import MeetingsSheet
from ui.today.page import TodayPage


@pytest.fixture
def meeting(session: Session, case: Case) -> Meeting:
    day = DAY + timedelta(days=7)
    return plan_meeting(
        session, Meeting(case_id=case.id, held_on=day, starts_at="09:00", title="Möte med skolan")
    )


@pytest.fixture
def sheet(qtbot: QtBot, open_page: OpenPage, session: Session, meeting: Meeting) -> MeetingsSheet:
    page = open_page(TodayPage)
    shown = MeetingsSheet(page, session)
    qtbot.addWidget(shown)
    shown.open()
    return shown


def test_i_dag_says_that_there_are_meetings_further_ahead_and_opens_them(
    open_page: OpenPage, session: Session, case: Case, meeting: Meeting
) -> None:
    plan_meeting(session, replace(meeting, id=new_id(), held_on=meeting.held_on + timedelta(days=7)))
    page = open_page(TodayPage)
    assert words(page).count("Möte med skolan") == 1  # the next day with meetings is told whole
    assert "1 längre fram" in words(page)
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        seen.append(dialog.objectName())
        dialog.close()

    soon(look)
    press(page, "all-meetings")
    assert seen == ["meetings-sheet"]


def test_the_case_opens_its_own_meetings(open_page: OpenPage, case: Case, meeting: Meeting) -> None:
    page = open_page(CaseOverviewPage, case=case)
    seen: list[Meeting] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, MeetingsSheet)
        seen.append(dialog.table.current())
        dialog.close()

    soon(look)
    press(page, "planned")
    assert seen == [meeting]


def test_enter_on_a_meeting_moves_it(qtbot: QtBot, session: Session, sheet: MeetingsSheet) -> None:
    def move(dialog: QWidget) -> None:
        assert isinstance(dialog, MeetingDialog)
        dialog.day.set_date(DAY + timedelta(days=9))
        press(dialog, "act")

    soon(move)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    assert [one.held_on for one in ahead(session)] == [DAY + timedelta(days=9)]
    assert sheet.table.current().held_on == DAY + timedelta(days=9)


@pytest.mark.parametrize("is_sure", [True, False])
def test_cancelling_a_meeting_asks_first(session: Session, sheet: MeetingsSheet, is_sure: bool) -> None:
    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, AskDialog)
        (dialog.act if is_sure else dialog.stay).click()
        if not is_sure:
            soon(lambda outer: outer.close())

    def cancel(dialog: QWidget) -> None:
        soon(answer)
        press(dialog, "cancel-meeting")

    soon(cancel)
    press(sheet, "change")
    assert (ahead(session) == []) == is_sure
    assert sheet.move_.isEnabled() != is_sure


def test_a_meeting_that_has_been_is_offered_to_be_written_about(
    session: Session, case: Case, sheet: MeetingsSheet
) -> None:
    yesterday = plan_meeting(
        session, Meeting(case_id=case.id, held_on=DAY - timedelta(days=1), title="Samtal")
    )
    with standing_at(at_hour(8)):
        sheet.refresh()
    assert not sheet.write.isVisible()
    assert sheet.table.select(lambda one: one.id == yesterday.id)
    assert sheet.write.isVisible()
    asked: list[Meeting] = []
    sheet.wrote.connect(asked.append)
    press(sheet, "write")
    assert asked == [yesterday]


def test_a_vault_without_meetings_says_so(qtbot: QtBot, open_page: OpenPage, session: Session) -> None:
    shown = MeetingsSheet(open_page(TodayPage), session)
    qtbot.addWidget(shown)
    shown.open()
    assert not shown.move_.isEnabled()
    assert not shown.table.isVisible()
