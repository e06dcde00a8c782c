"""What lists show: facts gathered over several tables. Never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.records.cases import Case
from db.records.people import Pupil


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case as a list shows it. `steps` has the eight statuses in process order."""

    case: Case
    pupil: Pupil
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
