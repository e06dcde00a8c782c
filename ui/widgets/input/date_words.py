"""Dates and times as people write them in Swedish; `desktop.dates` writes them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from desktop.dates import DAYS, MONTHS

_NEAR = {"idag": 0, "i dag": 0, "imorgon": 1, "i morgon": 1, "i morron": 1, "igår": -1, "i går": -1}
_NEAR |= {"övermorgon": 2, "i övermorgon": 2, "förrgår": -2, "i förrgår": -2}
_FULL = re.compile(r"(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/. -](\d{4}|\d{2}))?\.?")
_WORDS = re.compile(r"(\d{1,2})\.?\s*([a-zåäö]{3,})\.?\s*(\d{4})?")
_CLOCK = re.compile(r"(\d{1,2})[.:, ]?([0-5]\d)?")


def read_date(text: str, today: date) -> date | None:
    """Return the day meant: `2026-11-24`, `24/11`, `24 nov`, `i morgon`, `fredag`. None if it means nothing.

    Without a year the day nearest to today is meant, within half a year before or after.
    """
    words = " ".join(text.lower().split())
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    for place, day in enumerate(DAYS):
        if len(words) >= 3 and day.startswith(words):
            return today + timedelta(days=(place - today.weekday() - 1) % 7 + 1)
    if full := _FULL.fullmatch(words):
        return _made(int(full[1]), int(full[2]), int(full[3]))
    if short := _SHORT.fullmatch(words):
        return _near(int(short[1]), int(short[2]), short[3], today)
    if written := _WORDS.fullmatch(words):
        numbers = [number for number, month in enumerate(MONTHS, 1) if month.startswith(written[2])]
        return _near(int(written[1]), numbers[0], written[3], today) if numbers else None
    return None


def read_time(text: str) -> time | None:
    """Return the time meant: `10.20`, `10:20`, `1020`, `10`. None if it means nothing."""
    clock = _CLOCK.fullmatch(text.strip())
    if clock is None or int(clock[1]) > 23:
        return None
    return time(int(clock[1]), int(clock[2] or 0))


def _near(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _made(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = [_made(candidate, month, day) for candidate in (today.year - 1, today.year, today.year + 1)]
    return min((one for one in found if one), key=lambda one: abs(one - today), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
