"""What a handlingsplan is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from desktop.paper.values.shared import RECORD_ONLY, Item, Letterhead, Level, PaperPupil, Words, Worker


class Side(Enum):
    """Where the person who does something stands; also the order of the groups on paper."""

    SCHOOL = "skola"
    HOME = "hemma"
    PUPIL = "elev"
    SOCIAL = "socialtjanst"
    OTHER = "annan"


@dataclass(frozen=True)
class Goal:
    """One active goal. `by` is the day it should be reached; `figures` (−2…+2, T) is for the record only."""

    sentence: str
    noticed_by: str = ""
    now: str = ""
    target: str = ""
    by: date | None = None
    figures: str = field(default="", metadata=RECORD_ONLY)
    private: bool = field(kw_only=True)


@dataclass(frozen=True)
class Doing:
    """One row of who does what. `goals` are the goals' numbers from 1. `role` stands grey under the name."""

    who: str
    what: str
    role: str = ""
    when: str = ""
    goals: tuple[int, ...] = ()
    side: Side = Side.SCHOOL
    private: bool = field(kw_only=True)


@dataclass(frozen=True)
class Step:
    """One step of trappan, in the family's words."""

    what: str


@dataclass(frozen=True)
class Attendance:
    """Attendance as the family reads it: `percent` 0–100 present, `weeks` such as "vecka 43 och 45–47".

    `present_hours` of `all_hours` is said in words ("4 timmar av 10"); the ten squares show `percent`.
    """

    percent: int
    weeks: str = ""


@dataclass(frozen=True)
class Meeting:
    """The next follow-up. `extra` is one free sentence, such as the interpreter being booked."""

    at: datetime | None
    place: str = ""
    extra: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Signer:
    """Who signs a plan. `role` is printed after the name: "elev", "vårdnadshavare", "skolsocionom".

    The line is for the pen, also the worker's; who has signed is told by a copy.
    """

    name: str
    role: str


@dataclass(frozen=True)
class PlanPaper:
    """Handlingsplan. `next_meeting` is required: a plan without a follow-up is not printed."""

    letterhead: Letterhead
    worker: Worker
    pupil: PaperPupil
    number: int
    version: int
    day: date
    next_meeting: Meeting
    pupil_words: Words
    home_words: tuple[Words, ...] = ()
    strengths: tuple[Item, ...] = ()
    hardest: tuple[Item, ...] = ()
    attendance: Attendance | None = None
    situation: str = ""
    """How it is now, in a few sentences."""
    long_term: str = ""
    goals: tuple[Goal, ...] = ()
    doings: tuple[Doing, ...] = ()
    stairs: tuple[Step, ...] = ()
    stairs_now: int | None = None
    """Index from 0 of the present step."""
    morning: str = ""
    stop: str = ""
    school_support: str = ""
    shared_with: str = ""
    participants: str = ""
    changes: tuple[Item, ...] = ()
    changed_since: date | None = None
    safety: str = field(default="", metadata=RECORD_ONLY)
    """Risk and protection."""
    signers: tuple[Signer, ...] = ()
    draft: bool = True
    seal: str = ""
    """Its Kontrollkod, printed in the footer; empty while it has none."""
    hindsight: date | None = None
    """The day it was drawn, when that was after it was signed."""
    texts: tuple[tuple[str, str], ...] = ()
    """The fixed texts as they read that day, as in a consent."""
    made_for: Level = field(kw_only=True)
    """Whose view it was made from. What was made for the record is never drawn for anybody else."""
