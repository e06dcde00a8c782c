"""Avslut and Vidmakthållande: how a case was closed, who does what now, and the boosters that come after."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.states import (
    BoosterStatus,
    BoosterView,
    ChildAbsence,
    ClosingStatus,
    GoalOutcome,
    OpenChoice,
    OpenKind,
    UpperSecondary,
)


@dataclass(frozen=True, kw_only=True)
class Closing:
    """One closing of a case; `number` counts per case. Signed it is locked with all under it.

    `reason` is a code in the list `avslutsorsak`. `early_signs` are lines, one a sign. `unfinished_reason` tells why
    drafts of plan, follow-up and kartläggning are left as they are. Times are `HH:MM`.
    """

    id: str = field(default_factory=new_id)
    case_id: str
    number: int = 1
    status: ClosingStatus = "utkast"
    closed_on: date | None = None
    late_reason: str = ""  # why it is dated so far back
    reason: str = ""
    note: str = ""
    child_words: str = ""
    child_absence: ChildAbsence = ""
    child_how: str = ""
    child_words_shown: bool = False  # may be shown to the family
    helped_most: str = ""
    early_signs: str = ""
    unfinished_reason: str = ""
    snapshot_id: str | None = None
    attendance_words: str = ""
    booster_on: date | None = None
    booster_time: str = ""
    booster_place: str = ""
    no_booster_reason: str = ""  # ingen booster, därför
    upper_secondary: UpperSecondary = ""  # behörig till gymnasiet, asked in åk 9 alone
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    signed_at: datetime | None = None
    signed_by: str = ""
    signed_for: str = ""
    content_hash: str = ""
    branch: str = ""  # see Assessment


@dataclass(frozen=True, kw_only=True)
class ClosingGoal:
    """How a goal ended. `level_then` is where it began, `level` where it stood last, −2 to +2."""

    id: str = field(default_factory=new_id)
    closing_id: str
    goal_id: str
    sort_order: int = 0
    level_then: int | None = None
    level: int | None = None
    outcome: GoalOutcome = ""


@dataclass(frozen=True, kw_only=True)
class ClosingPerson:
    """Who does what from now on."""

    id: str = field(default_factory=new_id)
    closing_id: str
    sort_order: int = 0
    who: str = ""
    organisation: str = ""
    what: str = ""
    by_when: str = ""  # in words: `söndagar`, `samma vecka`


@dataclass(frozen=True, kw_only=True)
class ClosingDuty:
    """A task or a meeting that was still to come, what was chosen for it, and whom it was handed to."""

    id: str = field(default_factory=new_id)
    closing_id: str
    sort_order: int = 0
    kind: OpenKind
    subject_id: str
    what: str
    choice: OpenChoice = ""
    to_whom: str = ""


@dataclass(frozen=True, kw_only=True)
class ClosingView:
    """What one of them thought of the support, 0 to 3; None for not answered. `who` is E, V1, V2 …"""

    id: str = field(default_factory=new_id)
    closing_id: str
    sort_order: int = 0
    who: str
    name: str = ""
    listened: int | None = None
    helped: int | None = None
    again: int | None = None


@dataclass(frozen=True, kw_only=True)
class ClosingUndoing:
    """That a closing was a mistake, and why. The closing itself stays as it was signed."""

    id: str = field(default_factory=new_id)
    closing_id: str
    reason: str
    signed_at: datetime = field(default_factory=now)
    signed_by: str = ""
    signed_for: str = ""
    content_hash: str = ""


@dataclass(frozen=True, kw_only=True)
class Booster:
    """One more meeting on a closed case; `number` counts per case. All but a planned one are locked.

    `people` is who was there, in words. `signs_seen` are those lines of the closing's early signs that are seen
    again, `signs_unseen` those that are not. `support` is what and who, where a little is enough. `next_on` is the
    new day of one that was cancelled.
    """

    id: str = field(default_factory=new_id)
    case_id: str
    number: int = 1
    status: BoosterStatus = "planerad"
    planned_on: date
    planned_time: str = ""
    place: str = ""
    held_on: date | None = None
    people: str = ""
    child_words: str = ""
    child_absence: ChildAbsence = ""
    child_how: str = ""
    home_words: str = ""
    school_words: str = ""
    signs_seen: str = ""
    signs_unseen: str = ""
    assessment: BoosterView = ""
    support: str = ""
    reason: str = ""
    next_on: date | None = None
    snapshot_id: str | None = None
    attendance_words: str = ""
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    signed_at: datetime | None = None
    signed_by: str = ""
    signed_for: str = ""
    content_hash: str = ""
    branch: str = ""  # see Assessment
