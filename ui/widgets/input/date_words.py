"""Dates and times as people write them in Swedish; `desktop.dates` writes them, `desktop.spans` says which can be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, time, timedelta

from desktop.dates import DAYS, MONTHS
from desktop.spans import TABLE, DayKind, DayRule, Span, span

_NEAR = {"idag": 0, "i dag": 0, "imorgon": 1, "i morgon": 1, "i morron": 1, "igår": -1, "i går": -1}
_NEAR |= {"övermorgon": 2, "i övermorgon": 2, "förrgår": -2, "i förrgår": -2}
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_RUN = re.compile(r"(\d{4}|\d{2})(\d{2})(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})|(\d{2})-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})|(\d{1,2})[/.](\d{1,2})(?:[-./ ](\d{2}))?\.?")
_WRITTEN = re.compile(r"(\d{1,2})(?:\.|:?[ae])?\s*([a-zåäö]{3,})\.?,?\s*(\d{4}|\d{2})?")
_WEEKDAY = re.compile(r"(i |på )?([a-zåäö]{3,})\b\.?,?\s*(?:den\b)?\s*(.*)")
_CLOCK = re.compile(r"(?:kl(?:ockan|\.)?\s*)?(\d{1,2})[.:, ]?([0-5]\d)?")

HALF_A_YEAR = timedelta(days=183)


def read_date(text: str, today: date, kind: DayKind) -> date | None:
    """Return the day meant: `2026-11-24`, `261124`, `24/11`, `tis 24 nov 26`, `i går`, `fredag`. None if no day is.

    A year left out is the one that puts the day nearest to today, in a field that looks back the latest one gone;
    where the year says everything (a birthday) it may not be left out. A year of two digits is in the century that
    lies in the kind's span. A bare weekday is one of the seven days before or after today, as the kind looks, and
    nothing in a kind that looks neither way. The day may lie outside the span: `desktop.spans.doubt` tells that.
    """
    words = " ".join(unicodedata.normalize("NFC", text).lower().translate(_DASHES).split())
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if weekday := _WEEKDAY.fullmatch(words):
        place = _weekday(weekday[2])
        if place is not None:
            if not weekday[3]:
                return _next(place, weekday[1], today, TABLE[kind])
            return None if weekday[1] else _read(weekday[3], today, kind, place)
    return _read(words.removeprefix("den "), today, kind, None)


def read_time(text: str) -> time | None:
    """Return the time meant: `10.20`, `10:20`, `1020`, `10`, `kl 10`. None if it means nothing."""
    clock = _CLOCK.fullmatch(" ".join(text.lower().split()))
    if clock is None or int(clock[1]) > 23:
        return None
    return time(int(clock[1]), int(clock[2] or 0))


def _weekday(word: str) -> int | None:
    """Return the place in the week of `tis`, `tisdag` or `tisdags`."""
    return next((place for place, day in enumerate(DAYS) if f"{day}s".startswith(word)), None)


def _next(place: int, said: str | None, today: date, rule: DayRule) -> date | None:
    """Return the day of a bare weekday. `i fredags` and `på fredag` say themselves which way they look."""
    way = {"i ": "back", "på ": "ahead"}.get(said or "", rule.way)
    if way == "ahead":
        return today + timedelta(days=(place - today.weekday() - 1) % 7 + 1)
    if way == "back":
        return today - timedelta(days=(today.weekday() - place - 1) % 7 + 1)
    return None


def _read(words: str, today: date, kind: DayKind, weekday: int | None) -> date | None:
    year, month, day = _parts(words)
    if not (month and day):
        return None
    held = span(kind, today)
    found = [
        one
        for candidate in _years(year, today, kind)
        if (one := _made(candidate, month, day)) and (weekday is None or one.weekday() == weekday)
    ]
    if not year and weekday is not None:  # a wrong weekday is not to be made right by a year nobody said
        found = [one for one in found if one.year == today.year or abs(one - today) <= HALF_A_YEAR]
    elif not year and TABLE[kind].way == "back":
        found = [one for one in found if one <= today] or found
    return _best(found, held, today)


def _parts(words: str) -> tuple[str, int, int]:
    """Return year as written, month and day; zeros when nothing is meant."""
    if run := _RUN.fullmatch(words):
        return run[1], int(run[2]), int(run[3])
    if full := _YEAR_FIRST.fullmatch(words):
        return full[1] or full[4], int(full[2] or full[5]), int(full[3] or full[6])
    if short := _DAY_FIRST.fullmatch(words):
        return short[3] or short[6] or "", int(short[2] or short[5]), int(short[1] or short[4])
    if written := _WRITTEN.fullmatch(words):
        numbers = [number for number, month in enumerate(MONTHS, 1) if month.startswith(written[2])]
        return written[3] or "", numbers[0] if numbers else 0, int(written[1])
    return "", 0, 0


def _years(year: str, today: date, kind: DayKind) -> tuple[int, ...]:
    if len(year) == 4:
        return (int(year),)
    if year:
        return (1900 + int(year), 2000 + int(year))
    return () if TABLE[kind].needs_year else (today.year - 1, today.year, today.year + 1)


def _best(found: Iterable[date], held: Span, today: date) -> date | None:
    """Return the day in the span or least outside it, and of those the one nearest to today."""
    return min(found, key=lambda one: (held.off(one), abs(one - today)), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
