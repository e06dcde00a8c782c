"""Grupp och råd as a list: by half year and school, newest first, with one sum under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from db.records import GroupActivity
from desktop.content import lists
from desktop.groups.writing import LIST
from desktop.names import swedish
from desktop.session.session import Session

WHOLE = "allt"
_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Half:
    """A half of a year, as a list to choose from says it: `Hösten 2026`. The whole has no days."""

    key: str
    words: str
    first_on: date = date.min
    last_on: date = date.max


@dataclass(frozen=True)
class ActivityRow:
    """One occasion as it is listed. `count` is everybody who took part, None where nobody counted."""

    activity: GroupActivity
    kind: str
    schools: tuple[str, ...]
    school_ids: tuple[str, ...]
    count: int | None
    about: str


def halves(session: Session) -> list[Half]:
    """Return the half years from this one back to the first in which something is written, and the whole."""
    today = session.today()
    found = [_half(today)]
    known = session.db.group_activities.days()
    if known is not None:
        while found[-1].first_on > known[0]:
            found.append(_half(found[-1].first_on - _A_DAY))
    return [*found, Half(WHOLE, "Allt")]


def activity_rows(session: Session, half: Half, school_id: str = "") -> list[ActivityRow]:
    """Return what was done in a half year, at one school or anywhere."""
    db = session.db
    schools = {one.id: one.name for one in db.schools.all()}
    at = db.group_activity_schools.between(half.first_on, half.last_on)
    rows = [
        _row(one, at.get(one.id, []), schools)
        for one in db.group_activities.between(half.first_on, half.last_on)
    ]
    return [row for row in rows if not school_id or school_id in row.school_ids]


def summed(rows: Iterable[ActivityRow]) -> tuple[str, str]:
    """Return the sum in words: `38 tillfällen, 41 timmar` and `17 konsultationer, 12 gruppinsatser`."""
    every = list(rows)
    minutes = sum(row.activity.minutes or 0 for row in every)
    whole = ["1 tillfälle" if len(every) == 1 else f"{len(every)} tillfällen"]
    if minutes:
        whole.append(hours(minutes))
    known = lists()
    count = Counter(row.activity.kind for row in every)
    parts = []
    for code, many in sorted(count.items(), key=lambda one: (-one[1], one[0])):
        item = known.item(LIST, code)
        one, more = item.extra.get("kort", item.label), item.extra.get("flera", item.label)
        parts.append(f"{many} {str(one if many == 1 else more).lower()}")
    return ", ".join(whole), ", ".join(parts)


def hours(minutes: int) -> str:
    """Return minutes as hours, to the nearest half: `41 timmar`, `1,5 timmar`, `1 timme`; under one, minutes."""
    if minutes < 60:
        return f"{minutes} minuter"
    halves_of = (minutes + 15) // 30
    if halves_of == 2:
        return "1 timme"
    return f"{halves_of // 2}{',5' if halves_of % 2 else ''} timmar"


def kind_word(code: str) -> str:
    """Return the short word of a kind, as it stands in the list."""
    item = lists().item(LIST, code)
    return str(item.extra.get("kort") or item.label)


def _half(day: date) -> Half:
    if day.month >= 7:
        return Half(f"{day.year}-2", f"Hösten {day.year}", date(day.year, 7, 1), date(day.year, 12, 31))
    return Half(f"{day.year}-1", f"Våren {day.year}", date(day.year, 1, 1), date(day.year, 6, 30))


def _row(activity: GroupActivity, ids: list[str], schools: dict[str, str]) -> ActivityRow:
    named = sorted((id for id in ids if id in schools), key=lambda id: swedish(schools[id]))
    numbers = [one for one in (activity.pupils, activity.adults, activity.staff) if one is not None]
    return ActivityRow(
        activity,
        kind_word(activity.kind),
        tuple(schools[id] for id in named),
        tuple(named),
        sum(numbers) if numbers else None,
        _about(activity),
    )


def _about(activity: GroupActivity) -> str:
    """Return what it was about, with which occasion of the group it was."""
    if activity.occasion is None:
        return activity.question
    of = f" av {activity.occasions}" if activity.occasions else ""
    which = f"träff {activity.occasion}{of}"
    return f"{activity.question}, {which}" if activity.question else f"T{which[1:]}"
