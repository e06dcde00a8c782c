"""Which days can be meant: the one table of plausible days, for the fields and for the verbs.

A day outside its span is told, never stored anew. What a vault already holds stays until somebody mends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from desktop import dates
from desktop.errors import UserError

Way = Literal["back", "ahead", "none"]
DayKind = Literal[
    "pupil_birth",
    "guardian_birth",
    "note",
    "activity",
    "meeting",
    "task",
    "follow_up",
    "plan",
    "approval",
    "consent",
    "signature",
    "intake",
    "enrolment",
    "custody",
    "document",
    "schooling",
    "period",
    "answer",
    "closing",
    "purge",
    "stand_in",
    "school_year",
]


@dataclass(frozen=True)
class DayRule:
    """What a kind of day may be, in whole months from today, the first one moved by `days` too.

    `way` is where a bare weekday looks: `none` takes none, since neither is likelier. `example` is how such a day
    can be written; `needs_year` holds where the nearest year says nothing.
    """

    way: Way
    first: int
    last: int
    example: str
    days: int = 0
    needs_year: bool = False


TABLE: dict[DayKind, DayRule] = {
    "pupil_birth": DayRule("none", -25 * 12, 0, "14/6 2013", needs_year=True),
    "guardian_birth": DayRule("none", -110 * 12, -15 * 12, "14/6 1985", needs_year=True),
    "note": DayRule("back", -3 * 12, 0, "24/11 eller i går"),
    "activity": DayRule("back", -3 * 12, 0, "24/11 eller i går"),
    "meeting": DayRule("ahead", -12, 2 * 12, "24/11 eller i morgon"),
    "task": DayRule("ahead", -12, 2 * 12, "24/11 eller i morgon"),
    "follow_up": DayRule("ahead", 0, 12, "24/11 eller fredag"),
    "plan": DayRule("ahead", -12, 2 * 12, "24/11 eller fredag"),
    "approval": DayRule("back", -12, 0, "24/11 eller i går"),
    "consent": DayRule("none", -12, 2 * 12, "24/11 2026"),
    "signature": DayRule("back", -3 * 12, 0, "24/11 eller i går"),
    "intake": DayRule("back", -5 * 12, 0, "24/11 eller i går"),
    "enrolment": DayRule("none", -5 * 12, 12, "24/11 2026"),
    "custody": DayRule("back", -25 * 12, 0, "24/11 eller i går"),
    "document": DayRule("back", -15 * 12, 0, "24/11 eller i går"),
    "schooling": DayRule("none", -25 * 12, 2 * 12, "18/8 2025"),
    "period": DayRule("none", -60 * 12, 2 * 12, "18/8 2025"),
    "answer": DayRule("none", -25 * 12, 2 * 12, "24/11 2026"),
    "closing": DayRule("back", -5 * 12, 0, "24/11 eller i går"),
    "purge": DayRule("ahead", 0, 12, "24/11 eller fredag"),
    "stand_in": DayRule("ahead", 0, 6, "24/11 eller fredag"),
    "school_year": DayRule("none", -3 * 12, 3 * 12, "18/8 2026"),
}
"""Decision 40: birth, note, meeting, next follow-up, closing. The rest follow what the day can be about."""


@dataclass(frozen=True)
class Span:
    """The first and the last day that can be meant."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Return whether the day lies in the span."""
        return self.first <= day <= self.last

    def off(self, day: date) -> int:
        """Return how many days outside the span a day lies, 0 inside."""
        return max((self.first - day).days, (day - self.last).days, 0)


def span(kind: DayKind, today: date) -> Span:
    """Return the plausible span of a kind of day, seen from today."""
    rule = TABLE[kind]
    first = dates.months_on(today, rule.first) + timedelta(days=rule.days)
    return Span(first, dates.months_on(today, rule.last))


def doubt(kind: DayKind, day: date | None, today: date) -> str:
    """Return in words that a day cannot be meant; empty inside the span and for no day."""
    if day is None or span(kind, today).holds(day):
        return ""
    if day > today and TABLE[kind].last == 0:
        return f"{dates.full(day)} har inte varit än."
    return f"{dates.full(day)} kan inte stämma här."


def between(kind: DayKind, today: date) -> str:
    """Return what to write instead: `Skriv en dag från … till och med i dag.`"""
    held = span(kind, today)
    last = "i dag" if held.last == today else dates.full(held.last)
    first = "i dag" if held.first == today else dates.full(held.first)
    return f"Skriv en dag från {first} till och med {last}."


def hold(kind: DayKind, day: date | None, today: date, *, was: date | None = None) -> None:
    """Raise `UserError` for a day outside its span, unless it is the one that `was` stored already."""
    what = doubt(kind, day, today)
    if what and day != was:
        raise UserError("Dagen stämmer inte", what, "Inget har ändrats.", between(kind, today))
