"""The papers between two days: shown as they are, drawn again for other days, never without two days in order."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.events.line import Picked
from desktop.paper.pdf import Printed
from desktop.session.session import Session
from tests import stories
from tests.builders import DAY
from tests.ui.finding import press
from tests.ui.opening import OpenPage
from ui.events.page import EventsPage
from ui.paper.between_sheet import BetweenSheet


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case with a signed note."""
    return stories.a_running_case(session)


def test_the_choice_is_drawn_for_the_days_that_stand_there(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[Picked] = []
    sheets: list[BetweenSheet] = []

    def drawn(_session: Session, _case: str, which: Picked) -> Printed:
        asked.append(which)
        return Printed(b"", 1)

    monkeypatch.setattr("desktop.paper.between.draw_events", drawn)

    def shown(sheet: BetweenSheet) -> int:
        sheets.append(sheet)
        return 0

    monkeypatch.setattr(BetweenSheet, "exec", shown)
    monkeypatch.setattr(BetweenSheet, "deleteLater", lambda _: None)
    page = open_page(EventsPage)
    press(page, "pill-journal")
    press(page, "print-events")
    [sheet] = sheets
    assert asked == [Picked("journal", case.opened_on, DAY)]
    assert sheet.print.isEnabled()
    sheet.first.line.setText("2026-11-19")
    sheet.first.settle()
    assert asked[-1].first == date(2026, 11, 19)
    sheet.last.line.setText("2026-11-01")
    sheet.last.settle()
    assert len(asked) == 2
    assert not sheet.print.isEnabled()
    assert not sheet.save.isEnabled()
