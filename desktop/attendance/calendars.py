"""The calendars of the schools in the vault: read, put right, taken from the municipality's file, proposed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from db.records import CalendarSpan
from db.records.states import SPAN_KINDS, SpanKind, one_of
from desktop.attendance.calendar import WINTER_BREAKS, SchoolCalendar, overlaps
from desktop.errors import UserError
from desktop.overrides import OVERRIDES
from desktop.session.session import Session
from desktop.session.settings import save_office

FILE = "lasar.toml"
NOT_KNOWN = "-"
"""What stands for the week of sportlov once it has been asked about and nobody knew."""
NAMES: dict[SpanKind, str] = {"termin": "Termin", "lov": "Lov", "studiedag": "Studiedag"}
LONGEST: dict[SpanKind, int] = {"termin": 200, "lov": 100, "studiedag": 7}
"""Days that a span of each kind may cover; more is a slip of the keyboard."""


def calendar_of(session: Session, school_id: str | None) -> SchoolCalendar:
    """Return a school's calendar; one that knows nothing where there is none, or no school."""
    if school_id is None:
        return SchoolCalendar((), winter_week(session))
    return SchoolCalendar(tuple(session.db.calendar_spans.of(school_id)), winter_week(session))


def calendar_for(session: Session, pupil_id: str) -> SchoolCalendar:
    """Return the calendar of the school a pupil goes to now."""
    now = session.db.schoolings.current(pupil_id)
    return calendar_of(session, now.school_id if now else None)


def winter_week(session: Session) -> int | None:
    """Return the municipality's week of sportlov, None while nobody has said which."""
    said = session.office.winter_week
    return int(said) if said.isdecimal() else None


def say_winter_week(session: Session, week: str) -> None:
    """Keep which week sportlov is in, or `NOT_KNOWN`.

    Raises `UserError` for a stand-in, `ValueError` for a week it is never in.
    """
    if week not in (NOT_KNOWN, *map(str, WINTER_BREAKS)):
        raise ValueError(week)
    save_office(session, winter_week=week)


def save_span(session: Session, span: CalendarSpan) -> CalendarSpan:
    """Keep a term, a break or study days. Raises `UserError` where the days cannot be meant."""
    _hold(span, [one for one in session.db.calendar_spans.of(span.school_id) if one.id != span.id])
    with session.change("calendar_spans", event="calendar_saved", object_id=span.school_id) as db:
        return db.calendar_spans.save(replace(span, name=span.name.strip()))


def remove_span(session: Session, span: CalendarSpan) -> None:
    """Take one away."""
    with session.change("calendar_spans", event="calendar_saved", object_id=span.school_id) as db:
        db.calendar_spans.remove(span.id)


def take_in(session: Session, school_id: str, spans: Iterable[CalendarSpan]) -> list[CalendarSpan]:
    """Keep those of the spans the school does not have already; return them. All or none.

    Raises `UserError` where one cannot be meant.
    """
    there = session.db.calendar_spans.of(school_id)
    known = {(one.kind, one.first_on, one.last_on) for one in there}
    new = [
        replace(one, school_id=school_id)
        for one in spans
        if (one.kind, one.first_on, one.last_on) not in known
    ]
    for span in new:
        _hold(span, [*there, *(one for one in new if one is not span)])
    if new:
        with session.change("calendar_spans", event="calendar_saved", object_id=school_id) as db:
            db.calendar_spans.add_all(new)
    return new


def offered(session: Session, school_id: str) -> list[CalendarSpan]:
    """Return what may be taken in for a school: the municipality's file, else what another school has, else a guess.

    The guess is the terms as they usually lie, and sportlov once its week is said; no other break is guessed.
    """
    known = _known(session, school_id)
    return known or [*usual_terms(school_id, session.today()), *_sportlov(session, school_id)]


def asks_winter_week(session: Session, school_id: str) -> bool:
    """Tell whether a school's year would be made without knowing when sportlov is."""
    spans = session.db.calendar_spans.of(school_id)
    has_term = any(one.kind == "termin" and one.last_on >= session.today() for one in spans)
    return not has_term and not _known(session, school_id)


def _known(session: Session, school_id: str) -> list[CalendarSpan]:
    """Return the municipality's file, else what another school has; empty where there is neither."""
    filed = of_municipality(school_id)
    if filed:
        return filed
    for school in session.db.schools.current():
        spans = session.db.calendar_spans.of(school.id)
        if school.id != school_id and any(one.last_on >= session.today() for one in spans):
            return [CalendarSpan(school_id=school_id, **_told(one)) for one in spans]
    return []


def _sportlov(session: Session, school_id: str) -> list[CalendarSpan]:
    week, spring = winter_week(session), usual_terms(school_id, session.today())[-1]
    if week is None:
        return []
    year = spring.first_on.year
    first, last = (date.fromisocalendar(year, week, day) for day in (1, 5))
    return [
        CalendarSpan(school_id=school_id, kind="lov", name=f"Sportlov {year}", first_on=first, last_on=last)
    ]


def usual_terms(school_id: str, today: date) -> list[CalendarSpan]:
    """Return the two terms of the school year now as they usually lie: from week 34 to 51, and from 2 to 24."""
    start = today.year if today.month >= 7 else today.year - 1
    autumn = date.fromisocalendar(start, 34, 2), date.fromisocalendar(start, 51, 5)
    spring = date.fromisocalendar(start + 1, 2, 1), date.fromisocalendar(start + 1, 24, 3)
    return [
        CalendarSpan(
            school_id=school_id, kind="termin", name=f"{word} {first.year}", first_on=first, last_on=last
        )
        for word, (first, last) in (("Hösten", autumn), ("Våren", spring))
    ]


def of_municipality(school_id: str) -> list[CalendarSpan]:
    """Return the spans of `kommun/lasar.toml`, empty where there is none. Raises `UserError` for a file with faults.

    The file has `[[termin]]`, `[[lov]]` and `[[studiedag]]`, each with `fran`, `till` and `namn`, or one `dag`.
    """
    path = OVERRIDES.folder / FILE if OVERRIDES.folder else None
    if path is None or not path.is_file():
        return []
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        return [
            _read(school_id, one_of(SPAN_KINDS, kind), each) for kind, many in told.items() for each in many
        ]
    except (OSError, UnicodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable(path) from error


def _read(school_id: str, kind: SpanKind, each: dict[str, Any]) -> CalendarSpan:
    first = each.get("dag") or each["fran"]
    last = each.get("dag") or each["till"]
    if type(first) is not date or type(last) is not date:
        raise TypeError(kind)
    return CalendarSpan(
        school_id=school_id, kind=kind, name=str(each.get("namn", "")), first_on=first, last_on=last
    )


def _unreadable(path: Path) -> UserError:
    return UserError(
        "Läsåret i kommunens fil går inte att läsa",
        f"Varje rad behöver fran och till, eller dag, skrivna som 2026-08-18 ({path.name}).",
        "Inget har ändrats.",
        "Rätta filen, eller skriv läsåret för hand.",
    )


def _told(span: CalendarSpan) -> dict[str, Any]:
    return {"kind": span.kind, "name": span.name, "first_on": span.first_on, "last_on": span.last_on}


def _hold(span: CalendarSpan, others: list[CalendarSpan]) -> None:
    days = (span.last_on - span.first_on) // timedelta(days=1) + 1
    wrong = ""
    if days < 1:
        wrong = "Sista dagen är före den första."
    elif days > LONGEST[span.kind]:
        wrong = f"Det är {days} dagar. Stämmer året?"
    elif span.kind == "termin" and overlaps([*others, span], "termin"):
        wrong = "Den ligger över en annan termin."
    if wrong:
        raise UserError(
            f"{NAMES[span.kind]}: dagarna stämmer inte",
            wrong,
            "Inget har ändrats.",
            "Ändra någon av dagarna.",
        )
