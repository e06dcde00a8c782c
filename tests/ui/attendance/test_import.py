"""Läs in närvaro by keyboard: a pasted table and a file, what is asked, reading in, and taking it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.attendance.keeping import save_weeks
from desktop.session.session import Session
from tests.desktop.attendance.rows import a_week
from tests.desktop.attendance_files.files import xls
from tests.stories import a_family_case
from tests.ui.finding import button, found, press, said, shown, write
from tests.ui.opening import OpenPage
from ui.attendance import import_line, import_sheet
from ui.attendance.import_sheet import ImportSheet
from ui.attendance.page import AttendancePage
from ui.widgets.input.combo import Combo
from ui.widgets.show.table import Table

PASTED = "2026-v45\t30\t17\t5\t7\t1\n2026-v46\t30\t17\t6\t7\t0\n2026-v47\t30\t45\t6\t7\t0\n"
HEAD = ["Namn", "Personnr", "Undv. tid", "Lekt.", "N min", "GF min", "F min"]


@pytest.fixture
def case(session: Session) -> Case:
    return a_family_case(session)


def weeks(session: Session, case: Case) -> list[tuple[int, int]]:
    return [(one.week, one.present) for one in session.db.attendance_weeks.of(case.pupil_id)]


def sheet_of(page: AttendancePage) -> ImportSheet:
    sheet = next(one for one in page.findChildren(ImportSheet) if one.isVisible())
    assert isinstance(sheet, ImportSheet)
    return sheet


def give_ground(sheet: ImportSheet) -> None:
    found(sheet, Combo, "ground-kind").choose("lag")
    write(sheet, "ground-note", "Skolan lämnade uppgifterna i närvaroteamet.")


def test_a_pasted_table_is_looked_at_read_in_and_taken_back(
    session: Session, case: Case, open_page: OpenPage, qtbot: QtBot
) -> None:
    school_id = session.db.schoolings.of(case.pupil_id)[0].school_id
    save_weeks(
        session, case.id, [a_week(46, present=18, excused=6, unexcused=6, offered=30, school_id=school_id)]
    )
    page = open_page(AttendancePage, case=case)
    QApplication.clipboard().setText(PASTED)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    sheet = sheet_of(page)

    assert "Rader om andra elever sparas aldrig." in said(sheet)
    assert "Rad 3: delarna är 58 av 30 lektioner." in said(sheet)
    rows = found(sheet, Table, "import-table").rows.rows()
    assert [(one.change.kind, one.is_taken) for one in rows] == [("ny", True), ("andrad", False)]
    assert button(sheet, "act").text() == "Läs in en vecka"
    press(sheet, "take-file")
    assert button(sheet, "act").text() == "Läs in två veckor"

    sheet.do_main()
    assert sheet.isVisible(), "no consent covers it, and no ground was given"
    assert weeks(session, case) == [(46, 18)]
    give_ground(sheet)
    sheet.do_main()
    assert sheet.result() == QDialog.DialogCode.Accepted
    assert weeks(session, case) == [(45, 17), (46, 17)]
    assert "Klistrade in vecka 45–46" in said(page) or "Klistrade in vecka 45 och 46" in said(page)

    press(page, "undo-import")
    assert weeks(session, case) == [(46, 18)]
    assert "Inläsningen är ångrad." in said(page)
    press(page, "undo-import")
    assert weeks(session, case) == [(45, 17), (46, 17)]


def test_a_file_is_read_once_and_the_words_of_waiting_go(
    case: Case, open_page: OpenPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "skola.csv"
    path.write_text("Vecka;Erbjuden;Närvaro;Giltig;Ogiltig\n2026-v43;30;13;10;7\n", encoding="utf-8")
    monkeypatch.setattr(import_line, "ask_file", lambda *_: path)
    monkeypatch.setattr(import_sheet, "WAIT", 1)
    page = open_page(AttendancePage, case=case)
    press(page, "reads")
    sheet = sheet_of(page)
    times: list[object] = []
    sheet.reading.looked.connect(times.append)
    qtbot.waitUntil(lambda: "Läser filen." in said(sheet), timeout=60_000)
    qtbot.waitUntil(lambda: bool(times), timeout=60_000)
    assert not sheet.reading.is_busy
    assert len(times) == 1
    assert "Läser filen." not in said(sheet)


def test_a_file_of_a_class_shows_one_pupil_and_is_read_in_once(
    session: Session,
    case: Case,
    open_page: OpenPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pupil = session.db.pupils.get(case.pupil_id)
    rows: list[list[object]] = [["Närvarorapport 2026-09-07–2026-09-11"], [*HEAD]]
    rows.append(["Hemligsson, Xerxes", "20090110-2384", 1380, 23, 1380, 0, 0])
    rows.append([f"{pupil.last_name}, {pupil.first_names}", pupil.identity_number, 1380, 23, 600, 480, 180])
    path = tmp_path / "Frånvaro 7B.xls"
    path.write_bytes(xls(rows))
    monkeypatch.setattr(import_line, "ask_file", lambda *_: path)
    page = open_page(AttendancePage, case=case)
    press(page, "reads")
    sheet = sheet_of(page)
    qtbot.waitUntil(lambda: "känns igen" in said(sheet), timeout=60_000)

    assert "Vklass känns igen, 2 elever, 2 rader." in said(sheet)
    assert "Xerxes" not in said(sheet)
    assert "En elev till i filen visas inte här." in said(sheet)
    press(sheet, "copy-deviation")
    assert "Xerxes" not in QApplication.clipboard().text()
    assert "en elev till" in QApplication.clipboard().text()
    QTest.keyClick(sheet, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert sheet.focusWidget() is button(sheet, "change-reading")
    give_ground(sheet)
    write(sheet, "told-by", "Eva Ek")
    press(sheet, "act")
    assert weeks(session, case) == [(37, 600)]
    (source,) = session.db.attendance_sources.of(case.pupil_id)
    assert (source.file_name, source.told_by, source.rows_others) == ("Frånvaro 7B.xls", "Eva Ek", 1)

    press(page, "reads")
    again = sheet_of(page)
    qtbot.waitUntil(lambda: "känns igen" in said(again), timeout=60_000)
    assert "Inget är nytt." in said(again)
    assert (button(again, "act").text(), button(again, "act").isEnabled()) == ("Inget att läsa in", False)

    _reads_nothing_else(qtbot, again, path)


def _reads_nothing_else(qtbot: QtBot, sheet: ImportSheet, path: Path) -> None:
    path.write_bytes(b"%PDF-1.7")
    sheet.read_file(path)
    qtbot.waitUntil(lambda: "Filen är en PDF." in said(sheet), timeout=60_000)
    path.unlink()
    sheet.read_file(path)
    qtbot.waitUntil(lambda: "Filen finns inte kvar där den låg." in said(sheet), timeout=60_000)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_what_is_not_said_is_asked_and_an_empty_clipboard_says_what_to_do(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(AttendancePage, case=case)
    sheet = ImportSheet(page, session, case.id)
    sheet.paste("36\t30\t17\t5\t7\t1\n37\t30\t17\t5\t8\t0\n")
    sheet.show()
    assert "Vilket läsår gäller veckorna?" in said(sheet)
    assert button(sheet, "act").text() == "Svara på det som saknas"
    press(sheet, "act")
    assert sheet.focusWidget() is found(sheet, Combo, "school-year")
    shown(sheet, Combo, "school-year").choose(2026)
    assert button(sheet, "act").text() == "Läs in två veckor"
    shown(sheet, Combo, "column-2").choose("ignored")
    assert [one.change.row.unregistered for one in found(sheet, Table, "import-table").rows.rows()] == [1, 0]
    sheet.reject()

    told: list[str] = []
    monkeypatch.setattr(import_line, "show_error", lambda _parent, error: told.append(error.what))
    QApplication.clipboard().setText("")
    press(page, "pastes")
    assert told == ["Det finns ingen tabell att klistra in."]
    assert weeks(session, case) == []
