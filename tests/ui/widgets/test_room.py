"""What parts of a page do with the room there is: fields fill their rows, lines without room are hidden whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.frame.columns import Columns
from ui.widgets.frame.fitting import Fitting
from ui.widgets.frame.scroll import CardScroll
from ui.widgets.frame.shared_rows import SharedRows
from ui.widgets.input.line import LineEdit, leads_away
from ui.widgets.input.plain_text import PlainText


def _line(high: int) -> QWidget:
    made = QLabel("x")
    made.setFixedHeight(high)
    return made


def test_fields_stand_in_one_row_and_fill_every_row_from_edge_to_edge(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    rows = SharedRows(host, gap=8)
    fields = [QWidget() for _ in range(5)]
    for field, share in zip(fields, (0, 1, 0, 3, 2), strict=True):
        rows.add(field, 100, share)
    host.resize(700, 60)
    host.show()
    assert len({field.y() for field in fields}) == 1
    assert fields[-1].geometry().right() == 699
    assert fields[0].width() == 100
    assert fields[3].width() > fields[4].width() > fields[1].width() > 100

    host.resize(330, 200)
    qtbot.waitUntil(lambda: len({field.y() for field in fields}) == 2)
    assert {fields[2].geometry().right(), fields[4].geometry().right()} == {329}


def test_lines_without_room_are_hidden_whole_and_come_back(qtbot: QtBot) -> None:
    made = Fitting(gap=0)
    qtbot.addWidget(made)
    made.resize(200, 70)
    made.show()
    lines = [_line(30) for _ in range(4)]
    made.show_lines(lines)
    assert [line.isVisible() for line in lines] == [True, True, False, False]
    made.resize(200, 130)
    assert all(line.isVisible() for line in lines)
    made.show_whole(True)
    assert made.sizeHint().height() >= 4 * lines[0].sizeHint().height()


def test_lines_of_a_card_scroll_alone_beside_others_and_are_whole_when_stacked(qtbot: QtBot) -> None:
    scroll, other = CardScroll(), QWidget()
    for _ in range(20):
        scroll.lines.addWidget(_line(30))
    made = Columns([(scroll, 1, 300), (other, 1, 300)])
    made.turned.connect(scroll.show_whole)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    assert scroll.verticalScrollBar().maximum() > 0
    assert made.minimumSizeHint().height() < 400
    made.resize(500, 900)
    assert made.is_stacked()
    qtbot.waitUntil(lambda: made.minimumSizeHint().height() > 20 * 30)


def test_a_text_that_fills_shows_its_last_line_and_takes_the_rest(qtbot: QtBot) -> None:
    text = PlainText(lines=3, fills=True)
    qtbot.addWidget(text)
    text.resize(400, 600)
    text.show()
    text.set_text("\n".join(["Rad"] * 12))
    line = text.document().firstBlock().layout().lineAt(0).height()
    assert text.sizeHint().height() >= 12 * line + 2 * text.document().documentMargin()
    assert text.height() == 600


def test_alt_and_a_digit_is_never_written(qtbot: QtBot) -> None:
    for made in (LineEdit("Karin Ek"), PlainText()):
        qtbot.addWidget(made)
        made.show()
        before = made.text()
        qtbot.keyClick(made, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
        assert made.text() == before
        qtbot.keyClick(made, Qt.Key.Key_4)
        assert "4" in made.text()
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
    assert not leads_away(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_4, both, "4"))
