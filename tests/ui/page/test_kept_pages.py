"""A visited page of the open case is shown again as it was left, and never says what is no longer so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.records import Case
from desktop.cases.tasks import add_task
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.ui.finding import said
from ui.assessment.overview.page import AssessmentPage
from ui.case.page import CaseOverviewPage
from ui.notes.page import JournalPage
from ui.page.page import Page
from ui.shell.day_turn import DayTurn
from ui.shell.shell import Shell
from ui.window.place import Place

CASE_PAGES = (
    "case",
    "journal",
    "assessment",
    "comparison",
    "documents",
    "plan",
    "consent",
    "prints",
    "family",
)


def back(shell: Shell, case: Case, name: str) -> Page:
    """Go to a page of the case as the sidebar does."""
    shell.go_back(Place(name, case.id))
    page = shell.page()
    assert page is not None
    assert page.place.page == name
    return page


def let_go() -> None:
    """Let what is to be deleted be so."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_every_page_is_kept_hidden_and_shown_again_as_it_was_left(
    qtbot: QtBot, shell: Shell, case: Case
) -> None:
    first = {name: back(shell, case, name) for name in CASE_PAGES}
    journal = first["journal"]
    assert isinstance(journal, JournalPage)
    again = {name: back(shell, case, name) for name in CASE_PAGES}
    assert again == first
    assert [name for name, page in first.items() if page.isVisible()] == [CASE_PAGES[-1]]
    assert [name for name, page in first.items() if page.is_away] == list(CASE_PAGES[:-1])

    back(shell, case, "journal")
    shell.window().resize(1366, 400)
    qtbot.wait(1)
    journal.search.setText("ringer")
    bars = [bar for bar in journal.findChildren(QScrollBar) if bar.maximum() > 0]
    for bar in bars:
        bar.setValue(bar.maximum())
    at = [bar.value() for bar in bars]
    journal.search.setFocus()
    back(shell, case, "plan")
    now = QApplication.focusWidget()
    assert now is not None
    assert not journal.isAncestorOf(now)
    assert back(shell, case, "journal") is journal
    assert journal.search.text() == "ringer"
    assert any(at)
    assert [bar.value() for bar in bars] == at
    assert QApplication.focusWidget() is journal.search


def test_a_place_asked_for_by_name_or_where_one_is_already_begins_anew(shell: Shell, case: Case) -> None:
    plan = back(shell, case, "plan")
    assert back(shell, case, "plan") is not plan
    plan = back(shell, case, "plan")
    back(shell, case, "journal")
    shell.go(Place("plan", case.id, "goals"))
    assert shell.page() is not plan
    back(shell, case, "journal")
    shell.go(Place("plan", case.id))
    let_go()
    assert not isValid(plan)


def test_a_kept_page_shows_what_another_page_wrote(
    shell: Shell, session: OpenSession, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {name: back(shell, case, name) for name in (*CASE_PAGES, "journal")}
    read = list[CaseOverviewPage]()
    refresh = CaseOverviewPage.refresh

    def watched(page: CaseOverviewPage) -> None:
        read.append(page)
        refresh(page)

    monkeypatch.setattr(CaseOverviewPage, "refresh", watched)
    add_task(session, "Ring elevhälsan", DAY, case.id)
    assert read == [], "a page nobody sees reads nothing"
    overview = back(shell, case, "case")
    assert overview is kept["case"]
    assert read == [overview]
    assert back(shell, case, "family") is kept["family"], "it shows no tasks"

    pupil = session.db.pupils.get(case.pupil_id)
    with session.change("pupils") as db:
        db.pupils.put(replace(pupil, last_name="Nyttnamn"))
    for name in ("case", "family", "prints"):  # the last does not even say that it uses pupils
        assert "Nyttnamn" in said(back(shell, case, name)), name
    assert back(shell, case, "prints") is not kept["prints"]


def test_what_a_verb_forgot_to_announce_is_seen_as_well(
    shell: Shell, session: OpenSession, case: Case
) -> None:
    page = back(shell, case, "family")
    back(shell, case, "journal")
    pupil = session.db.pupils.get(case.pupil_id)
    with session.change("notes") as db:
        db.pupils.put(replace(pupil, last_name="Nyttnamn"))
    now = back(shell, case, "family")
    assert now is page
    assert "Nyttnamn" in said(now)


def test_the_pages_go_with_the_case_and_at_the_lock(shell: Shell, session: OpenSession, case: Case) -> None:
    kept = [back(shell, case, name) for name in ("case", "journal", "plan")]
    shell.go(Place("today"))
    let_go()
    assert not any(map(isValid, kept))

    kept = [back(shell, case, name) for name in ("case", "journal", "plan")]
    with session.change("cases") as db:
        other = db.cases.add(replace(case, id="f" * 32, number="26-099"))
    shell.go(Place("case", other.id))
    let_go()
    assert not any(map(isValid, kept))

    kept = [back(shell, other, name) for name in ("journal", "plan")]
    shell.forget_pages()
    let_go()
    assert [isValid(page) for page in kept] == [False, True]


def test_a_page_of_yesterday_is_never_shown(
    shell: Shell, session: OpenSession, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {name: back(shell, case, name) for name in ("case", "consent", "plan", "family")}
    monkeypatch.setattr(session, "today", lambda: DAY + timedelta(days=400))
    assert back(shell, case, "consent") is not kept["consent"], "nobody has looked at the clock yet"
    (turn,) = shell.findChildren(DayTurn)
    turn.look()
    let_go()
    assert not isValid(kept["case"])
    assert not isValid(kept["plan"])
    assert back(shell, case, "plan") is not None


def test_what_is_said_alone_is_not_shown_when_one_comes_back(shell: Shell, case: Case) -> None:
    page = back(shell, case, "assessment")
    assert isinstance(page, AssessmentPage)
    page._on_private(True)
    back(shell, case, "journal")
    now = back(shell, case, "assessment")
    assert now is not page
    back(shell, case, "journal")
    assert back(shell, case, "assessment") is now


def test_a_page_is_dressed_once_for_a_zoom(shell: Shell, case: Case) -> None:
    page: QWidget = back(shell, case, "plan")
    back(shell, case, "journal")
    shell.zoom(1)
    let_go()
    assert not isValid(page)
