"""Days as they are typed: read back as they were written, never outside the field's span without a word."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import dates, spans
from desktop.errors import NotUnderstoodError
from ui.widgets.input import field as field_module
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.date_words import read_date, read_time
from ui.widgets.input.field import Field

TODAY = date(2026, 11, 24)
KINDS: tuple[spans.DayKind, ...] = get_args(spans.DayKind)
todays = st.dates(date(2020, 1, 1), date(2060, 12, 31))
kinds = st.sampled_from(KINDS)
plausible = st.text("0123456789-/. adefgijklmnoprstuvyåö", max_size=14)


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("pupil_birth", "130614", date(2013, 6, 14)),
        ("pupil_birth", "20130614", date(2013, 6, 14)),
        ("pupil_birth", "14/6 13", date(2013, 6, 14)),
        ("pupil_birth", "14 juni 2013", date(2013, 6, 14)),
        ("pupil_birth", "14/6", None),
        ("pupil_birth", "fredag", None),
        ("guardian_birth", "850614", date(1985, 6, 14)),
        ("guardian_birth", "050614", date(2005, 6, 14)),
        ("guardian_birth", "170614", date(1917, 6, 14)),
        ("note", "fredag", date(2026, 11, 20)),
        ("note", "tis", date(2026, 11, 17)),
        ("note", "24/12", date(2025, 12, 24)),
        ("note", "261123", date(2026, 11, 23)),
        ("meeting", "fredag", date(2026, 11, 27)),
        ("meeting", "20/11", date(2026, 11, 20)),
        ("follow_up", "20/11", date(2027, 11, 20)),
        ("plan", "fredag", date(2026, 11, 27)),
        ("consent", "fredag", None),
        ("answer", "fredag", None),
        ("answer", "i fredags", date(2026, 11, 20)),
    ],
)
def test_the_field_says_which_way_and_which_century(
    kind: spans.DayKind, written: str, meant: date | None
) -> None:
    assert read_date(written, TODAY, kind) == meant


@settings(deadline=None)
@given(today=todays, kind=kinds, ahead=st.floats(0, 1))
def test_a_day_written_with_its_year_is_read_back_as_the_same(
    today: date, kind: spans.DayKind, ahead: float
) -> None:
    held = spans.span(kind, today)
    day = held.first + timedelta(days=round((held.last - held.first).days * ahead))
    forms = [day.isoformat(), f"{day:%Y%m%d}", dates.full(day), f"{dates.long(day)} {day.year}"]
    forms += [f"{day.day}/{day.month} {day.year}", f"{day.day}-{day.month}-{day.year}"]
    forms += [f"{day:%y%m%d}", f"{day:%y-%m-%d}", f"{day.day}/{day.month} {day:%y}"]
    forms += [dates.plain(day, today), dates.brief(day, today)] if day.year != today.year else []
    assert {read_date(form, today, kind) for form in forms} == {day}


@settings(deadline=None)
@given(today=todays, kind=kinds, off=st.integers(-366, 366))
def test_a_day_written_in_a_list_is_read_back_as_the_same(today: date, kind: spans.DayKind, off: int) -> None:
    day = today + timedelta(days=off)
    if not spans.TABLE[kind].needs_year and spans.span(kind, today).holds(day):
        assert read_date(dates.short(day, today), today, kind) == day
    if day.year == today.year and not spans.TABLE[kind].needs_year and spans.span(kind, today).holds(day):
        assert read_date(dates.long(day), today, kind) == day
    near = off <= 0 if spans.TABLE[kind].way == "back" else abs(off) < 180
    if near and not spans.TABLE[kind].needs_year and spans.span(kind, today).holds(day):
        assert read_date(dates.brief(day, today), today, kind) == day


@settings(deadline=None)
@given(text=st.one_of(st.text(), plausible), today=todays, kind=kinds)
def test_nothing_is_read_outside_the_span_without_being_told(
    text: str, today: date, kind: spans.DayKind
) -> None:
    day = read_date(text, today, kind)
    if day is not None and not spans.span(kind, today).holds(day):
        assert spans.doubt(kind, day, today)
    read = read_time(text)
    assert read is None or isinstance(read, time)


@settings(deadline=None)
@given(digits=st.integers(1, 12).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n)), kind=kinds)
def test_only_six_and_eight_digits_are_a_day(digits: str, kind: spans.DayKind) -> None:
    if len(digits) not in (6, 8):
        assert read_date(digits, TODAY, kind) is None


@settings(deadline=None)
@given(at=st.times())
def test_a_time_is_read_back_as_it_was_written(at: time) -> None:
    assert read_time(dates.clock(at)) == at.replace(second=0, microsecond=0)


def test_a_birthday_of_six_digits_is_written_out_in_this_century(qtbot: QtBot) -> None:
    field = DateField(lambda: TODAY, "pupil_birth")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "130614")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.line.text(), field.date()) == ("2013-06-14", date(2013, 6, 14))


@pytest.mark.parametrize("written", ["13061", "1306-06-14", "2031-01-01", "innan dess", "14/6"])
def test_what_cannot_be_meant_is_said_with_the_fields_name_and_stays_as_typed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    said: list[str] = []
    monkeypatch.setattr(field_module, "announce", lambda _widget, text: said.append(text))
    field = Field("Födelsedag", DateField(lambda: TODAY, "pupil_birth"))
    qtbot.addWidget(field)
    qtbot.keyClicks(field.control.line, written)
    assert not said, "not while it is typed"
    qtbot.keyClick(field.control.line, Qt.Key.Key_Return)
    assert field.control.line.text() == written
    assert len(said) == 1
    assert said[0].startswith("Födelsedag. ")
    assert "Skriv" in field.error()
    with pytest.raises(NotUnderstoodError) as found:
        field.control.date()
    assert "Födelsedag" in found.value.title
    field.control.line.selectAll()
    qtbot.keyClicks(field.control.line, "14/6 2013")
    assert field.error() == "", "forgiven as soon as it is mended"


def test_an_example_says_how_a_birthday_can_be_written(qtbot: QtBot) -> None:
    field = DateField(lambda: TODAY, "pupil_birth")
    qtbot.addWidget(field)
    field.show_unread("igår kanske")
    assert field.problem() == "Det går inte att läsa som en dag. Skriv till exempel 14/6 2013."


def test_a_strange_day_from_the_vault_is_shown_with_a_word_and_may_stay(qtbot: QtBot) -> None:
    field = Field("Födelsedag", DateField(lambda: TODAY, "pupil_birth"))
    qtbot.addWidget(field)
    field.control.set_date(date(1306, 6, 14))
    assert field.error() == "14 juni 1306 kan inte stämma här. Titta en gång till."
    assert field.control.date() == date(1306, 6, 14)
    field.control.line.setText("130614")
    assert field.control.date() == date(2013, 6, 14)
    assert field.error() == ""


def test_a_needed_day_is_asked_for_when_it_is_left_empty_and_not_before(qtbot: QtBot) -> None:
    field = Field("Datum", DateField(lambda: TODAY, "meeting", needed=True))
    qtbot.addWidget(field)
    assert field.error() == ""
    with pytest.raises(NotUnderstoodError):
        field.control.day()
    assert field.error().startswith("Skriv vilken dag")


def test_a_time_that_cannot_be_read_raises_and_stays(qtbot: QtBot) -> None:
    field = Field("Tid", TimeField())
    qtbot.addWidget(field)
    field.control.show_unread("halv tre")
    assert field.error().startswith("Det går inte att läsa som ett klockslag")
    with pytest.raises(NotUnderstoodError):
        field.control.time()
    assert field.control.text() == "halv tre"
