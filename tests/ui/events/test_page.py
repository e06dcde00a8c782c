"""Händelser is walked by keyboard: the line, the pills, the event whole, and the way to where it is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.notes import notes
from desktop.notes.protected import NAME
from desktop.session.session import Session
from tests import stories
from tests.ui.finding import button, press, said, shown
from tests.ui.layout import cut_texts, unnamed
from tests.ui.opening import OpenPage
from ui.case.page import CaseOverviewPage
from ui.events.page import EventsPage
from ui.events.period import OWN

SECRET = "Hemligheten i rutan"


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case with something of most kinds."""
    return stories.a_running_case(session)


def test_the_line_is_walked_filtered_and_opened(qtbot: QtBot, open_page: OpenPage, case: Case) -> None:
    page = open_page(EventsPage)
    assert unnamed(page) == []
    assert cut_texts(page) == []
    every = len(page.shown())
    assert page.list.model().rowCount() == every
    first = page.list.current()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    second = page.list.current()
    assert first is not None
    assert second is not None
    assert second.id != first.id
    assert second.title in said(page.whole)
    press(page, "pill-journal")
    assert {one.kind for one in page.shown()} == {"journal"}
    now = page.list.current()
    assert now is not None
    with qtbot.waitSignal(page.went) as gone:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert gone.args is not None
    assert (gone.args[0].page, gone.args[0].detail) == ("journal", now.detail)
    kept = page.state()
    press(page, "pill-allt")
    assert len(page.shown()) == every
    page.restore(kept)
    assert page.list.current() == now
    QTest.keyClicks(page.list, "nov")
    assert page.list.currentIndex().row() == 0


def test_an_empty_choice_says_so_and_leads_back(open_page: OpenPage, case: Case) -> None:
    page = open_page(EventsPage)
    every = len(page.shown())
    page.period.choice.choose(OWN)
    assert page.period.days_below.isVisible()
    page.period.first.line.setText("2026-12-24")
    page.period.first.settle()
    assert page.shown() == []
    assert page.nothing.isVisible()
    page.nothing.acted.emit()
    assert len(page.shown()) == every
    assert page.list.isVisible()


def test_a_protected_note_is_not_read_here(session: Session, open_page: OpenPage, case: Case) -> None:
    begun = notes.begin_note(session, case.id, "oro")
    notes.sign_note(session, replace(begun, body=SECRET))
    page = open_page(EventsPage)
    row = next(row for row, one in enumerate(page.shown()) if one.is_protected)
    page.list.setCurrentIndex(page.list.model().index(row, 0))
    assert NAME in said(page.whole)
    rows = [page.list.model().index(row, 0) for row in range(page.list.model().rowCount())]
    heard = " ".join(str(one.data(Qt.ItemDataRole.AccessibleTextRole)) for one in rows)
    assert SECRET not in said(page) + heard
    assert shown(page, QAbstractButton, "open-event").text()


def test_the_two_views_of_oversikt_lead_to_each_other(qtbot: QtBot, open_page: OpenPage, case: Case) -> None:
    for kind, name, to in (
        (EventsPage, "segment-case", "case"),
        (CaseOverviewPage, "segment-events", "events"),
    ):
        page = open_page(kind)
        with qtbot.waitSignal(page.went) as gone:
            button(page, name).click()
        assert gone.args is not None
        assert gone.args[0].page == to
