"""One thing that happened in a case, whatever it was: what the list, the event whole and the paper show of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from db.clock import day_of, local
from desktop.session.session import Session

EventKind = Literal[
    "moten", "journal", "kartlaggning", "plan", "samtycke", "narvaro", "papper", "arende"
]  # fmt: skip

KINDS: dict[EventKind, str] = {
    "moten": "Möten",
    "journal": "Journal",
    "kartlaggning": "Kartläggning",
    "plan": "Plan",
    "samtycke": "Samtycke",
    "narvaro": "Närvaro",
    "papper": "Papper",
    "arende": "Ärendet",
}
"""The kinds one may want to see alone, in the order they are offered."""

_OPENING = 240  # characters

EventMark = Literal["", "draft", "signed", "transferred", "amended"]
"""Whether what it tells of is written to the end: as notes are marked."""


@dataclass(frozen=True)
class EventPart:
    """A piece of the event whole, under a heading or without. A quote is the words of whom `heading` names."""

    text: str
    heading: str = ""
    is_quote: bool = False


@dataclass(frozen=True)
class CaseEvent:
    """What happened on a day, at an hour (`HH:MM`, or empty), and where it can be read (`page`, `detail`).

    `moment` orders those of the same day and hour. One that `is_protected` has no words of its own here: not in the
    list, not whole, not on paper; it is read where it is opened.
    """

    kind: EventKind
    day: date
    title: str
    icon: str
    page: str
    detail: str = ""
    at: str = ""
    moment: str = ""
    sentence: str = ""
    who: str = ""
    mark: EventMark = ""
    facts: str = ""
    parts: tuple[EventPart, ...] = ()
    is_protected: bool = False
    id: str = ""

    @property
    def order(self) -> tuple[date, str, str, str]:
        """What they are sorted by."""
        return self.day, self.at, self.moment, self.id


def when(moment: datetime) -> tuple[date, str]:
    """Return the day and hour (`HH:MM`) here of a stored moment."""
    return day_of(moment), local(moment).strftime("%H:%M")


def by(session: Session, name: str) -> str:
    """Return who did it as the list says it: the user is *du*."""
    return "du" if name and name == session.worker.name else name


def opening(text: str) -> str:
    """Return the first words of a text on one line, ending with … when something is left out."""
    line = " ".join(text[: _OPENING * 2].split())
    return line if len(line) <= _OPENING else f"{line[:_OPENING].rpartition(' ')[0]} …"


def joined(*parts: str) -> str:
    """Return what is not empty, commas between."""
    return ", ".join(part.strip() for part in parts if part.strip())


def part(heading: str, text: str, *, is_quote: bool = False) -> tuple[EventPart, ...]:
    """Return a piece of the event whole, or nothing when there is no text."""
    return (EventPart(text.strip(), heading, is_quote),) if text.strip() else ()
