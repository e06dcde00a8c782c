"""Grupp och råd by hand: written in a line, never with a name, copied, put right, and made a case in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.records import Case, GroupActivity, School
from desktop.groups.writing import save_activity
from desktop.session.here import be_at_school
from desktop.session.session import Session
from tests.builders import DAY
from tests.ui.finding import press, said, shown, write
from tests.ui.layout import cut_texts, unnamed
from tests.ui.opening import OpenPage
from ui.dialogs.ask import AskDialog
from ui.groups.case_dialog import CaseFromAdviceDialog
from ui.groups.page import GroupsPage
from ui.groups.sheet import ActivitySheet
from ui.people.pupil.new_pupil import NewPupilDialog
from ui.widgets.input.buttons import Button
from ui.widgets.input.line import LineEdit
from ui.window.place import Place


@pytest.fixture
def school(session: Session) -> School:
    with session.change("schools") as db:
        made = db.schools.add(School(name="Björkbacka skola"))
    be_at_school(session, made.id)
    return made


def rows(page: GroupsPage) -> list[tuple[str, str, str]]:
    return [(row.kind, row.activity.who, row.about) for row in page.table.rows.rows()]


def kept(session: Session) -> list[GroupActivity]:
    return session.db.group_activities.all()


D = TypeVar("D", bound=QDialog)


def when(kind: type[D], do: Callable[[D], object]) -> None:
    """Do something with the next dialog of a kind, as soon as it is the one that is open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            do(dialog)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def answer(name: str) -> None:
    """Press a button of the question that is about to be asked."""
    when(AskDialog, lambda dialog: press(dialog, name))


def fill(page: GroupsPage, who: str, about: str) -> None:
    if not page.line.kind():
        page.line.kinds.choose("konsultation_utan_namn")
    write(page, "who", who)
    write(page, "about", about)


def test_an_empty_vault_says_what_belongs_here_and_the_caret_stands_where_one_writes(
    open_page: OpenPage, session: Session
) -> None:
    page = open_page(GroupsPage)
    assert "Här samlas det du gör utan att en elev nämns." in said(page)
    assert page.take_focus()
    assert page.line.kinds.isAncestorOf(page.focusWidget())
    assert page.line.kind() == ""
    assert page.line.day.date() == DAY
    assert not page.line.school_ids()
    assert unnamed(page) == []


def test_enter_in_the_last_field_adds_and_keeps_kind_day_and_school(
    open_page: OpenPage, session: Session, school: School, qtbot: QtBot
) -> None:
    page = open_page(GroupsPage)
    page.line.kinds.choose("framjande_klass")
    page.line.day.set_date(DAY - timedelta(days=1))
    fill(page, "7A", "Trygga raster")
    write(page, "count", "26")
    write(page, "minutes", "50")
    page.line.about.setFocus()
    qtbot.keyClick(page.line.about, Qt.Key.Key_Return)
    (made,) = kept(session)
    assert (made.kind, made.pupils, made.staff, made.minutes) == ("framjande_klass", 26, None, 50)
    assert made.held_on == DAY - timedelta(days=1)
    assert rows(page) == [("Klass", "7A", "Trygga raster")]
    assert page.line.is_empty()
    assert (page.line.kind(), page.line.day.date()) == ("framjande_klass", DAY - timedelta(days=1))
    assert page.line.school_ids() == [school.id]
    assert page.line.who.hasFocus()
    assert "Hösten 2026: 1 tillfälle, 50 minuter." in said(page)
    qtbot.keyClick(page.line.who, Qt.Key.Key_Return)
    assert len(kept(session)) == 1


def test_no_kind_is_chosen_before_it_is_said_and_none_is_added_without(
    open_page: OpenPage, session: Session
) -> None:
    page = open_page(GroupsPage)
    write(page, "about", "Hur vi ringer hem")
    when(AskDialog, lambda dialog: press(dialog, "stay"))
    press(page, "add-activity")
    assert kept(session) == []
    assert page.line.about.text() == "Hur vi ringer hem"


def test_a_known_name_is_asked_about_and_the_journal_is_one_press_away(
    open_page: OpenPage, session: Session, case: Case, qtbot: QtBot
) -> None:
    page = open_page(GroupsPage)
    fill(page, "EHT", "Amina Warsame kommer sent")
    answer("stay")
    press(page, "add-activity")
    assert kept(session) == []
    assert "”Amina Warsame” ser ut som ett namn. Skriv utan, eller öppna elevens journal." in said(page)
    assert page.line.about.text() == "Amina Warsame kommer sent"
    with qtbot.waitSignal(page.went) as went:
        press(page, "open-journal")
    assert went.args == [Place("journal", case.id)]
    answer("act")
    press(page, "add-activity")
    assert [one.question for one in kept(session)] == ["Amina Warsame kommer sent"]


def test_a_number_is_asked_about_as_what_it_is(
    open_page: OpenPage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(GroupsPage)
    asked: list[str] = []
    monkeypatch.setattr("ui.groups.words.ask", lambda _parent, title, *_: asked.append(title))
    fill(page, "EHT", "Det gäller 20130103-2387")
    press(page, "add-activity")
    assert (asked, kept(session)) == (["Det ser ut som ett personnummer"], [])


def test_a_first_name_alone_warns_and_stops_nothing(
    open_page: OpenPage, session: Session, case: Case
) -> None:
    page = open_page(GroupsPage)
    fill(page, "EHT", "Hur Amina kan mötas")
    page.line.look()
    assert "”Amina” kan vara ett namn." in said(page)
    assert not shown(page, LineEdit, "about").property("error")
    press(page, "add-activity")
    assert len(kept(session)) == 1
    assert "kan vara ett namn" not in said(page)


def test_what_is_typed_is_kept_when_the_page_goes_and_shown_again(
    open_page: OpenPage, session: Session
) -> None:
    page = open_page(GroupsPage)
    fill(page, "EHT", "Hur vi ringer hem")
    page.flush()
    again = open_page(GroupsPage)
    assert again.line.about.text() == "Hur vi ringer hem"
    assert "Du hade börjat skriva." in said(again)
    press(again, "add-activity")
    assert len(kept(session)) == 1
    assert open_page(GroupsPage).line.is_empty()


def test_ctrl_d_writes_the_chosen_row_again_as_of_today_and_a_group_goes_on(
    open_page: OpenPage, session: Session, qtbot: QtBot
) -> None:
    before = GroupActivity(
        kind="gruppinsats_elever", held_on=DAY - timedelta(days=7), who="åk 8", question="Prova-på", pupils=6
    )
    save_activity(session, replace(before, occasions=6))
    page = open_page(GroupsPage)
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.rows.index(0, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.line.day.date() == DAY
    assert "Hör ihop med raden du kopierade: träff 2 av 6." in said(page)
    assert len(kept(session)) == 1
    press(page, "add-activity")
    assert [row[2] for row in rows(page)] == ["Prova-på, träff 2 av 6", "Prova-på, träff 1 av 6"]


def test_the_list_is_by_half_year_and_school(open_page: OpenPage, session: Session, school: School) -> None:
    spring = GroupActivity(kind="temadag", held_on=DAY.replace(month=3), question="Våren")
    save_activity(session, spring, [school.id])
    save_activity(session, GroupActivity(kind="temadag", held_on=DAY, question="Hösten"))
    page = open_page(GroupsPage)
    assert [row[2] for row in rows(page)] == ["Hösten"]
    page.school.choose(school.id)
    assert rows(page) == []
    assert "Inget är skrivet för det du har valt." in said(page)
    press(page, "empty-act")
    assert [row[2] for row in rows(page)] == ["Hösten", "Våren"]
    page.school.choose(school.id)
    kept_state = page.state()
    again = open_page(GroupsPage)
    again.restore(kept_state)
    assert [row[2] for row in rows(again)] == ["Våren"]


def test_a_row_is_put_right_in_its_sheet_and_taken_away_after_a_question(
    open_page: OpenPage, session: Session, school: School
) -> None:
    made = save_activity(session, GroupActivity(kind="konsultation_utan_namn", held_on=DAY, question="Lov"))
    page = open_page(GroupsPage)

    def change(sheet: ActivitySheet) -> None:
        sheet.schools.set_keys([school.id])
        sheet.advice.set_text("Ring samma dag")
        press(sheet, "act")

    when(ActivitySheet, change)
    page.table.opened.emit(page.table.rows.rows()[0])
    changed = session.db.group_activities.get(made.id)
    assert changed.advice == "Ring samma dag"
    assert [one.school_id for one in session.db.group_activity_schools.of(made.id)] == [school.id]

    def remove(sheet: ActivitySheet) -> None:
        answer("act")
        press(sheet, "remove")

    when(ActivitySheet, remove)
    page.table.opened.emit(page.table.rows.rows()[0])
    assert kept(session) == []


def test_advice_becomes_a_case_only_when_the_family_has_said_yes(
    open_page: OpenPage, session: Session, case: Case, qtbot: QtBot
) -> None:
    made = save_activity(
        session, GroupActivity(kind="konsultation_utan_namn", held_on=DAY, question="Om lunch")
    )
    page = open_page(GroupsPage)

    refused: list[str] = []

    def agree(dialog: CaseFromAdviceDialog) -> None:
        dialog.day.set_date(DAY)
        press(dialog, "act")
        refused.append(said(dialog))
        dialog.has_agreed.setChecked(True)
        dialog.day.set_date(DAY - timedelta(days=1))
        when(NewPupilDialog, take_in)
        press(dialog, "act")

    def take_in(new: NewPupilDialog) -> None:
        refused.append(said(new))
        new.search.opened.emit(case.id)

    when(ActivitySheet, lambda sheet: press(sheet, "to-case"))
    when(CaseFromAdviceDialog, agree)
    with qtbot.waitSignal(page.went) as went:
        page.table.opened.emit(page.table.rows.rows()[0])
    assert went.args == [Place("case", case.id)]
    assert "Familjen har inte tackat ja än." in refused[0]
    assert "lunch" not in refused[1]
    assert session.db.group_activities.get(made.id).led_to_case_on == DAY
    assert session.db.cases.get(case.id).family_asked_on == DAY - timedelta(days=1)
    assert "ledde till ett ärende i dag" in page.table.rows.columns[6].text(page.table.rows.rows()[0])
    assert shown(page, Button, "add-activity")


def test_nothing_is_cut_on_a_laptop(open_page: OpenPage, session: Session, school: School) -> None:
    save_activity(
        session, GroupActivity(kind="foraldragrupp", held_on=DAY, question="Sömn", adults=4), [school.id]
    )
    page = open_page(GroupsPage)
    page.line.kinds.choose("annat")
    page.line.kinds.chosen.emit("annat")
    QApplication.processEvents()
    assert cut_texts(page) == []
