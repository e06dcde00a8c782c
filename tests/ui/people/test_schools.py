"""Skolor as it is used: a school added, changed, left; people who work there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import School
from desktop.attendance.calendars import NOT_KNOWN
from desktop.session.session import Session
from tests.builders import DAY, a_school
from tests.ui.finding import found, said
from tests.ui.layout import cut_texts, unnamed, unreachable
from tests.ui.opening import OpenPage
from tests.ui.people.scene import a_family, fill
from ui.look.theme import theme
from ui.people.family.contact_dialog import SchoolContactDialog
from ui.people.school.school_dialog import SchoolDialog
from ui.people.school.schools_page import SchoolsPage
from ui.people.school.span_dialog import SpanDialog
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo


def press(qtbot: QtBot, where: QWidget, name: str) -> None:
    button = found(where, Button, name)
    qtbot.waitUntil(button.isVisible)
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_first_school_is_written(qtbot: QtBot, session: Session, open_page: OpenPage) -> None:
    page = open_page(SchoolsPage)
    assert page.empty.isVisible()
    page.empty.act.click()
    (dialog,) = page.findChildren(SchoolDialog)
    press(qtbot, dialog, "act")
    assert dialog.fields.fields["name"].error()
    qtbot.keyClicks(dialog.fields.name, "Tallbackens friskola")
    dialog.fields.kind.choose("fristaende")
    qtbot.keyClicks(dialog.fields.code, "123")
    assert "åtta siffror" in dialog.fields.code.accessibleDescription()
    press(qtbot, dialog, "act")
    (school,) = session.db.schools.current()
    assert (school.name, school.organiser_type, school.unit_code) == (
        "Tallbackens friskola",
        "fristaende",
        "123",
    )
    assert page.table.current().school == school


def test_schools_stand_in_swedish_order_with_their_pupils(session: Session, open_page: OpenPage) -> None:
    fill(session)
    rows = open_page(SchoolsPage).table.rows.rows()
    assert [(row.school.name, row.pupils) for row in rows] == [
        ("Björkbacka skola", 5),
        ("Kompassen", 3),
        ("Lindåsskolan", 4),
    ]


def test_a_school_is_left_and_visited_again_with_one_press_each(
    qtbot: QtBot, session: Session, open_page: OpenPage
) -> None:
    with session.change("schools") as db:
        school = db.schools.add(a_school())
    page = open_page(SchoolsPage)
    for ended_on in (session.today(), None):
        press(qtbot, page, "edit-school")
        dialog = page.findChildren(SchoolDialog)[-1]
        press(qtbot, dialog, "end-or-resume")
        assert session.db.schools.get(school.id).ended_on != ended_on
        press(qtbot, dialog, "act")
        assert session.db.schools.get(school.id).ended_on == ended_on


def test_nobody_new_has_a_role_to_end(qtbot: QtBot, session: Session, open_page: OpenPage) -> None:
    open_page(SchoolsPage)
    dialog = SchoolDialog(open_page(SchoolsPage), session, School(name=""))
    qtbot.addWidget(dialog)
    assert found(dialog, Button, "end-or-resume").isHidden()


def test_a_school_no_longer_visited_comes_last(qtbot: QtBot, session: Session, open_page: OpenPage) -> None:
    fill(session)
    page = open_page(SchoolsPage)
    press(qtbot, page, "edit-school")
    (dialog,) = page.findChildren(SchoolDialog)
    dialog.fields.ended.set_date(DAY)
    press(qtbot, dialog, "act")
    assert page.table.rows.rows()[-1].school.name == "Björkbacka skola"
    assert page.facts.accessibleName() == "Björkbacka skola"


def test_somebody_at_the_school_is_added_by_keyboard(
    qtbot: QtBot, session: Session, open_page: OpenPage
) -> None:
    fill(session)
    page = open_page(SchoolsPage)
    press(qtbot, page, "add-school-contact")
    (dialog,) = page.findChildren(SchoolContactDialog)
    qtbot.keyClicks(dialog.fields.name, "Lisa Holm")
    dialog.fields.role.choose("skolskoterska")
    press(qtbot, dialog, "act")
    (contact,) = session.db.school_contacts.all()
    assert (contact.name, contact.role) == ("Lisa Holm", "skolskoterska")
    press(qtbot, page, f"edit-{contact.id}")


def test_choosing_a_school_shows_who_works_there(session: Session, open_page: OpenPage) -> None:
    a_family(session, fill(session)["Amina Warsame"])
    page = open_page(SchoolsPage)
    page.table.select(lambda row: row.school.name == "Kompassen")
    assert page.facts.accessibleName() == "Kompassen"
    kept = page.state()
    again = open_page(SchoolsPage)
    again.restore(kept)
    assert again.table.current().school.name == "Kompassen"


@pytest.mark.parametrize(("width", "zoom"), [(1154, 100), (844, 100), (1310, 200)])
def test_nothing_is_cut_or_without_a_name(
    session: Session, open_page: OpenPage, width: int, zoom: int
) -> None:
    a_family(session, fill(session)["Amina Warsame"])
    theme.zoom_to(zoom)
    page = open_page(SchoolsPage, width=width)
    assert (cut_texts(page), unnamed(page), unreachable(page)) == ([], [], [])


@pytest.mark.parametrize("name", ["سلمى", "A" * 300, "<b>Bo</b> & Ek", "Mia\x00Ek"])
def test_any_name_is_shown_without_scrolling_sideways(
    session: Session, open_page: OpenPage, name: str
) -> None:
    with session.change("schools") as db:
        db.schools.add(a_school(name=name, organiser=name, note=name))
    page = open_page(SchoolsPage)
    assert cut_texts(page) == []
    assert page.table.horizontalScrollBar().maximum() == 0
    assert page.facts.mapTo(page, page.facts.rect().bottomRight()).x() < page.width()


def test_who_does_not_know_when_sportlov_is_says_so_and_is_asked_once(
    session: Session, open_page: OpenPage
) -> None:
    with session.change("schools") as db:
        school = db.schools.add(a_school())
    page = open_page(SchoolsPage)
    week = found(page, Combo, "winter-week")
    week.choose(NOT_KNOWN)
    week.activated.emit(week.currentIndex())
    again = open_page(SchoolsPage)
    assert found(again, Combo, "winter-week").data() == NOT_KNOWN
    assert (cut_texts(again), unnamed(again)) == ([], [])
    found(again, Button, "take-calendar").click()
    assert {one.kind for one in session.db.calendar_spans.of(school.id)} == {"termin"}


def test_a_school_without_a_year_is_offered_one_which_can_then_be_changed(
    session: Session, open_page: OpenPage
) -> None:
    with session.change("schools") as db:
        school = db.schools.add(a_school())
    page = open_page(SchoolsPage)
    assert "kan vara lov" in said(page)
    found(page, Button, "take-calendar").click()
    week = found(page, Combo, "winter-week")
    assert (page.focusWidget(), week.data()) == (week, "")
    assert "Välj en vecka, eller Vet inte än." in said(page)
    assert session.db.calendar_spans.of(school.id) == []
    week.choose("9")
    week.activated.emit(week.currentIndex())
    assert "Sportlov 2027" in said(page)
    found(page, Button, "take-calendar").click()
    assert [one.name for one in session.db.calendar_spans.of(school.id)] == [
        "Hösten 2026",
        "Våren 2027",
        "Sportlov 2027",
    ]
    assert not week.isVisibleTo(page)
    assert not found(page, Button, "take-calendar").isVisibleTo(page)
    first = session.db.calendar_spans.of(school.id)[0]
    found(page, Button, f"change-{first.id}").click()
    dialog = found(page.window(), SpanDialog)
    dialog.last.line.setText("2026-08-01")
    found(dialog, Button, "act").click()
    assert "Sista dagen är före den första." in said(dialog)
    dialog.last.line.setText("2026-12-17")
    found(dialog, Button, "act").click()
    assert session.db.calendar_spans.get(first.id).last_on == date(2026, 12, 17)
