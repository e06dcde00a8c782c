"""Tables, steppers, strips: what they show, say and do with the keyboard."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.look import gallery
from tests.ui.look.gallery_words import PUPILS, STEPS
from ui.dialogs.ask import AskDialog
from ui.look.metrics import column
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.palette import Hit, Palette
from ui.widgets.input.buttons import Button, IconButton
from ui.widgets.paint.focus_ring import FocusRing
from ui.widgets.show.attendance import AttendanceStrip, Week
from ui.widgets.show.banner import Banner
from ui.widgets.show.chip_kinds import note_chip
from ui.widgets.show.comparison_row import ComparisonRow, ShownAnswer
from ui.widgets.show.informant_mark import InformantShape
from ui.widgets.show.ladder import GoalLadder
from ui.widgets.show.row_model import Column, RowModel
from ui.widgets.show.stepper import Step, Stepper
from ui.widgets.show.text import Elided, label

HOSTILE = "<b>fet</b> & <img src='http://x'>"


def test_labels_show_markup_as_it_was_written(qtbot: QtBot) -> None:
    for made in (label(HOSTILE), Elided(HOSTILE), note_chip("draft")):
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText
    button = Button(HOSTILE)
    qtbot.addWidget(button)
    assert button.accessibleName() == HOSTILE
    assert button.text().count("&") == 2


def test_a_chip_says_what_it_is_about(qtbot: QtBot) -> None:
    chip = note_chip("draft")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Anteckning: Utkast"


def test_a_card_and_a_banner_are_groups_with_names(qtbot: QtBot) -> None:
    card, banner = Card("Mål i planen"), Banner()
    for part in (card, banner):
        qtbot.addWidget(part)
    banner.say("warn", "Dela inte ännu.", "Abdi har inte skrivit på.")
    for part, name in ((card, "Mål i planen"), (banner, "Dela inte ännu. Abdi har inte skrivit på.")):
        interface = QAccessible.queryAccessibleInterface(part)
        assert interface.role() == QAccessible.Role.Grouping
        assert interface.text(QAccessible.Text.Name) == name
    banner.clear()
    assert banner.isHidden()


def test_a_table_sorts_names_in_swedish_order_and_empty_dates_last() -> None:
    rows = [("Östen", 3), ("Ailo", None), ("Åsa", 1), ("Zahra", 2)]
    model = RowModel(
        [
            Column("Elev", lambda row: row[0]),
            Column("Nästa", lambda row: str(row[1] or ""), sort=lambda row: row[1]),
        ],
        rows,
    )
    model.sort(0)
    assert [row[0] for row in model.rows()] == ["Ailo", "Zahra", "Åsa", "Östen"]
    model.sort(1)
    assert [row[1] for row in model.rows()] == [1, 2, 3, None]
    model.set_rows([("B", 9), ("A", 8)])
    assert [row[1] for row in model.rows()] == [8, 9]
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Elev: A"


def test_enter_opens_space_marks_and_letters_find(qtbot: QtBot) -> None:
    table = gallery.table()
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    opened: list[tuple[object, ...]] = []
    marked: list[tuple[object, ...]] = []
    table.opened.connect(opened.append)
    table.marked.connect(marked.append)
    qtbot.keyClicks(table, "el")
    assert table.current()[2] == "Elias Lindqvist"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert [row[2] for row in opened] == ["Elias Lindqvist"]
    assert [row[2] for row in marked] == ["Elias Lindqvist"]


def test_f3_sorts_by_the_column_one_stands_in_and_back(qtbot: QtBot) -> None:
    table = gallery.table()
    qtbot.addWidget(table)
    table.show()
    table.setCurrentIndex(table.rows.index(1, 1))
    qtbot.keyClick(table, Qt.Key.Key_F3)
    assert [row[3] for row in table.rows.rows()] == ["4B", "5A", "7B", "8B", "9C"]
    qtbot.keyClick(table, Qt.Key.Key_F3)
    assert [row[3] for row in table.rows.rows()] == ["9C", "8B", "7B", "5A", "4B"]
    assert table.current()[2] == "Ali Karimi"


def test_a_table_keeps_its_row_when_it_is_filled_again(qtbot: QtBot) -> None:
    table = gallery.table()
    qtbot.addWidget(table)
    assert table.select(lambda row: row[2].startswith("Freja"))
    table.set_rows(reversed(PUPILS), key=lambda row: row[2])
    assert table.current()[2] == "Freja Niemi"
    assert not table.select(lambda row: False)


def test_the_columns_of_a_table_fill_its_width(qtbot: QtBot) -> None:
    table = gallery.table()
    qtbot.addWidget(table)
    table.resize(1100, 400)
    table.show()
    assert table.horizontalHeader().length() == table.viewport().width()


def test_the_stepper_is_one_tab_stop_and_the_arrows_move(qtbot: QtBot) -> None:
    stepper = Stepper(STEPS)
    qtbot.addWidget(stepper)
    stepper.resize(1100, 70)
    stepper.show()
    steps = stepper.findChildren(Step)
    assert steps[2].accessibleName() == "Steg 3 av 8: Kartläggning, pågår"
    assert steps[2].accessibleDescription() == "31 av 39 frågor"
    opened: list[int] = []
    stepper.opened.connect(opened.append)
    steps[0].setFocus()
    qtbot.keyClick(steps[0], Qt.Key.Key_Right)
    qtbot.keyClick(steps[1], Qt.Key.Key_End)
    tabbed = [step for step in steps if step.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tabbed == [steps[7]]
    qtbot.keyClick(steps[7], Qt.Key.Key_Return)
    assert opened == [7]


@pytest.mark.parametrize(("room", "lines"), [(1100, 1), (600, 2)])
def test_the_stepper_stands_on_two_lines_when_narrow(qtbot: QtBot, room: int, lines: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    stepper = Stepper(STEPS)
    column(page).addWidget(stepper)
    page.resize(room, 200)
    page.show()
    qtbot.waitUntil(lambda: len({step.y() for step in stepper.findChildren(Step)}) == lines)
    assert stepper.width() <= room


def test_the_attendance_strip_says_the_week_the_arrows_stand_on(qtbot: QtBot) -> None:
    strip = AttendanceStrip()
    qtbot.addWidget(strip)
    weeks = [Week("46", is_break=True), Week("47", 61, 19, 20)]
    strip.show_weeks(weeks, summary="Efter planen 58 %.")
    assert strip.accessibleName() == "Efter planen 58 %. Vecka 47: närvaro 61 %, giltig 19, ogiltig 20."
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.accessibleName() == "Efter planen 58 %. Vecka 46: lov."


def test_a_ladder_says_the_step_in_words(qtbot: QtBot) -> None:
    words = ("en dag", "två dagar i veckan", "tre dagar", "fyra dagar", "alla dagar")
    ladder = GoalLadder(1, words=words)
    qtbot.addWidget(ladder)
    assert ladder.accessibleName() == "Steg 2 av 5: två dagar i veckan. Målet är steg 3."
    ladder.show_goal(None)
    assert ladder.accessibleName() == "Inget steg är nått. Målet är steg 3."


def test_an_informant_row_says_everyone_in_fixed_order_without_figures(qtbot: QtBot) -> None:
    answers = [
        ShownAnswer(InformantShape("skola"), "Skolan", 2, "ganska bra"),
        ShownAnswer(InformantShape("vh", 2), "Abdi", None, "vet inte"),
        ShownAnswer(InformantShape("elev"), "Amina", 3, "helt"),
        ShownAnswer(InformantShape("vh", 1), "Hodan", 0, "inte alls"),
    ]
    row = ComparisonRow("Trygg vuxen i skolan", ("inte alls", "lite", "ganska bra", "helt"), answers)
    qtbot.addWidget(row)
    said = "Trygg vuxen i skolan. Amina: helt. Hodan: inte alls. Abdi: vet inte. Skolan: ganska bra."
    assert row.accessibleName() == said
    row.resize(500, 200)
    row.show()
    assert not row.grab().isNull()


def test_columns_stack_when_they_do_not_fit(qtbot: QtBot) -> None:
    columns = Columns([(QLabel("a"), 1, 300), (QLabel("b"), 1, 300)])
    qtbot.addWidget(columns)
    columns.resize(700, 100)
    columns.show()
    assert not columns.is_stacked()
    columns.resize(600, 100)
    assert columns.is_stacked()


def test_the_focus_ring_goes_round_the_control_with_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    ring = FocusRing(window)
    button = IconButton("x", "Stäng")
    button.setParent(window)
    button.setGeometry(50, 60, 32, 32)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    button.move(100, 20)
    qtbot.waitUntil(lambda: ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4))
    button.hide()
    qtbot.waitUntil(ring.isHidden)


def test_the_safe_button_of_a_question_has_focus_and_esc(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = AskDialog(
        window, "Signera?", "Sedan går den bara att rätta.", "Signera och lås", "Fortsätt skriva"
    )
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.focusWidget() is dialog.stay
    assert dialog.geometry() == window.geometry()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_palette_finds_moves_and_runs(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    ran: list[str] = []

    def search(words: str) -> list[Hit]:
        hits = [Hit("Elever", name, "7B", "user", partial(ran.append, name)) for name in ("Ali", "Amina")]
        return [hit for hit in hits if words in hit.text.lower()] + [
            Hit("Gör", "Lås", "", "key", lambda: None)
        ]

    palette = Palette(window, search)
    palette.open()
    assert palette.line.accessibleName() == "Sök eller gör"
    qtbot.keyClicks(palette.line, "a")
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert ran == ["Amina"]
    assert palette.isHidden()


def test_none_outlives_many_calls_from_qt(qtbot: QtBot, dressed: QApplication) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    for _ in range(60_000):
        assert widget.property("nothing") is None
