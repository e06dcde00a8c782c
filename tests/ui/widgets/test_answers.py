"""Answers by keyboard and mouse: what is chosen is told once, and taking back is possible."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.finding import found
from tests.ui.layout import tab_order
from tests.ui.look.gallery_words import LEVELS
from ui.look.metrics import column, px
from ui.look.theme import theme
from ui.widgets.input.buttons import Button
from ui.widgets.input.choices import ChoiceList
from ui.widgets.input.pills import Pills
from ui.widgets.input.scale import DECLINED, UNKNOWN, ScaleInput, YesNoInput
from ui.widgets.input.segments import Segments
from ui.widgets.input.tile import Tile


@pytest.fixture
def scale(qtbot: QtBot) -> ScaleInput:
    made = ScaleInput("Det går att prata om svåra saker hemma.", LEVELS)
    qtbot.addWidget(made)
    made.resize(900, 120)
    made.show()
    qtbot.waitExposed(made)
    made.focus_answer()
    return made


def heard(widget: QWidget) -> list[object]:
    told: list[object] = []
    widget.chosen.connect(told.append)  # type: ignore[attr-defined]  # every answer widget has the signal
    return told


def press(qtbot: QtBot, group: QWidget, key: Qt.Key) -> None:
    qtbot.keyClick(group.focusWidget() or group, key)


@pytest.mark.parametrize(
    ("key", "value"),
    [(Qt.Key.Key_0, 0), (Qt.Key.Key_3, 3), (Qt.Key.Key_V, UNKNOWN), (Qt.Key.Key_X, DECLINED)],
)
def test_a_key_answers_at_once(qtbot: QtBot, scale: ScaleInput, key: Qt.Key, value: object) -> None:
    told = heard(scale)
    press(qtbot, scale, key)
    assert told == [value]
    assert scale.value() == value


def test_delete_takes_the_answer_back(qtbot: QtBot, scale: ScaleInput) -> None:
    told = heard(scale)
    press(qtbot, scale, Qt.Key.Key_2)
    press(qtbot, scale, Qt.Key.Key_Delete)
    assert told == [2, None]
    assert scale.value() is None
    press(qtbot, scale, Qt.Key.Key_1)
    assert scale.value() == 1


def test_zero_is_an_answer_and_not_the_same_as_none(qtbot: QtBot, scale: ScaleInput) -> None:
    told = heard(scale)
    press(qtbot, scale, Qt.Key.Key_0)
    assert scale.value() == 0
    assert told == [0]
    scale.set_value(None)
    assert scale.value() is None
    assert told == [0]


def test_answers_passed_with_the_arrows_count_when_one_rests(qtbot: QtBot, scale: ScaleInput) -> None:
    scale.set_value(0)
    scale.focus_answer()
    told = heard(scale)
    press(qtbot, scale, Qt.Key.Key_Right)
    press(qtbot, scale, Qt.Key.Key_Right)
    assert told == []
    assert scale.value() == 2
    qtbot.waitUntil(lambda: told == [2])


def test_an_answer_under_way_counts_when_focus_leaves(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lines = column(page)
    scale = ScaleInput("Fråga", LEVELS)
    after = QLineEdit()
    lines.addWidget(scale)
    lines.addWidget(after)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    scale.set_value(0)
    scale.focus_answer()
    told = heard(scale)
    press(qtbot, scale, Qt.Key.Key_Right)
    after.setFocus()
    assert told == [1]


def test_enter_says_that_the_question_is_finished(qtbot: QtBot, scale: ScaleInput) -> None:
    with qtbot.waitSignal(scale.finished):
        press(qtbot, scale, Qt.Key.Key_Return)


def test_a_click_anywhere_on_a_tile_answers(qtbot: QtBot, scale: ScaleInput) -> None:
    told = heard(scale)
    tile = scale.findChildren(Tile)[3]
    qtbot.mouseClick(
        tile, Qt.MouseButton.LeftButton, pos=tile.rect().bottomRight() - tile.rect().center() / 8
    )
    assert told == [3]


def test_the_group_is_one_tab_stop_once_answered(scale: ScaleInput) -> None:
    scale.choose(2)
    scale.focus_answer()
    assert len(tab_order(scale)) == 1


def test_a_screen_reader_hears_question_and_levels(scale: ScaleInput) -> None:
    assert scale.accessibleName() == "Det går att prata om svåra saker hemma."
    interface = QAccessible.queryAccessibleInterface(scale.findChildren(Tile)[2])
    assert interface.text(QAccessible.Text.Name) == "Stämmer ganska bra, 2 av 0 till 3"
    assert interface.role() == QAccessible.Role.RadioButton
    group = QAccessible.queryAccessibleInterface(scale)
    assert group.role() == QAccessible.Role.Grouping


@pytest.mark.parametrize(("room", "lines"), [(900, 1), (330, 2), (180, 4)])
def test_tiles_stand_in_fewer_columns_when_narrow(qtbot: QtBot, room: int, lines: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    scale = ScaleInput("Fråga", LEVELS)
    column(page).addWidget(scale)
    page.resize(room, 700)
    page.show()
    qtbot.waitUntil(lambda: len({tile.y() for tile in scale.findChildren(Tile)[:4]}) == lines)
    assert scale.width() <= room


@pytest.mark.parametrize(
    ("key", "value"), [(Qt.Key.Key_J, True), (Qt.Key.Key_N, False), (Qt.Key.Key_V, UNKNOWN)]
)
def test_yes_and_no_have_a_key_each(qtbot: QtBot, key: Qt.Key, value: object) -> None:
    question = YesNoInput("Har du någon att äta med?")
    qtbot.addWidget(question)
    question.show()
    question.focus_answer()
    told = heard(question)
    press(qtbot, question, key)
    assert told == [value]
    question.set_value(False)
    assert question.value() is False


def test_several_choices_are_told_in_the_lists_order(qtbot: QtBot) -> None:
    choices = ChoiceList("Hur?", [("a", "Buss"), ("b", "Cykel"), ("c", "Går")])
    qtbot.addWidget(choices)
    choices.show()
    qtbot.waitExposed(choices)
    told = heard(choices)
    choices.set_keys({"c"})
    assert told == []
    box = found(choices, QWidget, "choice-a")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(9, 12))
    assert told == [("a", "c")]
    assert choices.keys() == ("a", "c")


def test_choices_stand_in_columns_as_wide_as_their_own_words(qtbot: QtBot) -> None:
    long, short = "Kartläggningens sammanfattning", "Annat"
    around, choices = QWidget(), ChoiceList("Om vad?", [("a", long), ("b", long), ("c", short)])
    column(around, gap=0).addWidget(choices)
    qtbot.addWidget(around)
    around.show()
    first, second, third = (found(choices, QWidget, f"choice-{key}") for key in "abc")
    wide = first.sizeHint().width()
    around.resize(wide * 3 // 2, 120)
    qtbot.waitUntil(lambda: third.y() == first.y() and third.x() >= wide)
    around.resize(wide + 4, 120)
    qtbot.waitUntil(lambda: third.y() > second.y() and third.x() == first.x())


def test_segments_tell_the_key_only_when_the_user_chooses(qtbot: QtBot) -> None:
    parts = Segments([("day", "Dag"), ("week", "Vecka")], "Visa")
    qtbot.addWidget(parts)
    parts.show()
    told = heard(parts)
    assert parts.key() == "day"
    parts.choose("week")
    assert told == []
    first = parts.findChild(QWidget, "segment-day")
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told == ["day"]


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_a_pill_that_stays_down_has_room_for_its_heavier_letters(qtbot: QtBot, zoom: int) -> None:
    theme.zoom_to(zoom)
    pill = Button("Alla öppna  12", "pill")
    pill.setCheckable(True)
    qtbot.addWidget(pill)
    pill.ensurePolished()
    heavy = QFont(pill.font())
    heavy.setWeight(QFont.Weight.DemiBold)
    assert pill.sizeHint().width() >= QFontMetrics(heavy).horizontalAdvance(pill.text()) + 2 * px(12)


def test_a_word_that_comes_later_stands_as_far_from_the_icon(qtbot: QtBot) -> None:
    first, later = Button("Skriv ut", "primary", "printer"), Button("", "primary", "printer")
    for button in (first, later):
        qtbot.addWidget(button)
    later.set_text("Skriv ut")
    assert later.iconSize() == first.iconSize()
    assert later.sizeHint() == first.sizeHint()


def test_pills_say_their_number(qtbot: QtBot) -> None:
    pills = Pills([("all", "Alla öppna", 12), ("plan", "Utan plan", None)], "Urval")
    qtbot.addWidget(pills)
    told = heard(pills)
    pills.set_count("plan", 4)
    pill = found(pills, QWidget, "pill-plan")
    assert pill.accessibleName() == "Utan plan, 4"
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert (told, pills.key()) == (["plan"], "plan")
