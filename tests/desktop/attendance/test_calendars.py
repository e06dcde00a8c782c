from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.records import CalendarSpan
from desktop.attendance import calendars
from desktop.errors import UserError
from desktop.overrides import OVERRIDES
from desktop.session.session import Session
from tests.builders import a_school


def a_place(session: Session, name: str = "Björkbacka skola") -> str:
    with session.change("schools") as db:
        return db.schools.add(a_school(name=name)).id


def a_span(school_id: str, first: date, last: date, **given: Any) -> CalendarSpan:
    return CalendarSpan(school_id=school_id, first_on=first, last_on=last, **{"kind": "lov", **given})


def test_a_span_is_kept_changed_and_taken_away(session: Session) -> None:
    school = a_place(session)
    term = calendars.save_span(
        session, a_span(school, date(2026, 8, 18), date(2026, 12, 18), kind="termin", name=" Hösten 2026 ")
    )
    assert session.db.calendar_spans.of(school) == [term]
    assert term.name == "Hösten 2026"
    assert calendars.calendar_of(session, school).school_days(2026, 34) == 4
    calendars.remove_span(session, term)
    assert not calendars.calendar_of(session, school).is_known
    assert not calendars.calendar_of(session, None).is_known


def test_days_that_cannot_be_meant_are_refused(session: Session) -> None:
    school = a_place(session)
    calendars.save_span(session, a_span(school, date(2026, 8, 18), date(2026, 12, 18), kind="termin"))
    wrong = [
        a_span(school, date(2026, 10, 30), date(2026, 10, 26)),
        a_span(school, date(2026, 10, 26), date(2027, 10, 30)),
        a_span(school, date(2026, 12, 1), date(2027, 1, 20), kind="termin"),
        a_span(school, date(2026, 9, 1), date(2026, 9, 20), kind="studiedag"),
    ]
    for one in wrong:
        with pytest.raises(UserError, match="dagarna stämmer inte"):
            calendars.save_span(session, one)
    assert len(session.db.calendar_spans.of(school)) == 1


def test_the_week_of_sportlov_is_asked_about_and_then_lies_in_the_year_that_is_proposed(
    session: Session,
) -> None:
    school = a_place(session)
    assert calendars.asks_winter_week(session, school)
    assert not calendars.calendar_of(session, school).is_maybe(2027, 9)
    calendars.say_winter_week(session, "9")
    assert calendars.calendar_of(session, school).is_maybe(2027, 9)
    assert calendars.calendar_of(session, None).is_maybe(2027, 9)
    (lov,) = (one for one in calendars.offered(session, school) if one.kind == "lov")
    assert (lov.name, lov.first_on, lov.last_on) == ("Sportlov 2027", date(2027, 3, 1), date(2027, 3, 5))
    calendars.take_in(session, school, calendars.offered(session, school))
    assert not calendars.asks_winter_week(session, school)
    assert calendars.calendar_of(session, school).is_break(2027, 9)
    assert not calendars.asks_winter_week(session, a_place(session, "Ängsskolan"))
    for week in ("6", "13", "", "nio"):
        with pytest.raises(ValueError, match=f"^{week}$"):
            calendars.say_winter_week(session, week)
    calendars.say_winter_week(session, calendars.NOT_KNOWN)
    assert calendars.winter_week(session) is None


def test_what_is_missing_is_proposed_from_the_file_then_another_school_then_the_usual(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, other = a_place(session), a_place(session, "Ängsskolan")
    usual = calendars.offered(session, school)
    assert [one.name for one in usual] == ["Hösten 2026", "Våren 2027"]
    assert {one.kind for one in usual} == {"termin"}
    calendars.save_span(session, a_span(other, date(2026, 8, 19), date(2027, 1, 15), kind="termin"))
    assert [one.first_on for one in calendars.offered(session, school)] == [date(2026, 8, 19)]
    monkeypatch.setattr(OVERRIDES, "folder", tmp_path)
    file = tmp_path / calendars.FILE
    file.write_text(
        "[[termin]]\nnamn = 'Hösten'\nfran = 2026-08-18\ntill = 2026-12-18\n[[studiedag]]\ndag = 2026-09-18\n",
        encoding="utf-8",
    )
    offered = calendars.offered(session, school)
    assert [(one.kind, one.first_on) for one in offered] == [
        ("termin", date(2026, 8, 18)),
        ("studiedag", date(2026, 9, 18)),
    ]
    assert len(calendars.take_in(session, school, offered)) == 2
    assert calendars.take_in(session, school, offered) == []
    for text in ("[[termin]]\nfran = 'i höst'\n", "[[ferie]]\ndag = 2026-09-18\n", "termin", "\xff"):
        file.write_text(text, encoding="latin-1")
        with pytest.raises(UserError, match="går inte att läsa"):
            calendars.offered(session, school)
