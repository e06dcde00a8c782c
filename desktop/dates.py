"""Dates and times in Swedish words. Nothing here asks what day it is: `today` is always given."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from db.clock import day_of, local

DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
FAR = 45  # days; beyond that a list says the week


def stored(text: str) -> date | None:
    """Return the day of a setting, ISO 8601; None where it is empty."""
    return date.fromisoformat(text) if text else None


def near(day: date, today: date) -> str:
    """Return `i går`, `i dag` or `i morgon`, or the empty text."""
    return {-1: "i går", 0: "i dag", 1: "i morgon"}.get((day - today).days, "")


def short(day: date, today: date) -> str:
    """Return `i dag`, `tis 1 dec`, or with the year when it is another: `tis 1 dec 2027`."""
    return near(day, today) or f"{DAYS[day.weekday()][:3]} {plain(day, today)}"


def brief(day: date, today: date) -> str:
    """Return `i dag`, `12 nov`, or with the year when it is another: `12 nov 2025`."""
    return near(day, today) or plain(day, today)


def plain(day: date, today: date) -> str:
    """Return `12 nov`, with the year when it is another than today's."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}{year}"


def coming(day: date, today: date) -> str:
    """Return a day in a list of what is next; more than six weeks ahead only the week: `v. 3`."""
    return week(day) if (day - today).days > FAR else short(day, today)


def long(day: date) -> str:
    """Return `tisdag 1 december`."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def full(day: date) -> str:
    """Return `19 november 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def week(day: date) -> str:
    """Return the ISO week: `v. 3`."""
    return f"v. {day.isocalendar().week}"


def clock(at: time | datetime | str) -> str:
    """Return `10.42` for a time of the day or for the stored text `10:42`; a moment is told in local time."""
    if isinstance(at, str):
        return at.replace(":", ".")
    if isinstance(at, datetime) and at.tzinfo is not None:
        at = local(at)
    return f"{at.hour:02d}.{at.minute:02d}"


def locally(at: datetime) -> datetime:
    """Return a moment as the clock on the wall showed it here."""
    return local(at)


def moment(at: datetime, today: date) -> str:
    """Return `i dag 10.42` or `19 nov 10.42`, in local time."""
    return f"{brief(day_of(at), today)} {clock(at)}"


def age(born: date, today: date) -> int:
    """Return whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """Return the day someone turns `years`; who was born on 29 February turns on 1 March in other years."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def months_on(day: date, months: int) -> date:
    """Return the same day some months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
