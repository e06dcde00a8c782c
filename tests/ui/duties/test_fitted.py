"""A due list in a card shows what has room, whole rows and the most urgent first, and leads to the rest."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from desktop.cases.duties import Duty
from tests.builders import DAY
from ui.duties.duty_delegate import DutyDelegate
from ui.duties.duty_items import DutyItems, items_of
from ui.duties.duty_list import LEAST, DutyList, fitting
from ui.duties.fitted_duties import FittedDuties
from ui.look.theme import px


def _duties(count: int) -> list[Duty]:
    return [
        Duty(f"Sak {place}", "target", DAY + timedelta(days=place - 2), who="Amina W." if place % 2 else "Bo")
        for place in range(count)
    ]


def test_the_list_ends_with_its_card_and_unfolds_to_all(qtbot: QtBot) -> None:
    made = FittedDuties(DutyList("Att göra"))
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    made.list.show_duties(_duties(20), DAY)
    shown = made.list.model().rowCount()
    assert made.list.verticalScrollBar().maximum() == 0
    assert made.all.text() == "Visa alla 20"

    made.all.click()
    assert made.list.model().rowCount() > shown
    qtbot.waitUntil(lambda: made.list.verticalScrollBar().maximum() > 0)  # the list scrolls, and nothing else
    made.all.click()
    assert made.list.model().rowCount() == shown

    made.list.show_duties(_duties(2), DAY)
    assert made.all.isHidden()
    made.list.show_duties(_duties(20), DAY)
    made.show_whole(True)
    assert made.all.isHidden()
    assert made.list.sizeHint().height() > 20 * px(36)


def test_a_heading_never_stands_last_and_some_rows_always_show() -> None:
    rows = items_of(_duties(9), DAY, set())
    for room in range(0, px(500), px(7)):
        found = fitting(rows, room)
        assert found[-1].duty is not None
        assert found == rows[: len(found)]
    assert len(fitting(rows, 0)) >= LEAST


def test_names_and_days_have_a_column_each(qtbot: QtBot) -> None:
    list_ = DutyList("Att göra")
    qtbot.addWidget(list_)
    list_.resize(420, 400)
    list_.show()
    list_.show_duties(_duties(6), DAY)
    list_.grab()
    delegate, items = list_.itemDelegate(), list_.model()
    assert isinstance(delegate, DutyDelegate)
    assert isinstance(items, DutyItems)
    names, days = items.texts()
    letters = list_.fontMetrics()
    assert delegate._who <= px(104)
    assert delegate._who >= max(map(letters.horizontalAdvance, names)) * 0.8
    assert 0 < delegate._when <= px(112)
    assert "2 dagar sen" in days
