"""Handlingsplan: versions, goals, measures, the ladder, who took part."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.states import Actor, Approval, Attended, GoalStatus, PlanStatus, PointKind, ProgressSubject


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One version of a plan. A signed version is locked with everything under it; a change makes a new one."""

    id: str = field(default_factory=new_id)
    case_id: str
    number: int = 1
    version: int = 1
    status: PlanStatus = "draft"
    child_words: str = ""
    child_missing_reason: str = ""
    situation: str = ""
    attendance: str = ""
    long_term_goal: str = ""
    morning_plan: str = ""
    stop_plan: str = ""
    school_support: str = ""
    shared: str = ""
    private: str = ""
    risk: str = ""  # only on the copy for the file (Akt)
    next_on: date | None = None
    next_time: str = ""
    next_place: str = ""
    next_interpreter: str = ""
    next_called: str = ""
    change_note: str = ""
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    signed_at: datetime | None = None
    signed_by: str = ""
    content_hash: str = ""
    branch: str = ""  # see Assessment
    signed_for: str = ""  # see Assessment


@dataclass(frozen=True, kw_only=True)
class PlanWords:
    """A guardian's own words in the plan."""

    id: str = field(default_factory=new_id)
    plan_id: str
    contact_id: str | None = None
    name: str
    role: str = ""
    words: str = ""
    missing_reason: str = ""
    sort_order: int = 0


@dataclass(frozen=True, kw_only=True)
class PlanPoint:
    """A strength or a barrier as it stands in the plan; `question_id` when it comes from the kartläggning."""

    id: str = field(default_factory=new_id)
    plan_id: str
    kind: PointKind
    text: str
    question_id: str = ""
    sort_order: int = 0


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A goal with five worded levels; `lineage` is the same for the same goal in every version of the plan.

    Levels −2…+2 follow goal attainment scaling (Kiresuk & Sherman 1968); the figures never meet the family.
    """

    id: str = field(default_factory=new_id)
    plan_id: str
    lineage: str = field(default_factory=new_id)
    sort_order: int = 0
    status: GoalStatus = "active"
    wording: str = ""
    noticed: str = ""  # how we notice it
    why: str = ""
    now_text: str = ""
    target_text: str = ""
    due_on: date | None = None
    minus2: str = ""
    minus1: str = ""
    zero: str = ""
    plus1: str = ""
    plus2: str = ""
    current_level: int | None = None


@dataclass(frozen=True, kw_only=True)
class GoalFactor:
    """The factor in the kartläggning that a goal answers to."""

    id: str = field(default_factory=new_id)
    plan_id: str
    goal_id: str
    question_id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What is done, by whom, when. `code` and `status` are codes in the lists `insats` and `insats_status`."""

    id: str = field(default_factory=new_id)
    plan_id: str
    goal_id: str | None = None
    lineage: str = field(default_factory=new_id)
    sort_order: int = 0
    code: str = ""
    what: str = ""
    who: str = ""
    who_role: str = ""
    actor: Actor = "skola"
    when_text: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    level: int = 2
    status: str = "planerad"


@dataclass(frozen=True, kw_only=True)
class LadderStep:
    """One step of trappan, the way back a step at a time."""

    id: str = field(default_factory=new_id)
    plan_id: str
    sort_order: int = 0
    what: str = ""
    when_text: str = ""
    who_meets: str = ""
    plan_b: str = ""
    criterion: str = ""
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Participant:
    """Who took part in making the plan."""

    id: str = field(default_factory=new_id)
    plan_id: str
    name: str
    role: str = ""
    how: Attended = "plats"
    approved: Approval = ""
    approved_on: date | None = None
    sort_order: int = 0


@dataclass(frozen=True, kw_only=True)
class Progress:
    """A noted level of a goal or state of a measure after the plan was signed; `lineage` says which.

    `value` is empty where something was seen and nothing judged. A row with `takes_back` says that another holds no
    longer; that one stays as it is.
    """

    id: str = field(default_factory=new_id)
    case_id: str
    subject: ProgressSubject
    lineage: str
    value: str
    sentence: str = ""
    noted_on: date
    created_at: datetime = field(default_factory=now)
    takes_back: str | None = None
    follow_up_id: str | None = None  # the follow-up it was noted at
