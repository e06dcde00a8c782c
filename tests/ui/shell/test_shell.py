"""The shell: goes to places, saves before leaving, follows the keys, tells nothing in the title."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.errors import UserError
from desktop.session.here import school_here
from desktop.session.settings import prefer
from desktop.vault.open_session import OpenSession
from tests.builders import DAY, a_case, a_note, a_pupil
from tests.ui.layout import faults
from tests.ui.shell.scene import StandIn, nav, page_of, sidebar_of
from ui.look.theme import Scheme, theme
from ui.people import case_facts as shell_facts
from ui.shell import registry, where
from ui.shell import shell as shells
from ui.shell.day_turn import DayTurn
from ui.shell.shell import Shell
from ui.shell.sidebar import Sidebar
from ui.window.main_window import MainWindow
from ui.window.place import Place


def test_the_title_is_never_more_than_a_case_number(window: MainWindow, shell: Shell) -> None:
    assert window.windowTitle() == "Närvara – ärende 26-014"
    shell.go(Place("today"))
    assert window.windowTitle() == "Närvara"
    shell.go(Place("journal", page_of(shell).place.case_id))
    assert "Amina" not in window.windowTitle()


def test_the_sidebar_shows_the_case_and_what_waits(shell: Shell) -> None:
    texts = [label.text() for label in shell.findChildren(QLabel)]
    assert "Amina Warsame" in texts
    assert "7B · Björkbacka skola" in texts
    assert nav(shell, "today").accessibleName() == "I dag, 1"
    assert nav(shell, "pupils").accessibleName() == "Elever, 1"
    assert nav(shell, "case").isChecked()


def test_pressing_a_place_goes_there_and_saves_first(qtbot: QtBot, shell: Shell) -> None:
    before = page_of(shell)
    qtbot.mouseClick(nav(shell, "journal"), Qt.MouseButton.LeftButton)
    place = shell.place()
    assert before.flushed == 1
    assert place is not None
    assert (place.page, place.case_id) == ("journal", before.place.case_id)
    assert nav(shell, "journal").isChecked()
    assert not nav(shell, "case").isChecked()


def test_text_that_cannot_be_saved_keeps_the_user_on_the_page(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[UserError] = []

    def fail() -> None:
        raise UserError("Disken är full")

    monkeypatch.setattr(shells, "show_error", lambda _, error: shown.append(error))
    monkeypatch.setattr(page_of(shell), "flush", fail)
    shell.go(Place("today"))
    assert page_of(shell).place.page == "case"
    assert [error.title for error in shown] == ["Disken är full"]


def test_opening_a_case_is_logged_once_a_visit(shell: Shell, session: OpenSession) -> None:
    def opened() -> int:
        return sum(row[0] == "case_opened" for row in session.db.cases.ask("SELECT event FROM log"))

    before = opened()
    assert before == 1
    shell.go(Place("journal", page_of(shell).place.case_id))
    assert opened() == before
    shell.go(Place("today"))
    shell.go(Place("case", session.db.cases.open()[0].id))
    assert opened() == before + 1


def test_a_page_refreshes_when_a_table_it_uses_changes(shell: Shell, session: OpenSession) -> None:
    page = page_of(shell)
    with session.change("tasks"):
        pass
    assert page.refreshed == 1
    with session.change("schools"):
        pass
    assert page.refreshed == 1


def test_the_numbers_follow_what_is_written(shell: Shell, session: OpenSession) -> None:
    pupil = a_pupil(first_names="Ali", last_name="Karimi")
    with session.change("pupils", "cases") as db:
        db.pupils.add(pupil)
        db.cases.add(a_case(pupil.id, number="26-015"))
    assert nav(shell, "pupils").accessibleName() == "Elever, 2"


def test_what_an_autosave_changes_is_counted_when_the_keys_have_had_their_turn(
    qtbot: QtBot, shell: Shell, session: OpenSession, case: Case
) -> None:
    before = nav(shell, "journal").accessibleName()
    with session.change("notes") as db:
        db.notes.add(a_note(case.id))
        db.notes.add(a_note(case.id))
    assert nav(shell, "journal").accessibleName() == before
    qtbot.waitUntil(lambda: nav(shell, "journal").accessibleName() != before)


def test_an_autosave_just_before_the_lock_asks_a_closed_vault_nothing(
    qtbot: QtBot, shell: Shell, session: OpenSession, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[OpenSession] = []
    monkeypatch.setattr(shell_facts, "place_counts", asked.append)
    with session.change("notes") as db:
        db.notes.add(a_note(case.id))
    session.vault.close()
    qtbot.wait(20)
    assert asked == []


def test_a_chosen_scheme_is_put_on_at_once(shell: Shell, session: OpenSession) -> None:
    prefer(session, scheme="dark")
    assert theme.scheme is Scheme.DARK
    prefer(session, scheme="contrast", zoom=125)
    assert (theme.scheme, theme.zoom) == (Scheme.HIGH, 125)


@pytest.mark.parametrize(
    ("wide", "zoom", "is_rail"),
    [(1366, 100, False), (1000, 100, True), (1366, 200, True), (1366, 110, False)],
)
def test_the_sidebar_becomes_a_rail_when_there_is_little_room(
    shell: Shell, window: MainWindow, session: OpenSession, wide: int, zoom: int, is_rail: bool
) -> None:
    window.resize(wide, 692)
    prefer(session, zoom=zoom)
    sidebar = sidebar_of(shell)
    assert sidebar.is_rail() is is_rail
    assert window.height() == 692


def test_a_page_may_ask_for_the_rail_and_the_user_unfold_it(
    qtbot: QtBot, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StandIn, "rail", True)
    shell.go(Place("prints", page_of(shell).place.case_id))
    sidebar = sidebar_of(shell)
    assert sidebar.is_rail()
    assert nav(shell, "journal").toolTip() == "Journal"
    qtbot.mouseClick(nav(shell, "unfold"), Qt.MouseButton.LeftButton)
    assert not sidebar.is_rail()


def test_state_and_restore_bring_back_place_and_caret(
    qtbot: QtBot, shell: Shell, session: OpenSession, case: Case
) -> None:
    shell.go(Place("journal", case.id, "n1"))
    kept = shell.state()
    assert kept == (Place("journal", case.id, "n1"), {"caret": "7"})
    again = Shell(session)
    qtbot.addWidget(again)
    again.restore(kept)
    assert page_of(again).place == Place("journal", case.id, "n1")
    assert page_of(again).kept == {"caret": "7"}


@pytest.mark.parametrize(
    ("earlier", "now"), [("network", "family"), ("voices", "comparison"), ("plan", "plan")]
)
def test_a_place_kept_under_the_name_its_page_had_before_is_found(
    qtbot: QtBot, session: OpenSession, case: Case, shell: Shell, earlier: str, now: str
) -> None:
    """`shell` puts the stand-ins there."""
    again = Shell(session)
    qtbot.addWidget(again)
    where.restore(again, {"place": {"page": earlier, "case_id": case.id, "detail": None}, "page": {}})
    assert page_of(again).place == Place(now, case.id)


def test_the_school_of_the_day_is_chosen_in_the_sidebar(shell: Shell, session: OpenSession) -> None:
    sidebar = sidebar_of(shell)
    school = session.db.schools.current()[0]
    sidebar.school_chosen.emit(school.id)
    assert school_here(session) == school.id
    assert nav(shell, "school").accessibleName() == "Björkbacka skola"
    sidebar.school_chosen.emit(school.id)
    assert school_here(session) == ""


def test_the_day_that_turns_is_read_again_and_ends_the_school_of_the_day(
    shell: Shell, session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = session.db.schools.current()[0]
    sidebar_of(shell).school_chosen.emit(school.id)
    read, (turn,) = page_of(shell).refreshed, shell.findChildren(DayTurn)
    monkeypatch.setattr(session, "today", lambda: DAY + timedelta(days=1))
    turn.look()
    assert page_of(shell).refreshed == read + 1
    assert nav(shell, "school").accessibleName() != school.name
    turn.look()
    assert page_of(shell).refreshed == read + 1


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_in_the_shell_is_cut_unnamed_or_out_of_reach(
    shell: Shell, session: OpenSession, window: MainWindow, zoom: int
) -> None:
    prefer(session, zoom=zoom)
    window.resize(900, 560)
    assert faults(window) == []
    assert (window.width(), window.height()) == (900, 560)


def test_pages_that_are_not_there_are_not_offered(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.PAGES, "plan", "ui.plan.not_there:PlanPage")
    registry.exists.cache_clear()
    assert not registry.exists("plan")
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    assert sidebar.findChild(QWidget, "nav-plan") is None
    registry.exists.cache_clear()
