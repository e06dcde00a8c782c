"""What the closing letter is made from: no reason codes, no figures of goals, nothing said in private."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.paper.values.follow_up import RecordLine
from desktop.paper.values.plan import Meeting
from desktop.paper.values.shared import RECORD_ONLY, Letterhead, Level, PaperPupil, Words, Worker


@dataclass(frozen=True)
class GoalEnd:
    """One goal as it began and as it is now, in its own words; empty for what was not judged."""

    sentence: str
    then_words: str = ""
    now_words: str = ""


@dataclass(frozen=True)
class PersonNow:
    """Who does what from now on, and when. `role` stands after the name: where they are, or what they are."""

    who: str
    what: str
    role: str = ""
    by_when: str = ""


@dataclass(frozen=True)
class ClosingPaper:
    """Avslut on one A4. `hours` are school hours of ten, None without figures.

    `consent_ends` is the last day of the consent, None where there was none.
    """

    letterhead: Letterhead
    worker: Worker
    pupil: PaperPupil
    number: int
    day: date
    pupil_words: Words
    goals: tuple[GoalEnd, ...] = ()
    attendance: str = ""
    hours: int | None = None
    done: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    people: tuple[PersonNow, ...] = ()
    signs: tuple[str, ...] = ()
    next_meeting: Meeting | None = None
    consent_ends: date | None = None
    record: tuple[RecordLine, ...] = field(default=(), metadata=RECORD_ONLY)
    draft: bool = True
    seal: str = ""
    hindsight: date | None = None
    texts: tuple[tuple[str, str], ...] = ()
    """The fixed texts as they read that day, as in a consent."""
    made_for: Level = field(kw_only=True)
