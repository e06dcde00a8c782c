"""A protected note says nothing of itself in the journal, on the case's page and in I dag until it is opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListView, QPushButton, QWidget

from db.records import Case, Note, SafetyAction
from desktop.assessment.safety import note_safety
from desktop.notes import notes
from desktop.notes.protected import NAME, SAFETY, opened_name
from desktop.plan.versions import start_plan
from desktop.session.session import Session
from tests.stories import a_family_case
from tests.ui.finding import found, said
from tests.ui.opening import OpenPage
from ui.case.page import CaseOverviewPage
from ui.notes.page import JournalPage
from ui.today.page import TodayPage

THEN = datetime(2026, 11, 20, 9, tzinfo=UTC)
SECRET = "Hemligheten i rutan"


@pytest.fixture
def case(session: Session) -> Case:
    return a_family_case(session)


@pytest.fixture
def note(session: Session, case: Case) -> Note:
    row = note_safety(session, case.id, "F14", ["orosanmalan"], SECRET)
    return session.db.notes.get(row.id)


def _oro(session: Session, case: Case) -> Note:
    begun = notes.begin_note(session, case.id, "oro")
    return notes.save_note(session, replace(begun, body=SECRET))


def _all(page: QWidget) -> str:
    """Return every label, button, name and row of a page, shown or not."""
    parts = [said(page)]
    for widget in page.findChildren(QWidget):
        parts.append(widget.accessibleName())
        if isinstance(widget, QAbstractButton):
            parts.append(widget.text())
        if isinstance(widget, QListView):
            model = widget.model()
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            rows = [model.index(row, 0) for row in range(model.rowCount())]
            parts += [str(row.data(role)) for row in rows for role in roles]
    return "\n".join(parts)


def _tells(page: QWidget) -> list[str]:
    words = (SECRET, opened_name(SAFETY), "oro", "Om barnet", "säkerhetsruta")
    return [word for word in words if word.casefold() in _all(page).casefold()]


@pytest.mark.parametrize("page_class", [JournalPage, CaseOverviewPage, TodayPage])
def test_nothing_of_it_is_on_a_page_before_it_is_opened(
    session: Session, case: Case, note: Note, open_page: OpenPage, page_class: type[JournalPage]
) -> None:
    _oro(session, case)
    start_plan(session, case.id)  # till then the case's first page tells of no notes
    page = open_page(page_class)
    assert NAME in _all(page)
    assert _tells(page) == []


def test_opening_names_it_and_choosing_another_covers_it_again(
    session: Session, case: Case, note: Note, open_page: OpenPage
) -> None:
    other = notes.begin_note(session, case.id, "telefon")
    other = notes.sign_note(session, notes.save_note(session, replace(other, body="Ringde skolan.")))
    page = open_page(JournalPage, note.id)
    assert found(page, QWidget, "cover").isVisible()
    assert not page.signed.isVisible()
    found(page, QPushButton, "open-protected").click()
    assert page.signed.isVisible()
    assert opened_name(SAFETY) in said(page)
    assert SECRET in page.signed.text.toPlainText()
    page._choose(other.id)
    page._choose(note.id)
    assert found(page, QWidget, "cover").isVisible()


def test_a_search_in_the_journal_does_not_look_into_it(
    session: Session, case: Case, note: Note, open_page: OpenPage
) -> None:
    (item,) = open_page(JournalPage)._items
    assert item.opening() == ""
    assert "hemligheten" not in item.searched
    assert "skyddad" in item.searched


def test_a_note_being_written_stays_open_whatever_kind_it_becomes(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(JournalPage, "new:telefon")
    page.draft.kind.choose("oro")
    page.flush()
    page.refresh()
    assert page.draft.isVisible()
    assert not page.cards.cover.isVisible()


def test_what_was_noted_before_is_carried_over_by_the_worker(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    with session.change("safety_actions") as db:
        old = db.safety_actions.add(
            SafetyAction(
                case_id=case.id,
                question_id="F14",
                words=SECRET,
                done_at=THEN,
            )
        )
    page = open_page(JournalPage)
    assert page.cards.left_out.isVisible()
    assert _tells(page) == []
    found(page.cards.left_out, QPushButton, "banner-act").click()
    assert session.db.notes.get(old.id).status == "signed"
    assert not page.cards.left_out.isVisible()
