"""What an uppföljning is made from: no figures of goals, nobody at fault, nothing said in private."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from desktop.paper.values.plan import Meeting, Side
from desktop.paper.values.shared import RECORD_ONLY, Letterhead, Level, PaperPupil, Words, Worker


@dataclass(frozen=True)
class JudgedGoal:
    """One goal then and now, in its own worded levels. `then` and `now` are steps 1 to 5; None for not judged."""

    sentence: str
    then: int | None = None
    now: int | None = None
    then_words: str = ""
    now_words: str = ""
    said: str = ""
    """One sentence about how it goes; why it was not judged, when it was not."""


class PromiseMark(Enum):
    """Whether a measure was done as promised; not due is what nobody has judged too."""

    YES = "gjort"
    PARTLY = "delvis"
    NOT_YET = "inte_an"
    NOT_DUE = "inte_aktuell"


@dataclass(frozen=True)
class Promise:
    """One measure of the plan, whether it was done as promised, and what now in a sentence."""

    who: str
    what: str
    kept: PromiseMark
    role: str = ""
    what_now: str = ""
    side: Side = Side.SCHOOL


@dataclass(frozen=True)
class WeekBar:
    """One bar of the strip: presence in per cent, None where there is no figure; `label` beneath it."""

    label: str
    percent: int | None = None
    is_break: bool = False
    begins_plan: bool = False


@dataclass(frozen=True)
class RecordLine:
    """A heading and its text, for the record alone."""

    heading: str
    text: str


@dataclass(frozen=True)
class FollowUpPaper:
    """Uppföljning on one A4. `since` is the day it is told from. Without a next day `no_next` says why."""

    letterhead: Letterhead
    worker: Worker
    pupil: PaperPupil
    number: int
    day: date
    since: date | None
    pupil_words: Words
    goals: tuple[JudgedGoal, ...] = ()
    promises: tuple[Promise, ...] = ()
    attendance: str = ""
    weeks: tuple[WeekBar, ...] = ()
    changes: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    next_meeting: Meeting | None = None
    no_next: str = ""
    participants: str = ""
    record: tuple[RecordLine, ...] = field(default=(), metadata=RECORD_ONLY)
    draft: bool = True
    seal: str = ""
    hindsight: date | None = None
    texts: tuple[tuple[str, str], ...] = ()
    """The fixed texts as they read that day, as in a consent."""
    made_for: Level = field(kw_only=True)
