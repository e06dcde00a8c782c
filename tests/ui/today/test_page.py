"""The start page: the day, what is due, what is unfinished."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.cases.duties import duties
from desktop.closing import writing
from desktop.followup import planning
from desktop.session.session import Session
from tests.builders import DAY, a_note
from tests.desktop.followup.holding import a_planned_case
from tests.stories import a_running_case
from tests.ui.finding import press
from tests.ui.layout import faults
from tests.ui.opening import OpenPage
from ui.today import unfinished
from ui.today.page import TodayPage
from ui.window.place import Place

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def page(open_page: OpenPage) -> TodayPage:
    return open_page(TodayPage)


def _rows(page: TodayPage) -> list[str]:
    model = page.list.model()
    return [
        str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
    ]


def test_an_empty_day_says_what_will_stand_here(page: TodayPage) -> None:
    assert page.empty.isVisible()
    assert not page.list.isVisible()


def test_what_is_late_stands_first_with_the_number_of_days(session: Session, page: TodayPage) -> None:
    a_running_case(session)
    assert _rows(page)[:2] == ["Försenat, 1", "Ring Abdi om samtycket, Amina W., 1 dag sen"]


def test_names_are_shortened_to_first_name_and_initial(session: Session, page: TodayPage) -> None:
    a_running_case(session)
    assert not any("Warsame" in duty.who for duty in duties(session))


def test_space_ticks_and_takes_back(qtbot: QtBot, session: Session, page: TodayPage) -> None:
    a_running_case(session)
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert len(session.db.tasks.waiting()) == 1
    assert "klar" in _rows(page)[1]
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert len(session.db.tasks.waiting()) == 2


def test_enter_goes_to_where_it_is_done(qtbot: QtBot, session: Session, page: TodayPage) -> None:
    case = a_running_case(session)
    row = next(number for number, text in enumerate(_rows(page)) if text.startswith("Underskrift saknas"))
    page.list.setCurrentIndex(page.list.model().index(row, 0))
    with qtbot.waitSignal(page.went) as heard:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert heard.args == [Place("consent", case.id)]


def test_a_planned_meeting_becomes_a_note_with_its_facts(
    qtbot: QtBot, session: Session, page: TodayPage
) -> None:
    case = a_running_case(session)
    meeting = session.db.meetings.all()[0]
    with qtbot.waitSignal(page.went) as heard:
        page.day.wrote.emit(meeting)
    note = session.db.notes.get(str(heard.args[0].detail))
    assert (note.case_id, note.event_time, note.kind) == (case.id, "08:15", "mote")
    assert session.db.meetings.get(meeting.id).note_id == note.id


def test_drafts_and_untransferred_notes_are_counted(session: Session, page: TodayPage) -> None:
    a_running_case(session)
    assert page.transfer.accessibleName() == "1 anteckning är inte överförd"
    assert faults(page) == []


@pytest.mark.parametrize(
    ("waiting", "said"),
    [(4, "4 anteckningar är inte överförda"), (5, "Fler än 4 anteckningar är inte överförda")],
)
def test_more_notes_than_anyone_counts_are_not_counted(
    session: Session, page: TodayPage, monkeypatch: pytest.MonkeyPatch, waiting: int, said: str
) -> None:
    monkeypatch.setattr(unfinished, "COUNTED", 4)
    case = a_running_case(session)
    with session.change("notes") as db:
        for _ in range(waiting - 1):
            db.notes.add(a_note(case.id, status="signed", signed_at=NOW, signed_by="x"))
    assert page.transfer.accessibleName() == said


def test_a_follow_up_and_a_closing_that_are_begun_stand_among_what_is_unfinished(
    session: Session, open_page: OpenPage
) -> None:
    case = a_planned_case(session)
    planning.begin(session, case.id, DAY)
    writing.begin(session, case.id)
    page = open_page(TodayPage)
    went: list[Place] = []
    page.went.connect(went.append)
    for draft in (session.db.follow_ups.draft(case.id), session.db.closings.draft(case.id)):
        assert draft is not None
        press(page, f"draft-{draft.id}")
    assert went == [Place("followup", case.id), Place("closing", case.id)]
