"""Elever as it is used: found, opened, filtered, and a new pupil taken in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Pupil
from desktop.cases.cases import close_case
from desktop.drafts import drafts
from desktop.vault.open_session import OpenSession
from tests.builders import a_case, a_pupil
from tests.ui.finding import found
from tests.ui.layout import cut_texts, unnamed, unreachable
from tests.ui.opening import OpenPage
from tests.ui.people.scene import PUPILS, fill
from ui.look.theme import Scheme, theme
from ui.people.pupil.new_pupil import NewPupilDialog
from ui.people.pupil.pupils_page import PupilsPage
from ui.shell.shell import Shell
from ui.widgets.input.buttons import Button
from ui.window.place import Place

STRANGE = ["سلمى الحسن", "ሰላም", "👩‍👩‍👧 Mia", "A" * 300]
STRANGE += ["<b>Bo</b> & Ek", "Mia\x00Ek", "Mia\ud83d", "\u202eabc"]


def names(page: PupilsPage) -> list[str]:
    return [row.name for row in page.table.rows.rows()]


def press(qtbot: QtBot, where: QWidget, name: str) -> None:
    button = found(where, Button, name)
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog_of(page: PupilsPage) -> NewPupilDialog:
    page.open_new()
    return found(page, NewPupilDialog)


def test_an_empty_list_says_what_belongs_here(open_page: OpenPage) -> None:
    page = open_page(PupilsPage)
    assert page.empty.isVisible()
    assert page.empty.act.text() == "Ny elev"


def test_twelve_pupils_are_seen_without_scrolling(session: OpenSession, open_page: OpenPage) -> None:
    fill(session)
    page = open_page(PupilsPage)
    assert names(page) == [name for name, *_ in PUPILS]
    assert page.table.verticalScrollBar().maximum() == 0
    assert page.table.horizontalScrollBar().maximum() == 0
    assert not any(page.table.isColumnHidden(place) for place in range(8))


@pytest.mark.parametrize(("width", "zoom"), [(1154, 100), (844, 100), (1310, 200)])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_nothing_is_cut_or_without_a_name(
    session: OpenSession, open_page: OpenPage, width: int, zoom: int, scheme: Scheme
) -> None:
    fill(session)
    theme.choose(scheme)
    theme.zoom_to(zoom)
    page = open_page(PupilsPage, width=width)
    assert (cut_texts(page), unnamed(page), unreachable(page)) == ([], [], [])
    assert page.table.horizontalScrollBar().maximum() == 0


def test_a_saved_list_shows_its_own(qtbot: QtBot, session: OpenSession, open_page: OpenPage) -> None:
    fill(session)
    page = open_page(PupilsPage)
    press(qtbot, page, "pill-late")
    assert names(page) == ["Ali Karimi"]
    press(qtbot, page, "pill-silent")
    assert names(page) == ["Ali Karimi", "Maja Sundström"]
    press(qtbot, page, "pill-consent")
    assert len(names(page)) == 6


def test_closed_cases_are_one_choice_away(session: OpenSession, open_page: OpenPage) -> None:
    cases = fill(session)
    close_case(session, cases["Elias Lindqvist"].id, "mal_nadda")
    page = open_page(PupilsPage)
    assert "Elias Lindqvist" not in names(page)
    page.lists.choose("closed")
    page.lists.chosen.emit()
    assert names(page) == ["Elias Lindqvist"]


def test_typing_finds_folded_names_and_enter_opens(
    qtbot: QtBot, session: OpenSession, open_page: OpenPage
) -> None:
    cases = fill(session)
    page = open_page(PupilsPage)
    qtbot.keyClicks(page.search, "akerl")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert names(page) == ["Wilma Åkerlund"]
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.went) as went:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert went.args == [Place("case", cases["Wilma Åkerlund"].id)]


def test_a_slip_of_the_finger_is_asked_about(qtbot: QtBot, session: OpenSession, open_page: OpenPage) -> None:
    cases = fill(session)
    page = open_page(PupilsPage)
    qtbot.keyClicks(page.search, "amna")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.nothing.act.text() == "Visa Amina"
    with qtbot.waitSignal(page.went) as went:
        page.nothing.act.click()
    assert went.args == [Place("case", cases["Amina Warsame"].id)]


def test_the_chosen_row_stays_when_something_changes(session: OpenSession, open_page: OpenPage) -> None:
    cases = fill(session)
    page = open_page(PupilsPage)
    page.table.select(lambda row: row.name == "Selam Tesfay")
    close_case(session, cases["Ailo Kuhmunen"].id, "mal_nadda")
    assert page.chosen_case() == cases["Selam Tesfay"].id
    kept = page.state()
    again = open_page(PupilsPage)
    again.restore(kept)
    assert again.chosen_case() == cases["Selam Tesfay"].id


def test_a_new_pupil_begins_with_a_search(qtbot: QtBot, session: OpenSession, open_page: OpenPage) -> None:
    cases = fill(session)
    page = open_page(PupilsPage)
    dialog = dialog_of(page)
    qtbot.keyClicks(dialog.search.line, "Warsami Amena")
    dialog.search.search()
    with qtbot.waitSignal(page.went) as went:
        press(qtbot, dialog, "known-0")
    assert went.args == [Place("case", cases["Amina Warsame"].id)]


def test_somebody_who_was_here_and_comes_back_gets_a_second_case_from_the_search(
    qtbot: QtBot, session: OpenSession, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = fill(session)["Amina Warsame"]
    close_case(session, case.id, "mal_nadda")
    monkeypatch.setattr("ui.people.pupil.coming_back.ask", lambda *_: True)
    page = open_page(PupilsPage)
    dialog = dialog_of(page)
    qtbot.keyClicks(dialog.search.line, "Amina Warsame")
    dialog.search.search()
    with qtbot.waitSignal(page.went) as went:
        press(qtbot, dialog, "again-0")
    again = session.db.cases.get(went.args[0].case_id)
    assert (again.pupil_id, again.continues, again.status) == (case.pupil_id, case.id, "open")
    dialog = dialog_of(open_page(PupilsPage))
    qtbot.keyClicks(dialog.search.line, "Amina Warsame")
    dialog.search.search()
    assert dialog.findChild(Button, "again-0") is None


def test_a_new_pupil_is_written_and_opened(qtbot: QtBot, session: OpenSession, open_page: OpenPage) -> None:
    fill(session)
    page = open_page(PupilsPage)
    dialog = dialog_of(page)
    qtbot.keyClicks(dialog.search.line, "Salma Idris")
    press(qtbot, dialog, "go-on")
    form = dialog.form
    assert (form.pupil.first.text(), form.pupil.last.text()) == ("Salma", "Idris")
    qtbot.keyClicks(form.pupil.number, "130208-2381")
    assert form.pupil.born.line.text() == "2013-02-08"
    form.school.school.setCurrentIndex(1)
    press(qtbot, dialog, "add-guardian")
    qtbot.keyClicks(form.guardians.people()[0].name, "Idris Ahmed")
    with qtbot.waitSignal(page.went) as went:
        press(qtbot, dialog, "create")
    case = session.db.cases.get(went.args[0].case_id)
    pupil = session.db.pupils.get(case.pupil_id)
    assert (pupil.full_name, pupil.identity_number) == ("Salma Idris", "201302082381")
    assert [one.informant for one in session.db.contacts.guardians(pupil.id)] == ["V1"]
    assert session.db.schoolings.current(pupil.id) is not None
    assert drafts.kept(session, drafts.NEW_PUPIL) == {}


def test_somebody_alike_is_created_only_with_a_reason(
    qtbot: QtBot, session: OpenSession, open_page: OpenPage
) -> None:
    fill(session)
    dialog = dialog_of(open_page(PupilsPage))
    qtbot.keyClicks(dialog.search.line, "Amina Varsame")
    press(qtbot, dialog, "go-on")
    press(qtbot, dialog, "create")
    assert session.db.pupils.count() == len(PUPILS)
    assert dialog.form.alike.isVisible()
    assert dialog.create_.text() == "Skapa ändå"
    qtbot.keyClicks(dialog.form.reason, "Kusiner")
    press(qtbot, dialog, "create")
    assert [one.duplicate_reason for one in session.db.pupils.all()][-1] == "Kusiner"


def test_what_is_written_about_a_new_pupil_survives(
    qtbot: QtBot, session: OpenSession, open_page: OpenPage
) -> None:
    page = open_page(PupilsPage)
    dialog = dialog_of(page)
    press(qtbot, dialog, "go-on")
    qtbot.keyClicks(dialog.form.pupil.first, "Salma")
    press(qtbot, dialog, "add-guardian")
    qtbot.keyClicks(dialog.form.guardians.people()[0].name, "Idris")
    qtbot.waitUntil(lambda: "Idris" in str(drafts.kept(session, drafts.NEW_PUPIL)), timeout=2000)
    again = open_page(PupilsPage)
    second = dialog_of(again)
    press(qtbot, second, "resume")
    assert second.form.pupil.first.text() == "Salma"
    assert second.form.guardians.people()[0].name.text() == "Idris"


def test_esc_keeps_what_was_just_typed(qtbot: QtBot, session: OpenSession, open_page: OpenPage) -> None:
    dialog = dialog_of(open_page(PupilsPage))
    press(qtbot, dialog, "go-on")
    qtbot.keyClicks(dialog.form.pupil.first, "Salma")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert drafts.kept(session, drafts.NEW_PUPIL)["pupil"]["first_names"] == "Salma"


def test_protected_identity_is_refused_and_nothing_is_kept(
    qtbot: QtBot, session: OpenSession, open_page: OpenPage
) -> None:
    dialog = dialog_of(open_page(PupilsPage))
    press(qtbot, dialog, "go-on")
    qtbot.keyClicks(dialog.form.pupil.first, "Salma")
    dialog.flush()
    dialog.form.protected.click()
    assert "Skyddade personuppgifter" in dialog.form.stop.accessibleName()
    assert not dialog.create_.isVisible()
    assert drafts.kept(session, drafts.NEW_PUPIL) == {}
    dialog.form.protected.click()
    assert dialog.create_.isVisible()
    assert dialog.form.pupil.first.text() == "Salma"


def test_a_number_is_doubted_in_words_and_never_stops(
    qtbot: QtBot, session: OpenSession, open_page: OpenPage
) -> None:
    dialog = dialog_of(open_page(PupilsPage))
    press(qtbot, dialog, "go-on")
    qtbot.keyClicks(dialog.form.pupil.first, "Salma")
    qtbot.keyClicks(dialog.form.pupil.number, "20130103-2388")
    assert "Kontrollsiffran" in dialog.form.pupil.number.accessibleDescription()
    press(qtbot, dialog, "create")
    assert session.db.pupils.all()[0].identity_number == "201301032388"


@pytest.mark.parametrize("name", STRANGE)
def test_a_name_in_any_shape_is_listed(session: OpenSession, open_page: OpenPage, name: str) -> None:
    pupil: Pupil = a_pupil(first_names=name.replace("\ud83d", "?"), last_name=name.replace("\ud83d", "?"))
    with session.change("cases") as db:
        db.pupils.add(pupil)
        db.cases.add(a_case(pupil.id))
    page = open_page(PupilsPage)
    page.grab()
    assert len(names(page)) == 1
    assert page.table.horizontalScrollBar().maximum() == 0


def test_the_dialog_is_whole_at_twice_the_size(session: OpenSession, open_page: OpenPage) -> None:
    fill(session)
    theme.zoom_to(200)
    dialog = dialog_of(open_page(PupilsPage, width=1310))
    dialog.search.went_on.emit()
    dialog.form.guardians.add()
    assert (cut_texts(dialog), unnamed(dialog)) == ([], [])


def test_a_new_pupil_can_be_begun_from_anywhere_and_a_note_from_the_list(
    qtbot: QtBot, session: OpenSession
) -> None:
    cases = fill(session)
    shell = Shell(session, Place("schools"))
    qtbot.addWidget(shell)
    shell.resize(1366, 692)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    qtbot.keyClick(
        shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: any(one.isVisible() for one in shell.findChildren(NewPupilDialog)))
    (dialog,) = shell.findChildren(NewPupilDialog)
    dialog.reject()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    page = shell.page()
    assert isinstance(page, PupilsPage)
    page.table.select(lambda row: row.name == "Freja Niemi")
    qtbot.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    place = shell.place()
    assert place is not None
    assert (place.page, place.case_id) == ("journal", cases["Freja Niemi"].id)
