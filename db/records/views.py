"""What lists show: facts gathered over several tables. Never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.records.people import Named


@dataclass(frozen=True, kw_only=True)
class ListedCase:
    """What a list needs of a case; the whole of it, with its long texts, costs three times as much to read."""

    id: str
    number: str
    pupil_id: str
    status: str
    opened_on: date
    last_contact_on: date | None
    emblem_colour: int
    emblem_pattern: int


@dataclass(frozen=True, kw_only=True)
class ListedPupil(Named):
    """What a list needs of a pupil."""

    id: str
    first_names: str
    last_name: str
    calling_name: str
    identity_number: str
    birth_date: date | None


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case as a list shows it. `steps` has the eight statuses in process order."""

    case: ListedCase
    pupil: ListedPupil
    school_id: str
    school: str
    class_name: str
    grade: str
    steps: tuple[str, ...]
    next_on: date | None  # next meeting, or the plan's next follow-up; may lie in the past when overdue
    next_time: str
    overdue: int  # tasks past their day
    drafts: int  # unsigned journal notes
    has_plan: bool  # a signed plan
