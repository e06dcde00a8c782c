"""Uppföljning: a meeting of its own beside the locked plan, with a choice per goal and measure, and corrections."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.states import (
    ChildAbsence,
    FollowUpDecision,
    FollowUpHow,
    FollowUpStatus,
    Presence,
    PromiseKept,
    SchoolSilence,
)


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One uppföljning of a case; `number` counts per case. Signed or cancelled it is locked with all under it.

    `plan_id` is the version of the plan that was in force on `held_on`. `due_on` is the day that was to be held
    then; `replaces_due` says that this clears it (`None`: not asked). `next_on` is the next meeting, for a cancelled
    one its new day; `pause_until` ends a pause. `attendance_words` is what the school's figures said when it was
    signed. Times are `HH:MM`.
    """

    id: str = field(default_factory=new_id)
    case_id: str
    plan_id: str | None = None
    number: int = 1
    status: FollowUpStatus = "utkast"
    held_on: date | None = None
    held_time: str = ""
    place: str = ""
    how: FollowUpHow = "mote"
    interpreter: str = ""
    due_on: date | None = None
    replaces_due: bool | None = None
    child_words: str = ""
    child_absence: ChildAbsence = ""
    child_how: str = ""  # how the child's view was sought, when it was not there to say it
    child_words_shown: bool = False  # may be shown to the family
    home_words: str = ""
    school_words: str = ""
    school_silence: SchoolSilence = ""
    worked: str = ""
    not_worked: str = ""
    changes: str = ""
    keeps: str = ""
    ladder_step: str = ""  # the id of a step of trappan in the plan
    snapshot_id: str | None = None
    attendance_words: str = ""
    decision: FollowUpDecision = ""
    decision_reason: str = ""
    pause_until: date | None = None
    next_on: date | None = None
    next_time: str = ""
    next_place: str = ""
    no_more_reason: str = ""  # ingen mer uppföljning, därför att
    cancelled_reason: str = ""
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    discarded_at: datetime | None = None  # in the bin since
    signed_at: datetime | None = None
    signed_by: str = ""
    signed_for: str = ""
    content_hash: str = ""
    branch: str = ""  # see Assessment


@dataclass(frozen=True, kw_only=True)
class FollowUpGoal:
    """Where a goal stood that day, −2 to +2, or that it was not judged and why. `level_then`: the time before."""

    id: str = field(default_factory=new_id)
    follow_up_id: str
    goal_id: str
    lineage: str
    sort_order: int = 0
    level_then: int | None = None
    level: int | None = None
    is_not_judged: bool = False
    why_not: str = ""
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class FollowUpMeasure:
    """Whether a measure was done as promised. `why` is a code in the list `uppfoljning_varfor`.

    `what_now` stands on the family's paper. `new_status` is a code in the list `insats_status` that the user has
    chosen in the same row; empty: the measure goes on as it was.
    """

    id: str = field(default_factory=new_id)
    follow_up_id: str
    measure_id: str
    lineage: str
    sort_order: int = 0
    kept: PromiseKept = ""
    why: str = ""
    what_now: str = ""
    new_status: str = ""


@dataclass(frozen=True, kw_only=True)
class FollowUpPerson:
    """Who was called, and how they took part; empty for not yet said."""

    id: str = field(default_factory=new_id)
    follow_up_id: str
    name: str
    role: str = ""
    how: Presence = ""
    sort_order: int = 0


@dataclass(frozen=True, kw_only=True)
class FollowUpCorrection:
    """A correction of a signed uppföljning: the original stays readable, with the new words beside it."""

    id: str = field(default_factory=new_id)
    follow_up_id: str
    struck: str = ""  # the words that no longer hold; empty when something is only added
    added: str
    reason: str
    signed_at: datetime = field(default_factory=now)
    signed_by: str = ""
    signed_for: str = ""
    content_hash: str = ""
