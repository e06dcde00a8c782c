"""Fields: dates and times as people write them, plain text alone, errors that are heard."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCalendarWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import NotUnderstoodError
from tests.ui.finding import found
from ui.look.language import speak_swedish
from ui.widgets.input.calendar import CalendarFrame
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.date_words import read_date, read_time
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import LONGEST, PlainText
from ui.widgets.input.quietly import quietly
from ui.widgets.input.search_box import SearchBox
from ui.widgets.show.saved import SavedLabel

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("20261124", date(2026, 11, 24)),
        ("24/11", date(2026, 11, 24)),
        ("24/11 2025", date(2025, 11, 24)),
        ("24.11.26", date(2026, 11, 24)),
        ("5/1", date(2027, 1, 5)),
        ("24 nov", date(2026, 11, 24)),
        ("1 Januari", date(2027, 1, 1)),
        (" i  morgon ", date(2026, 11, 25)),
        ("igår", date(2026, 11, 23)),
        ("fredag", date(2026, 11, 27)),
        ("tis", date(2026, 12, 1)),
        ("29/2 2028", date(2028, 2, 29)),
        ("29/2 2027", None),
        ("26-11-24", date(2026, 11, 24)),
        ("261124", date(2026, 11, 24)),
        ("24-11-2026", date(2026, 11, 24)),
        ("24 nov 26", date(2026, 11, 24)),
        ("den 24 november", date(2026, 11, 24)),
        ("den 24:e november 2026", date(2026, 11, 24)),
        ("tis 24/11", date(2026, 11, 24)),
        ("tisdag den 24 november", date(2026, 11, 24)),
        ("i fredags", date(2026, 11, 20)),
        ("på fredag", date(2026, 11, 27)),
        ("2026–11–24", date(2026, 11, 24)),
        ("ons 24/11", None),
        ("2611240", None),
        ("2026112", None),
        ("24112", None),
        ("241", None),
        ("24", None),
        ("nästa fredag", None),
        ("31/11", None),
        ("ty", None),
        ("snart", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str, meant: date | None) -> None:
    assert read_date(written, TUESDAY, "meeting") == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10.20", time(10, 20)),
        ("10:20", time(10, 20)),
        ("1020", time(10, 20)),
        ("9", time(9)),
        ("kl 10", time(10)),
        ("kl. 10.20", time(10, 20)),
        ("klockan 9", time(9)),
        ("kl", None),
        ("24.00", None),
    ],
)
def test_a_time_is_read_as_people_write_it(written: str, meant: time | None) -> None:
    assert read_time(written) == meant


def test_a_typed_day_is_written_out_and_told_once(qtbot: QtBot) -> None:
    field = DateField(lambda: TUESDAY, "meeting")
    qtbot.addWidget(field)
    told: list[object] = []
    field.dated.connect(told.append)
    qtbot.keyClicks(field.line, "24/11")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "2026-11-24"
    assert field.date() == TUESDAY
    assert told == [TUESDAY]
    field.line.setText("i förrgår ungefär")
    assert field.is_wrong()
    with pytest.raises(NotUnderstoodError):
        field.date()
    assert field.line.text() == "i förrgår ungefär"


def test_the_calendar_opens_on_alt_down_in_swedish(qtbot: QtBot, dressed: QApplication) -> None:
    field = DateField(lambda: TUESDAY, "meeting")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    frame = found(field, CalendarFrame)
    month = found(frame, QCalendarWidget)
    assert month.locale().monthName(11) == "november"
    month.activated.emit(month.selectedDate().addDays(1))
    assert field.date() == date(2026, 11, 25)


def test_a_time_field_writes_the_time_out(qtbot: QtBot) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "1020")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.time() == time(10, 20)
    assert field.text() == "10.20"
    field.set_time(None)
    assert field.time() is None


def test_pasted_text_loses_its_formatting_and_shows_nul(qtbot: QtBot) -> None:
    text = PlainText()
    qtbot.addWidget(text)
    pasted = QMimeData()
    pasted.setHtml("<b>fet</b><img src='x'>")
    pasted.setText("fet\0 <b>rad</b>")
    text.insertFromMimeData(pasted)
    assert text.text() == "fet␀ <b>rad</b>"
    picture = QMimeData()
    picture.setData("image/png", b"x")
    assert not text.canInsertFromMimeData(picture)


def test_pasted_megabytes_are_cut_at_the_longest(qtbot: QtBot) -> None:
    text = PlainText(most=5)
    qtbot.addWidget(text)
    pasted = QMimeData()
    pasted.setText("å" * (LONGEST + 500))
    text.insertFromMimeData(pasted)
    assert len(text.text()) <= LONGEST


def test_text_grows_with_what_is_written_and_then_scrolls(qtbot: QtBot) -> None:
    text = PlainText(2, most=6)
    qtbot.addWidget(text)
    text.resize(400, 100)
    text.show()
    low = text.sizeHint().height()
    text.set_text("\n".join(str(line) for line in range(5)))
    middle = text.sizeHint().height()
    text.set_text("\n".join(str(line) for line in range(50)))
    assert low < middle < text.sizeHint().height()
    assert text.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    text.set_caret(10_000)
    assert text.caret() == len(text.text())


def test_an_error_stands_under_its_field_and_is_part_of_its_description(qtbot: QtBot) -> None:
    field = Field("Datum", DateField(lambda: TUESDAY, "meeting"), "Som 24/11", optional=True)
    qtbot.addWidget(field)
    field.show()
    assert field.control.line.accessibleName() == "Datum"
    assert field.control.line.accessibleDescription() == "Som 24/11 frivilligt"
    field.set_error("Datumet går inte att läsa.")
    assert field.error() == "Datumet går inte att läsa."
    assert field.control.line.property("error") is True
    assert "går inte att läsa" in field.control.line.accessibleDescription()
    field.set_error("")
    assert field.control.line.property("error") is False


def test_a_combo_keeps_its_choice_when_filled_again(qtbot: QtBot) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    combo.fill([("Samtal", "call"), ("Hembesök", "visit")])
    combo.choose("visit")
    combo.fill([("Möte", "meeting"), ("Hembesök", "visit")])
    assert combo.data() == "visit"
    combo.fill([("Möte", "meeting")])
    assert combo.data() == "meeting"


def test_a_combo_that_is_filled_and_chosen_for_quietly_tells_nothing(qtbot: QtBot) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    told: list[int] = []
    combo.currentIndexChanged.connect(told.append)
    with quietly(combo):
        combo.fill([("Samtal", "call"), ("Hembesök", "visit")])
        combo.choose("visit")
    assert told == []
    combo.choose("call")
    assert told == [0]


def test_a_combo_is_called_what_it_was_called_last(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    combo = Combo()
    QVBoxLayout(host).addWidget(combo)
    combo.fill([("Samtal", "call")])
    for name in ("Slag", "Nytt slag"):
        combo.call(name)
    heard = QAccessible.queryAccessibleInterface(combo).relations(QAccessible.RelationFlag.Label)
    assert [one.text(QAccessible.Text.Name) for one, _ in heard] == ["Nytt slag"]


def test_search_tells_once_the_fingers_rest_and_esc_empties(qtbot: QtBot) -> None:
    box = SearchBox("Namn, klass eller nummer")
    qtbot.addWidget(box)
    told: list[str] = []
    box.searched.connect(told.append)
    qtbot.keyClicks(box, "ami")
    qtbot.waitUntil(lambda: told == ["ami"])
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert told == ["ami", ""]
    assert box.accessibleName() == "Namn, klass eller nummer"


def test_a_full_line_says_so_instead_of_cutting_in_silence(qtbot: QtBot) -> None:
    line = LineEdit()
    qtbot.addWidget(line)
    line.setMaxLength(5)
    qtbot.keyClicks(line, "sextio")
    assert line.text() == "sexti"
    assert "fullt" in line.toolTip()


def test_the_saved_line_says_the_time_or_what_is_wrong(qtbot: QtBot) -> None:
    saved = SavedLabel()
    qtbot.addWidget(saved)
    saved.saved(datetime(2026, 11, 24, 10, 42))  # local time is what the label shows
    assert saved.text() == "Sparat 10.42"
    saved.typing()
    assert saved.text() == "Sparas …"
    saved.failed("Disken är full.")
    assert saved.text() == "Disken är full."


def test_qt_itself_speaks_swedish(dressed: QApplication) -> None:
    translator = speak_swedish(dressed)
    assert translator.translate("QPlatformTheme", "Cancel") == "Avbryt"
    dressed.removeTranslator(translator)


def test_what_did_not_fit_is_still_on_the_clipboard(qtbot: QtBot) -> None:
    QApplication.clipboard().setText("för långt " * 10)
    line = LineEdit()
    qtbot.addWidget(line)
    line.setMaxLength(12)
    line.paste()
    assert len(line.text()) == 12
    field = PlainText()
    qtbot.addWidget(field)
    field.set_text("x" * LONGEST)
    field.paste()
    assert field.text() == "x" * LONGEST
    assert QApplication.clipboard().text() == "för långt " * 10
