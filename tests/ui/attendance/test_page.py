from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import AttendanceWeek, CalendarSpan, Case
from db.records.states import SpanKind
from desktop.attendance.calendars import save_span
from desktop.attendance.keeping import choose_unit, save_weeks
from desktop.session.session import Session
from tests.desktop.attendance.rows import a_week, lov
from tests.stories import a_family_case
from tests.ui.finding import found, hold_enter, press, said
from tests.ui.opening import OpenPage
from ui.attendance.page import AttendancePage
from ui.attendance.table_sheet import CurveTableSheet
from ui.attendance.week_dialog import WeekDialog


@pytest.fixture
def case(session: Session) -> Case:
    return a_family_case(session)


def weeks(session: Session, case: Case) -> list[AttendanceWeek]:
    return session.db.attendance_weeks.of(case.pupil_id)


def keys(page: AttendancePage, text: str) -> None:
    """Type as a keyboard does: to whatever has the focus; `\\n` is Enter."""
    for letter in text:
        at = QApplication.focusWidget() or page.grid
        if letter == "\n":
            QTest.keyClick(at, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(at, letter)


def standing(page: AttendancePage) -> tuple[int, int]:
    week = page.grid.current()
    assert week is not None
    return week.week.week, page.grid.currentIndex().row()


def test_enter_held_down_goes_one_step_and_keeps_one_week(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    save_weeks(session, case.id, [a_week(42)])
    page = open_page(AttendancePage, case=case)
    page.grid.setFocus()
    keys(page, "20")
    hold_enter(QApplication.focusWidget() or page.grid)
    assert standing(page) == (43, 2)
    keys(page, "4\n6")
    hold_enter(QApplication.focusWidget() or page.grid)
    assert [one.week for one in weeks(session, case)] == [42, 43]


def test_a_week_is_three_numbers_with_enter_and_goes_on_over_lov(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    save_weeks(session, case.id, [a_week(42), lov(44)])
    page = open_page(AttendancePage, case=case)
    page.grid.setFocus()
    assert standing(page) == (43, 1)
    keys(page, "20\n4\n6\n")
    (_, week, _) = weeks(session, case)
    assert (week.week, week.offered, week.present, week.excused, week.unexcused) == (43, 30, 20, 4, 6)
    assert (week.unregistered, week.school_days) == (0, 5)
    assert standing(page) == (45, 1)
    keys(page, "20\n4\n5\n")
    assert [(one.week, one.unregistered) for one in weeks(session, case)][-1] == (45, 1)
    QTest.keyClick(page.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.week for one in weeks(session, case)] == [42, 43, 44]
    assert standing(page) == (45, 1)


def test_what_is_typed_in_a_cell_is_seen_whole(session: Session, case: Case, open_page: OpenPage) -> None:
    page = open_page(AttendancePage, case=case)
    page.grid.setFocus()
    keys(page, "1200")
    line = page.grid.open_line()
    assert line is not None
    line.grab()  # it is when it is drawn that a line is moved to the caret
    assert line.cursorPositionAt(QPoint(0, line.height() // 2)) == 0


def test_ctrl_d_takes_the_amounts_of_the_week_before_over_lov_and_the_source_is_heard(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    save_weeks(session, case.id, [a_week(45, present=11, excused=9, unexcused=10, offered=30), lov(46)])
    page = open_page(AttendancePage, case=case)
    page.grid.setFocus()
    page.grid.stand_on((2026, 47))
    for _ in range(3):
        QTest.keyClick(page.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    week = weeks(session, case)[-1]
    assert (week.week, week.present, week.excused, week.unexcused) == (47, 11, 9, 10)
    page.grid.stand_on((2026, 47), 3)
    cells, column = page.grid.cells, page.grid.currentIndex().column()
    assert cells.said(cells.index(6, column)) == "Vecka 47, källa, för hand"


def test_what_is_wrong_stays_as_typed_and_is_told_at_once(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    save_weeks(session, case.id, [a_week(46)])
    page = open_page(AttendancePage, case=case)
    page.grid.setFocus()
    keys(page, "20\n4\n9\n")
    assert "20 + 4 + 9 är fler än 30. Ändra något av talen." in said(page)
    assert [one.week for one in weeks(session, case)] == [46]
    page.grid.stand_on((2026, 47), 3)
    keys(page, "x\n")
    assert "går inte att läsa" in said(page)
    index = page.grid.cells.index(3, page.grid.currentIndex().column())
    assert index.data() == "x"
    page.flush()
    again = open_page(AttendancePage, case=case)
    assert (2026, 47) in again.grid.cells.texts
    again.grid.setFocus()
    again.grid.stand_on((2026, 47), 3)
    keys(again, "5\n")
    assert [(one.week, one.unexcused, one.unregistered) for one in weeks(session, case)][-1] == (47, 5, 1)
    assert session.db.drafts.find(f"narvaro:{case.id}") is None


def test_a_kept_week_takes_a_new_number_at_once_and_a_cell_takes_lov_and_shares(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    save_weeks(session, case.id, [a_week(46), a_week(47)])
    page = open_page(AttendancePage, case=case)
    page.grid.setFocus()
    page.grid.stand_on((2026, 47), 1)
    keys(page, "10\n")
    assert [(one.present, one.unexcused, one.unregistered) for one in weeks(session, case)][-1] == (10, 15, 5)
    page.grid.stand_on((2026, 46), 1)
    keys(page, "40 %\n")
    first = weeks(session, case)[0]
    assert (first.present, first.marks) == (12, "ur_procent")
    page.grid.stand_on((2026, 46), 1)
    keys(page, "lov\n")
    assert (weeks(session, case)[0].kind, weeks(session, case)[0].offered) == ("lov", 0)


def test_ten_letters_are_a_week_of_half_days(session: Session, case: Case, open_page: OpenPage) -> None:
    choose_unit(session, case.pupil_id, "halvdagar")
    page = open_page(AttendancePage, case=case)
    page.grid.setFocus()
    page.grid.stand_on((2026, 47))
    keys(page, "NNOONGLL")
    QTest.keyClick(page.grid, Qt.Key.Key_Backspace)
    keys(page, "LSN")
    (week,) = weeks(session, case)
    assert (week.half_days, week.present, week.offered, week.late, week.school_days) == (
        "NNOONGLLSN",
        5,
        8,
        1,
        4,
    )
    assert standing(page)[0] == 48
    page.grid.stand_on((2026, 47))
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    dialog = found(page.window(), WeekDialog)
    dialog.note.setText("prov på fredagen")
    press(dialog, "act")
    (again,) = weeks(session, case)
    assert (again.half_days, again.note) == ("NNOONGLLSN", "prov på fredagen")


def test_an_empty_page_begins_with_the_last_whole_week_and_says_what_it_will_show(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(AttendancePage, case=case)
    assert standing(page) == (47, 1)
    assert "47" in page.fill.text()
    assert "Amina" in page.chart.accessibleName()
    page.grid.setFocus()
    keys(page, "11/23\n5\n7\n")
    (week,) = weeks(session, case)
    assert (week.offered, week.present, week.unregistered) == (23, 11, 0)


def test_the_calendar_of_the_school_makes_lov_and_lowers_what_is_offered(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    schooling = session.db.schoolings.current(case.pupil_id)
    assert schooling is not None
    spans: tuple[tuple[SpanKind, date, date], ...] = (
        ("termin", date(2026, 8, 18), date(2026, 12, 18)),
        ("lov", date(2026, 10, 26), date(2026, 10, 30)),
        ("studiedag", date(2026, 11, 16), date(2026, 11, 16)),
    )
    for kind, first, last in spans:
        where = schooling.school_id
        save_span(session, CalendarSpan(school_id=where, kind=kind, name=kind, first_on=first, last_on=last))
    save_weeks(session, case.id, [a_week(46)])
    page = open_page(AttendancePage, case=case)
    columns = {one.week.week: one for one in page.grid.cells.shown()}
    assert (columns[47].offered, columns[47].days, columns[44].name) == (24, 4, "lov")
    assert "Studiedag" in said(page)
    page.grid.stand_on((2026, 44))
    assert page.grid.cells.said(page.grid.currentIndex()) == "Vecka 44, närvaro, lov"


def test_the_sheet_of_a_week_keeps_what_the_grid_has_no_room_for(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    save_weeks(session, case.id, [a_week(47)])
    page = open_page(AttendancePage, case=case)
    page.grid.stand_on((2026, 47))
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    dialog = found(page.window(), WeekDialog)
    for part, text in {"unknown": "5", "unexcused": "10", "late": "2", "full_time": "40"}.items():
        dialog.lines[part].setText(text)
    dialog.lines["unregistered"].setText("")
    dialog.told_by.setText("Peter Ek")
    dialog.note.setText("utflykt på onsdagen")
    press(dialog, "act")
    (week,) = weeks(session, case)
    assert (week.unknown, week.unregistered, week.late, week.full_time) == (5, 0, 2, 40)
    source = session.db.attendance_sources.get(week.source_id)
    assert (week.note, source.told_by) == ("utflykt på onsdagen", "Peter Ek")
    page.grid.stand_on((2026, 48))
    following = page.grid.current()
    assert following is not None
    assert page.writing.bare(following).full_time == 40


def test_the_curve_is_walked_told_and_opened_as_a_table(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("ui.attendance.chart.announce", lambda _widget, text: heard.append(text))
    save_weeks(session, case.id, [a_week(45), a_week(46), a_week(47)])
    page = open_page(AttendancePage, case=case)
    page.chart.setFocus()
    QTest.keyClick(page.chart, Qt.Key.Key_Right)
    assert heard[0].startswith("Vecka ")
    QTest.keyClick(page.chart, Qt.Key.Key_Return)
    table = found(page.window(), CurveTableSheet)
    assert table.table.rows.rowCount() == len(page.grid.cells.board.columns)
    table.accept()


def test_a_narrow_page_shows_fewer_weeks_and_goes_on_by_the_arrows(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    save_weeks(session, case.id, [a_week(week) for week in range(34, 44)])
    page = open_page(AttendancePage, case=case, width=640)
    shown = page.grid.cells.shown()
    assert 2 <= len(shown) < 10
    page.grid.setFocus()
    page.grid.stand_on(shown[0].week.key)
    QTest.keyClick(page.grid, Qt.Key.Key_Left)
    assert standing(page)[0] == shown[0].week.week - 1
