"""The case: one pupil's time with the team, its steps, tasks and meetings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import get_args

from db.clock import now
from db.ids import new_id
from db.records.states import CaseStatus, Step, StepStatus

STEPS: tuple[Step, ...] = get_args(Step)
"""The eight process steps, codes in the list `steg`, in order."""

STEP_STATUSES: tuple[StepStatus, ...] = get_args(StepStatus)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case. `number` (`26-014`) is all that may stand in titles, file names and logs."""

    id: str = field(default_factory=new_id)
    number: str
    pupil_id: str
    status: CaseStatus = "open"
    opened_on: date
    closed_on: date | None = None
    emblem_colour: int = 0  # 0–7
    emblem_pattern: int = 0  # 0–4
    source: str = ""  # who asked, with role
    request: str = ""  # what the school asks for, in words
    absence_percent: int | None = None
    absence_period: str = ""
    ladder_step: str = ""  # step on the school's own ladder of measures
    school_inquiry_on: date | None = None  # the school's inquiry into absence
    family_asked_on: date | None = None
    earlier_support: str = ""
    intake_decision: str = ""  # code in the list aktualisering_beslut
    intake_reason: str = ""
    intake_decided_on: date | None = None
    enrolled_on: date | None = None
    baseline_attendance: int | None = None  # per cent at enrolment, fixed
    last_contact_on: date | None = None
    closure_reason: str = ""  # code in the list avslutsorsak
    closure_note: str = ""
    created_at: datetime = field(default_factory=now)
    continues: str | None = None  # the pupil's earlier case, where this one goes on from it
    reviewed_on: date | None = None  # when what came along from that case was said to be right still


@dataclass(frozen=True, kw_only=True)
class CaseStep:
    """Where one step of the process stands. Codes in the lists `steg` and `steg_status`."""

    id: str = field(default_factory=new_id)
    case_id: str
    step: Step
    status: StepStatus = "kommande"
    started_on: date | None = None
    finished_on: date | None = None
    reason: str = ""  # why it was skipped, or finished with gaps


@dataclass(frozen=True, kw_only=True)
class StepChange:
    """A change of a step, kept for ever: going back never destroys what was."""

    id: str = field(default_factory=new_id)
    case_id: str
    step: Step
    status: StepStatus
    changed_on: date
    reason: str = ""
    created_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Task:
    """Something to do, in a case or outside one. `icon` is a name in the icon table."""

    id: str = field(default_factory=new_id)
    case_id: str | None = None
    what: str
    icon: str = "check-circle"
    due_on: date | None = None
    done_at: datetime | None = None
    created_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A planned meeting at a place. `starts_at` and `ends_at` are local clock times `HH:MM`."""

    id: str = field(default_factory=new_id)
    case_id: str | None = None
    school_id: str | None = None
    held_on: date
    starts_at: str = ""
    ends_at: str = ""
    title: str
    place: str = ""
    who: str = ""
    interpreter: str = ""
    note_id: str | None = None  # the note it became
    created_at: datetime = field(default_factory=now)
